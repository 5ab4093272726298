"""What the cells of a table of any origin say of a record, by what their columns are."""

import re
from collections.abc import Callable
from typing import Any, Final

from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.tables.types import csl_type_of
from seedbrowse.formats.values import dates, identifiers
from seedbrowse.formats.values.pages import page_range, pages
from seedbrowse.formats.values.people import people, to_csl_names
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.records import Name, Record
from seedbrowse.records.text import clean, harmless

__all__ = ["add_field", "divided", "finish"]

_TEXTS: Final = frozenset(
    {
        "container_title", "container_title_short", "collection_title", "volume", "issue",
        "number", "publisher", "publisher_place", "event", "language", "publication_stage",
        "correspondence", "copyright", "wos", "eid",
    }
)  # fmt: skip
_CSL_TEXTS: Final = frozenset(
    {
        "event-place", "edition", "number-of-pages", "original-title", "note",
        "collection-number", "call-number", "chapter-number",
    }
)  # fmt: skip
_APART: Final = frozenset({"year", "month", "day", "date", "page_first", "page_last"})
"""Columns that are read together, when the row is at its end."""

_LISTED: Final = re.compile(r"""\[\s*(?:'[^']*'|"[^"]*")(?:\s*,\s*(?:'[^']*'|"[^"]*"))*\s*\]""")
_QUOTED: Final = re.compile(r"""'([^']*)'|"([^"]*)\"""")
_FLOAT: Final = re.compile(r"(\d+)\.0")
_YES: Final = frozenset({"true", "yes", "1", "open", "oa", "y"})
_NO: Final = frozenset({"false", "no", "0", "closed", "n", "closed access", "not open access"})
_OPEN: Final = frozenset({"gold", "green", "hybrid", "bronze", "diamond"})
_WORD: Final = re.compile(r"\w+")
_LONGEST_COUNT: Final = 10
_KEY: Final = re.compile(r"[^\s,{}\"%#~\\]+")

Apart = dict[str, tuple[str, str]]
"""Cells that are read when the row is at its end: label and text of each, by role."""

_Handler = Callable[[RecordBuilder, str, str], None]


def add_field(builder: RecordBuilder, apart: Apart, role: str, label: str, text: str) -> None:
    """Take one cell that is not empty.

    Args:
        builder: Collects the record.
        apart: Collects what has to wait for other cells.
        role: What the column is, as `role_of` says; empty keeps the cell under its label.
        label: The column's name.
        text: The cell.
    """
    if role in _TEXTS:
        builder.put(role, clean(text), label, text)
    elif role in _APART and role not in apart:
        apart[role] = (label, text)
    elif handler := _HANDLERS.get(role):
        handler(builder, label, text)
    elif role in _CSL_TEXTS:
        builder.put_csl(role, clean(text), label, text)
    else:
        builder.keep(label, text)


def finish(builder: RecordBuilder, apart: Apart) -> Record:
    """Read what has waited, and make the record."""
    _add_date(builder, apart)
    first_label, first = apart.get("page_first", ("", ""))
    last_label, last = apart.get("page_last", ("", ""))
    if first or last:
        builder.put("page", pages(first, last), first_label or last_label, f"{first}-{last}")
    fallback = "article-journal" if "container_title" in builder.values else "document"
    return builder.build(fallback)


def divided(text: str) -> list[str]:
    """Divide a cell with several values: at semicolons, else bars, else line breaks.

    A list as Python or JSON writes it is one, too.
    """
    if text.startswith("[") and _LISTED.fullmatch(text.strip()):
        items = [single or double for single, double in _QUOTED.findall(text)]
    elif ";" in text:
        items = clean(text).split(";")
    elif "|" in text:
        items = text.split("|")
    else:
        items = text.strip().splitlines()
    return [item for each in items if (item := clean(each))]


def _add_date(builder: RecordBuilder, apart: Apart) -> None:
    """Join year, month, day and date; a date of another year than the year's own is kept."""
    year_label, year = apart.get("year", ("", ""))
    date_label, date = apart.get("date", ("", ""))
    month_label, month = apart.get("month", ("", ""))
    day_label, day = apart.get("day", ("", ""))
    year = _whole(year)
    issued = dates.issued_from(year, f"{month} {day}") if year else None
    whole = dates.issued(date) if date else None
    if whole is not None and (issued is None or (whole.year == issued.year and not issued.month)):
        issued = whole
    elif date:
        builder.keep(date_label, date)
    if issued is None and year:
        builder.keep(year_label, year)
    if month and (issued is None or not issued.month):
        builder.keep(month_label, month)
    if day and (issued is None or not issued.day):
        builder.keep(day_label, day)
    builder.put("issued", issued, year_label, year)


def _whole(text: str) -> str:
    """A number without the `.0` that data frames give it."""
    text = text.strip()
    found = _FLOAT.fullmatch(text)
    return found[1] if found else text


def _names(text: str) -> list[Name]:
    """Read people, whichever separator is between them."""
    if "|" in text or text.startswith("["):
        text = "; ".join(divided(text))
    # PubMed ends its list in a full stop: `Brook A, Getz CD.`
    if text.count(".") == 1 and all(" " in name.strip() for name in text.split(",")):
        text = text.strip().removesuffix(".")
    return people(text)


def _put(builder: RecordBuilder, name: str, value: Any, label: str, text: str) -> None:
    """Set a field of the record; text that gives no value of it is kept under its label."""
    if value:
        builder.put(name, value, label, text)
    else:
        builder.keep(label, text)


