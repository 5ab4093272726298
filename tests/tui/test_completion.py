"""Completion in the search bar: what is offered, and which keys take it."""

from textual import events

from seedbrowse.tui.widgets.completion_list import CompletionList
from tests.tui import gallery
from tests.tui.piloting import Session, browsing


def labels(session: Session) -> list[str]:
    return [row.label for row in session.screen.completion_list.rows]


def query(session: Session) -> str:
    return session.screen.search_bar.query_text


async def offered(session: Session, typed: str) -> None:
    """Type something, and wait for what it offers."""
    await session.pilot.press("slash")
    await session.press(*({":": "colon", " ": "space"}.get(each, each) for each in typed))
    await session.until(lambda: bool(labels(session)))


async def test_names_of_fields_are_offered_from_the_second_letter_on():
    async with browsing() as session:
        await session.type_query("trust s")
        assert labels(session) == []
        await session.type_query("o")
        assert labels(session) == ["source:"]
        await session.type_query("l")
        assert labels(session) == []
        assert not session.screen.completion_list.display


async def test_tab_takes_the_name_and_then_goes_through_the_values():
    async with browsing() as session:
        await offered(session, "trust so")
        await session.pilot.press("tab")
        assert query(session) == "trust source:"
        await session.until(lambda: len(labels(session)) > 1)
        rows = session.screen.completion_list.rows
        assert len(rows) <= 8
        assert [row.count for row in rows] == sorted((row.count for row in rows), reverse=True)
        await session.press("tab")
        first = query(session)
        await session.press("tab")
        assert query(session) != first
        assert query(session).startswith('trust source:="')
        await session.press("shift+tab")
        assert query(session) == first
        assert session.screen.search_bar.has_focus_within


async def test_tab_pressed_before_the_values_are_there_takes_the_first_of_them():
    async with browsing() as session:
        await session.press("slash", *"lang", "colon", "tab")
        await session.until(lambda: '="' in query(session))


async def test_tab_that_comes_together_with_the_letters_before_it_is_not_lost():
    async with browsing() as session:
        await session.press("slash")
        for key in (*"lang", "colon", *"Eng", "tab"):
            character = {"colon": ":", "tab": "\t"}.get(key, key)
            session.pilot.app.post_message(events.Key(key, character))
        await session.until(lambda: query(session) == 'lang:="English" ')


async def test_shift_tab_begins_with_the_last():
    async with browsing() as session:
        await offered(session, "kw:")
        last = labels(session)[-1]
        await session.press("shift+tab")
        assert last in query(session)


async def test_without_a_list_tab_goes_to_the_next_pane():
    async with browsing() as session:
        await session.type_query("housing")
        await session.press("tab")
        assert session.screen.table.has_focus
        await session.press("slash", "shift+tab")
        assert session.screen.detail.has_focus


async def test_the_list_takes_neither_enter_nor_down():
    for key in ("enter", "down"):
        async with browsing() as session:
            await offered(session, "so")
            await session.press(key)
            assert session.screen.table.has_focus
            assert query(session) == "so"
            assert labels(session) == []


async def test_escape_closes_the_list_before_it_clears_the_query():
    async with browsing() as session:
        await offered(session, "so")
        await session.press("escape")
        assert labels(session) == []
        assert query(session) == "so"
        await session.press("escape")
        assert query(session) == ""
        assert session.screen.search_bar.has_focus_within


async def test_moving_the_cursor_away_closes_the_list():
    async with browsing() as session:
        await offered(session, "trust so")
        await session.press("home")
        assert labels(session) == []


async def test_a_click_takes_a_row_and_typing_goes_on():
    async with browsing() as session:
        await offered(session, "kw:")
        label = labels(session)[1]
        await session.pilot.click(CompletionList, offset=(4, 1))
        await session.rest()
        assert query(session) == f'kw:="{label}" '
        assert session.screen.search_bar.has_focus_within
        await session.type_query("x")
        assert query(session).endswith(" x")


async def test_the_list_covers_rows_and_moves_nothing():
    async with browsing(size=(80, 24)) as session:
        before = session.screen.table.region
        await offered(session, "source:")
        assert session.screen.table.region == before
        shown = session.screen.completion_list.region
        assert shown.y == session.screen.search_bar.region.bottom
        assert shown.right <= 80


async def test_every_line_of_the_list_is_as_wide_as_the_list():
    nasty = "[/] \x1b[31m 漢字" * 20
    records = [gallery.record(number) for number in range(3)]
    records = [type(each)(title="x", container_title=nasty) for each in records]
    async with browsing(records, size=(50, 24)) as session:
        await offered(session, "source:")
        shown = session.screen.completion_list
        for y in range(shown.size.height):
            assert shown.render_line(y).cell_length == shown.size.width
        await session.press("tab")
        assert session.screen.table.row_count == 3


async def test_nothing_is_offered_for_what_the_person_did_not_type():
    async with browsing() as session:
        await session.type_query("so")
        await session.press("enter")
        session.screen.search_bar.query_text = "au"
        await session.rest()
        assert labels(session) == []
