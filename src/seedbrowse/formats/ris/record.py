"""A RIS entry to a Record: what each tag means, by type and by the database that wrote it.

Sources: the tags of EndNote's and Zotero's reference types, and the exports of Scopus, Web of
Science, Embase, Ovid, EBSCO, ProQuest, IEEE, PubMed (by EndNote), Citavi and RefWorks.

The keywords (`KW`) of most databases are author's and index keywords in one list, which nothing
divides; all of them become author keywords.
"""

import re
from typing import Final

from seedbrowse.formats.entry import Entry, Field
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.ris.containers import add_containers
from seedbrowse.formats.ris.contributors import add_contributors
from seedbrowse.formats.ris.notes import add_note
from seedbrowse.formats.ris.types import CSL_TYPES, RIS_TYPES, WHOLE
from seedbrowse.formats.scopus.labels import CSL_TYPES as TYPES_IN_WORDS
from seedbrowse.formats.scopus.labels import present
from seedbrowse.formats.tagged.fields import TaggedFields
from seedbrowse.formats.tagged.values import (
    DAY,
    Handler,
    add_abstract,
    add_accessed,
    add_address,
    add_doi,
    add_keywords,
    add_rest,
    add_serial_numbers,
    add_title,
    each,
    lines_into,
    text_into,
    variable_into,
)
from seedbrowse.formats.values.date_fields import joined_date
from seedbrowse.formats.values.identifiers import arxiv_id, doi, pmcid, pmid, serial_numbers
from seedbrowse.formats.values.pages import page_range, pages
from seedbrowse.formats.values.rich_text import rich
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean

__all__ = ["build_record", "is_of_scopus"]

_PUBMED = frozenset({"nlm", "pubmed", "medline"})
_PAGE_COUNT = re.compile(r"(\d+)(?: ?(?:p|pp|pages|s|S|leaves)\.?)?")
_WOS_ID = re.compile(r"(?:WOS|ISI|MEDLINE|ZOOREC|BIOABS|BCI|KJD|RSCI|SCIELO|INSPEC|CABI|CCC):\S+")
"""Ids of the collections of Web of Science."""

_NUMBERED: Final = frozenset({"report", "patent", "standard"})
"""Works whose own number EndNote writes where that of a journal or book would stand."""


def is_of_scopus(database: str, url: str) -> bool:
    """Whether Scopus wrote a record, by its database (`DB`) and address (`UR`)."""
    return database == "Scopus" or "scopus.com/" in url


def build_record(entry: Entry, source: str, format_name: str) -> Record:
    """Make a record of an entry; every field of it arrives in the record, in `extra` at last."""
    place = Source(source, entry.first_line, entry.last_line, format_name)
    builder, fields = RecordBuilder(place), TaggedFields(entry.fields)
    scopus = is_of_scopus(fields.text("DB"), fields.text("UR"))
    wos = bool(fields.text("WE")) or _WOS_ID.match(fields.text("AN")) is not None
    kind = _kind(builder, fields, scopus=scopus)
    add_contributors(builder, fields, kind, scopus=scopus)
    _add_titles(builder, fields, scopus=scopus)
    add_containers(builder, fields, kind, scopus=scopus, wos=wos)
    _add_date(builder, fields)
    _add_pages(builder, fields, whole=kind in WHOLE and not scopus)
    if scopus and kind == "paper-conference":
        for field in fields.take("CY"):
            builder.put_csl("event-place", clean(field.text), "CY", field.text)
    _add_identifiers(builder, fields, scopus=scopus)
    for field in fields.take("SN") if kind in _NUMBERED else ():
        _add_own_number(builder, field)
    for field in fields.take("AB", "N2"):
        add_abstract(builder, field)
    for field in fields.take("DO", "L3", "UR", "L2", "LK", "L1", "L4"):
        (add_doi if field.label in ("DO", "L3") else add_address)(builder, field)
    _ADD_DATABASE(builder, fields.take("DB", "DP"))
    add_rest(builder, fields, _HANDLERS)
    return builder.build(kind)


def _kind(builder: RecordBuilder, fields: TaggedFields, *, scopus: bool) -> str:
    """The CSL type; a `TY` that it does not tell is kept."""
    kind = ""
    for field in fields.take("TY", "ty", "Ty"):
        written = clean(field.text)
        kind = CSL_TYPES.get(written.upper(), kind)
        if scopus and written in ("SER", "GEN"):
            kind = TYPES_IN_WORDS.get(fields.text("M3").casefold(), kind)
        if RIS_TYPES.get(kind) != written:
            builder.keep("TY", written)
    if not kind:
        usual = "article-journal" if fields.text("JO", "JF", "T2") else "document"
        kind = TYPES_IN_WORDS.get(fields.text("M3").casefold(), usual)
    return kind


