"""A RIS entry to a Record: what each tag means, by type and by the database that wrote it.

Sources: the tags of EndNote's and Zotero's reference types, and the exports of Scopus, Web of
Science, Embase, Ovid, EBSCO, ProQuest, IEEE, PubMed (by EndNote), Citavi and RefWorks.

The keywords (`KW`) of most databases are author's and index keywords in one list, which nothing
divides; all of them become author keywords.
"""

import re
from typing import Final

from seedbrowse.formats.dates import date_parts
from seedbrowse.formats.entry import Entry, Field
from seedbrowse.formats.identifiers import arxiv_id, doi, pmcid, pmid, serial_numbers
from seedbrowse.formats.pages import page_range, pages
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.rich_text import plain, rich
from seedbrowse.formats.ris_containers import add_containers
from seedbrowse.formats.ris_contributors import add_contributors
from seedbrowse.formats.ris_dates import joined_date
from seedbrowse.formats.ris_notes import labelled_notes
from seedbrowse.formats.ris_tags import RisTags
from seedbrowse.formats.ris_types import CSL_TYPES, RIS_TYPES, WHOLE
from seedbrowse.formats.scopus_labels import CSL_TYPES as TYPES_IN_WORDS
from seedbrowse.formats.scopus_labels import present
from seedbrowse.formats.scopus_values import address_ids, divide_copyright, listed, references
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["build_record", "is_of_scopus"]

_FIELDS: Final = {
    "VL": "volume", "VO": "volume", "IS": "issue", "C7": "number", "LA": "language", "PB": "publisher",
    "PU": "publisher",
}  # fmt: skip
_VARIABLES: Final = {"CN": "call-number", "NV": "number-of-volumes", "DB": "source", "DP": "source"}
_COPYRIGHT_BEGINS = ("Copyright of ", "Copyright © ", "Copyright - ", "© ")
_PUBMED = frozenset({"nlm", "pubmed", "medline"})
_PAGE_COUNT = re.compile(r"(\d+)(?: ?(?:p|pp|pages|s|S|leaves)\.?)?")
_DAY = re.compile(r"\d{4}(?:[/-]\d{1,2}){0,2}/*")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_EID_START = "2-s2.0-"


def is_of_scopus(database: str, url: str) -> bool:
    """Whether Scopus wrote a record, by its database (`DB`) and address (`UR`)."""
    return database == "Scopus" or "scopus.com/" in url


def build_record(entry: Entry, source: str, format_name: str) -> Record:
    """Make a record of an entry; every field of it arrives in the record, in `extra` at last."""
    place = Source(source, entry.first_line, entry.last_line, format_name)
    builder, tags = RecordBuilder(place), RisTags(entry.fields)
    scopus = is_of_scopus(tags.first("DB"), tags.first("UR"))
    wos = bool(tags.first("WE")) or tags.first("AN").startswith("WOS:")
    kind = _kind(builder, tags, scopus=scopus)
    add_contributors(builder, tags, kind, scopus=scopus)
    _add_titles(builder, tags, scopus=scopus)
    add_containers(builder, tags, kind, scopus=scopus, wos=wos)
    _add_date(builder, tags)
    _add_pages(builder, tags, whole=kind in WHOLE and not scopus)
    _add_abstract(builder, tags)
    _add_lists(builder, tags)
    _add_place(builder, tags, conference=scopus and kind == "paper-conference")
    _add_identifiers(builder, tags, scopus=scopus)
    for tag, name in _FIELDS.items():
        for field in tags.take(tag):
            builder.put(name, clean(field.text), tag, field.text)
    for tag, variable in _VARIABLES.items():
        for field in tags.take(tag):
            builder.put_csl(variable, clean("; ".join(field.value)), tag, field.text)
    _add_edition(builder, tags)
    _add_links(builder, tags)
    for field in tags.take("N1"):
        _add_note(builder, field)
    for field in tags.rest():
        builder.keep(field.label, field.text)
    return builder.build(kind)


