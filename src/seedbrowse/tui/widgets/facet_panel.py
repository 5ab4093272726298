"""Facet panel: a line to type in, and below it the values that the records of the answer have."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from seedbrowse.commands import Scope
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.facet_rows import Choice
from seedbrowse.tui.key_texts import typed_by, with_keys
from seedbrowse.tui.widgets.facet_list import FacetList
from seedbrowse.tui.widgets.letters_input import LettersInput

__all__ = ["FacetPanel"]

LEFT_OUT = frozenset("[]/")
"""Characters that are keys of the screen: words of values are found without them."""


class FacetInput(LettersInput):
    """The line that filters the values."""

    DEFAULT_CSS = """
    FacetInput {
        width: 1fr; height: 1; border: none; padding: 0 1; background: transparent;
        & > .input--placeholder { color: $muted; }
    }
    """


class FacetPanel(Vertical):
    """Letters filter the values, arrows move among them, and a few keys choose."""

    BINDINGS = bindings(Scope.PANE, Scope.FACETS)

    is_counting: reactive[bool] = reactive(False)
    """Whether counts are on their way."""

    @dataclass
    class Filtered(Message):
        """Something else is typed."""

        panel: "FacetPanel"
        typed: str

        @property
        def control(self) -> "FacetPanel":
            """The panel."""
            return self.panel

    def __init__(self, keymap: Mapping[str, str]) -> None:
        """Make a panel without values; for `keymap` see `KeyBar`."""
        super().__init__()
        self._closes = with_keys("{back} closes", keymap)
        self.line = FacetInput(placeholder="type to filter values", compact=True)
        self.line.left_out = LEFT_OUT | typed_by(keymap, Scope.FACETS)
        """Where is typed."""

        self.facets = FacetList()
        """The values."""

        self.border_title = "facets"

    def compose(self) -> ComposeResult:
        """The line above the values."""
        yield self.line
        yield self.facets

    @property
    def typed(self) -> str:
        """What the values are filtered by."""
        return self.line.value

    def watch_is_counting(self, is_counting: bool) -> None:
        """Tell it."""
        self.border_subtitle = "counting…" if is_counting else Content(self._closes)

    def on_mouse_down(self) -> None:
        """Take the keys."""
        self.line.focus()

    def action_narrow(self) -> None:
        """Narrow the answer to the highlighted value."""
        self.facets.choose(Choice.ONLY)

    def action_exclude(self) -> None:
        """Leave out records with the highlighted value."""
        self.facets.choose(Choice.EXCLUDE)

    def action_add_value(self) -> None:
        """Show records with the highlighted value too."""
        self.facets.choose(Choice.ADD)

    def action_line_down(self) -> None:
        """Highlight the next value."""
        self.facets.move(1)

    def action_line_up(self) -> None:
        """Highlight the value before."""
        self.facets.move(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self.facets.move(max(self.facets.size.height - 1, 1))

    def action_page_up(self) -> None:
        """Go a page up."""
        self.facets.move(-max(self.facets.size.height - 1, 1))

    def action_first(self) -> None:
        """Highlight the first value."""
        self.facets.move(-len(self.facets.rows))

    def action_last(self) -> None:
        """Highlight the last value."""
        self.facets.move(len(self.facets.rows))

    def action_right(self) -> None:
        """Go on to the next year, or the next kind."""
        self._move_aside(1)

    def action_left(self) -> None:
        """Go back to the year, or the kind, before."""
        self._move_aside(-1)

    def action_extend_right(self) -> None:
        """Extend the range of years to the right."""
        self._extend(1)

    def action_extend_left(self) -> None:
        """Extend it to the left."""
        self._extend(-1)

    def _move_aside(self, step: int) -> None:
        if self.facets.is_at_years:
            self.facets.move_brush(step, extends=False)
        else:
            self.facets.move_kind(step)

    def _extend(self, step: int) -> None:
        if self.facets.is_at_years:
            self.facets.move_brush(step, extends=True)

    @on(Input.Changed)
    def _announce(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Filtered(self, event.value))

    @on(Input.Blurred)
    def _keep_to_itself(self, event: Input.Blurred) -> None:
        event.stop()
