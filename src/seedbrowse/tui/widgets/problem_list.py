"""Problem list: every problem of every file, drawn line by line as it comes into view."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from seedbrowse.commands import Scope
from seedbrowse.library.events import FileReport
from seedbrowse.library.problem_report import facts, place
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import cut, filled

__all__ = ["ProblemList", "ProblemRows"]

MARKER = "▌"
GAP = "  "
LONGEST_PLACE = 15
"""Cells for the lines of a problem: `1234567-1234567`."""

SHORTEST_PATH = 16
"""Cells that a path gets before anything else is said of its file."""


class ProblemRows:
    """Files with problems and their problems as rows: each file heads its own."""

    def __init__(self, reports: Sequence[FileReport]) -> None:
        """Number the problems of `reports` in their order; files without any are left out."""
        self.reports = [report for report in reports if report.problems]
        self._ends: list[int] = []
        self.problem_count = 0
        self.place_width = 4
        """Cells that the lines of every problem have room in."""
        for report in self.reports:
            self.problem_count += len(report.problems)
            self._ends.append(self.problem_count)
            widest = max(len(place(problem)) for problem in report.problems)
            self.place_width = min(max(widest, self.place_width), LONGEST_PLACE)

    def __len__(self) -> int:
        return self.problem_count + len(self.reports)

    def problem(self, number: int) -> Problem:
        """A problem by its number, from 0 on."""
        file = bisect_right(self._ends, number)
        return self.reports[file].problems[number - self._first(file)]

    def row_of(self, number: int) -> int:
        """The row of a problem."""
        return number + bisect_right(self._ends, number) + 1

    def at(self, row: int) -> FileReport | int:
        """What stands in a row: a file, or the number of a problem."""
        low, high = 0, len(self.reports)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._first(middle) + middle <= row else (low, middle)
        return self.reports[low] if row == self._first(low) + low else row - low - 1

    def _first(self, file: int) -> int:
        return self._ends[file - 1] if file else 0


class ProblemList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of problems, one of them highlighted; costs the same for ten and for a million."""

    BINDINGS = bindings(Scope.PANE)
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "problem-list--file",
        "problem-list--facts",
        "problem-list--place",
        "problem-list--message",
        "problem-list--marker",
        "problem-list--cursor",
    }
    DEFAULT_CSS = """
    ProblemList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $surface;
        & > .problem-list--file { color: $secondary; text-style: bold; }
        & > .problem-list--facts, & > .problem-list--place { color: $muted; }
        & > .problem-list--message { color: $foreground; }
        & > .problem-list--marker { color: $primary; }
        & > .problem-list--cursor { background: $hover; text-style: bold; }
        &:focus > .problem-list--cursor { background: $cursor; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """Number of the highlighted problem, from 0 on."""

    @dataclass
    class Highlighted(Message):
        """Another problem than before is highlighted."""

        problem_list: "ProblemList"
        problem: Problem

        @property
        def control(self) -> "ProblemList":
            """The list."""
            return self.problem_list

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one matters."""
            return isinstance(message, ProblemList.Highlighted)

    def __init__(self, reports: Sequence[FileReport]) -> None:
        """Make a list of the problems of `reports`."""
        super().__init__()
        self._rows = ProblemRows(reports)

    @property
    def problem(self) -> Problem | None:
        """The highlighted problem; None where there is none at all."""
        return self._rows.problem(self.cursor) if self._rows.problem_count else None

    def on_mount(self) -> None:
        """Tell of the first problem."""
        self._announce()

    def render_line(self, y: int) -> Strip:
        """One line of the widget, from where it is scrolled to."""
        row = y + self.scroll_offset.y
        width = self.size.width
        if row >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        room = self.scrollable_content_region.width
        item = self._rows.at(row)
        strip = self._file(item, room) if isinstance(item, FileReport) else self._line(item, room)
        return strip.adjust_cell_length(width, self.rich_style)

    def validate_cursor(self, number: int) -> int:
        """Keep the highlighted problem among the problems."""
        return max(0, min(number, self._rows.problem_count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows anew, and keep the new one in sight."""
        self.refresh_lines(self._rows.row_of(before))
        self.refresh_lines(self._rows.row_of(now))
        self._scroll_to_cursor()
        self._announce()

    def action_line_down(self) -> None:
        """Highlight the next problem."""
        self.cursor += 1

    def action_line_up(self) -> None:
        """Highlight the problem before."""
        self.cursor -= 1

    def action_page_down(self) -> None:
        """Go a page down."""
        self.cursor += max(self.size.height, 1)

    def action_page_up(self) -> None:
        """Go a page up."""
        self.cursor -= max(self.size.height, 1)

    def action_first(self) -> None:
        """Highlight the first problem."""
        self.cursor = 0

    def action_last(self) -> None:
        """Highlight the last problem."""
        self.cursor = self._rows.problem_count - 1

    def on_click(self, event: events.Click) -> None:
        """Highlight the problem that was clicked; of a file, its first one."""
        offset = event.get_content_offset(self)
        row = -1 if offset is None else offset.y + self.scroll_offset.y
        if 0 <= row < len(self._rows):
            event.stop()
            item = self._rows.at(row)
            if isinstance(item, FileReport):
                item = self._rows.at(row + 1)
            if isinstance(item, int):
                self.cursor = item

    def on_resize(self) -> None:
        """Fit the rows to the new size, the highlighted one still in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self._scroll_to_cursor()

    def _file(self, report: FileReport, width: int) -> Strip:
        told = facts(report)
        path = clean(report.path)
        base = self.rich_style
        room = max(width - cell_len(told) - len(GAP) - 1, min(SHORTEST_PATH, width))
        shown = _end_of(path, room)
        segments = [Segment(shown + GAP, base + self._component("file"))]
        rest = width - cell_len(shown) - len(GAP)
        segments += filled(told, max(rest, 0), base + self._component("facts"))
        return Strip(segments).adjust_cell_length(width, base)

    def _line(self, number: int, width: int) -> Strip:
        problem = self._rows.problem(number)
        is_cursor = number == self.cursor
        base = self.rich_style + (self._component("cursor") if is_cursor else Style.null())
        column = min(self._rows.place_width, width // 3)
        segments = [
            Segment(MARKER if is_cursor else " ", base + self._component("marker")),
            *filled(place(problem), column, base + self._component("place"), right=True),
            Segment(GAP, base),
        ]
        rest = width - 1 - column - len(GAP)
        message = clean(problem.message)
        segments += filled(message, max(rest, 0), base + self._component("message"))
        return Strip(segments).adjust_cell_length(width, base)

    def _scroll_to_cursor(self) -> None:
        if not self._rows.problem_count:
            return
        row = self._rows.row_of(self.cursor)
        # The name of the file comes into sight with its first problem.
        highest = row - 1 if isinstance(self._rows.at(row - 1), FileReport) else row
        lowest = row - self.size.height + 1
        top = self.scroll_offset.y
        if highest < top or lowest > top:
            self.scroll_to(y=min(highest, max(lowest, top)), animate=False, force=True)

    def _announce(self) -> None:
        problem = self.problem
        if problem is not None:
            self.post_message(self.Highlighted(self, problem))

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"problem-list--{name}", partial=True)


def _end_of(path: str, width: int) -> str:
    """A path cut to `width` cells at its beginning, since its end tells more."""
    if cell_len(path) <= width:
        return path
    kept = path[-max(width - 1, 0) :]
    while kept and cell_len(kept) > width - 1:
        kept = kept[1:]
    return cut("…" + kept, width)
