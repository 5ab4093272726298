"""Loading: input files to a stream of events — records in batches, progress, a report per file."""

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, cast

from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.reading import Reading
from seedbrowse.library import archives
from seedbrowse.library.events import (
    FileFinished,
    FileReport,
    FileStarted,
    LoadEvent,
    Progress,
    RecordsRead,
)
from seedbrowse.library.inputs import STDIN, InputFile, Refusal
from seedbrowse.library.unpacking import ArchiveError, gunzipped, raise_damage
from seedbrowse.problems import Problem
from seedbrowse.records import Record

__all__ = ["load", "open_input", "open_stdin"]

STDIN_FILENO: Final = 0
FIRST_BATCH: Final = 50
"""Records that fill a screen: the first batch, so that a table shows something at once."""

BATCH: Final = 500
PROGRESS_INTERVAL: Final = 0.05
"""Seconds between two reports of progress, at the least."""

_WITHOUT_ANYTHING = Record()
_FIELDS: Final = {
    # Every record has a type; any other field counts where the source has it.
    name: None if name == "type" else getattr(_WITHOUT_ANYTHING, name)
    for name in Record.__struct_fields__
    if name != "source"
}


def load(inputs: Sequence[InputFile | Refusal]) -> Iterator[LoadEvent]:
    """Read `inputs` in order and tell what comes of it while it goes on.

    Nothing is kept: a batch of records is forgotten as soon as it is handed over. The records
    of a file come before its `FileFinished`.
    """
    files = [item for item in inputs if isinstance(item, InputFile)]
    progress = _Progress(sum(file.size for file in files))
    batches = _Batches()
    index = 0
    for item in inputs:
        if isinstance(item, InputFile):
            yield FileStarted(item.label, index, len(files))
            yield from _load_file(item, batches, progress)
            index += 1
        else:
            tally = _Tally(item.problem.source)
            tally.problems.append(item.problem)
            yield FileFinished(tally.report(readable=item.readable))
    if files:
        yield progress.event(0)


def open_input(file: InputFile) -> BinaryIO:
    """Open a file, a member of an archive, or standard input, for a reader.

    The stream can be read twice. One that is unpacked on the way may end early: when it is read
    to its end, `unpacking.raise_damage` tells.

    Raises:
        OSError: It cannot be opened.
    """
    if file.path == STDIN:
        stdin = open_stdin()
        head = stdin.read(archives.MAGIC_SIZE)
        stdin.seek(0)
        return gunzipped(stdin) if archives.kind_of(head) == "gzip" else stdin
    if file.member:
        return archives.open_member(file.path, file.member)
    if file.compression:
        return archives.open_gzip(file.path)
    return Path(file.path).open("rb")


def open_stdin() -> BinaryIO:
    """Open standard input as a file that can be read twice, as a reader may have to.

    What comes from a pipe is copied to an unnamed temporary file first.

    Raises:
        OSError: There is no standard input, or no room for the copy.
    """
    stdin = open(STDIN_FILENO, "rb", closefd=False)  # noqa: SIM115 - the caller closes it
    if stdin.seekable() and os.lseek(STDIN_FILENO, 0, os.SEEK_CUR) == 0:
        return stdin
    import shutil  # for a pipe alone
    import tempfile

    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    with stdin:
        shutil.copyfileobj(stdin, spool)
    spool.seek(0)
    return cast("BinaryIO", spool)


class _Progress:
    """Bytes read over all files, told now and then."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._finished = 0
        self._told_at = 0.0

    def is_due(self) -> bool:
        now = time.monotonic()
        if now - self._told_at < PROGRESS_INTERVAL:
            return False
        self._told_at = now
        return True

    def finish(self, file: InputFile) -> None:
        self._finished += file.size

    def event(self, bytes_read: int) -> Progress:
        done = self._finished + bytes_read
        return Progress(done, max(self._total, done))


class _Batches:
    """Records waiting to be handed over; only the very first batch of a load is small."""

    def __init__(self) -> None:
        self._limit = FIRST_BATCH
        self._waiting: list[Record] = []

    def add(self, record: Record) -> Iterator[RecordsRead]:
        self._waiting.append(record)
        if len(self._waiting) >= self._limit:
            self._limit = BATCH
            yield from self.flush()

    def flush(self) -> Iterator[RecordsRead]:
        if self._waiting:
            batch, self._waiting = self._waiting, []
            yield RecordsRead(batch)


class _Tally:
    """What one file holds, counted while it is read."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._coverage: Counter[str] = Counter()
        self.records = 0
        self.problems: list[Problem] = []
        self.metadata: list[Metadata] = []
        self.format = ""
        self.reason = ""
        self.encoding = ""

    def count(self, record: Record) -> None:
        self.records += 1
        self._coverage.update(
            name for name, none in _FIELDS.items() if getattr(record, name) != none
        )

    def report(self, *, readable: bool = True) -> FileReport:
        return FileReport(
            path=self._label,
            format=self.format,
            reason=self.reason,
            encoding=self.encoding,
            records=self.records,
            problems=self.problems,
            metadata=self.metadata,
            coverage={name: self._coverage[name] for name in _FIELDS if self._coverage[name]},
            readable=readable,
        )


def _load_file(file: InputFile, batches: _Batches, progress: _Progress) -> Iterator[LoadEvent]:
    tally = _Tally(file.label)
    readable = True
    try:
        with open_input(file) as stream:
            yield from _read(stream, file, tally, batches, progress)
            raise_damage(stream)
    except OSError as error:
        tally.problems.append(Problem(file.label, 0, _reason(file, error)))
        readable = tally.records > 0
    yield from batches.flush()
    progress.finish(file)
    if progress.is_due():
        yield progress.event(0)
    yield FileFinished(tally.report(readable=readable))


def _reason(file: InputFile, error: OSError) -> str:
    if isinstance(error, ArchiveError):
        return str(error)
    if file.path == STDIN:
        return f"standard input cannot be read ({error.strerror}); pipe something in"
    return f"reading stopped ({error.strerror}); check the disk and the file's permissions"


def _read(
    stream: BinaryIO, file: InputFile, tally: _Tally, batches: _Batches, progress: _Progress
) -> Iterator[LoadEvent]:
    if not stream.read(1):
        raise_damage(stream)
        tally.problems.append(Problem(file.label, 0, "is empty; export it again"))
        return
    stream.seek(0)
    reading = Reading(stream, file.label, file.format)
    tally.format, tally.reason, tally.encoding = reading.format, reading.reason, reading.encoding
    for item in reading:
        match item:
            case Record():
                tally.count(item)
                yield from batches.add(item)
            case Problem():
                tally.problems.append(item)
            case Metadata():
                tally.metadata.append(item)
        if progress.is_due():
            yield progress.event(reading.bytes_read)