def _add_people(role: str) -> _Handler:
    def add(builder: RecordBuilder, label: str, text: str) -> None:
        names = [] if role in builder.lists else _names(text)
        for name in names:
            builder.add_name(role, name)
        if not names:
            builder.keep(label, text)

    return add


def _add_translators(builder: RecordBuilder, label: str, text: str) -> None:
    builder.put_csl("translator", to_csl_names(_names(text)), label, text)


def _add_title(builder: RecordBuilder, label: str, text: str) -> None:
    _put(builder, "title", rich(text), label, text)


def _add_abstract(builder: RecordBuilder, label: str, text: str) -> None:
    abstract, copyright_ = divide_copyright(plain(text))
    _put(builder, "abstract", abstract, label, text)
    builder.put("copyright", copyright_, label, copyright_)


def _add_author_keywords(builder: RecordBuilder, _label: str, text: str) -> None:
    keywords = divided(text)
    if len(keywords) == 1:  # only here is a comma a separator: terms of a thesaurus have commas
        keywords = [item for each in keywords[0].split(",") if (item := each.strip())]
    builder.extend("author_keywords", keywords)


def _add_list(name: str) -> _Handler:
    return lambda builder, _label, text: builder.extend(name, divided(text))


def _add_page(builder: RecordBuilder, label: str, text: str) -> None:
    _put(builder, "page", page_range(text), label, text)


def _add_doi(builder: RecordBuilder, label: str, text: str) -> None:
    found = identifiers.doi(text)
    _put(builder, "doi", found, label, text)
    rest = text.partition(found)[2] if found else ""  # a semicolon may be a letter of a DOI
    if identifiers.doi(rest):
        builder.keep(label, rest.strip(" ;,|"))


def _add_url(builder: RecordBuilder, label: str, text: str) -> None:
    first, *others = text.split() or [""]
    builder.put("url", harmless(first), label, first)
    builder.keep(label, " ".join(others))


def _add_numbers(builder: RecordBuilder, label: str, text: str) -> None:
    """Read ISSNs or ISBNs, wherever they stand: tables mix them, and spreadsheets cut zeros."""
    issns, isbns = identifiers.serial_numbers(text)
    builder.extend("issn", issns)
    builder.extend("isbn", isbns)
    found = sum(map(str.isalnum, "".join((*issns, *isbns))))
    if found < sum(map(str.isalnum, text)):
        builder.keep(label, text)


def _add_pmid(builder: RecordBuilder, label: str, text: str) -> None:
    _put(builder, "pmid", identifiers.pmid(_whole(text)), label, text)


def _add_pmcid(builder: RecordBuilder, label: str, text: str) -> None:
    number = _whole(text)
    found = identifiers.pmcid(f"PMC{number}" if number.isdecimal() else number)
    _put(builder, "pmcid", found, label, text)


def _add_arxiv(builder: RecordBuilder, label: str, text: str) -> None:
    _put(builder, "arxiv", identifiers.arxiv_id(text), label, text)


def _add_cited_by(builder: RecordBuilder, label: str, text: str) -> None:
    number = _whole(text).replace(",", "")
    if number.isdecimal() and len(number) < _LONGEST_COUNT:
        builder.put("cited_by", int(number), label, text)
    else:
        builder.keep(label, text)


def _add_open_access(builder: RecordBuilder, label: str, text: str) -> None:
    """Read whether it is open: a truth value, or the ways in which it is."""
    folded = clean(text).casefold()
    if folded in _NO or folded in _YES:
        builder.put("open_access", folded in _YES, label, text)
    else:
        _add_open_access_status(builder, label, text)


def _add_open_access_status(builder: RecordBuilder, label: str, text: str) -> None:
    words = clean(text)
    folded = words.casefold()
    builder.put("open_access_status", words, label, text)
    if folded in _NO:
        builder.values.setdefault("open_access", False)
    elif "open access" in folded or not _OPEN.isdisjoint(_WORD.findall(folded)):
        builder.values.setdefault("open_access", True)


def _add_document_type(builder: RecordBuilder, label: str, text: str) -> None:
    builder.put("document_type", clean(text), label, text)
    if kind := csl_type_of(text):
        builder.values.setdefault("type", kind)


def _add_key(builder: RecordBuilder, label: str, text: str) -> None:
    key = clean(text)
    is_key = _KEY.fullmatch(key) and not key.startswith("http")
    _put(builder, "key", key if is_key else "", label, text)


_HANDLERS: Final[dict[str, _Handler]] = {
    "authors": _add_people("authors"),
    "editors": _add_people("editors"),
    "translators": _add_translators,
    "title": _add_title,
    "abstract": _add_abstract,
    "author_keywords": _add_author_keywords,
    "tags": _add_list("author_keywords"),
    "index_keywords": _add_list("index_keywords"),
    "affiliations": _add_list("affiliations"),
    "funding": _add_list("funding"),
    "references": _add_list("references"),
    "page": _add_page,
    "doi": _add_doi,
    "url": _add_url,
    "issn": _add_numbers,
    "isbn": _add_numbers,
    "serial": _add_numbers,
    "pmid": _add_pmid,
    "pmcid": _add_pmcid,
    "arxiv": _add_arxiv,
    "cited_by": _add_cited_by,
    "open_access": _add_open_access,
    "open_access_status": _add_open_access_status,
    "document_type": _add_document_type,
    "key": _add_key,
}
