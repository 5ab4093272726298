"""Table rows: the lines of a table with a header, as rows that know their lines and columns.

The standard library's CSV reader divides each row; what it does not accept is divided more
forgivingly, and a quote that is never closed costs one row and not the rest of the file.
"""

import csv
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

import msgspec

from seedbrowse.formats.decoding import MAX_LINE_LENGTH
from seedbrowse.formats.entry import Line
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.tables.alignment import SignOf, align
from seedbrowse.formats.tables.cells import delimiter_of, split_forgivingly, split_line
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean

__all__ = ["Row", "table_rows"]

_MOST_LINES = 2_000
"""Lines that one row may have; a note of many pages has some hundreds."""

_MOST_TRIES = 20
"""Lines that a damaged row may have beyond its first, to be taken for one row nevertheless."""

_MOST_MENDING = 100_000_000
"""Characters that may be looked at to mend the damaged rows of one file, 200 more for each look."""

_MOST_UNNAMED = 2
"""Columns without a name in a further header: an index at its left, a separator at its end."""

_PREAMBLE = 30
"""Lines that may stand above the header: a title, the search, the day of the export."""

_DAMAGE = "quotes in it are not doubled or not closed; check its cells"

# Cells have no bound of their own: that of a line holds for them. The module's own default is
# below the authors' addresses of one large collaboration.
csv.field_size_limit(max(csv.field_size_limit(), MAX_LINE_LENGTH + 1))


class Row(msgspec.Struct, gc=False):
    """One row of a table."""

    names: tuple[str, ...]
    """A name for each cell; the same object for all rows that fit their header."""

    cells: list[str]
    """As the file has them, not cleaned; one may have several lines."""

    first_line: int
    last_line: int


def table_rows(
    lines: Iterable[Line | Problem],
    source: str,
    is_header: Callable[[Sequence[str]], bool],
    sign_of: SignOf,
) -> Iterator[Row | Problem | Metadata]:
    """Read a table's rows in file order; never raises, and bounds what one row may hold.

    Args:
        lines: The file's lines; problems among them pass through.
        source: The file's path, for problems.
        is_header: Whether cells are the names of columns. A file may have several headers, as
            where tables were joined.
        sign_of: What is known of columns, to align rows that have too few or too many cells.
    """
    feed = _Feed(lines)
    table = _Table(feed, source, is_header, sign_of)
    if (yield from table.find_header()):
        yield from table.rows()
    yield from feed.problems


