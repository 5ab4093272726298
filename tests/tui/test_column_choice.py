"""Choosing columns, in the program."""

import pytest

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns, column_preferences
from seedbrowse.paths import state_dir
from seedbrowse.search.engine import SortKey
from seedbrowse.tui.columns import COLUMNS, USUAL
from seedbrowse.tui.screens.column_choice import ColumnDialog
from tests.tui.piloting import Session, browsing


def header(session: Session) -> str:
    return session.table_text.splitlines()[0]


def shown(session: Session) -> list[str]:
    return [column.id for column, _width in session.screen.table.layout_here.columns]


async def choose(session: Session, *keys: str) -> ColumnDialog:
    """Open the dialog, and press keys in it."""
    await session.pilot.press("w")
    await session.pilot.pause()
    dialog = session.pilot.app.screen
    assert isinstance(dialog, ColumnDialog)
    await session.pilot.press(*keys)
    await session.pilot.pause()
    return dialog


async def test_a_column_is_found_by_its_letters_and_shown_at_once():
    async with browsing(size=(160, 40)) as session:
        await choose(session, *"lang", "space")
        assert shown(session) == [*USUAL, "language"]
        assert "language" in header(session)
        assert "English" in session.table_text
        await session.press("enter")
        assert shown(session) == [*USUAL, "language"]


async def test_escape_leaves_the_table_as_it_was():
    async with browsing(size=(160, 40)) as session:
        before = header(session)
        await choose(session, "down", "space", "ctrl+w", "shift+right", "shift+down", "space")
        assert header(session) != before
        await session.press("escape")
        assert header(session) == before
        assert session.screen.columns.value == ChosenColumns()


async def test_columns_change_their_places_and_the_first_one_cannot_go_further():
    async with browsing(size=(160, 40)) as session:
        await choose(session, "shift+up", "shift+down", "shift+down")
        assert shown(session) == ["authors", "title", "year", "source", "cited"]
        await session.pilot.press("alt+up")
        await session.press("enter")
        assert shown(session) == ["authors", "year", "title", "source", "cited"]


async def test_a_key_makes_a_column_wider_and_another_one_gives_its_usual_width_back():
    async with browsing(size=(160, 40)) as session:
        table = session.screen.table
        usual = table.layout_here.width_of("source")
        dialog = await choose(session, "down", "down", "down", "shift+right", "shift+right")
        assert table.layout_here.width_of("source") == usual + 4
        await session.pilot.press("shift+left")
        assert table.layout_here.width_of("source") == usual + 2
        await session.pilot.press("ctrl+w")
        assert table.layout_here.width_of("source") == usual
        assert dialog.chosen == ChosenColumns()


async def test_a_width_for_which_there_is_no_room_is_not_kept():
    async with browsing(size=(60, 24)) as session:
        chosen = tuple(map(ChosenColumn, ("year", "authors", "title", "type")))
        session.screen.table.chosen = ChosenColumns(chosen)
        dialog = await choose(session, "down", "down", "down", "shift+right", "shift+right")
        assert dialog.chosen.shown == chosen


async def test_the_usual_columns_come_back_by_one_key():
    async with browsing(size=(160, 40)) as session:
        session.screen.table.chosen = ChosenColumns((ChosenColumn("doi"), ChosenColumn("title")))
        await choose(session, "ctrl+r")
        assert shown(session) == [*USUAL]
        await session.press("enter")
        assert session.screen.table.chosen == ChosenColumns()


async def test_the_last_column_stays():
    async with browsing(size=(160, 40)) as session:
        session.screen.table.chosen = ChosenColumns((ChosenColumn("title"),))
        await choose(session, "space", "space", "space")
        assert shown(session) == ["title"]


async def test_what_there_is_no_room_for_is_told_and_what_is_called_by_nothing_too():
    async with browsing(size=(80, 24)) as session:
        await choose(session, *"country", "space", *["backspace"] * 7, *"funding", "space")
        assert "no room" in session.text
        await session.pilot.press(*"zzz")
        await session.pilot.pause()
        assert "No column is called like this." in session.text
        await session.pilot.press("space", "shift+up", "shift+left", "ctrl+w")
        await session.press("enter")


