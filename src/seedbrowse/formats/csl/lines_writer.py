"""Writes JSON lines: a CSL item on each line, for programs that read a record at a time.

It holds what `csl.writer` holds, and `csl.reader` reads it back.
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
        records: The records; each is a line.
        out: The stream.
        keys: Gives the citation key of a record, which is the item's `id`.
    """
    items = (brief_csl(record) | {"id": keys(record)} for record in records)
    out.writelines(f"{msgspec.json.encode(item).decode()}\n" for item in items)
