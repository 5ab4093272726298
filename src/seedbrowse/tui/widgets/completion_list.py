"""Completion list: what could go on where the query is being typed, just below the search bar."""

from collections.abc import Sequence
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
from seedbrowse.search.completion import Completion
from seedbrowse.tui.cell_text import filled

__all__ = ["MOST_ROWS", "CompletionList"]

MOST_ROWS = 8
"""Rows that the list has at most."""

COUNT = 9
"""Cells of a count: `1,234,567` fits."""


class CompletionList(Widget):
    """A few rows above the table, of which one may be taken; it never gets the focus.

    While it is open it only grows: another height has the whole screen laid out.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "completion-list--taken", "completion-list--count", "completion-list--help",
        "completion-list--key",
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

    @property
    def rows(self) -> Sequence[Completion]:
        """What is offered; nothing while the list is closed."""
        return self._rows

    @property
    def taken(self) -> int | None:
        """The row that stands in the search bar at present."""
        return self._taken

    def show(self, rows: Sequence[Completion], x: int, y: int) -> None:
        """Offer something; the list opens with its first row at `x`, `y` where it is closed."""
        rows = rows[:MOST_ROWS]
        if not rows:
            self.close()
            return
        if not self._rows:
            self.styles.offset = (x, y)
            self.styles.height = len(rows)
            self.display = True
        elif len(rows) > self.size.height:
            self.styles.height = len(rows)
        self._rows = rows
        self._taken = None
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
        row = self._rows[y]
        base = self.rich_style + (self._look("taken") if y == self._taken else Style())
        next_one = 0 if self._taken is None else (self._taken + 1) % len(self._rows)
        key = "⇥" if y == next_one else " "
        count = "" if row.count is None else f"{row.count:,}"
        inner = max(width - 4 - (COUNT if count else 0), 0)
        told = clean(row.label), clean(row.help)
        label_room = min(inner, max(cell_len(told[0]) + 2, 14)) if told[1] else inner
        segments = [
            *filled(key, 2, base + self._look("key")),
            *filled(told[0], label_room, base),
            *filled(told[1], inner - label_room, base + self._look("help")),
            *(filled(count, COUNT, base + self._look("count"), right=True) if count else ()),
            Segment("  ", base),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Take the row."""
        event.stop()
        if event.y < len(self._rows):
            self.post_message(self.Clicked(self, event.y))

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"completion-list--{name}", partial=True)
