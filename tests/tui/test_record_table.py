"""The table by itself, in a program of ten lines."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from seedbrowse.library.marks import Marks
from seedbrowse.search.engine import Match, Results, Term
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.theming import fallback_variables
from seedbrowse.tui.widgets import row_painter
from seedbrowse.tui.widgets.record_table import RecordTable
from tests.tui import gallery


class TableApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.table = RecordTable(Answer.everything(gallery.SteadyLibrary([])), Marks())
        self.announced: list[int | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback_variables()

    def compose(self) -> ComposeResult:
        yield self.table

    def on_record_table_highlighted(self, message: RecordTable.Highlighted) -> None:
        self.announced.append(message.number)


class Endless(gallery.SteadyLibrary):
    """As many records as anybody asks for."""

    def __getitem__(self, number):
        return gallery.RECORDS[number % len(gallery.RECORDS)]


LIBRARY = Endless([])


def answer(ids, query: str = "", terms: dict[str, Term] | None = None, library=LIBRARY) -> Answer:
    results = Results(query=query, ids=ids, library_size=100_000, terms=terms or {}, took=0.0)
    return Answer(library, results)


@asynccontextmanager
async def table_of(ids, size=(100, 30)) -> AsyncIterator[tuple[Pilot[None], RecordTable]]:
    app = TableApp()
    async with app.run_test(size=size) as pilot:
        app.table.show(answer(ids))
        app.table.focus()
        await pilot.pause()
        yield pilot, app.table


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each row that is drawn anew."""
    rows: list[int] = []
    draw = row_painter.row_strip

    def counting(*arguments, **options):
        rows.append(1)
        return draw(*arguments, **options)

    monkeypatch.setattr(row_painter, "row_strip", counting)
    return rows


async def test_a_hundred_thousand_records_draw_at_most_two_screens_of_rows(drawn: list[int]):
    async with table_of(range(100_000)) as (pilot, table):
        assert table.row_count == 100_000
        await pilot.pause()
        assert 0 < len(drawn) <= 60


async def test_moving_by_one_row_draws_at_most_three_rows(drawn: list[int]):
    async with table_of(range(100_000)) as (pilot, _table):
        await pilot.pause()
        drawn.clear()
        await pilot.press("j")
        assert len(drawn) <= 3


async def test_going_to_the_end_draws_one_screen(drawn: list[int]):
    async with table_of(range(100_000)) as (pilot, table):
        await pilot.pause()
        drawn.clear()
        await pilot.press("G")
        await pilot.pause()
        assert table.cursor == 99_999
        assert len(drawn) <= 31


async def test_the_same_answer_again_draws_nothing_new(drawn: list[int]):
    async with table_of(range(1000)) as (pilot, table):
        await pilot.pause()
        drawn.clear()
        table.show(answer(range(1000)))
        await pilot.pause()
        assert drawn == []


async def test_other_words_to_highlight_draw_the_rows_anew(drawn: list[int]):
    async with table_of(range(40)) as (pilot, table):
        await pilot.pause()
        drawn.clear()
        table.show(answer(range(40), "trust", {"trust": Term(Match.EXACT)}))
        await pilot.pause()
        assert len(drawn) >= 28


@pytest.mark.parametrize("width", [1, 7, 20, 39, 60, 100, 250])
async def test_every_line_is_exactly_as_wide_as_the_table(width: int):
    async with table_of(range(20), size=(width, 30)) as (_pilot, table):
        lines = [table.render_line(y) for y in range(30)]
        assert {line.cell_length for line in lines} == {table.size.width}


async def test_a_record_keeps_its_place_on_the_screen_while_others_come_in():
    async with table_of(range(100, 200)) as (pilot, table):
        await pilot.press(*["j"] * 40)
        place = table.cursor - table.scroll_offset.y
        assert table.highlighted == 140
        table.show(answer(range(200)))
        await pilot.pause()
        assert table.highlighted == 140
        assert table.cursor - table.scroll_offset.y == place


async def test_only_another_record_is_announced():
    app = TableApp()
    async with app.run_test() as pilot:
        for ids in (range(5), range(9), [3, 4], [], []):
            app.table.show(answer(ids, query=str(ids)))
            await pilot.pause()
        assert app.announced == [0, 3, None]


async def test_the_mouse_wheel_scrolls_and_leaves_the_highlighted_row():
    async with table_of(range(500)) as (pilot, table):
        await pilot.hover(table, offset=(5, 5))
        assert table.hovered == 4
        table.scroll_down(animate=False)
        table.scroll_down(animate=False)
        await pilot.pause()
        assert table.cursor == 0
        assert table.scroll_offset.y == 2
        await pilot.press("j")
        assert table.cursor == 1
        assert table.scroll_offset.y <= 1


async def test_a_theme_changes_rows_that_were_drawn_before():
    async with table_of(range(20)) as (pilot, table):
        before = [segment.style for segment in table.render_line(3)]
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert [segment.style for segment in table.render_line(3)] != before


async def test_records_that_only_come_close_step_back_but_for_the_words_that_match():
    again = len(gallery.RECORDS)  # the first record once more
    async with table_of([1, 0, again]) as (pilot, table):
        found = answer([1, 0, again], "solidarity", {"solidarity": Term(Match.EXACT)})
        table.show(Answer(LIBRARY, msgspec.structs.replace(found.results, complete=2)))
        await pilot.pause()

        def colour(y: int, word: str):
            (style,) = (each.style for each in table.render_line(y) if word in each.text)
            return style and style.color

        muted = table.get_component_rich_style("record-table--close", partial=True).color
        assert table.render_line(2).text == table.render_line(3).text
        assert colour(2, "stairwell") != muted
        assert colour(3, "stairwell") == muted
        assert colour(3, "Solidarity") == colour(2, "Solidarity") != muted
