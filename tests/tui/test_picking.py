"""The interface as a picker."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual import events

from seedbrowse.paths import data_dir
from seedbrowse.records import Record
from seedbrowse.tui.picking import PickApp, PickScreen
from tests.tui import gallery
from tests.tui.piloting import Session


@asynccontextmanager
async def picking(
    records: Sequence[Record] = gallery.RECORDS,
    *,
    query: str = "",
    size: tuple[int, int] = (120, 36),
) -> AsyncIterator[Session]:
    opening = gallery.Telling(gallery.load_of(records))
    app = PickApp(opening, label="solidarity.txt", query=query, paths=[gallery.PATH])
    async with app.run_test(size=size, notifications=True) as pilot:
        session = Session(pilot)
        await session.rest()
        yield session


async def ended(session: Session) -> Sequence[Record] | None:
    """Wait for the end of the program; what was chosen."""
    await session.until(lambda: not session.pilot.app.is_running)
    chosen: Sequence[Record] | None = session.pilot.app.return_value
    return chosen


async def test_letters_type_at_once_and_enter_chooses_the_best_record():
    async with picking() as session:
        assert session.screen.search_bar.has_focus_within
        await session.press(*"reciprocity")
        await session.pilot.press("enter")
        (chosen,) = await ended(session)
        assert chosen.title.startswith("Reciprocity without return")


async def test_keys_typed_in_one_go_mean_what_they_mean_one_by_one():
    async with picking() as session:
        for key in (*"reciprocity", "enter"):
            session.pilot.app.post_message(events.Key(key, "\r" if key == "enter" else key))
        (chosen,) = await ended(session)
        assert chosen.title.startswith("Reciprocity without return")
    async with picking() as session:
        for key in ("down", "space", "space", "a", "A", "space", "a", "enter"):
            character = {"down": None, "space": " ", "enter": "\r"}.get(key, key)
            session.pilot.app.post_message(events.Key(key, character))
        assert len(await ended(session)) == 40


async def test_a_query_can_stand_there_from_the_start():
    async with picking(query="reciprocity") as session:
        assert session.screen.search_bar.query_text == "reciprocity"
        assert session.title.startswith("Reciprocity without return")
        await session.press("escape")
        assert session.screen.table.row_count == 40


async def test_enter_in_the_table_and_in_the_detail_chooses_the_highlighted_record():
    for keys in (("down", "j", "j"), ("down", "j", "j", "tab")):
        async with picking() as session:
            await session.press(*keys)
            await session.pilot.press("enter")
            assert await ended(session) == (gallery.RECORDS[2],)


async def test_marked_records_are_chosen_in_the_order_of_the_table_and_then_forgotten():
    async with picking() as session:
        await session.press("down", "j", "space", "g", "space", "G")
        await session.pilot.press("enter")
        assert await ended(session) == tuple(gallery.RECORDS[:2])
    assert not (data_dir() / "marks").exists()


async def test_marked_records_that_are_not_shown_are_chosen_too():
    async with picking() as session:
        await session.press("down", "space", "slash", *"reciprocity")
        await session.pilot.press("enter")
        assert await ended(session) == (gallery.RECORDS[0],)


@pytest.mark.parametrize(
    "keys", [("escape",), ("x", "escape", "escape"), ("down", "escape"), ("down", "q")]
)
async def test_escape_with_nothing_left_to_close_and_q_choose_nothing(keys: tuple[str, ...]):
    async with picking() as session:
        await session.pilot.press(*keys)
        assert await ended(session) is None
        assert not session.pilot.app.was_interrupted


async def test_control_c_chooses_nothing_and_is_told_apart():
    async with picking() as session:
        await session.pilot.press("ctrl+c")
        assert await ended(session) is None
        assert session.pilot.app.was_interrupted


async def test_a_record_can_still_be_read():
    async with picking() as session:
        await session.press("down", "r")
        assert session.screen.detail.has_focus
        await session.press("escape")
        assert session.screen.table.has_focus


async def test_nothing_can_be_chosen_where_nothing_is_found():
    async with picking(query="xyzzyq") as session:
        assert not session.screen.is_available("pick.choose")
        await session.press("enter")
        assert session.pilot.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_key_bar_tells_how_to_choose_and_how_to_read(size: tuple[int, int]):
    async with picking(size=size) as session:
        bar = session.screen.key_bar
        assert bar.render_line(0).text.strip().startswith("Enter Choose  PgDn Results")
        await session.press("down")
        assert bar.render_line(0).text.strip().startswith("Enter Choose")
        assert "r Read" in bar.render_line(0).text
        await session.pilot.click("KeyBar", offset=(3, 0))
        assert await ended(session) == (gallery.RECORDS[0],)


async def test_the_help_and_the_palette_tell_the_keys_of_a_picker():
    async with picking() as session:
        assert isinstance(session.screen, PickScreen)
        await session.pilot.press("down", "question_mark")
        await session.pilot.pause()
        assert "Picking" in session.text
        await session.pilot.press("escape", "ctrl+p", *"choose")
        await session.pilot.pause(0.3)
        assert "Choose" in session.text
        await session.pilot.press("enter")
        assert await ended(session) == (gallery.RECORDS[0],)
