"""Sorting: the person decides what the table is ordered by."""

from textual import on

from seedbrowse.search.engine import Order, SortKey
from seedbrowse.tui.order_text import order_by, reversed_order
from seedbrowse.tui.screens.sort_choice import SortDialog
from seedbrowse.tui.searching import Searching
from seedbrowse.tui.widgets.record_table import RecordTable

__all__ = ["Sorting"]


class Sorting(Searching):
    """A screen whose table can be put into another order."""

    def is_available(self, command_id: str) -> bool:
        """Relevance cannot be reversed."""
        if command_id == "sort.reverse":
            return self.order.by is not SortKey.RELEVANCE
        return super().is_available(command_id)

    def action_choose_order(self) -> None:
        """Let the person choose an order."""
        self.app.clear_notifications()
        self.app.push_screen(SortDialog(self.order), self._take_order)

    def action_reverse_order(self) -> None:
        """Turn the order round."""
        self.order = reversed_order(self.order)

    @on(RecordTable.HeaderClicked)
    def _sort_by_column(self, event: RecordTable.HeaderClicked) -> None:
        is_present = event.column is self.order.by
        self.order = reversed_order(self.order) if is_present else order_by(event.column)

    def _take_order(self, order: Order | None) -> None:
        if order is not None:
            self.order = order
