"""Loading: what headless commands read, record by record, and what is told of it in the end."""

import sys
from collections.abc import Iterator, Sequence

from seedbrowse.cli.output import notify, report_problem_files
from seedbrowse.cli.output_file import without_output
from seedbrowse.cli.progress import ProgressLine
from seedbrowse.library.events import FileFinished, FileReport, FileStarted, Progress, RecordsRead
from seedbrowse.library.inputs import InputFile, Refusal, find_inputs
from seedbrowse.library.load import load
from seedbrowse.records import Record

__all__ = ["Loading"]


class Loading:
    """A load whose records are passed on, while what else it tells is kept."""

    def __init__(
        self,
        paths: Sequence[str],
        format_name: str = "",
        *,
        shows_progress: bool = False,
        written: str = "",
    ) -> None:
        """Look for the files that `paths` mean; progress is shown on standard error.

        The file that is to be `written`, or standard output, is not read: see `without_output`.
        """
        inputs = find_inputs(paths, format_name)
        self._refusals = [item for item in inputs if isinstance(item, Refusal)]
        files = [item for item in inputs if isinstance(item, InputFile)]
        self._files = without_output(files, written)
        self._shows_progress = shows_progress
        self.reports: list[FileReport] = []
        self.count = 0
        """Records read so far."""

    def batches(self) -> Iterator[list[Record]]:
        """Read, and hand over some hundred records at a time."""
        line = ProgressLine(sys.stderr if self._shows_progress else None)
        for event in load(self._files):
            match event:
                case FileStarted():
                    line.begin(event.path)
                case RecordsRead():
                    self.count += len(event.records)
                    yield event.records
                case FileFinished():
                    self.reports.append(event.report)
                case Progress():
                    line.show(event.bytes_read, event.bytes_total, self.count)
        line.clear()

    def records(self) -> Iterator[Record]:
        """Read, and hand over every record."""
        for batch in self.batches():
            yield from batch

    def told(self) -> int:
        """Say on standard error what was wrong with the inputs, and return the exit status."""
        report_problem_files(self.reports, [refusal.problem for refusal in self._refusals])
        outcomes: list[FileReport | Refusal] = [*self.reports, *self._refusals]
        if not self.count and len(outcomes) > 1:
            notify(f"no record was found in any of {len(outcomes):,} inputs")
        if not all(each.readable for each in outcomes):
            return 2
        return 0 if self.count else 1
