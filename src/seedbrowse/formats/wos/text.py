"""Web of Science's text (`savedrecs.txt`, `.ciw`, `.isi`): `PT J`, `AU Lake, A` … `ER`.

A tag of two letters, a space and a value; lines of three spaces continue it. `FN` and `VR` open
the file and `EF` closes it; all three may be missing.
"""

import re
from collections.abc import Iterator
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Entry
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.tagged.engine import Dialect, entries
from seedbrowse.formats.wos.record import build_record
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source

__all__ = ["DIALECT", "NAME", "read"]

NAME: Final = "wos-text"

DIALECT: Final = Dialect(
    family=NAME,
    tag=re.compile(r"([A-Z][A-Z0-9])(?: |$)"),
    starts=frozenset({"PT"}),
    once=frozenset({"UT"}),
    ends=frozenset({"ER"}),
    about_file=frozenset({"FN", "VR", "EF"}),
    no_end="the record has no closing ER line, so part of it may be missing; export it again",
)
"""How Web of Science's lines look."""


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read the records of a file in Web of Science's text, with problems and metadata in order."""
    for item in entries(content.lines(), DIALECT, content.source):
        if not isinstance(item, Entry):
            yield item
            continue
        place = Source(content.source, item.first_line, item.last_line, NAME)
        yield build_record(((field.label, field.value) for field in item.fields), place)