def _add_titles(builder: RecordBuilder, fields: TaggedFields, *, scopus: bool) -> None:
    """Add title and short title; Scopus has the title in its own language for the latter."""
    for field in fields.take("TI", "T1", "CT"):
        add_title(builder, field)
    for field in fields.take("ST"):
        text = rich(present(field.text))
        if builder.values.setdefault("title", text) != text:
            variable = "original-title" if scopus else "title-short"
            builder.put_csl(variable, text, "ST", field.text)


def _add_date(builder: RecordBuilder, fields: TaggedFields) -> None:
    dates = fields.take("PY", "YR", "DA", "Y1")
    date, kept = joined_date(*((field.label, field.text) for field in dates))
    builder.put("issued", date, "PY", "")
    for tag, text in kept:
        builder.keep(tag, text)


def _add_pages(builder: RecordBuilder, fields: TaggedFields, *, whole: bool) -> None:
    """Add pages; of a book that has no last page, the first is the number of its pages."""
    first, last = fields.take("SP"), fields.take("EP")
    if not first and not last:
        return
    start, end = (found[0].text if found else "" for found in (first, last))
    if start.isdecimal() and end.isdecimal() and start != end:
        builder.put("page", f"{start}-{end}", "SP", start)
    elif whole and not end and (count := _PAGE_COUNT.fullmatch(start)):
        builder.put_csl("number-of-pages", count[1], "SP", start)
    elif (start, end) == ("No", "Specified"):  # so PsycINFO says that there are none
        builder.keep("SP", start)
        builder.keep("EP", end)
    else:
        builder.put("page", pages(start, end) if end else page_range(start), "SP", start)
    for field in (*first[1:], *last[1:]):
        builder.keep(field.label, field.text)


def _add_identifiers(builder: RecordBuilder, fields: TaggedFields, *, scopus: bool) -> None:
    """Add the ids of databases, told by their form and by the database."""
    of_pubmed = fields.text("DP").casefold() in _PUBMED
    has_pmids = scopus or "embase" in fields.text("DB", "DP").casefold()
    for field in fields.take("ID", "LB", "AN", "UT", "C2", "C5"):
        text, tag = clean(field.text), field.label
        name, _, value = text.partition(": ")
        if _WOS_ID.fullmatch(text):
            builder.put("wos", text, tag, text)
        elif tag == "ID" or (tag == "LB" and " " not in text):
            builder.put("key", text, tag, text)
        elif text.startswith("2-s2.0-"):
            builder.put("eid", text, tag, text)
        elif text.startswith("PMC") and text == pmcid(text):
            builder.put("pmcid", text, tag, text)
        elif tag == "AN" and name == "arXiv" and (found := arxiv_id(value)):
            builder.put("arxiv", found, tag, text)
        elif (tag == "AN" and name == "PMID") or (
            text.isdigit() and len(text) > 4 and (of_pubmed if tag == "AN" else has_pmids)
        ):
            builder.put("pmid", pmid(value or text), tag, text)
        else:
            builder.keep(tag, text)


def _add_own_number(builder: RecordBuilder, field: Field) -> None:
    """Set the number of a report, unless it is that of its series or book."""
    if any(serial_numbers(field.text)):
        add_serial_numbers(builder, field)
    else:
        builder.put("number", clean(field.text), field.label, field.text)


def _add_edition(builder: RecordBuilder, field: Field) -> None:
    """Set the edition; PubMed's date of the electronic edition is none."""
    if DAY.fullmatch(field.text):
        builder.keep(field.label, field.text)
    else:
        builder.put_csl("edition", clean(field.text), field.label, field.text)


def _add_document_type(builder: RecordBuilder, field: Field) -> None:
    """Set the document type, or the DOI that journals write in its place."""
    text = clean(field.text)
    if text[:3].casefold() == "doi" and (name := doi(text)):
        builder.put("doi", name, field.label, text)
    else:
        builder.put("document_type", present(text), field.label, text)


_ADD_DATABASE: Final = variable_into("source")
_HANDLERS: Final[dict[str, Handler]] = {
    "AD": lines_into("affiliations"),
    "C7": text_into("number"),
    "CN": variable_into("call-number"),
    "CY": text_into("publisher_place"),
    "ET": each(_add_edition),
    "FU": lines_into("funding"),
    "FX": lines_into("funding"),
    "IS": text_into("issue"),
    "KW": add_keywords,
    "LA": text_into("language"),
    "M3": each(_add_document_type),
    "N1": each(add_note),
    "NV": variable_into("number-of-volumes"),
    "PB": text_into("publisher"),
    "PI": text_into("publisher_place"),
    "PP": text_into("publisher_place"),
    "PU": text_into("publisher"),
    "SN": each(add_serial_numbers),
    "VL": text_into("volume"),
    "VO": text_into("volume"),
    "Y2": each(add_accessed),
}