def _kind(builder: RecordBuilder, tags: RisTags, *, scopus: bool) -> str:
    """The CSL type; a `TY` that it does not tell is kept."""
    kind = ""
    for field in tags.take("TY", "ty", "Ty"):
        written = clean(field.text)
        kind = CSL_TYPES.get(written.upper(), kind)
        if scopus and written in ("SER", "GEN"):
            kind = TYPES_IN_WORDS.get(tags.first("M3").casefold(), kind)
        if RIS_TYPES.get(kind) != written:
            builder.keep("TY", written)
    if kind:
        return kind
    journal = tags.first("JO") or tags.first("JF") or tags.first("T2")
    return TYPES_IN_WORDS.get(
        tags.first("M3").casefold(), "article-journal" if journal else "document"
    )


def _add_titles(builder: RecordBuilder, tags: RisTags, *, scopus: bool) -> None:
    """Add title and short title; Scopus has the title in its own language for the latter."""
    for field in tags.take("TI", "T1", "CT"):
        builder.put("title", rich(present(field.text)), field.label, field.text)
    for field in tags.take("ST"):
        text = rich(field.text)
        if builder.values.setdefault("title", text) != text:
            variable = "original-title" if scopus else "title-short"
            builder.put_csl(variable, text, "ST", field.text)


def _add_date(builder: RecordBuilder, tags: RisTags) -> None:
    fields = tags.take("PY", "YR", "DA", "Y1")
    date, kept = joined_date((field.label, field.text) for field in fields)
    builder.put("issued", date, "PY", "")
    for tag, text in kept:
        builder.keep(tag, text)
    for field in tags.take("Y2"):
        parts = date_parts(field.text) if _DAY.fullmatch(field.text) else []
        if parts:
            builder.put_csl("accessed", {"date-parts": [parts]}, "Y2", field.text)
        else:
            builder.keep("Y2", field.text)


def _add_pages(builder: RecordBuilder, tags: RisTags, *, whole: bool) -> None:
    """Add pages; of a book that has no last page, the first is the number of its pages."""
    first, last = tags.take("SP"), tags.take("EP")
    start, end = (fields[0].text if fields else "" for fields in (first, last))
    if whole and not end and (count := _PAGE_COUNT.fullmatch(start)):
        builder.put_csl("number-of-pages", count[1], "SP", start)
    elif start.isdigit() and end.isdigit() and start != end:
        builder.put("page", f"{start}-{end}", "SP", start)
    elif (start, end) == ("No", "Specified"):  # so PsycINFO says that there are none
        builder.keep("Pages", "No Pages Specified")
    elif start or end:
        builder.put("page", pages(start, end) if end else page_range(start), "SP", start)
    for field in (*first[1:], *last[1:]):
        builder.keep(field.label, field.text)


def _add_abstract(builder: RecordBuilder, tags: RisTags) -> None:
    for field in tags.take("AB", "N2"):
        text = field.text
        text = plain(present(text)) if "<" in text else clean(present(text))
        if text.startswith(_COPYRIGHT_BEGINS) and "abstract" in builder.values:
            builder.put("copyright", text, field.label, text)
            continue
        abstract, copyright_ = divide_copyright(text)
        builder.put("abstract", abstract, field.label, field.text)
        builder.put("copyright", copyright_, field.label, copyright_)


def _add_lists(builder: RecordBuilder, tags: RisTags) -> None:
    """Add what has several values: a tag, a line or an item of a `;` list each."""
    keywords = (line for field in tags.take("KW") for line in field.value)
    builder.extend(
        "author_keywords",
        (clean(word) for line in keywords for word in (listed(line) if ";" in line else (line,))),
    )
    affiliations = (line for field in tags.take("AD") for line in field.value)
    builder.extend("affiliations", map(clean, affiliations))
    builder.extend("funding", (clean(field.text) for field in tags.take("FU", "FX")))
    for field in tags.take("SN"):
        issn, isbn = serial_numbers(field.text)
        builder.extend("issn", issn)
        builder.extend("isbn", isbn)
        if not issn and not isbn:
            builder.keep("SN", field.text)


def _add_place(builder: RecordBuilder, tags: RisTags, *, conference: bool) -> None:
    if conference:
        for field in tags.take("CY"):
            builder.put_csl("event-place", clean(field.text), "CY", field.text)
    for field in tags.take("CY", "PP", "PI"):
        builder.put("publisher_place", clean(field.text), field.label, field.text)


