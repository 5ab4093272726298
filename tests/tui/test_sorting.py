"""Putting the table into another order."""

import pytest
from textual.widgets import OptionList

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns
from seedbrowse.records import Issued, Name, Record
from seedbrowse.search.engine import Order, SortKey
from seedbrowse.tui.columns import COLUMNS
from seedbrowse.tui.order_text import direction, order_by, reversed_order
from seedbrowse.tui.screens.sort_choice import LETTERS, SortDialog
from tests.tui.piloting import Session, browsing

RECORDS = [
    Record(title="Bread", authors=(Name(family="Young"),), issued=Issued(2001), cited_by=5),
    Record(title="Apples", authors=(Name(family="Zeta"),), issued=Issued(2020), cited_by=50),
    Record(title="Cheese", authors=(Name(family="Xi"),), container_title="Food"),
]


def titles(session: Session) -> str:
    """Initials of the shown titles, from above."""
    table = session.screen.table
    return "".join(table.library[number].title[0] for number in table.numbers)


@pytest.mark.parametrize(
    ("key", "order"),
    [("y", "ABC"), ("a", "CBA"), ("t", "ABC"), ("s", "CBA"), ("c", "ABC"), ("r", "BAC")],
)
async def test_a_letter_in_the_menu_chooses_the_order(key: str, order: str):
    async with browsing(RECORDS) as session:
        await session.pilot.press("s")
        await session.pilot.pause()
        assert isinstance(session.pilot.app.screen, SortDialog)
        await session.press(key)
        if key != "s":  # of the sources only one is known, the others keep their order
            assert titles(session) == order
        assert LETTERS[session.screen.order.by] == key


async def test_the_menu_starts_at_the_present_order_and_arrows_choose():
    async with browsing(RECORDS) as session:
        await session.press("s", "down", "enter")
        assert session.screen.order == Order(SortKey.YEAR, descending=True)
        assert "year, newest first" in session.text
        await session.pilot.press("s")
        await session.pilot.pause()
        (present,) = (line for line in session.text.splitlines() if "●" in line)
        assert "year" in present
        await session.press("enter")
        assert session.screen.order == Order(SortKey.YEAR)
        assert titles(session) == "BAC"


async def test_escape_leaves_the_order_as_it_is():
    async with browsing(RECORDS) as session:
        await session.press("s", "t")
        await session.press("s", "down", "escape")
        assert session.screen.order.by is SortKey.TITLE


async def test_a_key_reverses_the_order_but_not_relevance():
    async with browsing(RECORDS) as session:
        await session.press("S")
        assert session.screen.order == Order()
        assert not session.screen.is_available("sort.reverse")
        await session.press("s", "t", "S")
        assert titles(session) == "CBA"
        assert session.screen.is_available("sort.reverse")


async def test_a_click_on_any_header_sorts_and_another_one_reverses():
    every = ChosenColumns(tuple(ChosenColumn(each, 12) for each in COLUMNS))
    async with browsing(RECORDS, size=(330, 30)) as session:
        session.screen.table.chosen = every
        await session.press("z")
        for number, column in enumerate(COLUMNS.values()):
            for order in (order_by(column.sort), reversed_order(order_by(column.sort))):
                await session.pilot.click("RecordTable", offset=(4 + 14 * number, 1))
                await session.rest()
                assert session.screen.order == order
                header = session.table_text.splitlines()[0]
                assert header.count("▼") == order.descending
                assert header.count("▲") == (not order.descending)


async def test_the_menu_offers_the_columns_that_are_in_sight_first_and_all_others():
    columns = ("title", "funding", "volume")
    async with browsing(RECORDS, size=(100, 40)) as session:
        session.screen.table.chosen = ChosenColumns(tuple(map(ChosenColumn, columns)))
        await session.press("s")
        names = [each.id for each in session.pilot.app.screen.query_one(OptionList).options]
        assert names[:4] == ["relevance", *columns]
        assert sorted(names) == sorted(SortKey)
        assert len({*LETTERS.values()}) == len(LETTERS) == len(SortKey)
        await session.press("p")
        assert session.screen.order == Order(SortKey.CITED_PER_YEAR, descending=True)
        assert "cited per year, most cited first" in session.text
        assert "by cited per year ▼" in session.table_text.splitlines()[0]


async def test_the_highlighted_record_stays_highlighted_in_another_order():
    async with browsing(RECORDS) as session:
        await session.press("j", "j", "s", "t")
        assert session.title == "Cheese"
        await session.press("s", "a")
        assert session.title == "Cheese"
        assert session.screen.table.cursor == 0


async def test_before_any_record_was_looked_at_another_order_shows_what_comes_first():
    async with browsing(RECORDS) as session:
        await session.press("s", "c")
        assert (session.title, session.screen.table.cursor) == ("Apples", 0)
        await session.press("S")
        assert session.title == "Bread"


async def test_the_order_stays_from_query_to_query_and_escape_keeps_it():
    async with browsing() as session:
        await session.press("s", "y")
        await session.type_query("trust")
        table = session.screen.table
        years = [table.library[number].year or 0 for number in table.numbers]
        assert years == sorted(years, reverse=True)
        await session.press("escape", "escape", "escape")
        assert session.screen.order.by is SortKey.YEAR
        assert table.library[table.numbers[0]].year == 2024


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_the_menu_fits_every_terminal(size: tuple[int, int]):
    async with browsing(size=size) as session:
        await session.pilot.press("s")
        await session.pilot.pause()
        for name in ("relevance", "year", "authors", "title"):
            assert name in session.text
        await session.press("c")


def test_years_and_citations_begin_with_the_greatest_and_texts_with_the_first_letter():
    told = {key.value: direction(order_by(key)) for key in SortKey}
    others = {name: told.pop(name) for name in ("relevance", "year", "cited", "cited-per-year")}
    assert others == {
        "relevance": "best first",
        "year": "newest first",
        "cited": "most cited first",
        "cited-per-year": "most cited first",
    }
    assert {told.pop(name) for name in ("volume", "issue", "pages")} == {"lowest first"}
    assert {*told.values()} == {"A–Z"}
