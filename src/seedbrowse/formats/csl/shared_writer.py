"""Writes CSL-JSON that is handed to other programs: Zotero, pandoc, a style's author.

What CSL has no variable for is left out; `csl.writer` writes all of a record.
"""

from collections.abc import Callable, Iterable
from typing import TextIO

import msgspec

from seedbrowse.formats.csl.shared_item import shared_item
from seedbrowse.records import Record

__all__ = ["write"]


def write(records: Iterable[Record], out: TextIO, keys: Callable[[Record], str]) -> None:
    """Write records as one list.

    Args:
        records: The records; each is an item of the list.
        out: The stream.
        keys: Gives the citation key of a record, which is the item's `id`.
    """
    items = [shared_item(record, keys(record)) for record in records]
    out.write(msgspec.json.format(msgspec.json.encode(items), indent=2).decode())
    out.write("\n")
