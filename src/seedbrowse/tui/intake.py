"""Intake: records coming in while the screen is in use already."""

from collections.abc import Callable, Iterable
from time import monotonic

import msgspec

from seedbrowse.library.events import (
    FileFinished,
    FileReport,
    FileStarted,
    LoadEvent,
    Progress,
    RecordsRead,
)
from seedbrowse.problems import Problem
from seedbrowse.records import Record
from seedbrowse.search.engine import SearchEngine

__all__ = ["Intake", "LoadState"]

REPORT_EVERY = 0.25
"""Seconds between two reports of progress: often enough to see it move."""


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


class Intake:
    """Takes what a load brings: records into a growing list, and into a search engine.

    Meant to run in a thread; the list may be read meanwhile, it only grows.
    """

    def __init__(self, load: Iterable[LoadEvent], engine: SearchEngine) -> None:
        """Prepare to take everything that `load` brings."""
        self._load = load
        self._engine = engine
        self._state = LoadState()
        self._wanted = True
        self.records: list[Record] = []
        """Every record so far, by its number."""

        self.reports: list[FileReport] = []
        """What became of each file so far."""

    def stop(self) -> None:
        """Want no more; what has been read stays. May be called from any thread."""
        self._wanted = False
        cancel: Callable[[], None] | None = getattr(self._load, "cancel", None)
        if cancel is not None:
            cancel()

    def run(self, report: Callable[[LoadState], object]) -> None:
        """Take everything, and report now and then, with the first records, and at the end."""
        try:
            self._take_all(report)
        finally:
            self._update(finished=True, stopped=not self._wanted)
            report(self._state)

    def _take_all(self, report: Callable[[LoadState], object]) -> None:
        reported = 0.0
        for event in self._load:
            if not self._wanted:
                break
            first = not self.records
            self._take(event)
            if (first and self.records) or monotonic() - reported >= REPORT_EVERY:
                report(self._state)
                reported = monotonic()

    def _take(self, event: LoadEvent) -> None:
        match event:
            case FileStarted(path=path, index=index, count=count):
                self._update(path=path, file_number=index + 1, file_count=count)
            case Progress(bytes_read=read, bytes_total=total):
                self._update(bytes_read=read, bytes_total=total)
            case RecordsRead(records=records):
                # The list first: whoever finds a record in the engine must find it here.
                self.records.extend(records)
                self._engine.extend(records)
                self._update(records=len(self.records))
            case FileFinished(report=report):
                self.reports.append(report)
                state = self._state
                failed = () if report.records or not report.problems else (report.main_problem,)
                self._update(
                    problems=(*state.problems, *report.problems), failed=(*state.failed, *failed)
                )

    def _update(self, **changes: object) -> None:
        self._state = msgspec.structs.replace(self._state, **changes)
