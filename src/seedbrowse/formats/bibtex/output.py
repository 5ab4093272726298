"""Records as entries: which field of BibTeX or BibLaTeX takes what; `bibtex.record` reads it back.

Fields that neither has are named as Scopus names them (`affiliations`, `author_keywords` of the
database as `index_keywords`, `document_type` …) or `csl-` and the variable; every style passes over
them. Variables of CSL that are no texts, dates or names of the tables of `bibtex.fields` have no
place, nor has a field of `extra` whose label is no name of a field.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TextIO

import msgspec

from seedbrowse.formats.bibtex.escape import (
    escaped,
    escaped_address,
    escaped_doi,
    escaped_items,
    escaped_names,
    escaped_pages,
    escaped_title,
)
from seedbrowse.formats.bibtex.fields import (
    CSL_DATES,
    CSL_NAMES,
    CSL_PREFIX,
    CSL_TEXTS,
    PARTS,
    REPORTS,
    TYPES,
    VERBATIM,
)
from seedbrowse.formats.bibtex.scopus import is_scopus_note
from seedbrowse.formats.bibtex.values import iso_date
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.csl_item import EVENT_NAMES

__all__ = ["COMMON_TYPES", "Dialect", "write_entries"]

COMMON_TYPES: Final = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}
"""CSL types, and the entry types that both dialects have for them."""

Fields = Iterator[tuple[str, str]]
"""Labels and values; a value that is empty is not written."""


class Dialect(msgspec.Struct, frozen=True):
    """What BibTeX and BibLaTeX call differently."""

    types: dict[str, str]
    """The entry type of each CSL type; any other is `misc`."""

    journal: str
    place: str
    short_journal: str
    archive: str
    hosts: dict[str, str]
    """Labels of the publisher, by entry type, where it is another one."""

    has_date: bool
    """Whether dates stand in one field."""


_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9:+_-]*")
_VARIABLE = re.compile(r"[A-Za-z][A-Za-z-]*")
_TIES: Final = frozenset(
    {"crossref", "xref", "xdata", "entryset", "ids", "related", "relatedtype", "relatedstring"}
)
"""What points to other entries, whose keys may be others now; what is inherited is written out."""
_TEXT_LABELS: Final = {variable: label for label, variable in reversed(CSL_TEXTS.items())}
_DATE_LABELS: Final = {variable: label for label, variable in reversed(CSL_DATES.items())}
_NAME_LABELS: Final = {variable: label for label, variable in CSL_NAMES.items()}
_OF_THE_TYPE: Final = frozenset({"thesis", "report", "patent", "manuscript", "pamphlet"})
_IMPLIED_GENRES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_LONGEST_YEAR: Final = 4
_BRACES = re.compile(r"(?<!\\)[{}]")


def write_entries(
    records: Iterable[Record], out: TextIO, keys: Callable[[Record], str], dialect: Dialect
) -> None:
    """Write records as entries with empty lines between, their fields always in the same order."""
    for count, record in enumerate(records):
        if count:
            out.write("\n")
        _write_entry(record, keys(record), dialect, out)


def _write_entry(record: Record, key: str, dialect: Dialect, out: TextIO) -> None:
    kind = _entry_type(record, dialect)
    out.write(f"@{kind}{{{key},\n")
    out.writelines(f"  {label} = {value},\n" for label, value in _fields(record, kind, dialect))
    out.write("}\n")


def _entry_type(record: Record, dialect: Dialect) -> str:
    kind = dialect.types.get(record.type, "misc")
    if kind == "phdthesis" and "master" in str(record.csl.get("genre", "")).lower():
        return "mastersthesis"
    return kind


def _fields(record: Record, kind: str, dialect: Dialect) -> Fields:
    written: set[str] = set()
    for label, value in _values(record, kind, dialect):
        if not value:
            continue
        written.add(label)
        yield label, f"{{{value}}}"
        if label == "year" and record.issued and record.issued.month:
            # The name of a month is no text but a macro, which each style spells in its way.
            yield "month", _MONTHS[record.issued.month - 1]
            written.add("month")
    yield from ((label, f"{{{value}}}") for label, value in _extra(record, written))


def _values(record: Record, kind: str, dialect: Dialect) -> Fields:
    """What a record says, without the braces around it."""
    meaning = TYPES[kind]
    is_part = meaning in PARTS
    others = {value for label, value in record.extra.items() if label.startswith("and others")}
    if meaning != record.type:
        yield f"{CSL_PREFIX}type", escaped(record.type)
    yield "author", escaped_names(record.authors, others=bool({"author", "authors"} & others))
    yield "editor", escaped_names(record.editors, others=bool({"editor", "editors"} & others))
    yield "title", escaped_title(record.title)
    yield "booktitle" if is_part else dialect.journal, escaped(record.container_title)
    yield dialect.short_journal, escaped(record.container_title_short)
    yield "series", escaped(record.collection_title)
    yield "volume", escaped(record.volume)
    own_number = meaning in REPORTS
    of_series = is_part or meaning == "book"
    yield "issue" if own_number or of_series else "number", escaped(record.issue)
    yield "number" if own_number else "eid", escaped(record.number)
    yield "pages", escaped_pages(record.page)
    yield from _date(record.issued, dialect)
    yield dialect.hosts.get(kind, "publisher"), _one(record.publisher)
    yield dialect.place, _one(record.publisher_place)
    yield "eventtitle", escaped(record.event)
    yield from _identifiers(record, dialect)
    yield from _variables(record, kind)
    yield "language", _one(record.language)
    yield "keywords", escaped_items(record.author_keywords)
    yield "abstract", escaped(record.abstract)
    yield from _of_databases(record)


def _date(issued: Issued | None, dialect: Dialect) -> Fields:
    if issued is None:
        return
    if dialect.has_date:
        yield "date", iso_date(issued.date_parts)
        return
    yield "year", f"{issued.year:04}"
    yield "day", str(issued.day or "")


def _identifiers(record: Record, dialect: Dialect) -> Fields:
    yield "doi", escaped_doi(record.doi)
    yield "url", escaped_address(record.url)
    yield "issn", escaped(", ".join(record.issn))
    yield "isbn", escaped(", ".join(record.isbn))
    if record.arxiv:
        yield "eprint", escaped_address(record.arxiv)
        yield dialect.archive, "arXiv"
    yield "pmid", escaped(record.pmid)
    yield "pmcid", escaped(record.pmcid)
    yield "scopus_eid", escaped(record.eid)
    yield "wos", escaped(record.wos)


def _variables(record: Record, kind: str) -> Fields:
    """CSL variables that have no field of the record."""
    meaning = TYPES[kind]
    is_numbered = (meaning in PARTS or meaning == "book") and record.collection_title
    genre = record.csl.get("genre", "")
    if meaning in _OF_THE_TYPE and genre != _IMPLIED_GENRES.get(kind, ""):
        # Without a word for it BibTeX says which thesis it is, and would say the wrong one.
        yield "type", escaped(str(genre)) or "Thesis"
    for variable, value in record.csl.items():
        if variable == "genre" and meaning in _OF_THE_TYPE:
            continue
        if variable in EVENT_NAMES and value == record.event:
            continue
        if variable == "collection-number" and is_numbered:
            yield "number", escaped(str(value))
        elif variable == "note" and not is_scopus_note(str(value)):
            yield "note", escaped(str(value))
        elif label := _NAME_LABELS.get(variable):
            yield label, escaped_names(_names(value))
        elif label := _DATE_LABELS.get(variable):
            yield label, iso_date(_date_parts(value))
        elif isinstance(value, str | int) and _VARIABLE.fullmatch(variable):
            label = _TEXT_LABELS.get(variable, f"{CSL_PREFIX}{variable}")
            yield label, escaped(str(value))


def _of_databases(record: Record) -> Fields:
    """What databases say of a record, under their own names for it."""
    yield "index_keywords", escaped_items(record.index_keywords)
    yield "affiliations", escaped_items(record.affiliations)
    yield "correspondence_address", escaped(record.correspondence)
    yield "funding", escaped_items(record.funding)
    yield "references", escaped_items(record.references)
    yield "document_type", escaped(record.document_type)
    yield "publication_stage", escaped(record.publication_stage)
    if record.open_access is not None:
        yield "open_access", "yes" if record.open_access else "no"
    yield "open_access_status", escaped(record.open_access_status)
    yield "cited_by", "" if record.cited_by is None else str(record.cited_by)
    yield "copyright", escaped(record.copyright)


def _extra(record: Record, written: set[str]) -> Fields:
    """Fields of other programs, where their labels are names of fields that are not written yet."""
    for label, value in record.extra.items():
        name = label.lower()
        if not _LABEL.fullmatch(label) or name in written or name in _TIES:
            continue
        written.add(name)
        if name not in VERBATIM:
            yield label, escaped(value)
        elif _is_balanced(value):
            yield label, value


def _is_balanced(value: str) -> bool:
    """Whether a value can stand in braces as it is, whether or not escaped ones count."""
    depth = 0
    for found in _BRACES.finditer(value):
        depth += 1 if found[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not value.endswith("\\") and value.count("{") == value.count("}")


def _one(text: str) -> str:
    """One text where BibLaTeX would see a list divided by ` and `."""
    return f"{{{escaped(text)}}}" if " and " in text else escaped(text)


def _names(value: Any) -> list[Name]:
    """CSL names; those with parts that a name has no place for are left out."""
    names: list[Name] = []
    for each in value if isinstance(value, list) else ():
        parts = {str(part).replace("-", "_"): text for part, text in dict(each).items()}
        if parts.keys() <= {"family", "given", "non_dropping_particle", "suffix", "literal"}:
            names.append(Name(**parts))
    return names


def _date_parts(value: Any) -> list[int]:
    """The parts of a CSL date that is one day, month or year; none of any other.

    Zotero writes years as texts.
    """
    dates = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(dates, list) or len(dates) != 1 or not isinstance(dates[0], list):
        return []
    parts = dates[0]
    return [*map(int, parts)] if all(map(_is_whole, parts)) else []


def _is_whole(part: object) -> bool:
    """Whether a part of a date is a number, or the text of one."""
    return isinstance(part, int) or (
        isinstance(part, str) and part.isdecimal() and len(part) <= _LONGEST_YEAR
    )
