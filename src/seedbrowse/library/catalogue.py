"""Catalogue: which content is parsed already, and where its records are.

Content is known by a hash of a file's bytes; a file that has neither been written nor moved
since is known by its stamp, so that nothing is hashed twice.
"""

import os
import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec

from seedbrowse.library.cache import Cache
from seedbrowse.library.events import FileReport
from seedbrowse.library.inputs import STDIN, InputFile
from seedbrowse.library.write_ahead import open_database

__all__ = [
    "Catalogue",
    "ParsedFile",
    "SegmentFacts",
    "content_hash",
    "current_stamp",
    "open_catalogue",
    "remove_catalogue",
]

_BUSY: Final = 30.0  # seconds
_BLOCK: Final = 1 << 20
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS segment (
    name TEXT PRIMARY KEY, size INTEGER NOT NULL, parts TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parsed (
    content BLOB PRIMARY KEY, length INTEGER NOT NULL,
    segment TEXT NOT NULL REFERENCES segment(name) ON DELETE CASCADE,
    first INTEGER NOT NULL, report BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parsed_by_segment ON parsed(segment);
CREATE INDEX IF NOT EXISTS parsed_by_length ON parsed(length);
CREATE TABLE IF NOT EXISTS seen (
    path BLOB PRIMARY KEY, stamp TEXT NOT NULL, content BLOB NOT NULL
) WITHOUT ROWID;
"""


class SegmentFacts(msgspec.Struct, frozen=True):
    """A finished segment."""

    name: str
    size: int
    """Bytes of its database."""

    parts: tuple[int, ...]
    """Records of each part of its index, in order."""


class ParsedFile(msgspec.Struct, frozen=True):
    """The records of one file in a finished segment."""

    segment: SegmentFacts
    first: int
    """Number of its first record there; `report.records` of them follow each other."""

    report: FileReport


class Catalogue:
    """The catalogue of a cache, for one thread."""

    def __init__(self, cache: Cache) -> None:
        """Open it, or make it.

        Raises:
            sqlite3.Error: It is damaged, or its disk is full.
        """
        self._database = open_database(cache.catalogue, _SCHEMA, busy=_BUSY)

    def close(self) -> None:
        """Give it back."""
        self._database.close()

    def content_of(self, file: InputFile) -> bytes:
        """The hash of a file's content; empty where its stamp is not known."""
        found = self._database.execute(
            "SELECT content FROM seen WHERE path = ? AND stamp = ?", (_name(file), _stamp(file))
        ).fetchone()
        return bytes(found[0]) if found else b""

    def remember(self, file: InputFile, content: bytes) -> None:
        """Know from now on what a file of this stamp holds."""
        if file.path != STDIN:
            self._database.execute(
                "INSERT OR REPLACE INTO seen VALUES (?, ?, ?)",
                (_name(file), _stamp(file), content),
            )

    def find(self, content: bytes) -> ParsedFile | None:
        """The parsed form of a content, where there is one.

        Raises:
            sqlite3.DatabaseError: What is entered is damaged.
        """
        found = self._database.execute(
            "SELECT name, size, parts, first, report FROM parsed JOIN segment ON segment = name"
            " WHERE content = ?", (content,),
        ).fetchone()  # fmt: skip
        if found is None:
            return None
        name, size, parts, first, stored = found
        body = bytes(stored)[4:]
        if _checksum(content, name, size, parts, first, body) != bytes(stored)[:4]:
            # SQLite looks for damage of its pages' structure only.
            raise sqlite3.DatabaseError("an entry of the catalogue is not as it was written")
        lengths = tuple(map(int, parts.split()))
        decoded = msgspec.msgpack.decode(body, type=FileReport)
        return ParsedFile(SegmentFacts(name, size, lengths), first, decoded)

    def may_have(self, file: InputFile) -> bool:
        """Whether any content of just this length is parsed; only then a hash can be of use."""
        found = self._database.execute(
            "SELECT 1 FROM parsed WHERE length = ? LIMIT 1", (file.stamp[0],)
        ).fetchone()
        return found is not None

    def add(
        self, segment: SegmentFacts, files: Sequence[tuple[InputFile, bytes, ParsedFile]]
    ) -> None:
        """Enter a finished segment with the files in it and the hashes of their content."""
        parts = " ".join(map(str, segment.parts))
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute(
                "INSERT INTO segment VALUES (?, ?, ?)", (segment.name, segment.size, parts)
            )
            for file, content, parsed in files:
                body = msgspec.msgpack.encode(parsed.report)
                report = _checksum(content, segment.name, segment.size, parts, parsed.first, body)
                report += body
                self._database.execute(
                    "INSERT OR REPLACE INTO parsed VALUES (?, ?, ?, ?, ?)",
                    (content, file.stamp[0], segment.name, parsed.first, report),
                )
                self.remember(file, content)

    def forget_unseen(self) -> None:
        """Forget the stamps of files whose content is kept no more."""
        self._database.execute("DELETE FROM seen WHERE content NOT IN (SELECT content FROM parsed)")

    def forget(self, segment: str) -> None:
        """Know a segment no more, and what is in it."""
        self._database.execute("DELETE FROM segment WHERE name = ?", (segment,))

    def segments(self) -> set[str]:
        """The names of all finished segments."""
        return {name for (name,) in self._database.execute("SELECT name FROM segment")}


def open_catalogue(cache: Cache) -> tuple[Catalogue, bool]:
    """Open the catalogue of a cache; a damaged one is replaced by an empty one, and told.

    Raises:
        sqlite3.Error, OSError: Not even an empty one can be made.
    """
    try:
        return Catalogue(cache), False
    except sqlite3.OperationalError:
        raise  # locked, full, read-only: not damaged
    except sqlite3.DatabaseError:
        remove_catalogue(cache)
        return Catalogue(cache), True


def remove_catalogue(cache: Cache) -> None:
    """Forget everything, as after damage: what it named is pruned later.

    Raises:
        OSError: It cannot be removed.
    """
    for name in ("", "-wal", "-shm"):
        cache.catalogue.with_name(cache.catalogue.name + name).unlink(missing_ok=True)


def content_hash(file: InputFile) -> bytes:
    """A hash of what a file holds, and of the format it is to be read as.

    Of an archive's member, it is of the archive and the member's name.

    Raises:
        OSError: It cannot be read.
    """
    whole = _hash_of_file(file.path, file.stamp)
    named = os.fsencode(file.member) + (b"\0" + file.format.encode() if file.format else b"")
    return blake2b(whole + named, digest_size=20).digest()


@lru_cache(maxsize=4)  # the members of an archive follow each other
def _hash_of_file(path: str, _stamp: tuple[int, int, int]) -> bytes:
    state = blake2b(digest_size=20)
    with Path(path).open("rb") as stream:
        while block := stream.read(_BLOCK):
            state.update(block)
    return state.digest()


def current_stamp(file: InputFile) -> tuple[int, int, int]:
    """The stamp that a file has by now.

    Raises:
        OSError: It is gone.
    """
    status = Path(file.path).stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _checksum(content: bytes, *entry: object) -> bytes:
    """CRC-32 of an entry, big-endian."""
    return crc32(content + repr(entry).encode()).to_bytes(4, "big")


def _name(file: InputFile) -> bytes:
    path = os.fsencode(os.path.realpath(file.path))
    return b"\0".join((path, os.fsencode(file.member), file.format.encode()))


def _stamp(file: InputFile) -> str:
    return " ".join(map(str, file.stamp))
