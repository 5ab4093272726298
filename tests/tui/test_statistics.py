"""Statistics on the screen: charts of the answer, which follow the query that they narrow."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual import events

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.library import DamagedError
from seedbrowse.library.local_opening import LocalOpening
from seedbrowse.library.opening import LibraryChanged, LoadFinished, LoadStarted
from seedbrowse.library.statistics import COUNTED
from seedbrowse.records import Record
from seedbrowse.search.facet import FacetName
from seedbrowse.tui.screens.statistics import StatisticsScreen
from seedbrowse.tui.widgets.bar_chart import BarChart
from seedbrowse.tui.widgets.year_chart import YearChart
from tests.cli.program import run
from tests.corpus import CORPUS, SEED
from tests.formats.samples import CLASSIC, NEW
from tests.library.test_load import many
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

RECORDS = [gallery.record(number) for number in range(60)]


class Charts:
    """The open charts of a session."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def screen(self) -> StatisticsScreen:
        screen = self.session.pilot.app.screen
        assert isinstance(screen, StatisticsScreen)
        return screen

    @property
    def query(self) -> str:
        return self.session.screen.search_bar.query_text

    @property
    def heading(self) -> str:
        assert self.screen.chart is not None
        return self.screen.chart.heading

    @property
    def records(self) -> int:
        assert self.screen.shown is not None
        assert self.screen.shown.statistics is not None
        return self.screen.shown.statistics.records

    async def rest(self) -> None:
        """Wait until what is shown is about the answer."""
        await self.session.rest()
        await self.session.until(
            lambda: (
                self.screen.shown is not None
                and self.screen.shown.answer is self.session.screen.answer
            )
        )

    async def press(self, *keys: str) -> None:
        await self.session.pilot.press(*keys)
        await self.rest()

    async def go_to(self, heading: str) -> None:
        while self.heading != heading:
            await self.session.pilot.press("tab")


@asynccontextmanager
async def charts(
    records: Sequence[Record] = RECORDS, *, query: str = "", size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Charts]:
    async with browsing(records, size=size) as session:
        if query:
            await session.type_query(query)
            await session.press("enter")
        await session.pilot.press("i")
        shown = Charts(session)
        await shown.rest()
        yield shown


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (100, 30), (40, 12), (24, 8)])
async def test_the_charts_are_there_at_every_size(size):
    async with charts(size=size) as shown:
        for chart in shown.screen.charts:
            assert shown.screen.chart is chart
            assert chart.size.width > 0
            assert shown.screen.query_one(".page").region.overlaps(chart.region)
            await shown.press("tab")
        if size == (200, 50):
            assert all(
                shown.screen.region.contains_region(chart.region) for chart in shown.screen.charts
            )
        if size[0] >= 80:
            text = shown.session.text
            assert "60 records" in text
            assert "h-index" in text


async def test_enter_narrows_the_query_and_the_charts_follow():
    async with charts() as shown:
        await shown.go_to("Sources")
        chart = shown.screen.chart
        assert isinstance(chart, BarChart)
        bar = chart.chosen
        assert bar is not None

        await shown.press("enter")

        assert shown.query == f'source:="{bar.label}"'
        assert shown.records == bar.count
        assert chart.row_count == 1
        assert f"{bar.count} of 60 records" in shown.session.text
        await shown.session.press("escape")
        assert shown.session.screen.table.row_count == bar.count


async def test_a_year_is_chosen_by_the_arrows_and_narrowed_to():
    async with charts(query="trust") as shown:
        assert shown.heading == "Years"
        years = shown.screen.chart
        assert isinstance(years, YearChart)
        await shown.press("left", "h", "right")
        bar = years.chosen
        assert bar is not None

        await shown.press("enter")

        assert shown.query == f"trust {bar.condition}"
        assert shown.records == bar.count > 0


async def test_a_value_is_excluded_and_every_step_taken_back():
    async with charts() as shown:
        await shown.go_to("Types")
        chart = shown.screen.chart
        assert chart is not None
        assert chart.chosen is not None
        first = chart.chosen
        await shown.press("-")
        assert shown.query == f'-type:="{first.label}"'
        assert shown.records == 60 - first.count
        await shown.press("enter")
        assert chart.chosen is not None
        assert shown.query == f'-type:="{first.label}" type:="{chart.chosen.label}"'

        await shown.press("backspace")
        assert shown.query == f'-type:="{first.label}"'
        await shown.press("backspace", "backspace")
        assert shown.query == ""
        assert shown.records == 60


async def test_tab_goes_round_all_charts():
    async with charts() as shown:
        seen = []
        for _ in shown.screen.charts:
            seen.append(shown.heading)
            await shown.session.pilot.press("tab")
        assert seen == ["Years", "Citations", *list(COUNTED.values())[1:], "Most cited"]
        assert shown.heading == "Years"
        await shown.session.pilot.press("shift+tab")
        assert shown.heading == "Most cited"


async def test_the_arrows_go_to_the_chart_beside():
    async with charts(size=(160, 45)) as shown:
        await shown.press("end", "right")
        assert shown.heading == "Citations"
        await shown.press("down")
        assert shown.heading == "Author keywords"
        await shown.press("right")
        assert shown.heading == "Index keywords"
        await shown.press("left", "left")
        assert shown.heading == "Authors"
        await shown.press("up")
        assert shown.heading == "Years"


