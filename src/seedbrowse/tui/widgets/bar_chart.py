"""Bar chart: values one below another, each with a bar and its number."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from seedbrowse.commands import Scope
from seedbrowse.records.text import clean
from seedbrowse.terminal_charts import bar
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import filled
from seedbrowse.tui.statistics_bars import Bar
from seedbrowse.tui.widgets.chart import MARKER, NOTHING, Chart, unreversed
from seedbrowse.tui.widgets.row_cursor import RowCursor

__all__ = ["BarChart"]

SHARE_OF_BARS = 0.36
"""Of the width, where labels are long."""


class BarChart(Chart, RowCursor, can_focus=True, inherit_bindings=False):
    """A list of values, the greatest first, that scrolls below its heading."""

    BINDINGS = bindings(Scope.PANE)
    DEFAULT_CSS = """
    BarChart { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def __init__(self, heading: str, *, share_of_bars: float = SHARE_OF_BARS) -> None:
        """Make a chart without a value; labels get all but a share of its width."""
        super().__init__()
        self.heading = heading
        self._share = share_of_bars
        self._bars: Sequence[Bar] = ()

    @property
    def row_count(self) -> int:
        """How many values there are."""
        return len(self._bars)

    @property
    def chosen(self) -> Bar | None:
        """The highlighted value; None where there is none."""
        return self._bars[self.cursor] if self._bars else None

    def show(self, bars: Sequence[Bar], told: str) -> None:
        """Show other values; the highlighted one stays so where it is among them."""
        before = self.chosen.label if self.chosen else None
        self._bars, self.told = bars, told
        labels = [each.label for each in bars]
        self.cursor = labels.index(before) if before in labels else 0
        self.measure()
        self.scroll_to_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The heading, or a value from where it is scrolled to."""
        width = self.scrollable_content_region.width
        row = y - 1 + self.scroll_offset.y
        if y == 0:
            strip = self.heading_strip(width)
        elif not self._bars and y == 1:
            strip = Strip(filled(f" {NOTHING}", width, self.look("told")))
        elif row < len(self._bars):
            strip = self._row(row, width)
        else:
            strip = Strip.blank(width, self.rich_style)
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def action_line_down(self) -> None:
        """Highlight the next value; from the last one on to the chart below."""
        if self.cursor >= self.row_count - 1:
            self.leave(0, 1)
        else:
            super().action_line_down()

    def action_line_up(self) -> None:
        """Highlight the value before; from the first one on to the chart above."""
        if self.cursor == 0:
            self.leave(0, -1)
        else:
            super().action_line_up()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Highlight the value under the mouse."""
        row = self.row_at(event)
        if row >= 0:
            self.move_to(row)

    def _row(self, row: int, width: int) -> Strip:
        shown = self._bars[row]
        over = self._over(row)
        greatest = max(each.count for each in self._bars)
        count_width = len(f"{greatest:,}")
        bar_width = max(int((width - count_width - 4) * self._share), 0)
        label_width = max(width - bar_width - count_width - 4, 0)
        label, number = clean(shown.label), f"{shown.count:,}"
        drawn = bar(shown.count, greatest, bar_width).ljust(bar_width)
        segments = [
            Segment(MARKER if row == self.cursor and self.has_focus else " ",
                    self.look("marker", over)),
            *filled(label, label_width, self.look("label", over)),
            Segment(" ", self.look("label", over)),
            Segment(drawn, self.look("bar", unreversed(over))),
            Segment(" ", self.look("label", over)),
            *filled(number, count_width, self.look("count", over), right=True),
        ]  # fmt: skip
        return Strip(segments).adjust_cell_length(width, self.look("label", over))

    def _over(self, row: int) -> Style | None:
        if row == self.cursor:
            return self.get_component_rich_style("chart--cursor", partial=True)
        if row == self.hovered:
            return self.get_component_rich_style("chart--hover", partial=True)
        return None
