"""Sort choice: what the table is ordered by, one key each."""

from collections.abc import Sequence
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.search.engine import Order, SortKey
from seedbrowse.tui.order_text import direction, name_of, order_by, reversed_order
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.choice_list import ChoiceList

__all__ = ["LETTERS", "SortDialog"]

LETTERS: Final = {
    SortKey.RELEVANCE: "r", SortKey.YEAR: "y", SortKey.AUTHORS: "a", SortKey.TITLE: "t",
    SortKey.SOURCE: "s", SortKey.CITED: "c", SortKey.CITED_PER_YEAR: "p", SortKey.TYPE: "k",
    SortKey.OPEN_ACCESS: "o", SortKey.STAGE: "g", SortKey.LANGUAGE: "l", SortKey.COUNTRY: "n",
    SortKey.FUNDING: "u", SortKey.KEYWORDS: "w", SortKey.INDEX_KEYWORDS: "x",
    SortKey.VOLUME: "v", SortKey.ISSUE: "i", SortKey.PAGES: "e", SortKey.DOI: "d",
    SortKey.PUBLISHER: "b", SortKey.CONFERENCE: "m", SortKey.FILE: "f",
}  # fmt: skip
"""What chooses an order at once, whether or not its row is in sight."""

_BY_LETTER: Final = {letter: key for key, letter in LETTERS.items()}

KEYS = "once more reverses · {dialog.close} goes back"


class SortDialog(Dialog[Order]):
    """Answers with an order; choosing the present one again reverses it."""

    DEFAULT_CSS = """
    SortDialog {
        & > .window, & > .window:focus { border: round $primary; }
        & > .window { max-width: 46; padding: 0 1; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, order: Order, shown: Sequence[SortKey]) -> None:
        """Make the dialog.

        Args:
            order: The present one.
            shown: Columns that are in sight, from left to right: they are offered first.
        """
        super().__init__()
        self._order = order
        others = [key for key in SortKey if key not in shown and key is not SortKey.RELEVANCE]
        self._first = (SortKey.RELEVANCE, *shown)
        self._keys = (*self._first, *others)

    def compose(self) -> ComposeResult:
        """The list: what is in sight, a line, the other columns."""
        first, others = self._keys[: len(self._first)], self._keys[len(self._first) :]
        window = ChoiceList(*map(self._option, first), classes="window")
        if others:
            window.add_options([None, *map(self._option, others)])
        window.border_title = "Sort by"
        window.border_subtitle = Content(self.with_keys(KEYS))
        yield window

    def on_mount(self) -> None:
        """Start at the present order."""
        self.query_one(OptionList).highlighted = self._keys.index(self._order.by)

    def on_key(self, event: events.Key) -> None:
        """Choose by a letter."""
        key = _BY_LETTER.get(event.character or "")
        if key is not None:
            event.stop()
            self._choose(key)

    @on(OptionList.OptionSelected)
    def _take_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(SortKey(event.option.id or ""))

    def _choose(self, key: SortKey) -> None:
        is_present = key is self._order.by
        self.dismiss(reversed_order(self._order) if is_present else order_by(key))

    def _option(self, key: SortKey) -> Option:
        is_present = key is self._order.by
        order = self._order if is_present else order_by(key)
        arrow = "" if key is SortKey.RELEVANCE else "▼ " if order.descending else "▲ "
        prompt = Content.assemble(
            ("● " if is_present else "  ", "bold $accent"),
            (LETTERS[key], "bold $primary"),
            "  ",
            (name_of(key).ljust(16), "bold" if is_present else ""),
            (arrow + direction(order), "$muted"),
        )
        return Option(prompt, id=key.value)
