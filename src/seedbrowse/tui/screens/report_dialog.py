"""Report dialog: the name of the file that takes all problems."""

from collections.abc import Sequence
from pathlib import Path

from seedbrowse.library.events import FileReport
from seedbrowse.library.problem_report import write_report
from seedbrowse.tui.screens.file_dialog import FileDialog, reason_of

__all__ = ["ReportDialog"]


class ReportDialog(FileDialog[Path]):
    """Writes the problems to a file that was not there before; answers with it."""

    TITLE = "Export the problems"
    HINT = "Name of a new file; it becomes JSON where the name ends in .json:"
    NAME = "seedbrowse-problems.txt"
    KEYS = "{enter} writes · {dialog.close} goes back"

    def __init__(self, reports: Sequence[FileReport]) -> None:
        """Make the dialog; `reports` are written."""
        super().__init__()
        self._reports = reports

    def use(self, path: Path) -> tuple[Path | None, str]:
        """Write the file."""
        write_report(self._reports, path)
        return path.absolute(), ""

    def complaint_about(self, error: OSError | ValueError, name: str) -> str:
        """That it cannot be written, also where its folder is not there."""
        return f"{name} cannot be written ({reason_of(error)})."
