"""Intake: a library coming in while the screen is in use already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

import msgspec

from seedbrowse.library.events import FileFinished, FileReport, FileStarted, Progress
from seedbrowse.library.library import Library
from seedbrowse.library.opening import (
    LibraryChanged,
    LoadFinished,
    LoadStarted,
    Notice,
    Opening,
    OpeningEvent,
)
from seedbrowse.problems import Problem

__all__ = ["Intake", "LoadState", "News"]

TELL_EVERY = 0.25
"""Seconds between two pieces of news during a load: often enough to see it move."""


class LoadState(msgspec.Struct, frozen=True):
    """How far loading has come."""

    path: str = ""
    """The file being read."""

    file_number: int = 0
    """Counted from 1."""

    file_count: int = 0
    bytes_read: int = 0
    bytes_total: int = 0
    records: int = 0
    """How many the newest library has."""

    problems: tuple[Problem, ...] = ()
    """Of all files, in their order."""

    failed: tuple[Problem, ...] = ()
    """For each file that gave no record the problem that tells most about it."""

    finished: bool = False
    stopped: bool = False
    """Finished before its end, because the person wanted so."""

    @property
    def fraction(self) -> float:
        """How much of all files is read, 0 to 1."""
        return min(self.bytes_read / self.bytes_total, 1.0) if self.bytes_total else 0.0

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return bool(self.file_count) and not self.finished


@dataclass(frozen=True, slots=True)
class News:
    """What the screen is told now and then."""

    state: LoadState
    library: Library
    """The newest one."""

    notice: str = ""
    """Something to be said once."""


class Intake:
    """Follows an opening: how far it has come, what became of each file, the newest library.

    Meant to run in a thread.
    """

    def __init__(self, opening: Opening) -> None:
        """Prepare to follow `opening`."""
        self._opening = opening
        self._library = opening.library
        self._state = LoadState(records=len(self._library))
        self._reports: dict[str, FileReport] = {}

    @property
    def library(self) -> Library:
        """The newest library."""
        return self._library

    @property
    def reports(self) -> Sequence[FileReport]:
        """What became of each file of the last load so far."""
        return tuple(self._reports.values())

    def stop(self) -> None:
        """Stop the load that is going on; what has been read stays. From any thread."""
        self._opening.stop()

    def close(self) -> None:
        """Follow no longer. From any thread."""
        self._opening.close()

    def run(self, tell: Callable[[News], object]) -> None:
        """Follow the opening to its end.

        Told are the first records at once, during a load the newest now and then, and whatever
        comes at its end or later.
        """
        try:
            self._follow(tell)
        finally:
            self._update(finished=True)
            tell(News(self._state, self._library))

    def _follow(self, tell: Callable[[News], object]) -> None:
        told_at = 0.0
        for event in self._opening:
            was_empty = not len(self._library)
            self._take(event)
            is_urgent = self._state.finished or (was_empty and len(self._library) > 0)
            notice = event.message if isinstance(event, Notice) else ""
            if is_urgent or notice or monotonic() - told_at >= TELL_EVERY:
                tell(News(self._state, self._library, notice))
                told_at = monotonic()

    def _take(self, event: OpeningEvent) -> None:
        match event:
            case LoadStarted():
                self._reports.clear()
                self._state = LoadState(records=len(self._library))
            case FileStarted(path=path, index=index, count=count):
                self._update(path=path, file_number=index + 1, file_count=count)
            case Progress(bytes_read=read, bytes_total=total):
                self._update(bytes_read=read, bytes_total=total)
            case FileFinished(report=report):
                self._take_report(report)
            case LibraryChanged(library=library):
                self._library = library
                self._update(records=len(library))
            case LoadFinished(stopped=stopped):
                self._update(finished=True, stopped=stopped)
            case Notice():
                pass

    def _take_report(self, report: FileReport) -> None:
        self._reports[report.path] = report
        state = self._state
        failed = () if report.records or not report.problems else (report.main_problem,)
        self._update(problems=(*state.problems, *report.problems), failed=(*state.failed, *failed))

    def _update(self, **changes: object) -> None:
        self._state = msgspec.structs.replace(self._state, **changes)
