"""Crossref JSON: answers of its REST API, their works alone, in lists, or one a line.

Source: the documentation of `api.crossref.org`, and real answers. Titles are lists, which content
negotiation gives as texts; `issued` may be `[[null]]`; an abstract is JATS; a name may be one text.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.csl.variables import VARIABLES, csl_type
from seedbrowse.formats.json_text.items import items_in
from seedbrowse.formats.json_text.people import add_people, csl_name
from seedbrowse.formats.json_text.values import (
    count_of,
    date_of,
    is_empty,
    objects,
    text_of,
    texts,
)
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.values.identifiers import doi, isbns, issns
from seedbrowse.formats.values.pages import page_range
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.formats.web.crossref_references import reference_text
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["NAME", "read"]

NAME = "crossref-json"

_WRAPPERS = ("message", "items")
_SIGNS = frozenset({"DOI", "title", "author", "type", "URL", "issued"})
"""Every work has one of these; an object without is one of works by DOI."""

_DATES: Final = (
    "issued", "published", "published-print", "published-online", "posted", "published-other",
    "created",
)  # fmt: skip
"""Where the date of publication stands, the best first."""


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's works, in file order, with its problems."""
    for found in items_in(content, _WRAPPERS):
        if isinstance(found, Problem | Metadata):
            yield found
            continue
        item, first_line, last_line = found
        for work in _works(item):
            yield _record(work, Source(content.source, first_line, last_line, NAME))


