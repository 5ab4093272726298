"""Field choice: which columns of a table are written to a file."""

from collections.abc import Collection, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from seedbrowse.commands import Scope
from seedbrowse.records.text import fold
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.key_texts import typed_by
from seedbrowse.tui.screens.filter_dialog import FilterDialog
from seedbrowse.tui.widgets.letters_input import LettersInput

__all__ = ["FieldDialog"]

KEYS = "{fields.toggle} checks · {fields.turn} all or none · {enter} keeps"


class FieldDialog(FilterDialog[tuple[str, ...]]):
    """Answers with the columns that are written; without an answer all stays as it was."""

    BINDINGS = bindings(Scope.FIELDS)
    line: LettersInput
    PLACEHOLDER = "letters of a field"
    DEFAULT_CSS = """
    FieldDialog .window { max-width: 50; }
    FieldDialog Input { margin-bottom: 0; }
    """

    def __init__(self, names: Sequence[str], chosen: Collection[str]) -> None:
        """Make the dialog.

        Args:
            names: Of all columns, in their order.
            chosen: Those that are written at present.
        """
        super().__init__()
        self.line = LettersInput(placeholder=self.PLACEHOLDER, compact=True)
        self._names = names
        self._chosen = set(chosen)
        self._shown: Sequence[str] = names

    def compose(self) -> ComposeResult:
        """The line that filters, and the columns."""
        with Vertical(classes="window") as window:
            window.border_title = "Fields"
            window.border_subtitle = Content(self.with_keys(KEYS))
            self.line.left_out = typed_by(self.keymap, Scope.FIELDS)
            yield self.line
            yield self.choices

    def filter(self, typed: str) -> None:
        """Show the columns that have the letters, and those first that begin so."""
        wanted = fold(typed.strip())
        shown = [name for name in self._names if wanted in fold(name)]
        self._shown = sorted(shown, key=lambda name: not fold(name).startswith(wanted))
        self._list(0)

    def take(self, row: int) -> None:
        """Check a column, or uncheck it."""
        self._chosen ^= {self._shown[row]}
        self._list(row)

    def submit(self) -> None:
        """Keep what is checked, if anything is."""
        if self._chosen:
            self.dismiss(tuple(name for name in self._names if name in self._chosen))
        else:
            self.app.bell()

    def action_toggle_field(self) -> None:
        """Check or uncheck the highlighted column."""
        self.filter_now()
        row = self.choices.highlighted
        if row is not None and self._shown:
            self.take(row)

    def action_turn_fields(self) -> None:
        """Check all columns, or none where all are checked."""
        every = set(self._names)
        self._chosen = set() if self._chosen == every else every
        self._list(self.choices.highlighted or 0)

    def _list(self, row: int) -> None:
        if self._shown:
            self.offer(map(self._prompt, self._shown), row)
        else:
            self.offer_nothing("No field is called like this.")

    def _prompt(self, name: str) -> Content:
        is_chosen = name in self._chosen
        return Content.assemble(
            ("☑ " if is_chosen else "☐ ", "$accent" if is_chosen else "$muted"),
            (name, "" if is_chosen else "$muted"),
        )
