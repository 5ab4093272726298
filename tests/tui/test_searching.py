"""What the search bar says of a query, and what it makes of what is pasted."""

import msgspec
import pytest
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.messages import Layout

from seedbrowse.search.query import Hint, Span
from seedbrowse.tui.widgets.search_bar import SearchBar
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

YEAR_HINT = "write a year as"


def underlined(session: Session) -> str:
    """The underlined letters of the search bar."""
    line = session.screen.search_bar.line.render_line(0)
    return "".join(each.text for each in line if each.style and each.style.underline)


async def pasted(session: Session, text: str) -> str:
    """What stands in the search bar after something was pasted into it."""
    session.screen.search_bar.line.post_message(events.Paste(text))
    await session.rest()
    return session.screen.search_bar.query_text


async def test_a_wrong_part_is_underlined_and_told_and_the_rest_works():
    async with browsing() as session:
        await session.type_query("reciprocity year:20x5")
        assert underlined(session) == "year:20x5"
        assert YEAR_HINT in session.screen.search_bar.line.render_line(0).text
        assert session.title.startswith("Reciprocity without return")
        await session.press("backspace", "backspace", "2", "3")
        assert underlined(session) == ""
        assert YEAR_HINT not in session.screen.search_bar.line.render_line(0).text


async def test_a_hint_that_does_not_fit_into_the_bar_stands_above_the_table():
    async with browsing(size=(80, 24)) as session:
        await session.type_query("a query of many words year:20x5")
        assert YEAR_HINT not in session.screen.search_bar.line.render_line(0).text
        assert YEAR_HINT.replace(" ", "") in session.text.replace(" ", "")
        await session.press("escape")
        assert YEAR_HINT.replace(" ", "") not in session.text.replace(" ", "")


async def test_on_a_low_screen_a_hint_is_cut_into_the_bar():
    async with browsing(size=(60, 12)) as session:
        await session.type_query("year:20x5")
        assert "write a year" in session.screen.search_bar.line.render_line(0).text


async def test_a_hint_that_only_the_answer_has_is_told_too():
    class Hinting(gallery.SteadyLibrary):
        def search(self, query, **arguments):
            results = super().search(query, **arguments)
            hint = Hint(Span(0, 3), "it takes too long")
            return results and msgspec.structs.replace(results, hints=(hint,))

    opening = gallery.Telling([], gallery.RECORDS)
    opening.library = Hinting(gallery.RECORDS)
    async with browsing(opening=opening, rest=False) as session:
        await session.pilot.press("slash", *"trust")
        await session.until(lambda: underlined(session) == "tru")
        assert "it takes too long" in session.screen.search_bar.line.render_line(0).text


async def test_a_letter_needs_no_layout_of_the_screen_and_a_list_only_where_it_opens_or_closes():
    # A table that its rows do not fill has its scroll bar laid out as they come and go.
    many = [gallery.record(number) for number in range(300)]
    async with browsing(many, size=(120, 20)) as session:
        await session.type_query("migrant year:20x")
        layouts: list[Layout] = []
        post = session.screen.post_message

        def counting(message: Message) -> bool:
            if isinstance(message, Layout):
                layouts.append(message)
            return post(message)

        session.screen.post_message = counting
        await session.press("5", "backspace", "backspace", "space", "k", "backspace")
        assert layouts == []
        await session.press("s", "o")
        opened = len(layouts)
        assert opened > 0
        await session.press("u", "r", "c")
        assert len(layouts) == opened


async def test_a_title_pasted_over_several_lines_arrives_whole():
    async with browsing() as session:
        await session.press("slash")
        text = await pasted(session, "  Reciprocity\r\n without\n\n\treturn\x1b[31m ")
        assert text == "Reciprocity without return[31m"


async def test_pasting_goes_where_the_cursor_is_and_replaces_what_is_selected():
    async with browsing() as session:
        await session.type_query("ab")
        await session.press("left")
        assert await pasted(session, "x\ny") == "ax yb"
        session.screen.search_bar.line.select_all()
        assert await pasted(session, "z") == "z"


async def test_what_is_pasted_into_the_table_is_looked_for_and_the_query_before_comes_back():
    async with browsing(size=(80, 24)) as session:
        await session.type_query("migrant")
        await session.press("enter", "j", "j")
        last = gallery.RECORDS[39]
        reference = f"Weiß, J. (2015). “{last.title}.” In: All of it, 2, 3–4."
        session.screen.table.post_message(events.Paste(reference.replace(" ", "\n", 4)))
        await session.until(lambda: "All of it" in session.screen.search_bar.query_text)
        await session.rest()
        assert session.title == last.title
        assert session.screen.table.has_focus
        await session.press("slash", "up")
        assert session.screen.search_bar.query_text == "migrant"


async def test_a_pasted_book_is_cut_and_that_is_said():
    async with browsing() as session:
        await session.press("slash")
        text = await pasted(session, "word " * 20_000)
        assert len(text) == 20_000
        assert "at most 20,000 characters" in session.notices[-1]
        await session.press("escape")
        assert session.screen.table.row_count == 40


async def test_close_records_are_counted_apart():
    async with browsing() as session:
        await session.type_query("reciprocity stairwell counter")
        results = session.screen.answer.results
        assert results.complete is not None
        assert len(results.ids) - results.complete > 0
        assert f"{results.complete}of40·{len(results.ids) - results.complete}close" in (
            session.text.replace(" ", "")
        )


@pytest.mark.parametrize(
    ("query", "before", "after"), [("is:marked", 2, 0), ("-is:marked", 38, 40)]
)
async def test_what_marks_decide_is_answered_anew_with_each_mark(query, before, after):
    async with browsing() as session:
        await session.press("space", "space")
        await session.type_query(query)
        assert session.screen.table.row_count == before
        await session.press("enter", "A")
        await session.until(lambda: session.screen.table.row_count == after)


async def test_nothing_found_tells_what_is_left_out():
    async with browsing() as session:
        await session.type_query("xyzzyq year:20x5")
        assert "“year:20x5” is left out" in session.table_text


async def test_the_bar_stays_where_it_is_while_hints_come_and_go():
    async with browsing() as session:
        await session.type_query("year:20x5")
        assert session.screen.query_one(SearchBar).region.offset == Offset(0, 1)
