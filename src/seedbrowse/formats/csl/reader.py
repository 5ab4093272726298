"""CSL-JSON: what Zotero, Better BibTeX, Mendeley, pandoc and this program write.

Items stand in a list, alone, in `{"items": […]}` or one a line. Writers differ in what they call
numbers, dates and names, so every form is read. An item of this program comes back as its record.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec

from seedbrowse.formats.content import Content
from seedbrowse.formats.csl.variables import VARIABLES, csl_type
from seedbrowse.formats.json_text.items import items_in
from seedbrowse.formats.json_text.people import add_people, has_more_than_a_name
from seedbrowse.formats.json_text.values import (
    LARGEST_COUNT,
    LAST_YEAR,
    date_of,
    is_empty,
    text_of,
    texts,
    tidied,
)
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.values import divide_copyright, listed
from seedbrowse.formats.values.identifiers import doi, isbns, issns, pmcid, pmid
from seedbrowse.formats.values.pages import page_range
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.csl_item import EVENT_NAMES, from_csl, is_own
from seedbrowse.records.text import clean, harmless

__all__ = ["NAME", "read"]

NAME = "csl-json"

_WRAPPERS = ("items", "references")


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's items, in file order, with its problems."""
    for found in items_in(content, _WRAPPERS):
        if isinstance(found, Problem | Metadata):
            yield found
            continue
        item, first_line, last_line = found
        place = Source(content.source, first_line, last_line, NAME)
        yield _own_record(item, place) or _record(item, place)


def _own_record(item: dict[str, Any], place: Source) -> Record | None:
    """The record that was written as this item; None where it is another program's item."""
    if not is_own(item):
        return None
    try:
        record = from_csl(tidied(item, harmless))
    except msgspec.ValidationError:
        return None
    if not (0 < (record.year or 1) <= LAST_YEAR and 0 <= (record.cited_by or 0) <= LARGEST_COUNT):
        return None
    return msgspec.structs.replace(record, source=place)


def _record(item: dict[str, Any], place: Source) -> Record:
    builder = RecordBuilder(place)
    # A citation key is the better key: the id may be a number or an address.
    for label in sorted(item, key=lambda label: label != "citation-key"):
        value = item[label]
        if is_empty(value):
            continue
        if field := _TEXT_FIELDS.get(label):
            text = text_of(value)
            builder.put(field, clean(text), label, text)
        elif handler := _HANDLERS.get(label):
            handler(builder, label, value)
        elif label in VARIABLES:
            builder.csl[label] = tidied(value)
        else:
            builder.keep(label, text_of(value))
    _add_event(builder)
    return builder.build("article-journal" if "container_title" in builder.values else "document")


def _add_type(builder: RecordBuilder, label: str, value: Any) -> None:
    kind = clean(text_of(value))
    known = csl_type(kind)
    builder.put("type", known, label, kind)
    if known != kind:
        builder.put("document_type", kind, label, kind)


def _add_title(builder: RecordBuilder, label: str, value: Any) -> None:
    builder.put("title", rich(text_of(value)), label, text_of(value))


def _add_abstract(builder: RecordBuilder, label: str, value: Any) -> None:
    abstract, copyright_ = divide_copyright(plain(text_of(value)))
    builder.put("abstract", abstract, label, text_of(value))
    builder.put("copyright", copyright_, label, copyright_)


def _add_issued(builder: RecordBuilder, label: str, value: Any) -> None:
    date, is_all = date_of(value)
    builder.put("issued", date, label, str(date))
    if isinstance(value, dict):
        if not is_all and _says_something(value):
            builder.csl[label] = tidied(value)
    elif date is None or str(date) != clean(text_of(value)):
        builder.keep(label, text_of(value))


def _says_something(value: Any) -> bool:
    """Whether there is anything in a date: `{"date-parts": [[null]]}` is empty."""
    if isinstance(value, list | dict):
        return any(map(_says_something, value.values() if isinstance(value, dict) else value))
    return not is_empty(value)


def _add_people(field: str) -> "_Handler":
    def add(builder: RecordBuilder, label: str, value: Any) -> None:
        add_people(builder, field, value)
        if has_more_than_a_name(value):
            builder.csl[label] = tidied(value)

    return add


def _add_pages(builder: RecordBuilder, label: str, value: Any) -> None:
    builder.put("page", page_range(text_of(value)), label, text_of(value))


def _add_event(builder: RecordBuilder) -> None:
    """Take a conference from the variables, where it stays unless it has only its usual name."""
    said = {name: text for name in EVENT_NAMES if (text := clean(text_of(builder.csl.get(name))))}
    builder.csl |= said
    for label, text in [*said.items()][:1]:
        builder.put("event", text, label, text)
    if [*said] == ["event-title"]:
        del builder.csl["event-title"]


def _add_doi(builder: RecordBuilder, label: str, value: Any) -> None:
    # A short DOI, `10/abc`, has no number behind the point but resolves, too.
    text = clean(text_of(value))
    builder.put("doi", doi(text) or text, label, text)


def _add_identifier(field: str, read_it: Callable[[str], str]) -> "_Handler":
    def add(builder: RecordBuilder, label: str, value: Any) -> None:
        text = text_of(value)
        if found := read_it(text):
            builder.put(field, found, label, text)
        else:
            builder.keep(label, text)

    return add


def _add_numbers(field: str, divide: Callable[[str], tuple[str, ...]]) -> "_Handler":
    def add(builder: RecordBuilder, _label: str, value: Any) -> None:
        builder.extend(field, divide(", ".join(texts(value))))

    return add


def _add_address(builder: RecordBuilder, label: str, value: Any) -> None:
    builder.put("url", harmless(text_of(value)), label, text_of(value))


def _add_keywords(builder: RecordBuilder, _label: str, value: Any) -> None:
    keywords = tuple(texts(value))
    if len(keywords) == 1:
        text = keywords[0]
        keywords = listed(text if ";" in text else text.replace(",", ";"))
    builder.extend("author_keywords", keywords)


def _add_custom(builder: RecordBuilder, label: str, value: Any) -> None:
    """Keep what another program has under `custom`, each by itself."""
    if isinstance(value, dict):
        for key, each in value.items():
            builder.keep(f"{label}.{key}", text_of(each))
    else:
        builder.keep(label, text_of(value))


_Handler = Callable[[RecordBuilder, str, Any], None]

_TEXT_FIELDS: Final = {
    "citation-key": "key",
    "id": "key",
    "container-title": "container_title",
    "container-title-short": "container_title_short",
    "journalAbbreviation": "container_title_short",
    "collection-title": "collection_title",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "language": "language",
}
_HANDLERS: Final[dict[str, _Handler]] = {
    "type": _add_type,
    "title": _add_title,
    "author": _add_people("authors"),
    "editor": _add_people("editors"),
    "issued": _add_issued,
    "page": _add_pages,
    "DOI": _add_doi,
    "PMID": _add_identifier("pmid", pmid),
    "PMCID": _add_identifier("pmcid", pmcid),
    "URL": _add_address,
    "ISSN": _add_numbers("issn", issns),
    "ISBN": _add_numbers("isbn", isbns),
    "abstract": _add_abstract,
    "keyword": _add_keywords,
    "custom": _add_custom,
}
