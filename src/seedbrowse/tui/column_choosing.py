"""Column choosing: the person decides what the table shows, and finds it so the next time."""

from contextlib import suppress
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from seedbrowse.column_preferences import ChosenColumns
from seedbrowse.remembered import Remembered
from seedbrowse.tui.column_layout import Layout
from seedbrowse.tui.failures import tell_forgotten
from seedbrowse.tui.marking import Marking
from seedbrowse.tui.widgets.column_header import ColumnHeader

__all__ = ["ColumnChoosing"]


class ColumnChoosing(Marking):
    """A screen with a table whose columns are chosen."""

    columns: Remembered[ChosenColumns]
    """What was chosen; whoever makes the screen gives it."""

    @dataclass
    class ColumnsNotKept(Message):
        """The choice cannot be written."""

        reason: str

    def on_mount(self) -> None:
        """Show the columns of the last run."""
        self.table.chosen = self.columns.value
        tell_forgotten(self, self.columns, "Columns")

    def on_unmount(self) -> None:
        """Keep what was chosen last."""
        with suppress(OSError):  # said already, or nobody is there to be told
            self.columns.write()

    def action_choose_columns(self) -> None:
        """Let the person choose, with the table behind."""
        from seedbrowse.tui.screens.column_choice import ColumnDialog  # only when it is wanted

        self.app.clear_notifications()
        self.app.push_screen(ColumnDialog(self.table.chosen, self._try_columns), self._take_columns)

    def _try_columns(self, chosen: ChosenColumns) -> Layout:
        self.table.chosen = chosen
        return self.table.layout_here

    def _take_columns(self, chosen: ChosenColumns | None) -> None:
        if chosen is not None:
            self.table.chosen = chosen
            self._keep_columns(chosen)

    @on(ColumnHeader.Resized)
    def _take_widths(self, event: ColumnHeader.Resized) -> None:
        self._keep_columns(event.chosen)

    def _keep_columns(self, chosen: ChosenColumns) -> None:
        self.columns.replace(chosen)
        self._write_columns()

    @work(thread=True, group="remember", exit_on_error=False, description="Keeping the columns")
    def _write_columns(self) -> None:
        """Write in a thread: the file may be on a slow disk, and another program hold its lock."""
        try:
            self.columns.write()
        except OSError as error:
            self.post_message(self.ColumnsNotKept(error.strerror or "no directory for it"))

    @on(ColumnsNotKept)
    def _tell_columns_not_kept(self, event: ColumnsNotKept) -> None:
        self.say(f"{event.reason}. They last until you leave.", "The columns are not kept",
                 failed=True)  # fmt: skip
