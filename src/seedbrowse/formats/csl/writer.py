"""Writes CSL-JSON: one list of items, which every reference manager and pandoc read.

It holds all of a record: what CSL has no variable for stands under `custom`, and `csl.reader` reads
that back. Of `source` only the file the items are read from comes back.
"""

from collections.abc import Callable, Iterable
from typing import Final, TextIO

import msgspec

from seedbrowse.records import Record
from seedbrowse.records.csl_item import brief_csl

__all__ = ["HELD", "write"]

HELD: Final = frozenset(Record.__struct_fields__) - {"source"}
"""The record's fields that an item has."""


def write(records: Iterable[Record], out: TextIO, keys: Callable[[Record], str]) -> None:
    """Write records as they come.

    Args:
        records: The records; each is an item of the list.
        out: The stream.
        keys: Gives the citation key of a record, which is the item's `id`.
    """
    before = "[\n  "
    for record in records:
        encoded = msgspec.json.encode(brief_csl(record) | {"id": keys(record)})
        item = msgspec.json.format(encoded, indent=2).decode()
        out.write(before + item.replace("\n", "\n  "))
        before = ",\n  "
    out.write("\n]\n" if before.startswith(",") else "[]\n")
