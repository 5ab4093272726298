"""RefWorks tagged text: a tag of two letters, a space and a value; `RT`, the type, comes first.

Source: the tags of RefWorks' import format. A record ends where the next one begins.
"""

import re
from collections.abc import Iterator
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Entry, Field
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.ris.types import CONTAINED, WHOLE
from seedbrowse.formats.tagged.engine import Dialect, entries
from seedbrowse.formats.tagged.fields import TaggedFields
from seedbrowse.formats.tagged.values import (
    Handler,
    add_abstract,
    add_accessed,
    add_address,
    add_doi,
    add_keywords,
    add_people,
    add_rest,
    add_role,
    add_serial_numbers,
    add_title,
    clean_again,
    each,
    lines_into,
    text_into,
    variable_into,
)
from seedbrowse.formats.values.date_fields import joined_date
from seedbrowse.formats.values.identifiers import pmcid, pmid
from seedbrowse.formats.values.pages import pages
from seedbrowse.formats.values.reference_types import type_in_words
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source

__all__ = ["DIALECT", "NAME", "read"]

NAME: Final = "refworks"

DIALECT: Final = Dialect(
    family=NAME,
    # Text may begin like a tag (`IN VITRO`), so only the tags of RefWorks are some.
    tag=re.compile(
        r"(A[1-6BDN]|C[LNR]|D[BOS]|ED|FD|I[DPS]|J[FO]|K1|L[AK]|NO|O[LPT]|P[BP]|PMC?ID|R[DT]|"
        r"S[FLNPRT]|T[1-3]|U(?:1[0-5]|[1-9L])|VO|W[PTV]|YR)(?: |$)"
    ),
    starts=frozenset({"RT"}),
    opens=frozenset({"SR", "ID", "A1", "T1", "JF", "YR"}),
    no_start="the record has no type (RT) in its first line, so its beginning may be missing",
)


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's records, in file order, with its problems and metadata."""
    for item in entries(content.lines(), DIALECT, content.source):
        yield _record(item, content.source) if isinstance(item, Entry) else item


def _record(entry: Entry, source: str) -> Record:
    builder = RecordBuilder(Source(source, entry.first_line, entry.last_line, NAME))
    fields = TaggedFields(entry.fields)
    kind = ""
    for field in fields.take("RT"):
        kind = type_in_words(field.text)
        if not kind:
            builder.keep(field.label, field.text)
    kind = kind or ("article-journal" if fields.text("JF", "JO") else "document")
    add_people(builder, fields.take("A1"))
    add_people(builder, fields.take("A2"), "editors")
    add_role(builder, fields.take("A3"), "collection-editor")
    add_role(builder, fields.take("A4"), "translator")
    _add_containers(builder, fields, kind)
    date, kept = joined_date(*((field.label, field.text) for field in fields.take("YR", "FD")))
    builder.put("issued", date, "YR", "")
    for tag, text in kept:
        builder.keep(tag, text)
    _add_pages(builder, fields, whole=kind in WHOLE)
    for field in fields.take("DO"):
        add_doi(builder, field)
    add_rest(builder, fields, _HANDLERS)
    return builder.build(kind)


def _add_containers(builder: RecordBuilder, fields: TaggedFields, kind: str) -> None:
    """Add journal or book, series and short title."""
    second = "collection_title" if kind in WHOLE else "container_title"
    if kind in CONTAINED:
        text_into("container_title")(builder, fields.take("T2"))
    text_into("container_title")(builder, fields.take("JF"))
    text_into(second)(builder, fields.take("T2"))
    text_into("collection_title")(builder, fields.take("T3"))
    full = builder.values.get("container_title")
    for field in fields.take("JO"):
        name = "container_title_short" if full else "container_title"
        if (text := clean_again(field.text)) != full:
            builder.put(name, text, field.label, field.text)


def _add_pages(builder: RecordBuilder, fields: TaggedFields, *, whole: bool) -> None:
    """Add pages; of a book that has no last page, the first is the number of its pages."""
    first, last = fields.take("SP"), fields.take("OP")
    start, end = (found[0].text if found else "" for found in (first, last))
    if whole and not end and start.isdigit():
        builder.put_csl("number-of-pages", start, "SP", start)
    else:
        builder.put("page", pages(start, end), "SP", start)
    for field in (*first[1:], *last[1:]):
        builder.keep(field.label, field.text)


def _add_pubmed_id(builder: RecordBuilder, field: Field) -> None:
    """Set the id of PubMed or PubMed Central."""
    name, read_id = ("pmid", pmid) if field.label == "PMID" else ("pmcid", pmcid)
    if found := read_id(field.text):
        builder.put(name, found, field.label, field.text)
    else:
        builder.keep(field.label, field.text)


_HANDLERS: Final[dict[str, Handler]] = {
    "AB": each(add_abstract),
    "AD": lines_into("affiliations"),
    "CN": variable_into("call-number"),
    "DB": variable_into("source"),
    "DS": variable_into("source"),
    "ED": variable_into("edition"),
    "ID": text_into("key"),
    "IS": text_into("issue"),
    "K1": add_keywords,
    "LA": text_into("language"),
    "LK": each(add_address),
    "NO": variable_into("note"),
    "PB": text_into("publisher"),
    "PMCID": each(_add_pubmed_id),
    "PMID": each(_add_pubmed_id),
    "PP": text_into("publisher_place"),
    "RD": each(add_accessed),
    "SN": each(add_serial_numbers),
    "ST": variable_into("title-short"),
    "T1": each(add_title),
    "UL": each(add_address),
    "VO": text_into("volume"),
}
