"""Statistics: charts of what the records of the answer have in common, and narrowing by them."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from seedbrowse.commands import Scope
from seedbrowse.library.library import DamagedError
from seedbrowse.library.problem_report import counted
from seedbrowse.library.statistics import COUNTED, Statistics, statistics_of
from seedbrowse.search.facet import FacetName
from seedbrowse.search.query_narrowing import narrowed
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.searching import Searching
from seedbrowse.tui.statistics_bars import Bar, cited_bars, summary_of, told_of, value_bars
from seedbrowse.tui.widgets.bar_chart import BarChart
from seedbrowse.tui.widgets.chart import Chart
from seedbrowse.tui.widgets.neighbours import neighbour
from seedbrowse.tui.widgets.year_chart import YearChart

__all__ = ["MOST", "StatisticsScreen"]

MOST = 100
"""Values of a field, and most cited records, that a chart has."""

PAUSE = 1.0
"""Seconds between two counts while files are being read, each of which merges what came in."""

WIDER_LABELS = 0.16
"""Share of the bars of the most cited records, whose labels are long."""

KEYS = (
    "{chart.narrow} narrows · {chart.exclude} excludes · {chart.take-back} takes back · "
    "{dialog.close} closes"
)


class StatisticsScreen(Dialog[int]):
    """Follows the answer of the screen below; answers with a record to go to."""

    BINDINGS = bindings(Scope.STATISTICS)
    AUTO_FOCUS = "YearChart"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (64, "-medium"),
        (140, "-wide"),
    ]
    DEFAULT_CSS = """
    StatisticsScreen {
        & > .window { width: 100%; max-width: 100%; height: 100%; max-height: 100%; }
        & .summary {
            height: 1; padding: 0 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis;
        }
        & .page { height: 1fr; scrollbar-size-vertical: 1; padding: 0 1; }
        & .charts {
            layout: grid; grid-size: 1; grid-rows: 1fr; grid-gutter: 1 3;
            height: 100%; min-height: 109;
        }
        & .two { height: 100%; }
        & .two > BarChart { height: 1fr; }
        & .two > .few { height: 4; margin-top: 1; }
        &.-medium .charts { grid-size: 2; min-height: 54; }
        &.-wide .charts { grid-size: 4; min-height: 32; }
        &.-wide .charts > YearChart { column-span: 2; }
        &.-short > .window { border: none; }
    }
    """

    window = getters.query_one(".window", Vertical)
    summary = getters.query_one(".summary", Static)

    @dataclass
    class Counted(Message):
        """The records of an answer are counted."""

        answer: Answer
        statistics: Statistics | None
        """None where they cannot be read, or where nobody waits for them any more."""

        most_cited: Sequence[Bar] = ()

    def __init__(self, searching: Searching) -> None:
        """Make a screen about the answers of another."""
        super().__init__()
        self._searching = searching
        self.shown: StatisticsScreen.Counted | None = None
        """What is shown, and of which answer; None before the first."""

        self._wanted: Answer | None = None
        self._is_counting = False
        self._narrowings: list[tuple[str, str]] = []
        self._years = YearChart("Years")
        self._cited_years = YearChart("Citations", is_line=True)
        self._values = {
            name: BarChart(title) for name, title in COUNTED.items() if name is not FacetName.YEAR
        }
        self._most_cited = BarChart("Most cited", share_of_bars=WIDER_LABELS)

    @property
    def charts(self) -> list[Chart]:
        """All charts, from left to right and from above."""
        return [self._years, self._cited_years, *self._values.values(), self._most_cited]

    @property
    def chart(self) -> Chart | None:
        """The chart that has the focus."""
        return self.focused if isinstance(self.focused, Chart) else None

    def compose(self) -> ComposeResult:
        """A summary, and below it all charts on one page."""
        few = (FacetName.LANGUAGE, FacetName.OPEN_ACCESS)
        with Vertical(classes="window") as window:
            window.border_title = "Statistics"
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield Static("Counting …", classes="summary", markup=False)
            with VerticalScroll(classes="page", can_focus=False), Container(classes="charts"):
                yield self._years
                yield self._cited_years
                for name, chart in self._values.items():
                    if name not in few:
                        yield chart
                with Vertical(classes="two"):
                    yield self._values[FacetName.LANGUAGE]
                    self._values[FacetName.OPEN_ACCESS].add_class("few")
                    yield self._values[FacetName.OPEN_ACCESS]
                yield self._most_cited

    def on_mount(self) -> None:
        """Follow the answers."""
        self.watch(self._searching, "answer", self._take_answer)

    # Counting

    def _take_answer(self, answer: Answer | None) -> None:
        self._wanted = answer
        if not self._is_counting:
            self._begin()

    def _begin(self) -> None:
        if self._wanted is not None and self.is_attached:
            self._is_counting = True
            self._count(self._wanted)

    @work(thread=True, group="statistics", exit_on_error=False, description="Counting")
    def _count(self, answer: Answer) -> None:
        worker = get_current_worker()

        def is_overtaken() -> bool:
            wanted = self._wanted
            # What is counted of a library that grows is shown, or nothing ever would be.
            is_same = wanted is not None and wanted.library is answer.library
            return worker.is_cancelled or (is_same and wanted is not answer)

        try:
            statistics = statistics_of(
                answer.library, answer.results.matching, most=MOST, is_cancelled=is_overtaken
            )
            most_cited = cited_bars(statistics, answer.library) if statistics else []
        except (DamagedError, OSError):
            # The opening tells, and brings another library.
            statistics, most_cited = None, []
        self.post_message(self.Counted(answer, statistics, most_cited))

    @on(Counted)
    def _take_counted(self, event: Counted) -> None:
        self._is_counting = False
        if event.statistics is not None:
            self.shown = event
            self._show(event.answer, event.statistics, event.most_cited)
        if self._wanted is None or self._wanted is event.answer:
            return
        if self._wanted.library is event.answer.library:
            self._begin()
        else:
            self._is_counting = True
            self.set_timer(PAUSE, self._begin)

    def _show(self, answer: Answer, statistics: Statistics, most_cited: Sequence[Bar]) -> None:
        query = answer.results.query.strip()
        self.window.border_title = joined(
            Content("  "), [Content("Statistics"), *([Content(query)] if query else [])]
        )
        self.summary.update(summary_of(answer, statistics, self.keymap))
        self._years.show(statistics.years, told_of(statistics, FacetName.YEAR))
        has_citations = statistics.citations.known > 0
        cited_years = statistics.cited_years if has_citations else {}
        self._cited_years.show(cited_years, "by year of publication" if has_citations else "")
        for name, chart in self._values.items():
            chart.show(value_bars(statistics, name), told_of(statistics, name))
        known = counted(statistics.citations.known, "record")
        self._most_cited.show(most_cited, f"of {known}" if has_citations else "")

    @on(Worker.StateChanged)
    def _end_counting(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._is_counting = False

    # Commands

    def action_narrow(self) -> None:
        """Leave only records with the highlighted value, or go to the highlighted record."""
        bar = self.chart.chosen if self.chart else None
        if bar is not None:
            self._narrow_to(bar)

    def action_exclude(self) -> None:
        """Leave out the records with the highlighted value."""
        bar = self.chart.chosen if self.chart else None
        if bar is not None and bar.condition:
            self._add(f"-{bar.condition}")

    def action_take_back(self) -> None:
        """Put the query before the last narrowing into the search bar again."""
        while self._narrowings:
            before, after = self._narrowings.pop()
            if after == self._searching.search_bar.query_text:
                self._searching.replace_query(before)
                return

    def action_next_chart(self) -> None:
        """Go to the next chart."""
        self._go_round(1)

    def action_previous_chart(self) -> None:
        """Go to the chart before."""
        self._go_round(-1)

    def action_left(self) -> None:
        """Go to the year before, else to the chart at the left."""
        self._go_across(-1)

    def action_right(self) -> None:
        """Go to the year after, else to the chart at the right."""
        self._go_across(1)

    @on(Chart.Chosen)
    def _take_clicked(self, event: Chart.Chosen) -> None:
        event.stop()
        self._narrow_to(event.bar)

    @on(Chart.Left)
    def _leave_chart(self, event: Chart.Left) -> None:
        event.stop()
        self._go_beside(event.chart, event.across, event.down)

    def _narrow_to(self, bar: Bar) -> None:
        if bar.number is not None:
            self.dismiss(bar.number)
        elif bar.count:
            self._add(bar.condition)

    def _add(self, condition: str) -> None:
        before = self._searching.search_bar.query_text
        after = narrowed(before, condition)
        if after != before:
            self._narrowings.append((before, after))
            self._searching.replace_query(after)

    def _go_round(self, step: int) -> None:
        charts = self.charts
        here = charts.index(self.chart) if self.chart else -step
        self._go_to(charts[(here + step) % len(charts)])

    def _go_to(self, chart: Chart) -> None:
        self.set_focus(chart, scroll_visible=False)
        chart.scroll_visible(animate=False)

    def _go_across(self, step: int) -> None:
        if self.chart and not self.chart.step_across(step):
            self._go_beside(self.chart, step, 0)

    def _go_beside(self, chart: Chart, across: int, down: int) -> None:
        """Give the focus to the nearest chart in a direction, if there is one."""
        nearest = neighbour(chart, self.charts, across, down)
        if nearest is not None:
            self._go_to(nearest)