def _works(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The work itself, or the works of `{doi: [work, …], …}`."""
    inner = [work for value in item.values() for work in objects(value)]
    if _SIGNS.isdisjoint(item) and any(not _SIGNS.isdisjoint(work) for work in inner):
        yield from inner
    else:
        yield item


def _record(item: dict[str, Any], place: Source) -> Record:
    builder = RecordBuilder(place)
    for label, value in item.items():
        if is_empty(value):
            continue
        if field := _TEXT_FIELDS.get(label):
            _put_texts(builder, field, label, value)
        elif handler := _HANDLERS.get(label):
            handler(builder, label, value)
        elif variable := _variable(label, value):
            builder.put_csl(variable, clean(text_of(value)), label, text_of(value))
        else:
            builder.keep(label, text_of(value))
    _put_title(builder, item)
    _put_containers(builder, item)
    _put_date(builder, item)
    return builder.build()


def _variable(label: str, value: Any) -> str:
    """The CSL variable that a text belongs to; empty for what is no text, such as licences."""
    if any(objects(value)):
        return ""
    return _CSL_VARIABLES.get(label, label if label in VARIABLES else "")


def _put_texts(builder: RecordBuilder, field: str, label: str, value: Any) -> None:
    """Put the first of several texts, which is the only one nearly always."""
    for text in texts(value):
        builder.put(field, text, label, text)


def _put_title(builder: RecordBuilder, item: dict[str, Any]) -> None:
    """Put the title with its subtitle, unless it has it already."""
    title, *others = [*texts(item.get("title")), ""]
    subtitle = next(texts(item.get("subtitle")), "")
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}" if title else subtitle
    builder.put("title", rich(title), "title", title)
    for other in others:
        builder.put("title", rich(other), "title", other)


def _put_containers(builder: RecordBuilder, item: dict[str, Any]) -> None:
    """Put the source; of a chapter's two containers the first is the series."""
    containers = [*texts(item.get("container-title"))]
    if len(containers) == 2 and builder.values.get("type") in ("chapter", "paper-conference"):
        builder.put("collection_title", plain(containers.pop(0)), "container-title", "")
    for container in containers:
        builder.put("container_title", plain(container), "container-title", container)


def _put_date(builder: RecordBuilder, item: dict[str, Any]) -> None:
    """Put the date of publication, and keep the other dates, where they differ."""
    for label in _DATES:
        date, _ = date_of(item.get(label))
        if label != "created" or "issued" not in builder.values:
            builder.put("issued", date, label, str(date))
        else:
            _keep_date(builder, label, item.get(label))


def _keep_date(builder: RecordBuilder, label: str, value: Any) -> None:
    date, _ = date_of(value)
    builder.keep(label, str(date) if date else text_of(value))


def _leave(builder: RecordBuilder, label: str, value: Any) -> None:
    """Leave a value to the functions that look at several at once."""


def _add_type(builder: RecordBuilder, label: str, value: Any) -> None:
    kind = clean(text_of(value))
    builder.put("type", csl_type(kind), label, kind)
    builder.put("document_type", kind, label, kind)


def _add_people(field: str) -> "_Handler":
    return lambda builder, _label, value: add_people(builder, field, value)


def _add_csl_people(builder: RecordBuilder, label: str, value: Any) -> None:
    builder.put_csl(label, list(map(csl_name, objects(value))), label, text_of(value))


def _add_abstract(builder: RecordBuilder, label: str, value: Any) -> None:
    abstract, copyright_ = divide_copyright(plain(text_of(value)))
    builder.put("abstract", abstract, label, text_of(value))
    builder.put("copyright", copyright_, label, copyright_)


def _add_doi(builder: RecordBuilder, label: str, value: Any) -> None:
    text = clean(text_of(value))
    builder.put("doi", doi(text) or text, label, text)


def _add_address(builder: RecordBuilder, label: str, value: Any) -> None:
    builder.put("url", harmless(text_of(value)), label, text_of(value))


def _numbers(value: Any) -> str:
    """Serial numbers as one text; they may stand in addresses, `http://id.crossref.org/isbn/978…`."""
    return ", ".join(each.rpartition("/")[2] for each in texts(value))


def _add_pages(builder: RecordBuilder, label: str, value: Any) -> None:
    builder.put("page", page_range(text_of(value)), label, text_of(value))


def _add_cited_by(builder: RecordBuilder, label: str, value: Any) -> None:
    count = count_of(value)
    builder.put("cited_by", count, label, text_of(value))
    if count is None:
        builder.keep(label, text_of(value))


def _add_references(builder: RecordBuilder, _label: str, value: Any) -> None:
    references = map(reference_text, value if isinstance(value, list) else [value])
    builder.extend("references", references)


def _add_funders(builder: RecordBuilder, _label: str, value: Any) -> None:
    for funder in objects(value):
        awards = ", ".join(texts(funder.get("award")))
        name = ", ".join(texts(funder.get("name")))
        builder.extend("funding", (f"{name} ({awards})" if awards else name,))


def _add_event(builder: RecordBuilder, label: str, value: Any) -> None:
    if not isinstance(value, dict):
        builder.put("event", clean(text_of(value)), label, text_of(value))
        return
    for part, each in value.items():
        text = clean(text_of(each))
        if part == "name":
            builder.put("event", text, f"{label}.{part}", text)
        elif part == "location":
            builder.put_csl("event-place", text, f"{label}.{part}", text)
        elif part in ("start", "end"):
            _keep_date(builder, f"{label}.{part}", each)
        else:
            builder.keep(f"{label}.{part}", text)


def _add_updates(builder: RecordBuilder, label: str, value: Any) -> None:
    """Keep which works this one corrects or retracts, or is corrected or retracted by."""
    for update in objects(value):
        kind, other = clean(text_of(update.get("type"))), clean(text_of(update.get("DOI")))
        builder.keep(label, f"{kind} {other}")
        if label == "updated-by" and kind in ("retraction", "removal", "withdrawal"):
            builder.put_csl("status", "retracted", label, kind)


_Handler = Callable[[RecordBuilder, str, Any], None]

_TEXT_FIELDS: Final = {
    "short-container-title": "container_title_short",
    "container-title-short": "container_title_short",
    "volume": "volume",
    "issue": "issue",
    "article-number": "number",
    "publisher": "publisher",
    "publisher-location": "publisher_place",
    "publisher-place": "publisher_place",
    "language": "language",
    "copyright": "copyright",
    "collection-title": "collection_title",
}
_CSL_VARIABLES: Final = {
    "edition-number": "edition",
    "degree": "genre",
    "short-title": "title-short",
    "original-title": "original-title",
    "archive": "archive",
    "part-number": "part",
}
_HANDLERS: Final[dict[str, _Handler]] = {
    "type": _add_type,
    "title": _leave,
    "subtitle": _leave,
    "container-title": _leave,
    **dict.fromkeys(_DATES, _leave),
    **dict.fromkeys(("indexed", "deposited", "accepted", "approved"), _keep_date),
    "author": _add_people("authors"),
    "editor": _add_people("editors"),
    "translator": _add_csl_people,
    "chair": _add_csl_people,
    "page": _add_pages,
    "DOI": _add_doi,
    "URL": _add_address,
    "ISSN": lambda builder, _, value: builder.extend("issn", issns(_numbers(value))),
    "ISBN": lambda builder, _, value: builder.extend("isbn", isbns(_numbers(value))),
    "abstract": _add_abstract,
    "subject": lambda builder, _, value: builder.extend("index_keywords", texts(value)),
    "is-referenced-by-count": _add_cited_by,
    "reference": _add_references,
    "funder": _add_funders,
    "event": _add_event,
    "update-to": _add_updates,
    "updated-by": _add_updates,
}
