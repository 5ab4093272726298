"""Report dialog: the name of the file that takes all problems."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from seedbrowse.library.events import FileReport
from seedbrowse.library.inputs import printable
from seedbrowse.library.problem_report import write_report
from seedbrowse.tui.screens.dialog import Dialog

__all__ = ["ReportDialog"]

NAME = "seedbrowse-problems.txt"


class ReportDialog(Dialog[Path]):
    """Writes the problems to a file that was not there before; answers with it."""

    DEFAULT_CSS = """
    ReportDialog {
        & .window { padding: 0 1; }
        & .hint { color: $muted; }
        & .complaint { color: $warning; }
        & Input { border: none; height: 1; padding: 0; margin: 1 0; }
    }
    """

    @dataclass
    class Tried(Message):
        """Writing was tried; an empty complaint says that it worked."""

        path: Path
        complaint: str

    def __init__(self, reports: Sequence[FileReport]) -> None:
        """Make the dialog; `reports` are written."""
        super().__init__()
        self._reports = reports

    def compose(self) -> ComposeResult:
        """What to type, the name, and what is wrong with it."""
        with Vertical(classes="window") as window:
            window.border_title = "Export the problems"
            window.border_subtitle = "Enter writes, Esc goes back"
            hint = "Name of a new file; it becomes JSON where the name ends in .json:"
            yield Static(hint, classes="hint", markup=False)
            yield Input(NAME, compact=True, select_on_focus=False)
            yield Static("", classes="complaint", markup=False)

    @on(Input.Submitted)
    def _take_name(self, event: Input.Submitted) -> None:
        event.stop()
        name = event.value.strip()
        try:
            self._write(Path(name).expanduser())
        except RuntimeError:  # `~name`, and nobody has that name
            self._complain(f"{printable(name)} leads to no folder: write the path in full.")

    @work(thread=True, exclusive=True, group="report", exit_on_error=False,
          description="Writing the problems")  # fmt: skip
    def _write(self, path: Path) -> None:
        name = printable(str(path))
        complaint = ""
        try:
            write_report(self._reports, path)
        except FileExistsError:
            complaint = f"{name} exists already: choose another name."
        except (OSError, ValueError) as error:  # ValueError: a null character
            complaint = f"{name} cannot be written ({getattr(error, 'strerror', None) or error})."
        self.post_message(self.Tried(path.absolute(), complaint))

    @on(Tried)
    def _tell_outcome(self, event: Tried) -> None:
        if event.complaint:
            self._complain(event.complaint)
        else:
            self.dismiss(event.path)

    @on(Input.Changed)
    def _forgive(self) -> None:
        self._complain("")

    def _complain(self, message: str) -> None:
        self.query_one(".complaint", Static).update(message)
