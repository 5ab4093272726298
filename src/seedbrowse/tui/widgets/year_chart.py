"""Year chart: what is counted by year, as columns or as a line, from the first year to the last."""

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from seedbrowse.commands import Scope
from seedbrowse.terminal_charts import column, line
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import filled
from seedbrowse.tui.statistics_bars import Bar, year_bars
from seedbrowse.tui.widgets.chart import NOTHING, Chart, unreversed

__all__ = ["YearChart"]

WIDEST = 9
"""Cells that a year takes at most."""

YEAR_GAP = 2
"""Cells between two names of years."""


class YearChart(Chart, can_focus=True, inherit_bindings=False):
    """A column for each year, or for several where there is no room for each."""

    BINDINGS = bindings(Scope.PANE)

    cursor: reactive[int] = reactive(0)
    """The highlighted column, from 0 on."""

    def __init__(self, heading: str, *, is_line: bool = False) -> None:
        """Make a chart without a year."""
        super().__init__()
        self.heading = heading
        self._is_line = is_line
        self._counts: Mapping[int, int] = {}
        self._extent = ""
        self._bars: Sequence[Bar] = ()
        self._plot: Sequence[str] = ()

    @property
    def chosen(self) -> Bar | None:
        """The highlighted year, or years; None where there is none."""
        return self._bars[self.cursor] if self._bars else None

    def show(self, counts: Mapping[int, int], told: str) -> None:
        """Show other counts by year; the highlighted year stays so where it is among them."""
        self._counts, self._extent = counts, told
        self._draw()

    def on_resize(self) -> None:
        """Fit the years to the new size."""
        self._draw()

    def render_line(self, y: int) -> Strip:
        """The heading; the columns; the names of years."""
        width = self.size.width
        if y == 0:
            return self.heading_strip(width)
        if not self._bars:
            told = f" {NOTHING}" if y == 1 else ""
            return Strip(filled(told, width, self.look("told")))
        if y == self.size.height - 1:
            return self._names(width)
        if y - 1 < len(self._plot):
            return self._line(self._plot[y - 1], width)
        return Strip.blank(width, self.rich_style)

    def validate_cursor(self, place: int) -> int:
        """Keep the highlighted column among the columns."""
        return max(0, min(place, len(self._bars) - 1))

    def watch_cursor(self) -> None:
        """Tell of the highlighted year."""
        self._tell()

    def step_across(self, step: int) -> bool:
        """Go to the year before or after; whether there is one."""
        if not 0 <= self.cursor + step < len(self._bars):
            return False
        self.cursor += step
        return True

    def action_line_down(self) -> None:
        """Go on to the chart below."""
        self.leave(0, 1)

    def action_line_up(self) -> None:
        """Go on to the chart above."""
        self.leave(0, -1)

    def action_page_down(self) -> None:
        """Go ten columns on."""
        self.cursor += 10

    def action_page_up(self) -> None:
        """Go ten columns back."""
        self.cursor -= 10

    def action_first(self) -> None:
        """Go to the first year."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last year."""
        self.cursor = len(self._bars) - 1

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Highlight the year under the mouse."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y and offset.x < self._step * len(self._bars):
            self.cursor = offset.x // self._step

    @property
    def _step(self) -> int:
        """Cells that each column takes, with the gap behind it."""
        return max(1, min(self.size.width // max(len(self._bars), 1), WIDEST))

    def _draw(self) -> None:
        width, height = self.size.width, max(self.size.height - 2, 0)
        before = self.chosen
        self._bars = year_bars(self._counts, width) if width else ()
        counts = [each.count for each in self._bars]
        if self._is_line:
            self._plot = line(counts, self._step * len(counts), height)
        else:
            self._plot = self._columns(counts, height)
        self._go_back_to(before)
        self._tell()
        self.refresh()

    def _columns(self, counts: Sequence[int], height: int) -> list[str]:
        """The lines of the plot, from the top downwards."""
        gap = " " if self._step > 1 else ""
        thick = self._step - len(gap)
        drawn = [column(count, max(counts), height) for count in counts]
        return ["".join(each[y] * thick + gap for each in drawn) for y in range(height)]

    def _go_back_to(self, before: Bar | None) -> None:
        """Highlight what was highlighted, else the last column: the newest years matter most."""
        labels = [each.label for each in self._bars]
        is_there = before is not None and before.label in labels
        self.cursor = labels.index(before.label) if before and is_there else len(labels) - 1

    def _tell(self) -> None:
        bar = self.chosen
        self.told = f"{bar.label}: {bar.count:,} · {self._extent}" if bar else self._extent
        self.refresh()

    def _line(self, text: str, width: int) -> Strip:
        """One line of the plot, with the highlighted column on a ground of its own."""
        start = self.cursor * self._step
        end = start + self._step
        text = text.ljust(width)
        over = unreversed(self.get_component_rich_style("chart--cursor", partial=True))
        plain = self.look("bar")
        return Strip(
            [
                Segment(text[:start], plain),
                Segment(text[start:end], self.look("bar", over)),
                Segment(text[end:width], plain),
            ]
        ).adjust_cell_length(width, plain)

    def _names(self, width: int) -> Strip:
        """The names of as many years as there is room for, of the highlighted one in any case."""
        room = [" "] * width
        wanted = [self.cursor, 0, len(self._bars) - 1, *range(len(self._bars))]
        span = range(0)
        for place in wanted:
            name = self._bars[place].label.partition("–")[0]
            middle = place * self._step + self._step // 2
            start = max(0, min(middle - len(name) // 2, width - len(name)))
            around = room[max(start - YEAR_GAP, 0) : start + len(name) + YEAR_GAP]
            if len(name) > width or any(letter != " " for letter in around):
                continue
            room[start : start + len(name)] = name
            if place == self.cursor:
                span = range(start, start + len(name))
        text = "".join(room)
        over = self.get_component_rich_style("chart--cursor", partial=True)
        muted, strong = self.look("told"), self.look("title", over)
        return Strip(
            [
                Segment(text[: span.start], muted),
                Segment(text[span.start : span.stop], strong),
                Segment(text[span.stop :], muted),
            ]
        ).adjust_cell_length(width, muted)
