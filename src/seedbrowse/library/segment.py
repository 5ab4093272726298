"""Segment: the records of one or several files, written once, by one process.

While it is written others read from it already: every batch of records is a transaction of
SQLite's write-ahead log, every part of the index a folder that is announced when it is whole.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock as Mutex
from typing import TYPE_CHECKING, Final

import msgspec

from seedbrowse.durable_files import durable
from seedbrowse.library.blobs import (
    compared_from_blob,
    from_blob,
    searched_from_blob,
    to_blob,
)
from seedbrowse.library.cache import Lock
from seedbrowse.library.compared_record import ComparedRecord
from seedbrowse.library.library import DamagedError
from seedbrowse.records import Record
from seedbrowse.search.fields import SearchedRecord

if TYPE_CHECKING:
    from seedbrowse.library.columns import ColumnsBuilder
    from seedbrowse.search.facet_builder import FacetBuilder
    from seedbrowse.search.index_builder import IndexBuilder

__all__ = [
    "ClosedError", "DamagedSegmentError", "SegmentReader", "SegmentWriter", "is_as_written",
    "part_folder",
]  # fmt: skip

_DATABASE: Final = "records.sqlite"
_CHECKSUMS: Final = "checksums.msgpack"
_PAGE: Final = 16_384
"""Bytes of a database page: room for several records of two kilobytes."""

_PARTS: Final = (500, 32_768)
"""Records of the first part, and of the greatest: the first is there soon, and there are few."""

_BUSY: Final = 10.0
"""Seconds to wait for another process that is reading or writing."""


class DamagedSegmentError(Exception):
    """A part of a segment's index or columns is not what was written."""

    def __init__(self, segment: str) -> None:
        super().__init__(segment)
        self.segment = segment
        """Its name."""


def part_folder(segment: Path, number: int) -> Path:
    """The folder of one part of a segment's index and columns."""
    return segment / f"part-{number:04}"


def is_as_written(part: Path) -> bool:
    """Whether every array of a part is what was written."""
    from seedbrowse.library.arrays import differing

    try:
        expected = msgspec.msgpack.decode((part / _CHECKSUMS).read_bytes(), type=dict[str, int])
        return bool(expected) and not differing(part, expected)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return False


class SegmentWriter:
    """Writes records into a new segment; numbers count from 0 in the order of `add`."""

    def __init__(self, folder: Path) -> None:
        """Begin in a folder that is empty but for its lock.

        Raises:
            OSError, sqlite3.Error: Nothing can be written there.
        """
        self._folder = folder
        self._database = sqlite3.connect(folder / _DATABASE, isolation_level=None)
        self._database.execute(f"PRAGMA page_size={_PAGE}")
        self._database.execute("PRAGMA journal_mode=WAL")
        # A segment that is not finished is worth nothing; a finished one is made durable as one.
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute(f"PRAGMA busy_timeout={int(_BUSY * 1000)}")
        self._database.execute(
            "CREATE TABLE record (number INTEGER PRIMARY KEY, blob BLOB NOT NULL)"
        )
        self._part: tuple[IndexBuilder, ColumnsBuilder, FacetBuilder] | None = None
        self._limit = _PARTS[0]
        self.count = 0
        """Records written."""

        self.parts: list[int] = []
        """Records of each finished part."""

    def add(self, records: Sequence[Record]) -> None:
        """Write records, in one transaction.

        Raises:
            OSError, sqlite3.Error: There is no room.
        """
        rows = [(number, to_blob(each)) for number, each in enumerate(records, self.count)]
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO record VALUES (?, ?)", rows)
        self._database.execute("COMMIT")
        self.count += len(records)

    def index(self, records: Sequence[Record]) -> bool:
        """Index records that are written; True where that has finished a part.

        Raises:
            OSError: There is no room.
        """
        if self._part is None:
            # Numpy costs a tenth of a second: the first records are on the screen before.
            from seedbrowse.library.columns import ColumnsBuilder
            from seedbrowse.search.facet_builder import FacetBuilder
            from seedbrowse.search.index_builder import IndexBuilder

            self._part = IndexBuilder(), ColumnsBuilder(), FacetBuilder()
        words, columns, facets = self._part
        for record in records:
            words.add(record)
            columns.add(record)
            facets.add(record)
        return len(words) >= self._limit and self.finish_part()

    def finish_part(self) -> bool:
        """Write the part that is being collected; False where it has no record."""
        if self._part is None or not len(self._part[0]):
            return False
        from seedbrowse.library.arrays import checksums, write_arrays
        from seedbrowse.library.facet_store import write_part_facets

        words, columns, facets = self._part
        folder = part_folder(self._folder, len(self.parts))
        folder.mkdir()
        self.parts.append(len(words))
        self._part = None
        write_arrays(folder, words.build())
        write_arrays(folder, columns.build())
        write_part_facets(folder, facets.build())
        stored = msgspec.msgpack.encode(checksums(folder))
        (folder / _CHECKSUMS).write_bytes(stored)
        self._limit = min(max(self._limit, sum(self.parts)), _PARTS[1])
        return True

    def finish(self) -> int:
        """Make everything durable; the bytes of the database, by which a later reader knows it.

        Raises:
            OSError, sqlite3.Error: It cannot be written.
        """
        self.finish_part()
        database = self._folder / _DATABASE
        with closing(self._database):
            # At first without keeping anybody from reading, so that little is left to do.
            self._database.execute("PRAGMA wal_checkpoint(PASSIVE)")
            # Whoever reads meanwhile may be in the way for a moment.
            for _attempt in range(50):
                (busy, _, _) = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy:
                    break
            else:
                raise sqlite3.OperationalError("the records are in use by another process")
        parts = [part_folder(self._folder, number) for number in range(len(self.parts))]
        files = [path for part in parts for path in part.iterdir()]
        durable(database, *files, *parts, self._folder)
        return database.stat().st_size


