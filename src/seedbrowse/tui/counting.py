"""Counting: the person asks what the records that match have in common."""

from seedbrowse.tui.searching import Searching

__all__ = ["Counting"]


class Counting(Searching):
    """A screen whose answers can be seen as charts."""

    def action_show_statistics(self) -> None:
        """Show charts of the records that match, which follow the query."""
        # With what it needs, when it is first asked for: no frame waits for charts.
        from seedbrowse.tui.screens.statistics import StatisticsScreen

        self.app.clear_notifications()
        self.app.push_screen(StatisticsScreen(self), self._go_to)

    def _go_to(self, number: int | None) -> None:
        row = self.answer.row_of(number) if self.answer and number is not None else None
        if row is not None:
            self.set_focus(self.table)
            self.table.move_to(row)