def _add_identifiers(builder: RecordBuilder, tags: RisTags, *, scopus: bool) -> None:
    """Add the ids of databases, told by their form and by the database."""
    database = clean(tags.first("DB") or tags.first("DP")).casefold()
    for field in tags.take("ID", "LB"):
        text = clean(field.text)
        if text.startswith("WOS:"):
            builder.put("wos", text, field.label, text)
        elif field.label == "ID" or " " not in text:
            builder.put("key", text, field.label, text)
        else:
            builder.keep(field.label, text)
    for field in tags.take("AN", "UT"):
        text = clean(field.text)
        name, _, value = text.partition(": ")
        if text.startswith("WOS:"):
            builder.put("wos", text, field.label, text)
        elif text.startswith(_EID_START):
            builder.put("eid", text, field.label, text)
        elif name == "PMID" or (text.isdigit() and tags.first("DP").casefold() in _PUBMED):
            builder.put("pmid", pmid(value or text), field.label, text)
        elif name == "arXiv":
            builder.put("arxiv", arxiv_id(value), field.label, text)
        else:
            builder.keep(field.label, text)
    for field in tags.take("C2", "C5"):
        text = clean(field.text)
        if text.startswith("PMC") and text == pmcid(text):
            builder.put("pmcid", text, field.label, text)
        elif text == pmid(text) and len(text) > 4 and (scopus or "embase" in database):
            builder.put("pmid", text, field.label, text)
        else:
            builder.keep(field.label, text)


def _add_edition(builder: RecordBuilder, tags: RisTags) -> None:
    """Add edition and document type; both tags may hold something else."""
    for field in tags.take("ET"):
        if _DAY.fullmatch(field.text):
            builder.keep("ET", field.text)
        else:
            builder.put_csl("edition", clean(field.text), "ET", field.text)
    for field in tags.take("M3"):
        text = clean(field.text)
        if text[:3].casefold() == "doi" and (name := doi(text)):
            builder.put("doi", name, "M3", text)
        else:
            builder.put("document_type", present(text), "M3", text)


def _add_links(builder: RecordBuilder, tags: RisTags) -> None:
    """Add addresses, and the identifiers in them: `UR` before links to full text and files."""
    for field in tags.take("DO", "L3"):
        if name := doi(field.text):
            builder.put("doi", name, field.label, field.text)
        else:
            builder.keep(field.label, field.text)
    for field in tags.take("UR", "L2", "LK", "L1", "L4"):
        for part in field.text.split():
            url = harmless(part)
            if "scopus.com/" in url:
                eid, found = address_ids(url)
            else:
                eid, found = "", doi(url) if "doi" in url[:20] else ""
            builder.values.setdefault("eid", eid)
            builder.values.setdefault("doi", found)
            if field.label == "UR" or _ADDRESS.fullmatch(url):
                builder.put("url", url, field.label, url)
            else:
                builder.keep(field.label, part)


def _add_note(builder: RecordBuilder, field: Field) -> None:
    """Add a note, or what databases hide in one."""
    for label, value in labelled_notes(field.value):
        text = clean(" ".join(value))
        role = label.casefold()
        if role == "cited by" and text.isdecimal():
            builder.put("cited_by", int(text), label, text)
        elif role == "correspondence address":
            builder.put("correspondence", text, label, text)
        elif role == "references":
            builder.extend("references", references(value))
        elif role.startswith("funding"):
            builder.extend("funding", [text])
        elif role == "publication stage":
            builder.put("publication_stage", text, label, text)
        elif role == "open access":
            builder.put("open_access", "open access" in text.casefold() or None, label, text)
            builder.put("open_access_status", text, label, text)
        elif role == "conference name":
            builder.put("event", text, label, text)
        elif label:
            builder.keep(label, text)
        elif text[:3].casefold() == "doi" and len(text) < 100 and (name := doi(text)):
            builder.put("doi", name, "N1", text)
        else:
            builder.put_csl("note", plain(text) if "<" in text else text, "N1", text)
