"""A BibTeX entry to a Record: which field is read how."""

from collections.abc import Callable
from typing import Final

from seedbrowse.formats.bibtex import description as description
from seedbrowse.formats.bibtex import identifiers as identifiers
from seedbrowse.formats.bibtex.entry import BibEntry, enclosed
from seedbrowse.formats.bibtex.entry_reader import ABSENT, EntryReader
from seedbrowse.formats.bibtex.fields import (
    CSL_DATES,
    CSL_NAMES,
    CSL_PREFIX,
    CSL_TEXTS,
    TEXTS,
    TYPES,
    VERBATIM,
)
from seedbrowse.formats.bibtex.names import read_names
from seedbrowse.formats.bibtex.values import add_issued, add_subtitles, iso_date, listed
from seedbrowse.formats.scopus.labels import CSL_TYPES
from seedbrowse.formats.values.dates import date_parts
from seedbrowse.formats.values.identifiers import doi
from seedbrowse.formats.values.people import to_csl_names
from seedbrowse.records import Record, Source
from seedbrowse.records.patterns import pattern
from seedbrowse.records.text import clean

__all__ = ["build_record"]

_GENRES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_HOSTS: Final = ("institution", "school", "university", "organization")
_HOSTED: Final = frozenset({"thesis", "report"})
"""CSL types published by the institution, whoever distributes them."""

_PLACES: Final = ("address", "city")
_IN_BRACES_BY_RIGHT: Final = frozenset({"title", "author", "editor"})
"""Fields in which Web of Science's second pair of braces has a meaning."""

_INITIALS: Final = pattern(r", [A-Z-]{1,5}(?: and |}?$)")


def build_record(entry: BibEntry, place: Source) -> Record:
    """Make a record of an entry; every field of it arrives in the record, in `extra` at last."""
    reader = EntryReader(entry, place)
    builder = reader.builder
    builder.put("key", clean(entry.key), "key", entry.key)
    for label, value in entry.fields:
        if not value or value.isspace():
            continue
        name = label.lower()
        if reader.is_wos and (name not in _IN_BRACES_BY_RIGHT or _has_people(name, value)):
            value = enclosed(value) or value
        if handler := _HANDLERS.get(name):
            handler(reader, label, value)
        else:
            _add_plain(reader, name, label, value)
    _finish(reader)
    return builder.build(_type(reader))


def _has_people(name: str, value: str) -> bool:
    """Whether Web of Science has put editors, not an organisation, into a second pair of braces."""
    return name == "editor" and _INITIALS.search(value) is not None


def _add_plain(reader: EntryReader, name: str, label: str, value: str) -> None:
    """Read a field that needs nothing but its text, or is unknown."""
    builder = reader.builder
    if name in VERBATIM or name.startswith("bdsk-"):
        builder.keep(label, value)
        return
    text = reader.text(value)
    if field := TEXTS.get(name):
        if text == ABSENT:
            builder.keep(label, text)
        else:
            builder.put(field, text, label, text)
    elif variable := CSL_TEXTS.get(name):
        builder.put_csl(variable, text, label, text)
    elif variable := CSL_NAMES.get(name):
        names, _ = read_names(value)
        builder.put_csl(variable, to_csl_names(names), label, text)
    elif variable := CSL_DATES.get(name):
        parts = date_parts(text)
        builder.put_csl(variable, {"date-parts": [parts]} if parts else "", label, text)
        if iso_date(parts) != text:
            builder.keep(label, text)
    elif name == f"{CSL_PREFIX}type":
        builder.put("type", text, label, text)
    elif name.startswith(CSL_PREFIX):
        builder.put_csl(name.removeprefix(CSL_PREFIX), text, label, text)
    elif name == "funding":
        builder.extend("funding", listed(value, reader.decoded, ";"))
    elif name.startswith("funding"):
        builder.extend("funding", (text,))
    else:
        builder.keep(label or "text without label", text)


def _leave(reader: EntryReader, label: str, value: str) -> None:
    """Leave a field until all are known; a second one of its label is kept."""
    text = reader.text(value)
    if text == ABSENT or reader.later.setdefault(label.lower(), text) != text:
        reader.builder.keep(label, text)


def _finish(reader: EntryReader) -> None:
    """Read what depends on several fields."""
    builder, later = reader.builder, reader.later
    add_issued(builder, later)
    add_subtitles(builder, later)
    for label in _PLACES:
        if text := later.get(label, ""):
            builder.put("publisher_place", text, label, text)
    if place := later.get("location", ""):
        # ACM has the publisher's address besides the conference's location.
        if reader.kind == "paper-conference" and "publisher_place" in builder.values:
            builder.put_csl("event-place", place, "location", place)
        else:
            builder.put("publisher_place", place, "location", place)
    for label in _HOSTS:
        if not (text := later.get(label, "")):
            continue
        if label == "organization" and reader.kind == "paper-conference":
            builder.keep(label, text)
            continue
        if reader.kind in _HOSTED and (other := builder.values.pop("publisher", "")):
            builder.keep("publisher", other)
        builder.put("publisher", text, label, text)
    for label in ("language", "langid"):
        text = later.get(label, "")
        builder.put("language", text, label, text)
    url = str(builder.values.get("url", ""))
    if "doi" not in builder.values and "doi.org/10." in url:
        builder.put("doi", doi(url), "url", url)
    if "type" not in reader.given and (genre := _GENRES.get(reader.entry.kind)):
        builder.csl.setdefault("genre", genre)
    if reader.entry.kind and reader.entry.kind not in TYPES:
        builder.put("document_type", reader.entry.kind, "entry type", reader.entry.kind)


def _type(reader: EntryReader) -> str:
    """The record's CSL type; Scopus' own word says more than its entry type."""
    if reader.is_scopus:
        kind = str(reader.builder.values.get("document_type", "")).casefold()
        return CSL_TYPES.get(kind, reader.kind)
    return reader.kind


_Handler = Callable[[EntryReader, str, str], None]

_LABELS: Final[dict[_Handler, tuple[str, ...]]] = {
    description.add_title: ("title",),
    description.add_names: ("author", "authors", "editor", "editors"),
    description.add_container: ("journal", "journaltitle", "booktitle"),
    description.add_pages: ("pages", "page"),
    description.add_number: ("number",),
    description.add_type: ("type",),
    description.add_keywords: (
        "keywords", "keyword", "author_keywords", "keywords-plus", "index_keywords",
    ),
    description.add_abstract: ("abstract",),
    description.add_note: ("note", "notes"),
    description.add_affiliations: ("affiliation", "affiliations"),
    description.add_references: ("references", "cited-references"),
    description.add_correspondence: ("correspondence_address", "correspondence_address1"),
    description.add_count: ("times-cited", "cited_by"),
    description.add_open_access: ("oa", "open_access", "open_access_status"),
    identifiers.add_doi: ("doi",),
    identifiers.add_url: ("url",),
    identifiers.add_issn: ("issn", "eissn"),
    identifiers.add_isbn: ("isbn", "eisbn"),
    identifiers.add_identifier: tuple(identifiers.IDENTIFIERS),
    identifiers.add_eprint: ("eprint",),
    identifiers.add_archive: ("archiveprefix", "eprinttype"),
    _leave: (
        "year", "month", "day", "date", "subtitle", "booksubtitle", "journalsubtitle", "location",
        "language", "langid", *_PLACES, *_HOSTS,
    ),
}  # fmt: skip
_HANDLERS: Final = {label: handler for handler, labels in _LABELS.items() for label in labels}
"""How fields are read that are more than a text, by labels in lower case."""
