"""Panes: which are in sight, how large they are, and that no key or size loses the place."""

import json
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from seedbrowse.paths import state_dir
from seedbrowse.tui.pane_sizes import Pane, PaneSizes, Split
from tests.tui import gallery
from tests.tui.piloting import Session, browsing


async def resize(session: Session, width: int, height: int) -> None:
    await session.pilot.resize_terminal(width, height)
    await session.rest()


def in_sight(session: Session) -> set[Pane]:
    """What stands on the terminal, as Textual has placed it."""
    screen = session.screen
    panes = screen.panes.widgets.items()
    return {pane for pane, widget in panes if widget.region.size and widget.is_on_screen}


async def drag(session: Session, start: tuple[int, int], end: tuple[int, int]) -> None:
    pilot = session.pilot
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await session.rest()


# Room


async def test_a_small_terminal_shows_one_pane_and_a_larger_one_both():
    async with browsing(size=(50, 24)) as session:
        screen = session.screen
        assert in_sight(session) == {Pane.TABLE}
        await session.press("enter")
        assert in_sight(session) == {Pane.DETAIL}
        await session.press("escape")
        assert in_sight(session) == {Pane.TABLE}
        await resize(session, 80, 24)
        assert screen.detail.region.y == screen.table.region.bottom
        await resize(session, 120, 24)
        assert screen.detail.region.x == screen.table.region.right


async def test_tab_brings_a_pane_in_sight_where_there_is_room_for_one():
    async with browsing(size=(50, 24)) as session:
        await session.press("tab")
        assert session.screen.detail.has_focus
        assert in_sight(session) == {Pane.DETAIL}
        await session.press("tab")
        assert session.screen.search_bar.has_focus_within
        assert in_sight(session) == {Pane.TABLE}


async def test_reading_survives_a_terminal_that_becomes_small():
    async with browsing(size=(120, 30)) as session:
        await session.press("enter")
        await resize(session, 50, 14)
        assert session.screen.detail.has_focus
        assert in_sight(session) == {Pane.DETAIL}


async def test_another_size_loses_neither_cursor_nor_scroll_nor_query():
    records = [gallery.record(number) for number in range(300)]
    async with browsing(records, size=(160, 45)) as session:
        screen = session.screen
        await session.type_query("the")
        await session.press("enter", "pagedown", "pagedown", "down")
        title, row = session.title, screen.table.cursor
        await session.press("tab", "pagedown", "down")
        shown = screen.detail.record
        scrolled = screen.detail.scroll_offset.y
        for size in ((80, 24), (50, 12), (20, 6), (100, 30), (160, 45)):
            await resize(session, *size)
            assert (session.title, screen.table.cursor, screen.typed) == (title, row, "the")
            assert screen.detail.record is shown
            assert screen.detail.has_focus
        assert screen.table.cursor_in_sight
        assert screen.detail.scroll_offset.y == scrolled


# Splits


async def test_brackets_move_the_split_between_table_and_detail():
    async with browsing(size=(120, 36)) as session:
        screen = session.screen
        width = screen.table.region.width
        await session.press("[")
        assert screen.table.region.width < width
        await session.press("]", "]")
        assert screen.table.region.width > width
        assert screen.detail.region.right == 120


async def test_brackets_move_the_split_up_and_down_where_the_detail_is_below():
    async with browsing(size=(80, 24)) as session:
        screen = session.screen
        height = screen.table.region.height
        await session.press("[")
        assert screen.table.region.height == height - 2
        await session.press("]", "]")
        assert screen.table.region.height == height + 2


async def test_no_split_can_be_moved_so_far_that_a_pane_is_gone():
    async with browsing(size=(100, 30)) as session:
        await session.press(*"[" * 40)
        assert session.screen.table.region.width >= 20
        await session.press(*"]" * 60)
        assert session.screen.detail.region.width >= 20


@pytest.mark.parametrize("size", [(50, 24), (20, 6)])
async def test_where_one_pane_is_in_sight_brackets_do_nothing(size: tuple[int, int]):
    async with browsing(size=size) as session:
        assert not session.screen.is_available("split.left")
        await session.press("[", "]", "]")
        assert session.screen.panes.sizes == PaneSizes()


async def test_the_mouse_drags_the_split_between_table_and_detail():
    async with browsing(size=(120, 36)) as session:
        screen = session.screen
        await drag(session, (screen.detail.region.x, 20), (60, 20))
        assert screen.detail.region.x == 60
        await drag(session, (59, 8), (90, 8))
        assert screen.detail.region.x == 90
        assert session.title == gallery.RECORDS[0].title


async def test_the_mouse_drags_the_split_above_the_detail():
    async with browsing(size=(80, 24)) as session:
        screen = session.screen
        await drag(session, (40, screen.detail.region.y), (40, 8))
        assert screen.detail.region.y == 8


async def test_two_clicks_on_a_split_bring_it_back():
    async with browsing(size=(120, 36)) as session:
        screen = session.screen
        at = screen.detail.region.x
        await drag(session, (at, 20), (60, 20))
        await session.pilot.click(offset=(60, 20), times=2)
        await session.rest()
        assert screen.detail.region.x == at


