"""Completion list: what could go on where the query is being typed, just below the search bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from seedbrowse.records.text import clean
from seedbrowse.search.completion import Completion
from seedbrowse.tui.cell_text import filled

__all__ = ["LABEL_AT", "CompletionList", "rows_within"]

COUNT = 9
"""Cells of a count: `1,234,567` fits."""

LABEL_AT = 3
"""Cells before a label: for the edge, and for the key that takes the row."""

EDGE = "│"
"""Told by more than colour: there may be none."""

ALL = "in all "
"""Before the first count: it is of all records, whatever else the query asks for."""


def rows_within(height: int) -> int:
    """How many rows a list has at most on a screen of so many lines; the answer stays in sight."""
    return 4 if height < 30 else 8


class CompletionList(Widget):
    """A few rows above the table, of which one may be taken; it never gets the focus.

    It is as high as it has rows; only another number of them has the screen laid out.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "completion-list--taken", "completion-list--count", "completion-list--help",
        "completion-list--key", "completion-list--edge",
    }  # fmt: skip
    DEFAULT_CSS = """
    CompletionList {
        layer: completion;
        position: absolute;
        display: none;
        width: 64;
        max-width: 100%;
        height: 0;
        background: $panel;
        & > .completion-list--taken { background: $cursor; text-style: bold; }
        & > .completion-list--count { color: $accent; }
        & > .completion-list--help { color: $muted; }
        & > .completion-list--edge { color: $primary; }
        & > .completion-list--key { color: $primary; text-style: bold; }
    }
    """

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        completions: "CompletionList"
        row: int

        @property
        def control(self) -> "CompletionList":
            """The list."""
            return self.completions

    def __init__(self) -> None:
        """Make a list that is closed."""
        super().__init__()
        self._rows: Sequence[Completion] = ()
        self._taken: int | None = None
        self._keeps_ends = False

    @property
    def rows(self) -> Sequence[Completion]:
        """What is offered; nothing while the list is closed."""
        return self._rows

    @property
    def taken(self) -> int | None:
        """The row that stands in the search bar at present."""
        return self._taken

    def show(self, rows: Sequence[Completion], x: int, y: int, *, keeps_ends: bool = False) -> None:
        """Offer something.

        Args:
            rows: What is offered; nothing closes the list.
            x: Where the list stands; it stays where another list of as many rows is open.
            y: The line of its first row.
            keeps_ends: Whether labels too long are cut at the front: of a path the end tells most.
        """
        if not rows:
            self.close()
            return
        if len(rows) != len(self._rows):
            self.styles.offset = (x, y)
            self.styles.height = len(rows)
            self.display = True
        self._rows = rows
        self._taken = None
        self._keeps_ends = keeps_ends
        self.refresh()

    def take(self, row: int) -> None:
        """Let a row stand out: it is what stands in the search bar now."""
        self._taken = row
        self.refresh()

    def close(self) -> None:
        """Offer nothing any more."""
        if self._rows:
            self._rows = ()
            self._taken = None
            self.display = False

    def render_line(self, y: int) -> Strip:
        """One row: a sign where Tab takes it, the label, what it is, how many records have it."""
        width = self.size.width
        if y >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        base = self.rich_style + (self._look("taken") if y == self._taken else Style())
        next_one = 0 if self._taken is None else (self._taken + 1) % len(self._rows)
        edge = Segment(EDGE, base + self._look("edge"))
        segments = [
            edge,
            *filled("⇥" if y == next_one else " ", LABEL_AT - 1, base + self._look("key")),
            *self._told(y, max(width - LABEL_AT - 2, 0), base),
            Segment(" ", base),
            edge,
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _told(self, y: int, room: int, base: Style) -> list[Segment]:
        """What a row says, in `room` cells."""
        row = self._rows[y]
        label, help_text = clean(row.label), clean(row.help)
        if row.count is None:
            count, count_room = "", 0
            label_room = min(room, max(cell_len(label) + 2, 14)) if help_text else room
        else:
            count, count_room = f"{row.count:,}", min(room, COUNT)
            help_text = "" if y else ALL
            label_room = max(room - count_room - len(ALL), 0)
        if self._keeps_ends:
            label = _end_of(label, label_room - 1)
        return [
            *filled(label, label_room, base),
            *filled(help_text, room - label_room - count_room, base + self._look("help")),
            *filled(count, count_room, base + self._look("count"), right=True),
        ]

    def on_click(self, event: events.Click) -> None:
        """Take the row."""
        event.stop()
        if event.y < len(self._rows):
            self.post_message(self.Clicked(self, event.y))

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"completion-list--{name}", partial=True)


def _end_of(text: str, width: int) -> str:
    """The end of `text` that fits into `width` cells, after `…` where something is left out."""
    if cell_len(text) <= width:
        return text
    tail = text[-(4 * max(width, 0) + 16) :]
    start, used = len(tail), len("…")
    for begin, _end, size in reversed(split_graphemes(tail)[0]):
        if used + size > width:
            break
        start, used = begin, used + size
    return f"…{tail[start:]}"