class _Feed:
    """The lines of a file one after the other, some of which may be given back."""

    def __init__(self, lines: Iterable[Line | Problem]) -> None:
        self._lines = iter(lines)
        self._returned: deque[Line] = deque()
        self.problems: list[Problem] = []
        """What was wrong with lines that have been read, and not yet told."""

        self.taken: list[Line] = []
        """The lines of the current row."""

        self._length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line; stops where the current row becomes too long as well."""
        if len(self.taken) >= _MOST_LINES or self._length > MAX_LINE_LENGTH:
            raise StopIteration
        line = self.next_line()
        if line is None:
            raise StopIteration
        self.taken.append(line)
        self._length += len(line[1])
        return line[1] + "\n"

    def next_line(self) -> Line | None:
        """The next line, or None at the end."""
        if self._returned:
            return self._returned.popleft()
        for item in self._lines:
            if not isinstance(item, Problem):
                return item
            self.problems.append(item)
        return None

    def begin_row(self) -> None:
        """Forget the lines of the row before."""
        self.taken.clear()
        self._length = 0

    def give_back(self, kept: int) -> None:
        """Give back the lines of the current row but the first ones."""
        self._returned.extendleft(reversed(self.taken[kept:]))
        del self.taken[kept:]


class _Table:
    """A table as far as it has been read: its header, and what to make of its rows."""

    def __init__(
        self,
        feed: _Feed,
        source: str,
        is_header: Callable[[Sequence[str]], bool],
        sign_of: SignOf,
    ) -> None:
        self.feed = feed
        self.source = source
        self.is_header = is_header
        self.sign_of = sign_of
        self.names: tuple[str, ...] = ()
        self.delimiter = ","
        self.mending = 0
        """How much has been looked at to mend rows."""

    def find_header(self) -> Generator[Problem | Metadata, None, bool]:
        """Read up to the names of the columns; returns whether there are any."""
        above: list[Line] = []
        while (line := self.feed.next_line()) is not None:
            number, text = line[0], line[1].strip("\ufeff")
            if self._take_header(text):
                yield from (Metadata(at, clean(stray)) for at, stray in above)
                yield Metadata(number, clean(text))
                return True
            if text.strip():
                above.append((number, text))
                if len(above) > _PREAMBLE:
                    break
        if above:
            number = above[-1][0]
            while (line := self.feed.next_line()) is not None:
                number = line[0] if line[1].strip() else number
            message = (
                "no line names columns that are known, so its rows cannot be read; "
                "give the table a first line such as title, author, year, doi"
            )
            yield Problem(self.source, above[0][0], message, number)
        return False

    def _take_header(self, text: str) -> bool:
        """Take a line for the header if it is one."""
        delimiter = delimiter_of(text)
        names = tuple(clean(cell) for cell in split_line(text, delimiter))
        if not names or not self.is_header(names):
            return False
        # Below the first header, a record of few words may hold some that name columns.
        if self.names and names.count("") > _MOST_UNNAMED:
            return False
        while names and not names[-1]:  # a separator too many at the end
            names = names[:-1]
        self.delimiter = delimiter
        self.names = tuple(name or f"Column {at}" for at, name in enumerate(names, 1))
        return True

    def rows(self) -> Iterator[Row | Problem | Metadata]:
        """Read everything below the header."""
        feed, taken = self.feed, self.feed.taken
        reader = self._reader()
        while True:
            feed.begin_row()
            problem = ""
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells, problem = self._mend()
            if feed.problems:
                yield from feed.problems
                feed.problems.clear()
            if len(cells) == len(self.names) and not problem:
                if self._is_repeated(cells):
                    yield Metadata(taken[0][0], clean(taken[0][1]))
                else:
                    yield Row(self.names, cells, taken[0][0], taken[-1][0])
            elif any(cell.strip("\ufeff \t") for cell in cells):
                if len(taken) == 1 and self._take_header(taken[0][1].strip("\ufeff")):
                    yield Metadata(taken[0][0], clean(taken[0][1]))
                    reader = self._reader()
                else:
                    yield from self._uneven(cells, problem)

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self.feed, delimiter=self.delimiter, strict=True, skipinitialspace=True)

    def _is_repeated(self, cells: list[str]) -> bool:
        """Whether a row is the header once more, or that of another table with as many columns."""
        if cells[0].strip("\ufeff") == self.names[0] or self.is_header(cells):
            return self._take_header(self.feed.taken[0][1].strip("\ufeff"))
        return False

    def _uneven(self, cells: list[str], problem: str) -> Iterator[Row | Problem]:
        """Tell of a row that is damaged, or has not as many cells as there are columns."""
        first, last = self.feed.taken[0][0], self.feed.taken[-1][0]
        names = self.names
        if len(cells) != len(names):
            alignment = align(names, cells, self.sign_of)
            names = alignment.names
            if alignment.remark:
                counts = f"the row has {len(cells)} cells and the header {len(self.names)}"
                problem = "; ".join(filter(None, (problem, counts, alignment.remark)))
        if problem:
            yield Problem(self.source, first, problem, last if last > first else 0)
        yield Row(names, cells, first, last)

    def _mend(self) -> tuple[list[str], str]:
        """Divide a row that the CSV reader does not accept; gives back lines that are not its.

        The fewest lines that make as many cells as there are columns are taken for the row; the
        first line alone where no number of them does.
        """
        taken = self.feed.taken
        text = ""
        for count in range(1, _MOST_TRIES + 1):
            if count > len(taken) and next(self.feed, None) is None:
                break
            text = f"{text}\n{taken[count - 1][1]}" if text else taken[0][1]
            division = split_forgivingly(text, self.delimiter)
            if division.sound and len(division.cells) == len(self.names):
                self.feed.give_back(count)
                return division.cells, _DAMAGE
            self.mending += len(text) + 200
            if self.mending > _MOST_MENDING:
                break
        self.feed.give_back(1)
        cells = split_forgivingly(taken[0][1], self.delimiter, opening_ends=True).cells
        if len(cells) != len(self.names):
            cells = split_forgivingly(taken[0][1], self.delimiter).cells
        return cells, _DAMAGE
