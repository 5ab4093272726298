"""Web of Science's table: a first line of two-letter tags, then a record a line, all by tabs.

A quote is a letter like any other. Lines often have one empty cell more than there are tags.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Line
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.wos.record import build_record
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean

__all__ = ["NAME", "read"]

NAME: Final = "wos-tab"

_TAG: Final = re.compile(r"[A-Z][A-Z0-9]")
_KNOWN: Final = frozenset({"PT", "AU", "TI", "SO", "UT", "PY", "DI", "VL", "BP", "EP", "AB", "AF"})
_FEWEST_KNOWN: Final = 4
_MOST_LINES: Final = 100
"""Lines that a broken record is put together of."""

_MEDIUM: Final = re.compile(r"[A-Z]")
_NO_HEADER: Final = (
    "no line of two-letter column names (PT, AU, TI …) stands above the records, so they cannot "
    "be told apart; export the table again"
)
_REMEDY: Final = "some of its values may be wrong; export it again"


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read the records of a table, with problems and metadata in file order."""
    table = _Table(content.source)
    for line in content.lines():
        if isinstance(line, Problem):
            yield line
        elif line[1].strip("\ufeff \t"):
            yield from table.take(line)
    yield from table.finish()


class _Table:
    """Knows the columns, and holds back a record that may go on in the next line."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.columns: list[str] = []
        self.medium = -1
        """Which of the columns is `PT`, a single letter; negative where none is."""

        self.broken: list[Line] = []
        """Lines of a record with too few cells up to now."""

        self.tabs = 0
        """How many tabs these lines have."""

        self.outside: list[int] = []
        """First and last of the lines above any column names."""

        self.beginning = ""

    def take(self, line: Line) -> Iterator[Record | Problem | Metadata]:
        """Read one line that is not blank."""
        cells = line[1].split("\t")
        if columns := _columns(cells):
            yield from self.finish()
            self.columns = columns
            self.medium = columns.index("PT") if "PT" in columns else -1
            yield Metadata(line[0], clean(line[1]))
        elif not self.columns:
            self.outside = [*self.outside[:1], line[0]]
            self.beginning = self.beginning or line[1]
        elif self.broken and self._continues(cells):
            self.broken.append(line)
            self.tabs += len(cells) - 1
            if self.tabs >= len(self.columns) - 1:
                yield from self._release()
        else:
            yield from self._release()
            if len(cells) < len(self.columns):
                self.broken, self.tabs = [line], len(cells) - 1
            else:
                yield from self._record([line], cells)

    def finish(self) -> Iterator[Record | Problem]:
        """Give what was held back, at the end of the file or above other column names."""
        yield from self._release()
        if self.outside:
            first, last = self.outside[0], self.outside[-1]
            yield Problem(self.source, first, _stray(self.beginning), last)
            if not self.columns:
                yield Problem(self.source, first, _NO_HEADER)
            self.outside, self.beginning = [], ""

    def _continues(self, cells: Sequence[str]) -> bool:
        """Whether a line goes on with the broken record: it has no more cells than are missing."""
        missing = len(self.columns) - 1 - self.tabs
        fits = len(cells) - 1 <= missing + 1 and len(self.broken) < _MOST_LINES
        return fits and not self._begins(cells)

    def _begins(self, cells: Sequence[str]) -> bool:
        """Whether cells begin a record for sure."""
        return self.medium == 0 and _MEDIUM.fullmatch(cells[0].strip()) is not None

    def _release(self) -> Iterator[Record | Problem]:
        """Give the record that was broken off; a few cells that begin none are stray text."""
        if lines := self.broken:
            self.broken = []
            cells = " ".join(text for _, text in lines).split("\t")
            if self.medium == 0 and 2 * len(cells) < len(self.columns) and not self._begins(cells):
                yield Problem(self.source, lines[0][0], _stray(lines[0][1]), lines[-1][0])
            else:
                yield from self._record(lines, cells)

    def _record(self, lines: Sequence[Line], cells: Sequence[str]) -> Iterator[Record | Problem]:
        """Make a record of its cells, and say where they are not as many as the columns."""
        first, last = lines[0][0], lines[-1][0]
        surplus = [cell for cell in cells[len(self.columns) :] if cell.strip()]
        count = len(self.columns)
        if surplus:
            message = f"the record has {len(cells)} cells for {count} columns; {_REMEDY}"
            yield Problem(self.source, first, message, last)
        elif len(cells) < count:
            message = f"the record has only {len(cells)} cells for {count} columns; {_REMEDY}"
            yield Problem(self.source, first, message, last)
        elif len(lines) > 1:
            message = f"the record is broken into {len(lines)} lines and was put together"
            yield Problem(self.source, first, message, last)
        fields = [(tag, [cell]) for tag, cell in zip(self.columns, cells, strict=False)]
        fields += [("Cell without column", [cell]) for cell in surplus]
        yield build_record(fields, Source(self.source, first, last, NAME))


def _stray(text: str) -> str:
    return f"text that belongs to no record, beginning “{clean(text)[:60]}”"


def _columns(cells: Sequence[str]) -> list[str]:
    """The names of columns, if that is what these cells are."""
    names = [cell.strip(" \ufeff\"'") for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(_KNOWN.intersection(names)) < _FEWEST_KNOWN:
        return []
    return names if 2 * sum(map(bool, map(_TAG.fullmatch, names))) > len(names) else []
