"""Refer, BibIX and EndNote's export (`.enw`): a percent sign, a character, and a value.

Sources: the man page of refer(1), EndNote's `%0` types, and files of Google Scholar, AIS eLibrary,
library catalogues and Zotero. `%0` names the type and usually comes first, but AIS has the title
before it, and BibIX leaves it out; a blank line ends a record.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Entry, Field
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.ris.types import WHOLE
from seedbrowse.formats.tagged.engine import Dialect, entries
from seedbrowse.formats.tagged.fields import TaggedFields
from seedbrowse.formats.tagged.values import (
    Handler,
    add_abstract,
    add_accessed,
    add_address,
    add_keywords,
    add_people,
    add_rest,
    add_role,
    add_serial_numbers,
    add_title,
    each,
    lines_into,
    text_into,
    variable_into,
)
from seedbrowse.formats.values.date_fields import joined_date
from seedbrowse.formats.values.identifiers import doi
from seedbrowse.formats.values.pages import page_range
from seedbrowse.formats.values.reference_types import type_in_words
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean

__all__ = ["DIALECT", "NAME", "read"]

NAME: Final = "refer"

DIALECT: Final = Dialect(
    family=NAME,
    tag=re.compile(r"[ \t]*(%[0-9A-Z@*&+^$(?!<>~=\[\]#)|'])(?:[ \t]|$)"),
    once=frozenset({"%0", "%T"}),
    # A blank line inside a record is damage: only what usually comes first begins the next one.
    opens_after_blank=frozenset({"%0", "%T", "%A", "%E", "%F"}),
)
"""How the lines look. A record that has no title yet may still get one."""

_PAGE_COUNT = re.compile(r"(\d+) ?(?:p|s|pp|pages|S)\.?")


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's records, in file order, with its problems and metadata."""
    for item in entries(content.lines(), DIALECT, content.source):
        yield _record(item, content.source) if isinstance(item, Entry) else item


def _record(entry: Entry, source: str) -> Record:
    builder = RecordBuilder(Source(source, entry.first_line, entry.last_line, NAME))
    fields = TaggedFields(entry.fields)
    kind = _kind(builder, fields)
    add_people(builder, fields.take("%A"))
    add_people(builder, fields.take("%E"), "editors")
    add_role(builder, fields.take("%?"), "translator")
    date, kept = joined_date(*((field.label, field.text) for field in fields.take("%D", "%8")))
    builder.put("issued", date, "%D", "")
    for tag, text in kept:
        builder.keep(tag, text)
    second = "collection_title" if kind in WHOLE else "container_title"
    for tag, name in (("%J", "container_title"), ("%B", second), ("%S", "collection_title")):
        text_into(name)(builder, fields.take(tag))
    add_rest(builder, fields, _HANDLERS)
    return builder.build(kind)


def _kind(builder: RecordBuilder, fields: TaggedFields) -> str:
    """The CSL type; where `%0` is missing it is told by what the record stands in."""
    if fields.text("%J") or (fields.text("%B") and fields.text("%V", "%N")):
        usual = "article-journal"
    elif fields.text("%B"):
        usual = "chapter"
    else:
        usual = "book" if fields.text("%I") else "document"
    for field in fields.take("%0"):
        kind = type_in_words(field.text)
        if not kind:
            builder.keep(field.label, field.text)
        usual = kind or usual
    return usual


def _add_pages(builder: RecordBuilder, field: Field) -> None:
    """Set the pages, or the number of them: `173 s.`."""
    if count := _PAGE_COUNT.fullmatch(field.text):
        builder.put_csl("number-of-pages", count[1], field.label, field.text)
    else:
        builder.put("page", page_range(field.text), field.label, field.text)


def _add_report_number(builder: RecordBuilder, field: Field) -> None:
    """Set the DOI, which EndNote has where refer has the number of a report."""
    name = doi(field.text)
    if name and len(name) + len("https://dx.doi.org/") >= len(field.text):
        builder.put("doi", name, field.label, field.text)
    else:
        builder.keep(field.label, field.text)


def _add_languages(builder: RecordBuilder, fields: Sequence[Field]) -> None:
    """Set the language; a catalogue names several, each in a field."""
    text = "; ".join(clean(field.text) for field in fields)
    builder.put("language", text, fields[0].label, text)


_HANDLERS: Final[dict[str, Handler]] = {
    "%C": text_into("publisher_place"),
    "%F": text_into("key"),
    "%G": _add_languages,
    "%I": text_into("publisher"),
    "%K": add_keywords,
    "%L": variable_into("call-number"),
    "%N": text_into("issue"),
    "%P": each(_add_pages),
    "%R": each(_add_report_number),
    "%T": each(add_title),
    "%U": each(add_address),
    "%V": text_into("volume"),
    "%X": each(add_abstract),
    "%Z": variable_into("note"),
    "%+": lines_into("affiliations"),
    "%6": variable_into("number-of-volumes"),
    "%7": variable_into("edition"),
    "%9": text_into("document_type"),
    "%@": each(add_serial_numbers),
    "%!": variable_into("title-short"),
    "%[": each(add_accessed),
    "%~": variable_into("source"),
}
