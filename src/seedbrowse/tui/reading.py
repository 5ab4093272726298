"""Reading: the detail follows the highlighted record, and n goes through what answers the query."""

from abc import abstractmethod

from textual import getters, on
from textual.timer import Timer

from seedbrowse.tui.searching import Searching
from seedbrowse.tui.widgets.detail_panel import DetailPanel
from seedbrowse.tui.widgets.record_table import RecordTable

__all__ = ["Reading"]

REST = 0.06
"""Seconds the cursor must rest before the detail follows: longer than between a held key's
repetitions, so that it costs nothing while rows fly by, and too short to be noticed.
"""


class Reading(Searching):
    """A screen that shows the highlighted record in full."""

    detail = getters.query_one(DetailPanel)

    rest_timer: Timer | None = None
    """Runs while the cursor rests and the detail has not followed yet."""

    def is_available(self, command_id: str) -> bool:
        """Whether anything in the detail answers the query."""
        if command_id in ("match.next", "match.previous"):
            return bool(self.answer and self.answer.results.terms and self.table.row_count)
        return super().is_available(command_id)

    def action_next_match(self) -> None:
        """Go to the next word of the detail that answers the query."""
        self._go_to_match(1)

    def action_previous_match(self) -> None:
        """Go to the word before."""
        self._go_to_match(-1)

    def show_detail(self) -> None:
        """Show the highlighted record now."""
        self.detail.show(self.table.record, self.answer.results.terms if self.answer else {})

    @property
    @abstractmethod
    def is_detail_in_sight(self) -> bool:
        """Whether there is room for the detail."""

    @abstractmethod
    def read(self) -> None:
        """Let the highlighted record be read: the detail gets the focus."""

    def _go_to_match(self, step: int) -> None:
        if self.is_detail_in_sight:
            self.show_detail()
        else:
            self.read()
        self.detail.go_to_match(step)

    @on(RecordTable.Highlighted)
    def follow_cursor(self) -> None:
        """Show the highlighted record once the cursor rests."""
        if self.rest_timer is not None:
            self.rest_timer.stop()
        self.rest_timer = self.set_timer(REST, self.show_detail)

    @on(RecordTable.Opened)
    def _read_opened(self) -> None:
        self.read()