class ClosedError(DamagedError):
    """A segment was given back before its record was read."""


class SegmentReader:
    """Reads records of a segment, from any thread; it stays in use until `close`."""

    def __init__(self, folder: Path, *, size: int = 0) -> None:
        """Open a segment.

        Args:
            folder: Where it is.
            size: Bytes of its database; 0 while it is being written.

        Raises:
            OSError: It is gone.
            DamagedError: It is not of that size, or no database.
        """
        self._lock = Lock(folder)
        self._mutex = Mutex()
        database = folder / _DATABASE
        try:
            if size and database.stat().st_size != size:
                raise DamagedError(f"{database} is not of its size")
            # A finished segment never changes: nothing needs to be locked, or written beside it.
            mode = "mode=ro&immutable=1" if size else "mode=ro"
            address = f"{database.absolute().as_uri()}?{mode}"
            self._database = sqlite3.connect(
                address, uri=True, check_same_thread=False, timeout=_BUSY
            )
        except sqlite3.Error as error:
            self._lock.release()
            raise DamagedError(f"{database}: {error}") from error
        except BaseException:
            self._lock.release()
            raise

    def record(self, number: int, path: str) -> Record:
        """One record, of the file that is called `path`.

        Raises:
            DamagedError: It cannot be read.
        """
        return from_blob(self._blobs([number])[number], path)

    def searched(self, numbers: Sequence[int]) -> list[tuple[int, SearchedRecord]]:
        """What is searched of some records, a few hundred at most, each with its number.

        Raises:
            DamagedError: They cannot be read.
        """
        return [(number, searched_from_blob(blob)) for number, blob in self._blobs(numbers).items()]

    def compared(self, numbers: Sequence[int]) -> list[tuple[int, ComparedRecord]]:
        """What of some records tells duplicates, a few hundred at most, each with its number.

        Raises:
            DamagedError: They cannot be read.
        """
        return [(number, compared_from_blob(blob)) for number, blob in self._blobs(numbers).items()]

    def _blobs(self, numbers: Sequence[int]) -> dict[int, bytes]:
        """What is stored of some records, of every one of them."""
        places = ",".join("?" * len(numbers))
        query = f"SELECT number, blob FROM record WHERE number IN ({places})"  # noqa: S608
        try:
            with self._mutex:
                found = dict(self._database.execute(query, tuple(numbers)))
        except sqlite3.ProgrammingError as error:
            raise ClosedError(str(error)) from error
        except sqlite3.Error as error:
            raise DamagedError(str(error)) from error
        for number in numbers:
            if not isinstance(found.get(number), bytes):
                raise DamagedError(f"record {number} is missing")
        return found

    def close(self) -> None:
        """Give it back."""
        with self._mutex:
            self._database.close()
        self._lock.release()
