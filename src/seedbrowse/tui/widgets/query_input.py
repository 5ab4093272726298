"""Query input: the line that takes the query, wrong parts underlined and told about at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets.input import Selection

from seedbrowse.commands import Scope
from seedbrowse.query_help import LONGEST_QUERY
from seedbrowse.search.pasted_text import query_of
from seedbrowse.search.query import Hint, Query
from seedbrowse.search.query_parser import parse
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["QueryInput"]

GAP = 3
"""Cells between the query and a hint."""


class QueryInput(OrderedInput):
    """A line that is parsed as it is typed."""

    BINDINGS = bindings(Scope.SEARCH)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"query-input--wrong", "query-input--hint"}
    DEFAULT_CSS = """
    QueryInput {
        width: 1fr; height: 1; border: none; padding: 0; background: transparent;
        & > .input--placeholder { color: $muted; }
        & > .query-input--wrong { color: $warning; text-style: underline; }
        & > .query-input--hint { color: $warning; }
    }
    """

    # Its place does not depend on what is typed: no letter needs a layout of the whole screen.
    virtual_size = Reactive(Size(0, 0), layout=False)

    @dataclass
    class CursorMoved(Message):
        """The cursor went elsewhere, by typing or otherwise."""

        line: "QueryInput"

        @property
        def control(self) -> "QueryInput":
            """The line."""
            return self.line

    @dataclass
    class Pasted(Message):
        """Something was pasted."""

        line: "QueryInput"

        @property
        def control(self) -> "QueryInput":
            """The line."""
            return self.line

    def __init__(self, query: str = "", placeholder: str = "") -> None:
        """Make a line in which `query` stands already."""
        self.parsed: Query = parse(query)
        self.hints: Sequence[Hint] = self.parsed.hints
        super().__init__(
            query,
            placeholder=placeholder,
            highlighter=WrongParts(self),
            compact=True,
            # What is typed already is refined more often than replaced.
            select_on_focus=False,
            max_length=LONGEST_QUERY,
        )

    @property
    def untold_hint(self) -> str:
        """The first hint where the line has no room for the whole of it; else nothing."""
        message = self.hints[0].message if self.hints else ""
        return message if cell_len(message) > self._hint_room else ""

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Tell other hints than parsing found; they are about what stands in the line."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def watch_value(self, value: str) -> None:
        """Parse it before anything is drawn or told."""
        self.parsed = parse(value)
        self.hints = self.parsed.hints

    def watch_selection(self, _selection: Selection) -> None:
        """Tell that the cursor moved."""
        if self.is_mounted:
            self.post_message(self.CursorMoved(self))

    def render_line(self, y: int) -> Strip:
        """The query, and the first hint at the right where there is room behind it."""
        line = super().render_line(y)
        # On a low screen nothing else has room for it either.
        is_told_elsewhere = self.untold_hint and not self.screen.has_class("-short")
        if y or not self.hints or is_told_elsewhere:
            return line
        hint = cut(self.hints[0].message, self._hint_room)
        style = self.rich_style + self.get_component_rich_style("query-input--hint", partial=True)
        width = self.size.width
        return Strip.join(
            [line.crop(0, width - cell_len(hint)), Strip([Segment(hint, style)])]
        ).adjust_cell_length(width, self.rich_style)

    def post_message(self, message: Message) -> bool:
        """Take what is pasted at once too, all lines as one: a title may stand over several."""
        if isinstance(message, events.Paste) and self.is_mounted:
            self.paste(message.text)
            return True
        return super().post_message(message)

    def action_paste(self) -> None:
        """Paste what the program itself has copied."""
        self.paste(self.app.clipboard)

    def paste(self, text: str) -> None:
        """Put what finds a pasted text in the place of what is selected."""
        start, end = sorted(self.selection)
        room = LONGEST_QUERY - len(self.value) + (end - start)
        # Folding a text that is cut anyway could take seconds.
        text = query_of(text[: 4 * LONGEST_QUERY])
        if len(text) > room:
            self.app.notify(
                f"A query has at most {LONGEST_QUERY:,} characters; the rest was left out.",
                title="Too long", severity="warning", markup=False,
            )  # fmt: skip
        self.replace(text[:room], start, end)
        self.post_message(self.Pasted(self))

    @property
    def _hint_room(self) -> int:
        """Cells behind the query that a hint can have."""
        return self.size.width - cell_len(self.value) - 1 - GAP


class WrongParts(Highlighter):
    """Underlines the parts of a query that are left out."""

    def __init__(self, line: QueryInput) -> None:
        """Make it for one line."""
        self._line = line

    def highlight(self, text: Text) -> None:
        """Lay the style over the text."""
        if self._line.hints:
            style: Style = self._line.get_component_rich_style("query-input--wrong", partial=True)
            for hint in self._line.hints:
                text.stylize(style, hint.span.start, hint.span.end)
