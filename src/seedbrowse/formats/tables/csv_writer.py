"""Writes CSV for spreadsheets: UTF-8 with a byte order mark, a header, and no formulas.

The columns and the form of their cells are those of `tables.csv_columns`; the reader of tables
reads them back. What this format cannot hold:

- `csl` and `extra`, and so CSL variables without a field of their own and labels of the source;
- of names: ids, who is the corresponding author, and which affiliations are whose. The particle
  is read back as the lower-case words before the family name;
- that author keywords were inferred.
"""

import csv
from collections.abc import Callable, Collection, Iterable
from typing import Final, TextIO

from seedbrowse.formats.tables.csv_columns import COLUMNS, guarded
from seedbrowse.records import Record

__all__ = ["FIELDS_OF", "HELD", "write"]

FIELDS_OF: Final = {column.name: frozenset({column.field}) for column in COLUMNS}
"""The columns in their order, and the record's fields that each of them holds."""

HELD: Final = frozenset(column.field for column in COLUMNS)
"""The record's fields that have a column."""


def write(
    records: Iterable[Record],
    out: TextIO,
    keys: Callable[[Record], str],
    columns: Collection[str] = FIELDS_OF,
) -> None:
    """Write records as they come.

    Args:
        records: The records; each is a row.
        out: The stream. The byte order mark is written here, so its encoding is plain UTF-8.
        keys: Gives the citation key of a record, for the first column.
        columns: Names of those that are written, always in the same order; all where not told.
    """
    out.write("\ufeff")  # without it, Excel reads UTF-8 as the system's own code page
    rows = csv.writer(out, lineterminator="\n")
    written = [column for column in COLUMNS if column.name in columns]
    rows.writerow([column.name for column in written])
    has_key = COLUMNS[0] in written
    others = [(column.field, column.write) for column in written[has_key:]]
    for record in records:
        key = [keys(record)] if has_key else []
        cells = [write_cell(getattr(record, field)) for field, write_cell in others]
        rows.writerow(map(guarded, (*key, *cells)))
