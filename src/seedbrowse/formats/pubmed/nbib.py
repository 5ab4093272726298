"""PubMed's text (MEDLINE, `.nbib`): `PMID- 1`, `TI  - …`, and lines of six spaces that continue.

A record begins with `PMID`, those of ERIC with `OWN`; none has an end of its own.
"""

import re
from collections.abc import Iterator
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Entry
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.pubmed.record import build_record
from seedbrowse.formats.tagged.engine import Dialect, entries
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source

__all__ = ["DIALECT", "NAME", "read"]

NAME: Final = "nbib"

DIALECT: Final = Dialect(
    family=NAME,
    # The hyphen stands in the fifth column, but for ERIC's `ISBN - ` and for what other programs
    # wrote; there the space behind it may be missing.
    tag=re.compile(r"([A-Z]{2,4}) {0,2}-(?: |$|(?<=^.{4}-)(?=\d))"),
    starts=frozenset({"PMID"}),
    once=frozenset({"OWN", "DP"}),
    continuation=re.compile(r"\s"),
)
"""How PubMed's lines look. Blank lines say nothing: some programs double every line end."""


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read the records of a file in PubMed's text, with problems and metadata in file order."""
    for item in entries(content.lines(), DIALECT, content.source):
        if not isinstance(item, Entry):
            yield item
            continue
        place = Source(content.source, item.first_line, item.last_line, NAME)
        yield build_record(((field.label, field.text) for field in item.fields), place)
