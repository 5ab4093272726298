"""Column choice: which columns the table has, in which order and how wide, tried on at once."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns
from seedbrowse.commands import Scope
from seedbrowse.records.text import fold
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.column_layout import NARROWEST, WIDEST, Layout, usual_choice
from seedbrowse.tui.columns import COLUMNS, USUAL, Column
from seedbrowse.tui.key_texts import typed_by
from seedbrowse.tui.screens.filter_dialog import FilterDialog
from seedbrowse.tui.widgets.letters_input import LettersInput

__all__ = ["ColumnDialog"]

KEYS = (
    "{columns.toggle} shows · {columns.earlier columns.later} moves · "
    "{columns.narrower columns.wider} widens · {enter} keeps"
)
STEP = 2
"""Cells by which a key makes a column wider or narrower."""


@dataclass(slots=True)
class Entry:
    """A row of the list."""

    column: Column
    is_shown: bool
    width: int = 0
    """0 for the usual one."""


class ColumnDialog(FilterDialog[ChosenColumns]):
    """Answers with the columns; without an answer the table has those from before.

    The columns stand in the order of the table, those that are not shown between them or behind.
    A row keeps its place while it is checked and unchecked.
    """

    BINDINGS = bindings(Scope.COLUMNS)
    line: LettersInput
    PLACEHOLDER = "letters of a column"
    DEFAULT_CSS = """
    ColumnDialog {
        align: right bottom;
        background: transparent;
        & .window { max-width: 66; width: 66; max-height: 70%; margin: 0 1 1 1; }
        & OptionList, & OptionList:focus { max-height: 30; }
        & Input { margin-bottom: 0; }
    }
    """

    def __init__(self, chosen: ChosenColumns, try_on: Callable[[ChosenColumns], Layout]) -> None:
        """Make the dialog.

        Args:
            chosen: The columns at present.
            try_on: Shows columns in the table, and tells what there is room for.
        """
        super().__init__()
        self.line = LettersInput(placeholder=self.PLACEHOLDER, compact=True)
        self._before = chosen
        self._try_on = try_on
        self._layout = Layout(())
        self._entries = _entries(chosen)
        self._listed: list[Entry] = []

    def compose(self) -> ComposeResult:
        """The line that filters, and the columns."""
        with Vertical(classes="window") as window:
            window.border_title = "Columns"
            window.border_subtitle = Content(self.with_keys(KEYS))
            self.line.left_out = typed_by(self.keymap, Scope.COLUMNS)
            yield self.line
            yield self.choices

    def on_mount(self) -> None:
        """Find out what there is room for."""
        self._layout = self._try_on(self._before)
        self._list(0)

    @property
    def chosen(self) -> ChosenColumns:
        """What is checked; nothing where it is what the table usually has."""
        columns = tuple(
            ChosenColumn(each.column.id, each.width) for each in self._entries if each.is_shown
        )
        return ChosenColumns() if columns == usual_choice().shown else ChosenColumns(columns)

    def filter(self, typed: str) -> None:
        """Show the columns that have the letters, the likeliest first."""
        wanted = fold(typed.strip())
        listed = [each for each in self._entries if _likeness(wanted, each.column) is not None]
        listed.sort(key=lambda each: _likeness(wanted, each.column) or 0)
        self._listed = listed
        self._list(0)

    def take(self, row: int) -> None:
        """Show a column, or hide it; the last one stays."""
        entry = self._listed[row]
        if entry.is_shown and sum(each.is_shown for each in self._entries) == 1:
            self.app.bell()
            return
        entry.is_shown = not entry.is_shown
        self._show_change()

    def submit(self) -> None:
        """Keep what the table shows."""
        self.dismiss(self.chosen)

    def action_close(self) -> None:
        """Put the columns back."""
        self._try_on(self._before)
        super().action_close()

    def action_toggle_column(self) -> None:
        """Show or hide the highlighted column."""
        if self._highlighted is not None:
            self.take(self._listed.index(self._highlighted))

    def action_move_column(self, step: int) -> None:
        """Give the highlighted column another place: past the next one in the list."""
        entry = self._highlighted
        if entry is None:
            return
        place = self._entries.index(entry) + step
        if 0 <= place < len(self._entries):
            self._entries.remove(entry)
            self._entries.insert(place, entry)
            if not self.line.value:
                self._listed = [*self._entries]
            self._show_change(entry)

    def action_widen_column(self, step: int) -> None:
        """Make the highlighted column wider, or narrower where the step is negative."""
        entry = self._highlighted
        if entry is None:
            return
        before, present = entry.width, self._layout.width_of(entry.column.id)
        entry.width = max(NARROWEST, min((present or entry.column.width) + step * STEP, WIDEST))
        self._show_change(entry)
        if present and self._layout.width_of(entry.column.id) == present:
            entry.width = before  # no room: what nobody can see is not kept
            self.app.bell()

    def action_fit_column(self) -> None:
        """Give the highlighted column its usual width back."""
        if self._highlighted is not None:
            self._highlighted.width = 0
            self._show_change(self._highlighted)

    def action_reset_columns(self) -> None:
        """Go back to the columns that the table usually has."""
        self._entries = _entries(ChosenColumns())
        self.filter(self.line.value)
        self._show_change()

    @property
    def _highlighted(self) -> Entry | None:
        """What a key means: of keys in one burst also letters count that are not heard of yet."""
        self.filter_now()
        row = self.choices.highlighted
        return self._listed[row] if row is not None and row < len(self._listed) else None

    def _show_change(self, entry: Entry | None = None) -> None:
        entry = entry or self._highlighted
        self._layout = self._try_on(self.chosen)
        self._list(self._listed.index(entry) if entry in self._listed else 0)

    def _list(self, row: int) -> None:
        if self._listed:
            self.offer(map(self._prompt, self._listed), row)
        else:
            self.offer_nothing("No column is called like this.")

    def _prompt(self, entry: Entry) -> Content:
        column, shown = entry.column, [each for each in self._entries if each.is_shown]
        place = f"{shown.index(entry) + 1:>2}" if entry.is_shown else "  "
        width = self._layout.width_of(column.id)
        told = f"{width:>4}" if width else "" if not entry.is_shown else "no room"
        return Content.assemble(
            ("☑ " if entry.is_shown else "☐ ", "$accent" if entry.is_shown else "$muted"),
            (f"{place} ", "$muted"),
            (f"{column.heading:<11}", "bold" if entry.is_shown else ""),
            (f"{told:>7}", "$primary" if entry.width else "$muted"),
            (f"  {column.help}", "$muted"),
        )


def _entries(chosen: ChosenColumns) -> list[Entry]:
    """The chosen columns in their order, then the others in that of the catalogue."""
    wanted = {each.id: each for each in chosen.shown if each.id in COLUMNS}
    shown = wanted or {each: ChosenColumn(each) for each in USUAL}
    entries = [Entry(COLUMNS[each.id], True, each.width) for each in shown.values()]
    return entries + [Entry(each, False) for each in COLUMNS.values() if each.id not in shown]


def _likeness(wanted: str, column: Column) -> int | None:
    """How well a column answers to letters, the best with 0; None where it does not.

    First where a name begins so, then where a word of its explanation does, then where a name has
    the letters in their order.
    """
    names = (fold(column.heading), fold(column.id))
    if any(name.startswith(wanted) for name in names):
        return 0
    if any(word.startswith(wanted) for word in fold(f"{column.heading} {column.help}").split()):
        return 1
    return 2 if any(_has_letters(name, wanted) for name in names) else None


def _has_letters(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
