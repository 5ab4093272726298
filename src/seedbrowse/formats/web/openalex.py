"""OpenAlex JSON: answers of its API, their works alone, in lists, or one a line.

Source: the documentation of `api.openalex.org`, and real answers of several years: `host_venue`
became `primary_location`, `grants` became `awards` and `funders`, `keywords` changed their form.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.json_text.items import items_in
from seedbrowse.formats.json_text.values import count_of, is_empty, objects, text_of, texts
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.values.dates import issued
from seedbrowse.formats.values.identifiers import doi, issns, pmcid, pmid
from seedbrowse.formats.values.pages import pages
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.formats.web.openalex_people import add_authorships, truncation
from seedbrowse.formats.web.openalex_values import rebuilt_abstract, work_type
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["NAME", "read"]

NAME = "openalex-json"

_WRAPPERS = ("results", "works")


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's works, in file order, with its problems."""
    for found in items_in(content, _WRAPPERS):
        if isinstance(found, Problem | Metadata):
            yield found
            continue
        item, first_line, last_line = found
        yield _record(item, Source(content.source, first_line, last_line, NAME))
        if message := truncation(item):
            yield Problem(content.source, first_line, message, last_line)


def _record(item: dict[str, Any], place: Source) -> Record:
    builder = RecordBuilder(place)
    for label, value in item.items():
        if is_empty(value):
            continue
        if handler := _HANDLERS.get(label):
            handler(builder, label, value)
        else:
            builder.keep(label, text_of(value))
    _put_dates(builder, item)
    return builder.build(work_type(item))


def _put_dates(builder: RecordBuilder, item: dict[str, Any]) -> None:
    """Put the date of publication; OpenAlex makes the first of January of a mere year."""
    day = issued(clean(text_of(item.get("publication_date"))))
    year = issued(clean(text_of(item.get("publication_year") or item.get("year"))))
    is_exact = day is not None and (year is None or day.year == year.year)
    if is_exact and day is not None and (day.month, day.day) == (1, 1) and year is not None:
        builder.put("issued", year, "publication_year", str(year))
        builder.keep("publication_date", str(day))
    elif is_exact:
        builder.put("issued", day, "publication_date", str(day))
    else:
        builder.put("issued", year, "publication_year", str(year))
        builder.put("issued", day, "publication_date", str(day))


def _leave(_builder: RecordBuilder, _label: str, _value: Any) -> None:
    """Leave a value to a function that looks at several at once."""


def _put_text(field: str) -> "_Handler":
    def put(builder: RecordBuilder, label: str, value: Any) -> None:
        builder.put(field, clean(text_of(value)), label, text_of(value))

    return put


def _put_title(builder: RecordBuilder, label: str, value: Any) -> None:
    builder.put("title", rich(text_of(value)), label, text_of(value))


def _put_doi(builder: RecordBuilder, label: str, value: Any) -> None:
    text = clean(text_of(value))
    builder.put("doi", doi(text) or text, label, text)


def _put_ids(builder: RecordBuilder, label: str, value: Any) -> None:
    for name, each in value.items() if isinstance(value, dict) else ():
        text = text_of(each)
        if name == "doi":
            _put_doi(builder, f"{label}.{name}", text)
        elif name == "pmid":
            builder.put("pmid", pmid(text), f"{label}.{name}", text)
        elif name == "pmcid":
            builder.put("pmcid", pmcid(text), f"{label}.{name}", text)
        elif text not in builder.extra.values():
            builder.keep(f"{label}.{name}", text)


def _put_abstract(builder: RecordBuilder, label: str, value: Any) -> None:
    text = rebuilt_abstract(value)
    abstract, copyright_ = divide_copyright(plain(text))
    builder.put("abstract", abstract, label, text)
    builder.put("copyright", copyright_, label, copyright_)
    if not text:
        builder.keep(label, text_of(value))


