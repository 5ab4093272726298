"""Sort choice: what the table is ordered by, one key each."""

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.search.engine import Order, SortKey
from seedbrowse.tui.order_text import direction, order_by, reversed_order
from seedbrowse.tui.screens.dialog import Dialog

__all__ = ["SortDialog"]

_KEYS = {key.value[0]: key for key in SortKey}
"""Every first letter means one of them."""


class SortDialog(Dialog[Order]):
    """Answers with an order; choosing the present one again reverses it."""

    DEFAULT_CSS = """
    SortDialog {
        & > .window, & > .window:focus { border: round $primary; }
        & > .window { max-width: 44; padding: 0 1; }
    }
    """

    def __init__(self, order: Order) -> None:
        """Make the dialog; `order` is the present one."""
        super().__init__()
        self._order = order

    def compose(self) -> ComposeResult:
        """The list."""
        options = [Option(self._prompt(key), id=key.value) for key in SortKey]
        window = OptionList(*options, classes="window")
        window.border_title = "Sort by"
        window.border_subtitle = "once more reverses"
        yield window

    def on_mount(self) -> None:
        """Start at the present order."""
        self.query_one(OptionList).highlighted = list(SortKey).index(self._order.by)

    def on_key(self, event: events.Key) -> None:
        """Choose by the first letter."""
        key = _KEYS.get(event.character or "")
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

    def _prompt(self, key: SortKey) -> Content:
        is_present = key is self._order.by
        order = self._order if is_present else order_by(key)
        arrow = "" if key is SortKey.RELEVANCE else "▼ " if order.descending else "▲ "
        return Content.assemble(
            ("● " if is_present else "  ", "bold $accent"),
            (key.value[0], "bold $primary"),
            "  ",
            (key.value.ljust(11), "bold" if is_present else ""),
            (arrow + direction(order), "$muted"),
        )
