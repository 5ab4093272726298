"""What loading tells while it goes on: the messages from the loading process to its reader."""

import msgspec

from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Record

__all__ = ["FileFinished", "FileReport", "FileStarted", "LoadEvent", "Progress", "RecordsRead"]


class FileReport(msgspec.Struct, frozen=True):
    """What became of one input file."""

    path: str
    format: str
    """Name of the format: `ris`; empty where no reader knows the content."""

    encoding: str
    records: int
    problems: list[Problem]
    metadata: list[Metadata]
    """Lines that speak of the file and of no record: `EXPORT DATE: 14 October 2024`."""

    coverage: dict[str, int]
    """How many records have each field; only fields that some record has."""

    reason: str = ""
    """Why the file is thought to have its format, or none."""

    readable: bool = True
    """False where the path could not be read at all; `problems` says why."""

    @property
    def main_problem(self) -> Problem:
        """The first problem; where one is of the whole file (line 0), that one.

        Raises:
            ValueError: There is no problem.
        """
        return min(self.problems, key=lambda problem: problem.line)


class FileStarted(msgspec.Struct, frozen=True, tag=True):
    """File number `index` (from 0) of `count` is being read."""

    path: str
    index: int
    count: int


class Progress(msgspec.Struct, frozen=True, tag=True):
    """How far the whole load has come, in bytes."""

    bytes_read: int
    bytes_total: int


class RecordsRead(msgspec.Struct, frozen=True, tag=True):
    """The next records, in the order of the files."""

    records: list[Record]


class FileFinished(msgspec.Struct, frozen=True, tag=True):
    """A file is read to its end."""

    report: FileReport


LoadEvent = FileStarted | Progress | RecordsRead | FileFinished
