"""Any table with a header that names fields of records: CSV, TSV, with semicolons or bars.

What a column means is told by its name (`tables.column_names`); a column of another name stays in
`extra`. A table that this program wrote (`tables.csv_columns`) is read back as it was written.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.tables.column_names import folded_name, role_of
from seedbrowse.formats.tables.csv_columns import COLUMNS, is_own_header, unguarded
from seedbrowse.formats.tables.fields import add_field, finish
from seedbrowse.formats.tables.rows import Row, table_rows
from seedbrowse.formats.tables.signs import sign_of_role
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean

__all__ = ["NAME", "read"]

NAME: Final = "csv"

_OWN: Final = {column.name: column for column in COLUMNS}
_LONGEST_NAME: Final = 60
_TELLING: Final = frozenset({"title", "doi", "pmid", "abstract", "eid", "wos", "arxiv"})
_LAST: Final = frozenset(
    {
        "source", "publication", "type", "publication type", "pt", "record type", "genre",
        "conference", "link", "authors", "author", "au",
    }
)  # fmt: skip
"""Names that may mean something else: another column of that meaning comes first."""

_ABSENT: Final = frozenset({"na", "n/a", "nan", "none", "null", "-", "[not available]"})


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a table's records, in file order, with its problems and metadata."""
    rows = table_rows(content.lines(), content.source, is_table_header, _sign_of)
    names: tuple[str, ...] = ()
    make: Callable[[Row, Source], Record | None] = _record
    for item in rows:
        if not isinstance(item, Row):
            yield item
            continue
        if item.names is not names:
            names = item.names
            make = _own_record if is_own_header(names) else _record
        if record := make(item, Source(content.source, item.first_line, item.last_line, NAME)):
            yield record
        elif any(item.cells):
            beginning = clean(" ".join(item.cells))[:60]
            message = f"text that belongs to no record, beginning “{beginning}”"
            yield Problem(content.source, item.first_line, message, item.last_line)


def is_table_header(cells: Sequence[str]) -> bool:
    """Whether cells are names of columns: a title, or an identifier, and something else."""
    if len(cells) < 2 or any(len(cell) > _LONGEST_NAME or cell.isdecimal() for cell in cells):
        return False
    roles = {role for cell in cells if (role := role_of(cell) or _own_role(cell))}
    fewest = 2 if "title" in roles else 3
    return len(roles) >= fewest and not roles.isdisjoint(_TELLING)


def _own_role(name: str) -> str:
    return _OWN[name].field if name in _OWN else ""


def _sign_of(name: str) -> Callable[[str], object] | None:
    return sign_of_role(role_of(name))


@lru_cache(maxsize=64)
def _plan(names: tuple[str, ...]) -> tuple[tuple[int, str, str], ...]:
    """Which cells to read in which order: place, role and label of each."""
    columns = [(place, role_of(name), name) for place, name in enumerate(names)]
    return tuple(sorted(columns, key=lambda column: folded_name(column[2]) in _LAST))


def _record(row: Row, place: Source) -> Record | None:
    """Make the record of a row; None where it has nothing to tell it by."""
    builder = RecordBuilder(place)
    apart: dict[str, tuple[str, str]] = {}
    telling = False
    for index, role, label in _plan(row.names):
        cell = row.cells[index]
        if not cell or (len(cell) < 16 and cell.strip().casefold() in _ABSENT):
            continue
        if cell[0] == "'":
            cell = unguarded(cell)
        telling = telling or role in _TELLING or role == "authors"
        add_field(builder, apart, role, label, cell)
    return finish(builder, apart) if telling else None


def _own_record(row: Row, place: Source) -> Record | None:
    """Read back a row of a table that this program wrote."""
    builder = RecordBuilder(place)
    for name, cell in zip(row.names, row.cells, strict=True):
        if not cell:
            continue
        text = unguarded(cell)
        column = _OWN.get(name)
        value = column.read(text) if column else None
        if column is None or value is None:
            builder.keep(name, text)
        else:
            builder.put(column.field, value, name, text)
    return builder.build() if builder.values else None
