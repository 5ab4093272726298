"""Journal file: the marks of one library, and the last steps of marking, in an SQLite file.

There are the marks that steps have led to which nobody can take back any more, and on top of them
the other steps as differences, each written in one transaction. Several programs may do so at once:
what holds is what all their steps come to, in the order in which they were written.

A digest is 8 bytes, the least significant first; many stand one behind another. What is read is
compared with a checksum, since SQLite looks for damage of its pages' structure only.
"""

import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from seedbrowse.library.mark_history import (
    MOST_DIGESTS,
    MOST_STEPS,
    Difference,
    Step,
    count_kept,
)
from seedbrowse.library.marks import carry_out, packed
from seedbrowse.library.write_ahead import open_database

__all__ = ["JournalFile", "Kept"]

_BUSY: Final = 5.0  # seconds
_VERSION: Final = 1
_BYTES: Final = 8
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS library (paths TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS base (
    id INTEGER PRIMARY KEY CHECK (id = 0), digests BLOB NOT NULL, checksum INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS step (
    number INTEGER PRIMARY KEY AUTOINCREMENT, undone INTEGER NOT NULL DEFAULT 0,
    added BLOB NOT NULL, removed BLOB NOT NULL, checksum INTEGER NOT NULL
);
"""


class Kept(NamedTuple):
    """What a journal holds."""

    marks: set[int]
    done: Sequence[Step] = ()
    """The steps that can be taken back, the oldest first."""

    undone: Sequence[Step] = ()
    """Those that can be done again, the one that is the first to be done again last."""


class JournalFile:
    """The journal of a library, for one thread at a time.

    Every method raises `sqlite3.OperationalError` where the file is locked for seconds or cannot
    be written, and then nothing has changed; and `sqlite3.DatabaseError` where it is damaged.
    """

    def __init__(self, path: Path, about: str) -> None:
        """Open the file, or make it.

        Args:
            path: The file; its folder has to be there.
            about: What the library is made of, for a person who looks into the file.
        """
        path.touch(mode=0o600)
        self._path = path
        self._place = _place(path)
        self._database = open_database(path, _SCHEMA, busy=_BUSY, same_thread=False)
        try:
            self._begin(about)
        except BaseException:
            self._database.close()
            raise

    def _begin(self, about: str) -> None:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise sqlite3.OperationalError("a later version of seedbrowse has written it")
        if not version:
            with self._transaction():
                self._database.execute("DELETE FROM library")
                self._database.execute("INSERT INTO library VALUES (?)", (about,))
                # No two files have the same numbers: a step of one that is lost is not here.
                self._database.execute(
                    "INSERT INTO sqlite_sequence SELECT 'step', random() & 0xFFFFFFFFFFFF"
                    " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'step')"
                )
                self._database.execute(f"PRAGMA user_version={_VERSION}")

    @property
    def is_in_place(self) -> bool:
        """Whether the file is still where it was opened; what is written elsewhere is lost."""
        return self._place == _place(self._path)

    def close(self) -> None:
        """Give it back."""
        self._database.close()

    def read(self) -> Kept:
        """All marks and steps, also those of other programs."""
        with self._transaction("BEGIN"):
            return self._kept()

    def add(self, step: Step, dropped: Sequence[Step] = ()) -> None:
        """Write a step, and forget those that can no longer be done again by it."""
        with self._transaction():
            for each in dropped:
                self._database.execute(
                    "DELETE FROM step WHERE number = ? AND undone", (each.number,)
                )
            number = self._insert(step.difference)
            self._shorten()
        step.number = number

    def take_back(self, step: Step) -> None:
        """Write that a step is taken back."""
        self._turn(step, undone=True)

    def repeat(self, step: Step) -> None:
        """Write that a step which was taken back is done again."""
        self._turn(step, undone=False)

    def add_marks(self, digests: Iterable[int]) -> None:
        """Mark these records too, whether or not a step here has marked them.

        So no step is taken back here any more but by one more step.
        """
        more = packed(digests)
        with self._transaction():
            marks = self._kept().marks
            carry_out(Difference(more, ()), marks)
            self._replace_base(marks)
            self._database.execute("DELETE FROM step")

    @contextmanager
    def _transaction(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
        with self._database:  # ends it
            self._database.execute(begin)
            yield

    def _kept(self) -> Kept:
        marks = self._base()
        steps = self._database.execute(
            "SELECT number, undone, added, removed, checksum FROM step ORDER BY number"
        )
        done: list[Step] = []
        undone: list[Step] = []
        for number, is_undone, *stored in steps:
            step = Step(_difference(*stored), number)
            (undone if is_undone else done).append(step)
        for step in done:
            carry_out(step.difference, marks)
        return Kept(marks, done, undone[::-1])

    def _turn(self, step: Step, *, undone: bool) -> None:
        number = step.number
        with self._transaction():
            turned = self._database.execute(
                "UPDATE step SET undone = ? WHERE number = ?", (undone, number)
            )
            if not turned.rowcount:
                # Another program has made so many steps that this one is in the base; or it has
                # forgotten it, since it was undone.
                number = self._insert(step.difference.inverse if undone else step.difference)
        step.number = None if undone and not turned.rowcount else number

    def _insert(self, difference: Difference) -> int | None:
        added, removed = _stored(difference.added), _stored(difference.removed)
        inserted = self._database.execute(
            "INSERT INTO step (added, removed, checksum) VALUES (?, ?, ?)",
            (added, removed, _checksum(added, removed)),
        )
        return inserted.lastrowid

    def _shorten(self) -> None:
        """Let the oldest steps be taken back no more, a quarter of all at once, as it takes long.

        Those among them that are undone are forgotten.
        """
        count, size = self._database.execute(
            "SELECT count(*), total(length(added) + length(removed)) FROM step"
        ).fetchone()
        if count <= MOST_STEPS * 5 / 4 and size / _BYTES <= MOST_DIGESTS * 5 / 4:
            return
        newest_first = self._database.execute(
            "SELECT number, (length(added) + length(removed)) / ? FROM step ORDER BY number DESC",
            (_BYTES,),
        ).fetchall()
        kept = count_kept(length for _, length in newest_first)
        oldest, _ = newest_first[kept - 1]
        marks = self._base()
        for stored in self._database.execute(
            "SELECT added, removed, checksum FROM step WHERE number < ? AND NOT undone"
            " ORDER BY number", (oldest,),
        ):  # fmt: skip
            carry_out(_difference(*stored), marks)
        self._database.execute("DELETE FROM step WHERE number < ?", (oldest,))
        self._replace_base(marks)

    def _base(self) -> set[int]:
        stored = self._database.execute("SELECT digests, checksum FROM base").fetchone()
        marks: set[int] = set()
        if stored is not None:
            digests, checksum = stored
            _compare(checksum, digests)
            carry_out(Difference(_digests(digests), ()), marks)
        return marks

    def _replace_base(self, marks: set[int]) -> None:
        stored = _stored(packed(marks))
        self._database.execute(
            "INSERT OR REPLACE INTO base VALUES (0, ?, ?)", (stored, _checksum(stored))
        )


def _place(path: Path) -> tuple[int, int] | None:
    """What tells a file from any other one; None where there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def _stored(digests: Sequence[int]) -> bytes:
    return _turned(array("Q", digests)).tobytes()


def _digests(stored: bytes) -> Sequence[int]:
    digests = array("Q")
    digests.frombytes(stored)
    return _turned(digests)


def _turned(digests: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        digests.byteswap()
    return digests


def _difference(added: bytes, removed: bytes, checksum: int) -> Difference:
    _compare(checksum, added, removed)
    return Difference(_digests(added), _digests(removed))


def _checksum(*stored: bytes) -> int:
    checksum = 0
    for each in stored:
        checksum = crc32(each, checksum)
    return checksum


def _compare(checksum: int, *stored: object) -> None:
    """See whether what was read is what was written."""
    blobs = [each for each in stored if isinstance(each, bytes)]
    if len(blobs) < len(stored) or _checksum(*blobs) != checksum:
        raise sqlite3.DatabaseError("it is not as it was written")
