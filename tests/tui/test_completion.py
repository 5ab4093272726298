"""Completion in the search bar: what is offered, and which keys take it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from textual import events
from textual.message import Message
from textual.messages import Layout

from seedbrowse.library.opening import LibraryChanged, LoadFinished, LoadStarted, OpeningEvent
from seedbrowse.records import Record, Source
from seedbrowse.tui import notices
from seedbrowse.tui.intake import LoadState
from seedbrowse.tui.widgets.completion_list import CompletionList
from tests.tui import gallery
from tests.tui.piloting import Session, browsing


def labels(session: Session) -> list[str]:
    return [row.label for row in session.screen.completion_list.rows]


def query(session: Session) -> str:
    return session.screen.search_bar.query_text


@contextmanager
def layouts_of(session: Session) -> Iterator[list[Message]]:
    """Every layout of the screen that is asked for meanwhile."""
    layouts: list[Message] = []
    post = session.screen.post_message

    def counting(message: Message) -> bool:
        if isinstance(message, Layout):
            layouts.append(message)
        return post(message)

    session.screen.post_message = counting
    try:
        yield layouts
    finally:
        session.screen.post_message = post


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


async def test_from_an_empty_line_tab_goes_to_the_next_pane():
    async with browsing() as session:
        await session.press("slash", "tab")
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
        session.screen.search_bar.line.value = "au"
        await session.rest()
        assert labels(session) == []


async def test_the_list_is_as_high_as_it_has_rows_and_leaves_the_answer_in_sight():
    for size, most in (((80, 24), 4), ((120, 36), 8)):
        async with browsing(size=size) as session:
            shown = session.screen.completion_list
            await offered(session, "author:")
            assert shown.region.height == len(labels(session)) == most
            await session.type_query("or")
            assert 0 < len(labels(session)) < most
            assert shown.region.height == len(labels(session))
            await session.press("backspace", "backspace")
            assert shown.region.height == most


async def test_the_list_has_an_edge_at_either_side_without_colours():
    async with browsing() as session:
        await offered(session, "lang:")
        shown = session.screen.completion_list
        lines = [shown.render_line(y).text for y in range(shown.size.height)]
        assert all(line[0] == line[-1] == "│" for line in lines)


async def test_a_label_stands_below_what_it_takes_the_place_of():
    async with browsing() as session:
        await offered(session, "trust lang:")
        shown, bar = session.screen.completion_list, session.screen.search_bar.line
        label = shown.render_line(0).text.index(labels(session)[0])
        assert shown.region.x + label == bar.region.x + len("trust ")


async def test_the_end_of_a_path_is_shown_where_the_whole_has_no_room():
    path = f"{'long folder/' * 10}漢字/scopus (3).txt"
    source = Source(path, 1, 2, "scopus-text")
    records = [Record(title="x", container_title="journal " * 20, source=source)]
    async with browsing(records) as session:
        await offered(session, "file:")
        line = session.screen.completion_list.render_line(0)
        assert "漢字/scopus (3).txt" in line.text.replace("\0", "")
        assert "⇥ …" in line.text
        assert line.cell_length == session.screen.completion_list.size.width
        session.screen.replace_query("")
        await session.type_query("source:")
        assert "⇥ journal" in session.screen.completion_list.render_line(0).text


async def test_counts_are_said_to_be_of_all_records():
    async with browsing() as session:
        await offered(session, "trust lang:")
        assert "in all" in session.screen.completion_list.render_line(0).text


@pytest.mark.parametrize("typed", ["is:marked", "oa:yes", "trust has:doi", "-IS:marked"])
async def test_nothing_is_offered_for_what_is_typed_in_full(typed: str):
    async with browsing() as session:
        await offered(session, typed[:-1])
        await session.type_query(typed[-1])
        assert labels(session) == []
        await session.press("tab")
        assert labels(session) == []
        assert session.screen.search_bar.query_text == typed


async def test_values_and_counts_follow_a_library_that_grows():
    go_on = [Event(), Event()]

    def loading() -> Iterator[OpeningEvent]:
        yield LoadStarted()
        go_on[0].wait(20)
        yield LibraryChanged(gallery.SteadyLibrary(gallery.RECORDS[:20]))
        go_on[1].wait(20)
        yield LibraryChanged(gallery.SteadyLibrary(gallery.RECORDS))
        yield LoadFinished()

    def count() -> int | None:
        rows = session.screen.completion_list.rows
        return rows[0].count if rows else 0

    async with browsing(opening=gallery.Telling(loading()), rest=False) as session:
        try:
            await session.pilot.press("slash", *"lang", "colon")
            await session.until(lambda: session.screen.asked_at is not None)
            assert count() == 0
            go_on[0].set()
            await session.until(lambda: count() == 14)
            go_on[1].set()
            await session.until(lambda: count() == 32)
            await session.press("tab")
            assert '="' in query(session)
        finally:
            for each in go_on:
                each.set()


async def test_a_list_that_was_closed_stays_closed_when_a_library_arrives():
    async with browsing() as session:
        await offered(session, "lang:")
        await session.press("escape")
        session.screen.replace_library(gallery.SteadyLibrary(gallery.RECORDS[:9]))
        await session.rest()
        assert labels(session) == []


async def test_a_hint_the_bar_has_no_room_for_is_told_below_it_unless_a_list_is_open_there():
    async with browsing(size=(80, 24)) as session:
        told = session.screen.hint_line
        await session.type_query("newcomers and institutions of trust is:blah")
        assert told.told == session.screen.hints[0].message
        assert told.region.y == session.screen.search_bar.region.bottom
        assert told.region.height == len(told.told) // 76 + 1 <= 2
        assert {told.render_line(y).cell_length for y in range(told.size.height)} == {80}
        assert told.render_line(0).text.startswith("│ ")
        await session.type_query(" lang:")
        assert labels(session)
        assert not told.display
        await session.press("escape")
        assert told.display
        await session.press("escape")
        assert not told.display


async def test_a_hint_moves_into_the_bar_and_out_of_it_as_the_terminal_is_resized():
    async with browsing(size=(80, 24)) as session:
        told, bar = session.screen.hint_line, session.screen.search_bar
        await session.type_query("newcomers and institutions of trust is:blah")
        hint = session.screen.hints[0].message
        for width, has_room in ((200, True), (80, False), (200, True), (60, False)):
            await session.pilot.resize_terminal(width, 24)
            await session.rest()
            assert (hint in bar.line.render_line(0).text) is has_room
            assert told.display is not has_room
            assert (hint in str(session.screen.table.border_title)) is not has_room
            assert told.told == ("" if has_room else hint)


async def test_another_letter_of_what_is_wrong_needs_no_layout():
    async with browsing(size=(80, 24)) as session:
        await session.type_query("newcomers and institutions of trust is:blah")
        with layouts_of(session) as layouts:
            await session.type_query("xy")
            assert "blahxy" in session.screen.hint_line.told
            assert layouts == []


async def test_a_hint_of_any_length_has_two_lines_at_most():
    async with browsing(size=(30, 24)) as session:
        told = session.screen.hint_line
        told.tell("漢字 and more " * 30, 30, 2)
        await session.pilot.pause()
        assert told.region.height == 2
        assert [told.render_line(y).cell_length for y in range(2)] == [30, 30]
        assert "…" in told.render_line(1).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("is:kept", "Nothing is kept yet"),
        ("trust (tag:method OR is:tagged)", "Nothing has a tag yet"),
        ("is:duplicate", "No two records here are of the same work"),
        ("-is:kept xyzzyq", "Try fewer or shorter words"),
        ("is:marked", "Nothing is marked"),
    ],
)
def test_where_nothing_can_be_found_yet_that_is_said(typed: str, said: str):
    state = LoadState(records=3, finished=True)
    told = notices.empty(typed, state, {})
    assert said in told
    assert ("later version" in told) == ("yet" in said)


def test_while_files_are_read_a_search_for_duplicates_says_that_more_may_come():
    told = notices.empty("is:duplicate", LoadState(records=3), {})
    assert "compared once everything is read" in told