async def test_keys_that_come_in_one_burst_do_what_they_do_one_by_one():
    async with charts() as shown:
        app = shown.session.pilot.app
        for key in ("tab", "tab", "down", "enter"):
            app.post_message(events.Key(key, None))
        await shown.session.until(lambda: bool(shown.query))
        await shown.rest()
        sources = shown.screen.charts[2]
        assert sources.chosen is not None
        assert shown.query == f'source:="{sources.chosen.label}"'
        (facet,) = gallery.SteadyLibrary(RECORDS).facets(range(60), [FacetName.SOURCE])
        assert sources.chosen.label == facet.values[1].value


async def test_enter_on_a_cited_record_goes_there():
    async with charts() as shown:
        await shown.go_to("Most cited")
        await shown.session.pilot.press("down")
        assert shown.screen.chart is not None
        bar = shown.screen.chart.chosen
        assert bar is not None

        await shown.session.press("enter")

        assert shown.session.screen.table.highlighted == bar.number
        assert shown.session.screen.table.has_focus


async def test_where_nothing_matches_the_charts_say_how_to_go_on():
    async with charts(query="year:1901") as shown:
        assert "No record matches, of 60" in shown.session.text
        await shown.press("enter")
        assert shown.query == "year:1901"


async def test_what_is_not_known_of_any_record_is_said():
    async with charts([Record(title="On wells")]) as shown:
        assert "Nothing is known of it." in shown.session.text
        assert "no citations known" in shown.session.text
    async with charts([]) as shown:
        assert "There are no records." in shown.session.text


async def test_only_what_matches_the_whole_query_is_counted():
    async with charts(query="solidarty zzzz") as shown:
        assert shown.session.screen.answer.results.ids
        assert shown.records == 0


async def test_the_charts_follow_a_library_that_grows():
    def telling():
        yield LoadStarted()
        yield LibraryChanged(gallery.SteadyLibrary(RECORDS[:20]))
        yield LibraryChanged(gallery.SteadyLibrary(RECORDS))
        yield LoadFinished()

    opening = gallery.Telling(telling())
    async with browsing(opening=opening, rest=False) as session:
        await session.pilot.press("i")
        shown = Charts(session)
        await shown.rest()
        assert shown.records == 60


async def test_a_store_that_is_damaged_leaves_the_charts_as_they_are():
    class Damaged(gallery.SteadyLibrary):
        def facets(self, *_arguments, **_more):
            raise DamagedError("a flipped bit")

    opening = gallery.Telling([LoadStarted(), LibraryChanged(Damaged(RECORDS)), LoadFinished()])
    async with browsing(opening=opening) as session:
        await session.pilot.press("i")
        await session.pilot.app.workers.wait_for_complete()
        await session.pilot.pause()
        assert "Counting …" in session.text
        session.screen.replace_library(gallery.SteadyLibrary(RECORDS))
        shown = Charts(session)
        await shown.rest()
        assert shown.records == 60


async def test_an_error_while_counting_is_told():
    class Broken(InMemoryLibrary):
        def citations(self, *_arguments, **_more):
            raise ZeroDivisionError("no such luck")

    opening = gallery.Telling([LoadStarted(), LibraryChanged(Broken(RECORDS)), LoadFinished()])
    async with browsing(opening=opening) as session:
        await session.pilot.press("i")
        await session.until(lambda: bool(session.notices))
        await session.pilot.pause()
    assert len(session.notices) == 1
    assert session.notices[0].startswith("This went wrong: Counting: no such luck; details in ")


async def test_the_screen_and_the_command_line_say_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for variable in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    for name, text in {"classic.txt": CLASSIC, "new.txt": NEW, "many.txt": many(200)}.items():
        (tmp_path / name).write_text(text)
    paths = ["classic.txt", "new.txt", "many.txt", str(SEED)]
    real = CORPUS / "scopus_txt_new"
    paths += [str(real)] if real.is_dir() else []
    opening = LocalOpening(paths, find_inputs(paths))
    try:
        async with browsing(opening=opening) as session:
            for query in ("", "year:2019.. -type:review"):
                session.screen.replace_query(query)
                await session.rest()
                await session.pilot.press("i")
                shown = Charts(session)
                await shown.rest()
                told = json.loads(
                    run("stats", *paths, "--query", query, "--json", "--top", "100").stdout
                )
                assert_same(shown, told)
                await session.press("escape")
    finally:
        opening.close()


def assert_same(shown: Charts, told: dict[str, object]) -> None:
    assert shown.screen.shown is not None
    statistics = shown.screen.shown.statistics
    assert statistics is not None
    assert statistics.records == told["records"] > 0
    for name in FacetName:
        if name in COUNTED:
            facet, expected = statistics.facets[name], told["facets"][str(name)]
            assert [(v.value, v.count) for v in facet.values] == [
                (v["value"], v["count"]) for v in expected["values"]
            ]
            assert (facet.distinct, facet.missing) == (expected["distinct"], expected["missing"])
    citations = told["citations"]
    for fact in ("known", "missing", "total", "mean", "median", "h_index"):
        assert getattr(statistics.citations, fact) == citations[fact]
    cited = [bar.count for bar in shown.screen.shown.most_cited]
    assert cited == [each["cited"] for each in citations["most_cited"]]