async def test_splits_are_where_they_were_when_the_program_is_started_again():
    async with browsing(size=(120, 36)) as session:
        await drag(session, (session.screen.detail.region.x, 20), (60, 20))
    async with browsing(size=(120, 36)) as session:
        assert session.screen.detail.region.x == 60
        # Shares of the room, not columns.
        await resize(session, 160, 36)
        assert session.screen.detail.region.x == 80


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"beside": 7}', b"\xff", b"[" * 100_000],
    ids=["empty", "list", "beyond", "binary", "deep"],
)
async def test_sizes_that_cannot_be_read_are_the_usual_ones(content: bytes):
    (state_dir() / "panes.json").write_bytes(content)
    async with browsing(size=(120, 36)) as session:
        assert session.screen.panes.sizes == PaneSizes()
        await session.press("[")
    assert json.loads((state_dir() / "panes.json").read_bytes())["beside"] > 0.4


async def test_sizes_that_cannot_be_kept_hold_until_the_end(tmp_path: Path):
    (state_dir() / "panes.json").mkdir()
    async with browsing(size=(120, 36)) as session:
        await session.press("[")
        await session.until(lambda: any("panes" in notice for notice in session.notices))
        assert session.screen.panes.sizes != PaneSizes()


# Zoom


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45)])
async def test_z_gives_the_focused_pane_all_the_room_and_takes_it_back(size: tuple[int, int]):
    async with browsing(size=size) as session:
        await session.press("z")
        assert in_sight(session) == {Pane.TABLE}
        assert session.screen.table.region.width == size[0]
        await session.press("z")
        assert in_sight(session) == {Pane.TABLE, Pane.DETAIL}
        await session.press("tab", "z")
        assert in_sight(session) == {Pane.DETAIL}
        await session.press("tab")
        assert in_sight(session) == {Pane.TABLE}


async def test_escape_ends_a_zoom_before_anything_else():
    async with browsing() as session:
        await session.type_query("trust")
        await session.press("enter", "z", "escape")
        assert in_sight(session) == {Pane.TABLE, Pane.DETAIL}
        assert session.screen.typed == "trust"
        await session.press("escape")
        assert session.screen.typed == ""


async def test_a_zoom_keeps_the_place():
    records = [gallery.record(number) for number in range(300)]
    async with browsing(records) as session:
        await session.press("pagedown", "pagedown", "up", "up")
        table = session.screen.table
        place = table.cursor, table.scroll_offset.y
        await session.press("tab", "z", "z", "shift+tab")
        assert (table.cursor, table.scroll_offset.y) == place


# Reading


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 50)])
async def test_enter_shows_the_record_alone_in_a_comfortable_measure(size: tuple[int, int]):
    async with browsing(size=size) as session:
        await session.press("enter")
        detail = session.screen.detail
        assert in_sight(session) == {Pane.DETAIL}
        lines = [detail.render_line(y).text for y in range(detail.size.height)]
        widest = max(len(line.rstrip()) for line in lines)
        margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
        assert widest - margin <= 80
        assert abs((detail.size.width - widest) - margin) <= 80


async def test_j_and_k_read_the_next_record_and_the_one_before():
    async with browsing() as session:
        await session.press("enter", "j", "j")
        assert session.screen.detail.record is gallery.RECORDS[2]
        assert "3 of 40" in session.text
        await session.press("k")
        assert session.screen.detail.record is gallery.RECORDS[1]
        assert session.screen.detail.has_focus
        await session.press("escape")
        assert session.title == gallery.RECORDS[1].title
        assert in_sight(session) == {Pane.TABLE, Pane.DETAIL}


async def test_arrows_move_within_the_record_that_is_read():
    async with browsing(size=(80, 24)) as session:
        await session.press("enter", "down", "down")
        assert session.screen.detail.scroll_offset.y == 2
        assert session.screen.detail.record is gallery.RECORDS[0]


async def test_in_a_pane_that_is_not_alone_j_moves_within_the_record():
    async with browsing(size=(120, 20)) as session:
        await session.press("tab", "j")
        assert session.screen.detail.scroll_offset.y == 1
        assert session.screen.table.cursor == 0


async def test_typing_a_query_ends_reading():
    async with browsing() as session:
        await session.press("enter")
        await session.type_query("trust")
        assert in_sight(session) == {Pane.TABLE, Pane.DETAIL}


async def test_z_leaves_a_record_that_is_read_beside_the_others():
    async with browsing() as session:
        await session.press("enter", "z")
        assert in_sight(session) == {Pane.TABLE, Pane.DETAIL}
        assert session.screen.detail.has_focus


async def test_keys_that_come_together_with_enter_are_those_of_reading():
    async with browsing() as session:
        for key in ("enter", "j", "j"):
            character = {"enter": "\r"}.get(key, key)
            session.pilot.app.post_message(events.Key(key, character))
        await session.until(lambda: session.screen.table.cursor == 2)
        await session.rest()
        assert session.screen.detail.has_focus


async def test_letters_of_panes_type_in_the_search_bar():
    async with browsing() as session:
        await session.type_query("z[]jk")
        assert session.screen.query_one(Input).value == "z[]jk"
        assert session.screen.panes.sizes == PaneSizes()
        assert [*session.screen.panes.splits] == [Split.BESIDE]
