"""Problems: everything that could not be read, and what stands there in the files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from seedbrowse.commands import Scope
from seedbrowse.library.events import FileReport
from seedbrowse.library.inputs import InputFile
from seedbrowse.library.problem_report import counted
from seedbrowse.library.raw_lines import RawLines, raw_lines
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.screens.report_dialog import ReportDialog
from seedbrowse.tui.widgets.problem_list import ProblemList
from seedbrowse.tui.widgets.raw_pane import RawPane

__all__ = ["ProblemsScreen"]

REST = 0.06
"""Seconds that the cursor must rest before the lines follow: no file is read while rows fly by."""

KEYS = "{problems.export} exports · {problem.copy} copies · {dialog.close} closes"
NO_LINES = RawLines(note="The file cannot be opened, or is not there any more.")


class ProblemsScreen(Dialog[None]):
    """Lists the problems by file; shows the raw lines around the highlighted one."""

    BINDINGS = bindings(Scope.PROBLEMS)
    AUTO_FOCUS = "ProblemList"
    DEFAULT_CSS = """
    ProblemsScreen {
        & > .window { width: 100%; max-width: 100%; height: 100%; max-height: 100%; }
        & .summary { height: 1; padding: 0 1; color: $muted; }
        & .halves { height: 1fr; layout: vertical; }
        & ProblemList { height: 1fr; width: 1fr; }
        & RawPane { height: 1fr; width: 1fr; border-top: solid $line; }
        & RawPane:focus { border-top: heavy $primary; }
        &.-short ProblemList { height: 5fr; }
        &.-short RawPane { height: 4fr; }
        &.-wide .halves, &.-very-wide .halves { layout: horizontal; }
        &.-wide RawPane, &.-very-wide RawPane { border-top: none; border-left: solid $line; }
        &.-wide RawPane:focus, &.-very-wide RawPane:focus { border-left: heavy $primary; }
    }
    """

    problem_list = getters.query_one(ProblemList)
    raw_pane = getters.query_one(RawPane)

    @dataclass
    class LinesRead(Message):
        """The lines around a problem are there."""

        problem: Problem
        raw: RawLines

    def __init__(
        self,
        reports: Sequence[FileReport],
        input_of: Callable[[str], InputFile | None],
        *,
        copy: Callable[[str, str], object],
    ) -> None:
        """Make the screen.

        Args:
            reports: What became of each file.
            input_of: Finds the file of a report again, by its path as the report has it.
            copy: Copies a text, told first what it is: `Problem`.
        """
        super().__init__()
        self._reports = reports
        self._input_of = input_of
        self._copy = copy
        self._inputs: dict[str, InputFile | None] = {}
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """A summary; the list, and the lines beside or below it."""
        with Vertical(classes="window") as window:
            window.border_title = "Problems"
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield Static(self._summary(), classes="summary", markup=False)
            with Container(classes="halves"):
                yield ProblemList(self._reports)
                yield RawPane()

    def action_export_problems(self) -> None:
        """Ask for a file, and write everything there."""
        self.app.push_screen(ReportDialog(self._reports), self._tell_written)

    def action_copy_problem(self) -> None:
        """Copy the highlighted problem, as other programs print it."""
        problem = self.problem_list.problem
        if problem is not None:
            self._copy("Problem", clean(str(problem)))

    @on(ProblemList.Highlighted)
    def _follow_cursor(self, event: ProblemList.Highlighted) -> None:
        event.stop()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._read_highlighted)

    def _read_highlighted(self) -> None:
        problem = self.problem_list.problem
        if problem is not None:
            self._read(problem)

    @work(thread=True, exclusive=True, group="lines", exit_on_error=False,
          description="Reading the lines")  # fmt: skip
    def _read(self, problem: Problem) -> None:
        worker = get_current_worker()
        if problem.source not in self._inputs:
            self._inputs[problem.source] = self._input_of(problem.source)
        file = self._inputs[problem.source]
        raw = NO_LINES
        if file is not None:
            raw = raw_lines(
                file, problem.line, problem.last_line, is_cancelled=lambda: worker.is_cancelled
            )
        if not worker.is_cancelled:
            self.post_message(self.LinesRead(problem, raw))

    @on(LinesRead)
    def _show_lines(self, event: LinesRead) -> None:
        if event.problem is self.problem_list.problem:
            self.raw_pane.show(event.problem, event.raw)

    def _summary(self) -> str:
        affected = [report for report in self._reports if report.problems]
        problems = counted(sum(len(report.problems) for report in affected), "problem")
        return f"{problems} in {len(affected):,} of {counted(len(self._reports), 'file')}"

    def _tell_written(self, path: Path | None) -> None:
        if path is not None:
            self.notify(str(path), title="Problems written", markup=False)
