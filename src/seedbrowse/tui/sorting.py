"""Sorting: the person decides what the table is ordered by."""

from textual import on

from seedbrowse.search.engine import Order, SortKey
from seedbrowse.tui.marking import Marking
from seedbrowse.tui.order_text import order_by, reversed_order
from seedbrowse.tui.screens.sort_choice import SortDialog
from seedbrowse.tui.widgets.column_header import ColumnHeader

__all__ = ["Sorting"]


class Sorting(Marking):
    """A screen whose table can be put into another order."""

    def is_available(self, command_id: str) -> bool:
        """Relevance cannot be reversed."""
        if command_id == "sort.reverse":
            return self.order.by is not SortKey.RELEVANCE
        return super().is_available(command_id)

    def action_choose_order(self) -> None:
        """Let the person choose an order."""
        self.app.clear_notifications()
        shown = [column.sort for column, _width in self.table.layout_here.columns]
        self.app.push_screen(SortDialog(self.order, shown), self._take_order)

    def action_reverse_order(self) -> None:
        """Turn the order round."""
        self.order = reversed_order(self.order)

    @on(ColumnHeader.HeaderClicked)
    def _sort_by_column(self, event: ColumnHeader.HeaderClicked) -> None:
        key = event.column.sort
        self.order = reversed_order(self.order) if key is self.order.by else order_by(key)

    def _take_order(self, order: Order | None) -> None:
        if order is not None:
            self.order = order
