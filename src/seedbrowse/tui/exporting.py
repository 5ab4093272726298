"""Exporting: the person writes records to a file."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from seedbrowse.export_preferences import PreferredExport
from seedbrowse.library.inputs import printable
from seedbrowse.library.problem_report import counted
from seedbrowse.remembered import Remembered
from seedbrowse.tui.copying import Copying
from seedbrowse.tui.failures import tell_forgotten

if TYPE_CHECKING:
    from seedbrowse.tui.screens.export_writing import Exported

__all__ = ["Exporting"]


class Exporting(Copying):
    """A screen whose records can be written to files."""

    last_export: Remembered[PreferredExport]
    """How it was done last; whoever makes the screen gives it."""

    def is_available(self, command_id: str) -> bool:
        """Whether there is a record to export."""
        if command_id == "export.choose":
            return bool(self.marks) or len(self.library) > 0
        return super().is_available(command_id)

    def action_export(self) -> None:
        """Ask what is to be written and how, once all marks are there."""
        if self.is_available("export.choose"):
            self.when_marked(self._open_export)

    def _open_export(self) -> None:
        # With the writers: only when it is wanted.
        from seedbrowse.tui.export_job import ExportSource
        from seedbrowse.tui.export_ranges import ranges
        from seedbrowse.tui.screens.export import ExportDialog

        answer = self.answer
        if answer is None or not (found := ranges(answer, self.marks.snapshot())):
            return
        order = self.preferences.value.in_style_order
        source = ExportSource(answer.library, found, self.style_in_use.citer, order is not False)
        self.app.clear_notifications()
        self.app.push_screen(ExportDialog(source, self.last_export.value), self._take_export)
        tell_forgotten(self, self.last_export, "Last export")

    def _take_export(self, exported: "Exported | None") -> None:
        if exported is None:
            return
        self.last_export.replace(exported.preferred)
        self._write_last_export()
        where = f"{counted(exported.count, 'record')} written to {printable(exported.path.name)}"
        self.say(exported.note or printable(str(exported.path.parent)), where)

    @work(thread=True, group="remember", exit_on_error=False, description="Keeping the format")
    def _write_last_export(self) -> None:
        """Write in a thread: the file may be on a slow disk, and another program hold its lock."""
        with suppress(OSError):  # the next export begins with another format, and that is all
            self.last_export.write()