async def test_the_choice_is_there_in_the_next_run():
    async with browsing(size=(160, 40)) as session:
        await choose(session, *"doi", "space")
        await session.press("enter")
    assert [each.id for each in column_preferences(state_dir).value.shown] == [*USUAL, "doi"]
    async with browsing(size=(160, 40)) as session:
        assert shown(session) == [*USUAL, "doi"]


async def test_what_is_damaged_of_an_earlier_run_is_told_and_the_usual_is_shown():
    names = ("columns", "panes", "theme", "export")
    for name in names:
        (state_dir() / f"{name}.json").write_text("{")
    async with browsing(size=(160, 40)) as session:
        assert shown(session) == [*USUAL]
        await session.press("e")
        told = "\n".join(session.notices)
        for name in names:
            assert f"{name}.json is damaged" in told
            assert f"puts it aside as {name}.damaged-" in told


async def test_what_cannot_be_kept_is_told_and_lasts_until_the_end():
    async with browsing(size=(160, 40)) as session:
        (state_dir() / "columns.lock").mkdir()
        await choose(session, *"doi", "space")
        await session.press("enter")
        await session.until(lambda: any("not kept" in notice for notice in session.notices))
        assert "doi" in shown(session)


async def test_a_border_of_the_header_is_dragged_and_the_width_is_kept():
    async with browsing(size=(160, 40)) as session:
        table, pilot = session.screen.table, session.pilot
        authors = table.layout_here.width_of("authors")
        end = 1 + header(session).index("title") - 2
        await pilot.hover("RecordTable", offset=(10, 1))
        assert "│" in header(session)
        await pilot.mouse_down("RecordTable", offset=(end, 1))
        await pilot.hover("RecordTable", offset=(end + 6, 1))
        await pilot.mouse_up("RecordTable", offset=(end + 6, 1))
        await session.rest()
        assert table.layout_here.width_of("authors") == authors + 6
        assert session.screen.order.by is SortKey.RELEVANCE, "a drag is no click"
        await pilot.hover("RecordTable", offset=(10, 5))
        assert "│" not in header(session)
    assert column_preferences(state_dir).value.shown[1] == ChosenColumn("authors", authors + 6)


async def test_the_border_behind_the_title_gives_room_to_the_next_column():
    async with browsing(size=(160, 40)) as session:
        table, pilot = session.screen.table, session.pilot
        source, title = (table.layout_here.width_of(each) for each in ("source", "title"))
        end = 1 + header(session).index("source") - 1
        await pilot.mouse_down("RecordTable", offset=(end, 1))
        await pilot.hover("RecordTable", offset=(end - 5, 1))
        await pilot.mouse_up("RecordTable", offset=(end - 5, 1))
        await session.rest()
        assert table.layout_here.width_of("source") == source + 5
        assert table.layout_here.width_of("title") == title - 5


async def test_words_that_answer_the_query_are_highlighted_in_the_columns_that_have_them():
    async with browsing(size=(160, 40)) as session:
        session.screen.table.chosen = ChosenColumns(
            (ChosenColumn("title"), ChosenColumn("keywords", 60), ChosenColumn("volume"))
        )
        await session.type_query("ethnography")
        line = session.screen.table.render_line(1)
        marked = [each.text for each in line if each.style and each.style.underline]
        assert "ethnography" in marked


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 50)])
async def test_the_dialog_fits_every_terminal_and_leaves_the_header_in_sight(size):
    async with browsing(size=size) as session:
        dialog = await choose(session, *["down"] * 30)
        window = dialog.query_one(".window").region
        assert dialog.region.contains_region(window)
        assert size[1] < 20 or window.y > session.screen.table.content_region.y
        assert len(session.text.splitlines()) <= size[1]


def test_every_column_has_a_place_in_a_wide_table_of_its_own():
    for column in COLUMNS.values():
        assert column.heading
        assert column.width >= column.least
        assert len(column.heading) <= 11, "the list of the dialog has so much room"
