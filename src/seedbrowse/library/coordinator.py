"""Coordinator: has files read — those whose content is not parsed yet — and builds the library."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from signal import Signals
from typing import Final

import msgspec

from seedbrowse.library.build import StoredFile, write_build
from seedbrowse.library.cache import Cache, Lock
from seedbrowse.library.catalogue import (
    Catalogue,
    ParsedFile,
    SegmentFacts,
    content_hash,
    current_stamp,
    open_catalogue,
    remove_catalogue,
)
from seedbrowse.library.events import FileFinished, FileReport, FileStarted, Progress
from seedbrowse.library.inputs import STDIN, InputFile, Refusal
from seedbrowse.library.jobs import WorkerDied, done, planned
from seedbrowse.library.library import DamagedError
from seedbrowse.library.messages import (
    AllRead,
    Built,
    Extent,
    FileRead,
    Job,
    LoadMessage,
    PartWritten,
    SegmentFinished,
    StoreFailed,
)
from seedbrowse.library.opening import LoadStarted, Notice
from seedbrowse.library.pruning import prune
from seedbrowse.library.segment import DamagedSegmentError, SegmentReader
from seedbrowse.library.worker import stopping
from seedbrowse.problems import Problem

__all__ = ["Coordinator", "named_status", "refused"]

_ATTEMPTS: Final = 4
_DAMAGED: Final = "The cache was damaged; what is missing is being read again."


class Coordinator:
    """One load of some inputs into a cache."""

    def __init__(self, inputs: Sequence[InputFile | Refusal], cache: Cache, key: str) -> None:
        """Prepare to load `inputs`; the library is kept under `key`."""
        self._inputs = inputs
        self._files = [item for item in inputs if isinstance(item, InputFile)]
        self._cache = cache
        self._key = key
        self._locks: list[Lock] = []
        self._start_over()

    def _start_over(self) -> None:
        self._parsed: dict[int, ParsedFile] = {}
        self._reused: set[str] = set()
        self._read: dict[int, FileRead] = {}
        self._counts: Counter[int] = Counter()
        self._progress: dict[int, int] = {}
        self._total = 0
        self._is_whole = True

    def run(self) -> Iterator[LoadMessage]:
        """Do it, and tell what comes of it; once more where the cache turns out to be damaged."""
        for _ in range(_ATTEMPTS):
            self._start_over()
            try:
                catalogue, was_damaged = open_catalogue(self._cache)
                if was_damaged:
                    yield Notice(_DAMAGED)
                try:
                    yield from self._load(catalogue)
                    return
                except DamagedSegmentError as error:
                    catalogue.forget(error.segment)
                    yield Notice(_DAMAGED)
                finally:
                    catalogue.close()
            except sqlite3.OperationalError as error:  # locked, full or read-only
                yield StoreFailed(str(error))
                return
            except sqlite3.DatabaseError:
                remove_catalogue(self._cache)
                yield Notice(_DAMAGED)
            except OSError as error:
                yield StoreFailed(str(error))
                return
        yield StoreFailed("it is damaged again and again")

    def _load(self, catalogue: Catalogue) -> Iterator[LoadMessage]:
        yield LoadStarted()
        for item in self._inputs:
            if isinstance(item, Refusal):
                yield FileFinished(refused(item))
        for index, file in enumerate(self._files):
            yield from self._found(index, file, catalogue)
        missing = [pair for pair in enumerate(self._files) if pair[0] not in self._parsed]
        jobs = planned(missing)
        self._total = sum(job.bytes for job in jobs)
        for job, message in done(jobs, self._cache):
            yield from self._followed(job, message, catalogue)
            if isinstance(message, StoreFailed):
                return
        if stopping.is_set():
            return
        yield AllRead()
        if self._is_whole:
            yield Built(self._build())
            prune(self._cache, catalogue)

    def _found(self, index: int, file: InputFile, catalogue: Catalogue) -> Iterator[LoadMessage]:
        """Look for what is parsed already."""
        content = catalogue.content_of(file)
        if not content and catalogue.may_have(file):
            try:
                content = content_hash(file)
            except OSError:
                return  # reading it will tell why
            catalogue.remember(file, content)
        parsed = catalogue.find(content) if content else None
        if parsed is None:
            return
        if parsed.segment.name not in self._reused:
            try:
                self._take_over(parsed.segment)
            except (DamagedError, OSError) as error:
                catalogue.forget(parsed.segment.name)
                if not isinstance(error, FileNotFoundError):  # one that was pruned is no damage
                    yield Notice(_DAMAGED)
                return
            first = 0
            for number, count in enumerate(parsed.segment.parts):
                yield PartWritten(parsed.segment.name, number, first, count)
                first += count
        self._parsed[index] = parsed
        report = relabelled(parsed.report, file.label)
        yield FileStarted(file.label, index, len(self._files))
        yield Extent(index, file.label, parsed.segment.name, parsed.first, report.records)
        yield FileFinished(report)

    def _take_over(self, segment: SegmentFacts) -> None:
        """Use a segment of an earlier run.

        Raises:
            DamagedError: It is not what was written.
            OSError: It is gone, or cannot be used.
        """
        folder = self._cache.segment(segment.name)
        lock = Lock(folder)
        try:
            SegmentReader(folder, size=segment.size).close()
        except DamagedError:
            lock.release()
            raise
        self._locks.append(lock)
        self._reused.add(segment.name)

    def _followed(self, job: Job, told: object, catalogue: Catalogue) -> Iterator[LoadMessage]:
        match told:
            case FileStarted():
                yield FileStarted(told.path, told.index, len(self._files))
            case Progress():
                self._progress[job.files[0].index] = told.bytes_read
                bytes_read = sum(self._progress.values())
                yield Progress(bytes_read, max(self._total, bytes_read))
            case FileRead():
                self._read[told.index] = told
                yield FileFinished(told.report)
            case SegmentFinished(facts=facts):
                self._enter(job, facts, catalogue)
            case WorkerDied():
                yield from self._broken_off(job, told.status)
            case Extent():
                self._counts[told.index] = told.count
                yield told
            case PartWritten() | StoreFailed():
                yield told

    def _enter(self, job: Job, facts: SegmentFacts, catalogue: Catalogue) -> None:
        """Enter a finished segment into the catalogue, but for files that changed meanwhile."""
        entries = []
        for job_file in job.files:
            read, file = self._read[job_file.index], job_file.input
            parsed = ParsedFile(facts, read.first, relabelled(read.report, ""))
            self._parsed[job_file.index] = parsed
            if not read.report.readable or file.path == STDIN:
                continue
            try:
                content = content_hash(file)
                is_unchanged = current_stamp(file) == file.stamp
            except OSError:
                continue  # it is gone already
            if is_unchanged:
                entries.append((file, content, parsed))
        self._locks.append(Lock(self._cache.segment(facts.name)))
        catalogue.add(facts, entries)

    def _broken_off(self, job: Job, status: int) -> Iterator[LoadMessage]:
        """Tell of the files that a process did not finish before it died."""
        self._is_whole = False
        for job_file in job.files:
            if job_file.index in self._read:
                continue
            label, count = job_file.input.label, self._counts[job_file.index]
            reason = (
                f"the reading process ended with {named_status(status)}, after {count:,} records"
            )
            problem = Problem(label, 0, f"{reason} of this file; open it by itself to try again")
            yield FileFinished(FileReport(label, "", "", count, [problem], [], {}))

    def _build(self) -> str:
        """Build the library of everything that is parsed now; the build's name.

        Segments of earlier runs are looked at twice.
        """
        from seedbrowse.library.building import LibraryArrays  # numpy, first needed here

        files, reports, segments = [], [], {}
        for index, file in enumerate(self._files):
            parsed = self._parsed[index]
            count = parsed.report.records
            files.append(
                StoredFile(
                    os.fsencode(file.path), file.member, file.label, file.stamp,
                    parsed.segment.name if count else "", parsed.first, count,
                )
            )  # fmt: skip
            reports.append(relabelled(parsed.report, file.label))
            if count:
                segments[parsed.segment.name] = parsed.segment

        def write(folder: Path) -> None:
            LibraryArrays(self._cache, files, [*segments.values()]).write(folder, self._reused)

        name, lock = write_build(
            self._cache, self._key, files, [*segments.values()], reports, write
        )
        self._locks.append(lock)  # until this process ends: by then its reader has one
        return name


def refused(item: Refusal) -> FileReport:
    """The report of a path that gave nothing to read."""
    problem = item.problem
    return FileReport(problem.source, "", "", 0, [problem], [], {}, readable=item.readable)


def relabelled(report: FileReport, label: str) -> FileReport:
    """The same report of the same content under another name."""
    problems = [msgspec.structs.replace(each, source=label) for each in report.problems]
    return msgspec.structs.replace(report, path=label, problems=problems)


def named_status(status: int) -> str:
    """How a process ended, given its status as subprocess tells it."""
    if status > 0:
        return f"status {status}"
    try:
        return Signals(-status).name
    except ValueError:
        return f"signal {-status}"