def _put_place(builder: RecordBuilder, label: str, value: Any) -> None:
    """Put where the work appeared: its source, and the address of its page there."""
    if not isinstance(value, dict):
        builder.keep(label, text_of(value))
        return
    source = value.get("source")
    source = source if isinstance(source, dict) else value  # `host_venue` is its own source
    _put_text("container_title")(
        builder, label, source.get("display_name") or value.get("raw_source_name")
    )
    host = source.get("host_organization_name") or source.get("publisher")
    _put_text("publisher")(builder, label, host)
    builder.extend(
        "issn", issns(", ".join((*texts(source.get("issn_l")), *texts(source.get("issn")))))
    )
    address = text_of(value.get("landing_page_url") or value.get("url"))
    builder.put("url", harmless(address), label, address)
    for name in ("pdf_url", "license", "version"):
        if not is_empty(value.get(name)):
            builder.keep(f"{label}.{name}", text_of(value.get(name)))


def _put_biblio(builder: RecordBuilder, label: str, value: Any) -> None:
    if not isinstance(value, dict):
        builder.keep(label, text_of(value))
        return
    _put_text("volume")(builder, f"{label}.volume", value.get("volume"))
    _put_text("issue")(builder, f"{label}.issue", value.get("issue"))
    first, last = (clean(text_of(value.get(name))) for name in ("first_page", "last_page"))
    builder.put("page", pages(first, last), f"{label}.pages", f"{first}-{last}")


def _put_open_access(builder: RecordBuilder, label: str, value: Any) -> None:
    if not isinstance(value, dict):
        builder.keep(label, text_of(value))
        return
    if isinstance(value.get("is_oa"), bool):
        builder.put("open_access", value["is_oa"], label, text_of(value["is_oa"]))
    _put_text("open_access_status")(builder, label, value.get("oa_status"))
    builder.keep(f"{label}.oa_url", text_of(value.get("oa_url")))


def _put_cited_by(builder: RecordBuilder, label: str, value: Any) -> None:
    count = count_of(value)
    builder.put("cited_by", count, label, text_of(value))
    if count is None:
        builder.keep(label, text_of(value))


def _add_keywords(builder: RecordBuilder, _label: str, value: Any) -> None:
    """Add what OpenAlex found a work to be about; none of it is the authors' own."""
    for each in value if isinstance(value, list) else (value,):
        if isinstance(each, dict):
            name = each.get("display_name") or each.get("keyword") or each.get("descriptor_name")
            qualifier = clean(text_of(each.get("qualifier_name")))
            keyword = clean(text_of(name)) + (f"/{qualifier}" if qualifier else "")
        else:
            keyword = clean(text_of(each))
        builder.extend("index_keywords", (keyword,))


def _add_funding(builder: RecordBuilder, _label: str, value: Any) -> None:
    for each in objects(value):
        name = clean(text_of(each.get("funder_display_name") or each.get("display_name")))
        award = clean(text_of(each.get("funder_award_id") or each.get("award_id")))
        if name and any(known.startswith(name) for known in builder.lists.get("funding", ())):
            name = name if award else ""
        builder.extend("funding", (f"{name} ({award})" if name and award else name or award,))


def _put_retraction(builder: RecordBuilder, label: str, value: Any) -> None:
    if value is True:
        builder.put_csl("status", "retracted", label, text_of(value))
    else:
        builder.keep(label, text_of(value))


_Handler = Callable[[RecordBuilder, str, Any], None]

_HANDLERS: Final[dict[str, _Handler]] = {
    "title": _put_title,
    "display_name": _put_title,
    "doi": _put_doi,
    "ids": _put_ids,
    "publication_year": _leave,
    "publication_date": _leave,
    "year": _leave,
    "type": _put_text("document_type"),
    "language": _put_text("language"),
    "authorships": add_authorships,
    "abstract_inverted_index": _put_abstract,
    "abstract": _put_abstract,
    "primary_location": _put_place,
    "host_venue": _put_place,
    "biblio": _put_biblio,
    "open_access": _put_open_access,
    "cited_by_count": _put_cited_by,
    "keywords": _add_keywords,
    "concepts": _add_keywords,
    "topics": _add_keywords,
    "primary_topic": _add_keywords,
    "mesh": _add_keywords,
    "awards": _add_funding,
    "grants": _add_funding,
    "funders": _add_funding,
    "referenced_works": lambda builder, _, value: builder.extend("references", texts(value)),
    "is_retracted": _put_retraction,
}
