"""Zotero CSV: one item a row, in the 87 columns of Zotero's own export.

Lists are divided by `; `. Of creators, who has a comma is a person and who has none is one whole
name. `Extra` is searched for the identifiers that Zotero and its plug-ins keep there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.tables.column_names import folded_name
from seedbrowse.formats.tables.fields import Apart, add_field, finish
from seedbrowse.formats.tables.rows import Row, table_rows
from seedbrowse.formats.tables.signs import sign_of_role
from seedbrowse.formats.tables.zotero_columns import (
    CREATORS,
    CSL_TYPES,
    CSL_VARIABLES,
    FIELDS,
    is_zotero_header,
)
from seedbrowse.formats.values import dates
from seedbrowse.formats.values.identifiers import pmcid
from seedbrowse.formats.values.people import person, to_csl_names
from seedbrowse.formats.values.rich_text import plain
from seedbrowse.problems import Problem
from seedbrowse.records import Name, Record, Source
from seedbrowse.records.text import clean

__all__ = ["NAME", "read"]

NAME: Final = "zotero-csv"

_PMID: Final = re.compile(r"\bPMID: *(\d{1,8})\b")
_CITATION_KEY: Final = re.compile(r"(?:^|[\r\n])\s*Citation Key: *(\S+)", re.IGNORECASE)
_TELLING: Final = frozenset({"title", "doi", "abstract", "url", "isbn"})


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a table's items, in file order, with its problems and metadata."""
    for item in table_rows(content.lines(), content.source, is_zotero_header, _sign_of):
        if not isinstance(item, Row):
            yield item
        elif record := _record(item, content.source):
            yield record
        elif any(item.cells):
            beginning = clean(" ".join(item.cells))[:60]
            message = f"text that belongs to no record, beginning “{beginning}”"
            yield Problem(content.source, item.first_line, message, item.last_line)


def _sign_of(name: str) -> Callable[[str], object] | None:
    return sign_of_role(FIELDS.get(folded_name(name), ""))


@lru_cache(maxsize=64)
def _plan(names: tuple[str, ...]) -> Sequence[tuple[str, str]]:
    """The folded name and the label of each cell."""
    return tuple((folded_name(name), name) for name in names)


def _record(row: Row, source: str) -> Record | None:
    """Make the record of an item; None where it has nothing to tell it by."""
    builder = RecordBuilder(Source(source, row.first_line, row.last_line, NAME))
    apart: Apart = {}
    telling = False
    for (name, label), cell in zip(_plan(row.names), row.cells, strict=True):
        if not cell:
            continue
        if role := FIELDS.get(name):
            telling = telling or role in _TELLING
            add_field(builder, apart, role, label, cell)
        elif variable := CREATORS.get(name):
            telling = telling or name == "author"
            _add_creators(builder, variable, label, cell)
        elif variable := CSL_VARIABLES.get(name):
            builder.put_csl(variable, plain(cell), label, cell)
        elif handler := _HANDLERS.get(name):
            handler(builder, label, cell)
        else:
            builder.keep(label, cell)
    return finish(builder, apart) if telling else None


def _add_creators(builder: RecordBuilder, variable: str, label: str, text: str) -> None:
    """Add people to a field of the record, or as a CSL variable."""
    names = [
        person(item) if "," in item else Name(literal=item)
        for each in text.split(";")
        if (item := clean(each))
    ]
    if variable in ("authors", "editors"):
        for name in names:
            builder.add_name(variable, name)
    else:
        builder.put_csl(variable, to_csl_names(names), label, text)


def _add_item_type(builder: RecordBuilder, label: str, text: str) -> None:
    kind = clean(text)
    builder.put("type", CSL_TYPES.get(kind, "document"), label, text)
    if kind not in CSL_TYPES:
        builder.keep(label, text)


def _add_extra(builder: RecordBuilder, label: str, text: str) -> None:
    """Find identifiers in `Extra`; all of it is kept."""
    builder.keep(label, text)
    if found := _PMID.search(text):
        builder.put("pmid", found[1], "PMID", found[1])
    if "PMC" in text:
        builder.put("pmcid", pmcid(text), "PMCID", pmcid(text))
    if found := _CITATION_KEY.search(text):
        item_key = builder.values.pop("key", "")
        builder.put("key", clean(found[1]), "Citation Key", found[1])
        builder.keep("Key", item_key)


def _add_accessed(builder: RecordBuilder, label: str, text: str) -> None:
    if parts := dates.date_parts(text):
        builder.put_csl("accessed", {"date-parts": [parts]}, label, text)
    else:
        builder.keep(label, text)


_HANDLERS: Final = {
    "item type": _add_item_type,
    "extra": _add_extra,
    "access date": _add_accessed,
}
