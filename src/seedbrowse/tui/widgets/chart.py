"""Chart: a heading, and values below it of which one is highlighted."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.statistics_bars import Bar

__all__ = ["MARKER", "NOTHING", "Chart", "unreversed"]

MARKER = "▌"
NOTHING = "Nothing is known of it."
RULE = "─"
GAP = "  "


class Chart(Widget):
    """What all charts have in common: how they look, and what they tell their screen."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chart--title",
        "chart--told",
        "chart--rule",
        "chart--label",
        "chart--count",
        "chart--bar",
        "chart--marker",
        "chart--hover",
        "chart--cursor",
    }
    DEFAULT_CSS = """
    Chart {
        background: $surface;
        & > .chart--title { color: $foreground; text-style: bold; }
        & > .chart--told, & > .chart--label { color: $muted; }
        & > .chart--rule { color: $line; }
        & > .chart--count { color: $foreground; }
        & > .chart--bar { color: $secondary; }
        & > .chart--marker { color: $primary; }
        & > .chart--hover, & > .chart--cursor { background: $hover; }
        &:focus > .chart--title, &:focus > .chart--rule { color: $primary; }
        &:focus > .chart--cursor { background: $cursor; text-style: bold; }
        &:focus > .chart--bar { color: $primary; }
    }
    """

    heading: str = ""
    """What is counted."""

    told: str = ""
    """What is said beside the heading."""

    @dataclass
    class Left(Message):
        """The person wants to go on beyond the edge of a chart."""

        chart: "Chart"
        across: int
        """-1 to the left, 1 to the right."""

        down: int
        """-1 upwards, 1 downwards."""

        @property
        def control(self) -> "Chart":
            """The chart."""
            return self.chart

    @dataclass
    class Chosen(Message):
        """The highlighted value was clicked twice."""

        chart: "Chart"
        bar: Bar

        @property
        def control(self) -> "Chart":
            """The chart."""
            return self.chart

    @property
    def chosen(self) -> Bar | None:
        """The highlighted value; None where there is none."""
        return None

    def step_across(self, _step: int) -> bool:
        """Go to the next value at the left or at the right; whether there is one."""
        return False

    def leave(self, across: int, down: int) -> None:
        """Say that the person goes on beyond the edge."""
        self.post_message(self.Left(self, across, down))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked twice."""
        bar = self.chosen
        if event.chain == 2 and bar is not None:
            event.stop()
            self.post_message(self.Chosen(self, bar))

    def heading_strip(self, width: int) -> Strip:
        """The first line: the heading, what is said of it, and a rule as far as there is room."""
        title = cut(self.heading, width)
        rest = width - cell_len(title) - len(GAP)
        told = cut(clean(self.told), rest - 1) if rest > 1 else ""
        segments = [Segment(title, self.look("title")), Segment(GAP, self.look("told"))]
        if told:
            segments.append(Segment(f"{told} ", self.look("told")))
            rest -= cell_len(told) + 1
        segments.append(Segment(RULE * max(rest, 0), self.look("rule")))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def look(self, name: str, over: Style | None = None) -> Style:
        """How a part looks, and with another style laid over it."""
        own = self.rich_style + self.get_component_rich_style(f"chart--{name}", partial=True)
        return own if over is None else own + over


def unreversed(over: Style | None) -> Style | None:
    """A style to lay over bars: where the rest of a row is reversed, they would be holes in it."""
    return over + Style(reverse=False) if over is not None else None
