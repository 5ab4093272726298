"""Fields: which words of a record are searched, and how much each place of them counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum

import msgspec

from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.markup import without_markup
from seedbrowse.records.scripts import is_running
from seedbrowse.records.text import fold

__all__ = [
    "EVERY_FIELD", "ZONES", "Field", "SearchedRecord", "Zone", "identifiers", "text_of_field",
    "texts_by_field",
]  # fmt: skip

_LONGEST_IDENTIFIER = 500  # characters; what is longer is some other text in the wrong field


class Field(IntEnum):
    """A part of a record that has words; its number is its bit in an index."""

    TITLE = 0
    AUTHORS = 1
    YEAR = 2
    SOURCE = 3
    """What it appeared in: journal, series, conference and their editors."""

    AUTHOR_KEYWORDS = 4
    INDEX_KEYWORDS = 5
    ABSTRACT = 6
    AFFILIATIONS = 7


EVERY_FIELD = (1 << len(Field)) - 1
"""The set of all fields, one bit a field."""


class Zone(IntEnum):
    """How much a word counts by its place; the greater the more. 0 is no place."""

    BODY = 1
    """Abstract and affiliations: where a word may stand by the way."""

    SUBJECT = 2
    """Where it appeared and what it is about: source and keywords."""

    HEADING = 3
    """Title, authors and year: what a record is called by."""


_ZONE_OF = {
    Field.TITLE: Zone.HEADING,
    Field.AUTHORS: Zone.HEADING,
    Field.YEAR: Zone.HEADING,
    Field.SOURCE: Zone.SUBJECT,
    Field.AUTHOR_KEYWORDS: Zone.SUBJECT,
    Field.INDEX_KEYWORDS: Zone.SUBJECT,
    Field.ABSTRACT: Zone.BODY,
    Field.AFFILIATIONS: Zone.BODY,
}

ZONES = bytes(
    max((_ZONE_OF[field] for field in Field if fields >> field & 1), default=0)
    for fields in range(256)
)
"""The best zone for each set of fields, one bit a field."""


class SearchedRecord(msgspec.Struct, frozen=True):
    """What of a stored `Record` has words that are searched; the rest need not be decoded."""

    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: Issued | None = None
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    event: str = ""
    abstract: str = ""
    author_keywords: tuple[str, ...] = ()
    index_keywords: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()


def texts_by_field(record: Record | SearchedRecord) -> tuple[str, ...]:
    """The text of each `Field`."""
    return tuple([text_of(record) for text_of in _TEXTS])


def text_of_field(record: Record | SearchedRecord, field: Field) -> str:
    """The text of one field."""
    return _TEXTS[field](record)


def _year(record: Record | SearchedRecord) -> str:
    return "" if record.issued is None else str(record.issued.year)


_TEXTS: Sequence[Callable[[Record | SearchedRecord], str]] = (
    lambda record: without_markup(record.title),
    lambda record: _names(record.authors),
    _year,
    lambda record: " \n ".join(_source(record)),
    lambda record: without_markup(" \n ".join(record.author_keywords)),
    lambda record: without_markup(" \n ".join(record.index_keywords)),
    lambda record: without_markup(record.abstract),
    lambda record: " \n ".join(record.affiliations),
)


def _names(names: Iterable[Name]) -> str:
    """Names as exports and the screen have them, the family first."""
    return " \n ".join(
        [
            f"{name.non_dropping_particle} {name.family} {name.given} {name.suffix} {name.literal}"
            if name.family.isascii()
            else _foreign(name)
            for name in names
        ]
    )


def _foreign(name: Name) -> str:
    # `王小明` is typed without a space, though an export has family and given name apart.
    space = "" if is_running(fold(name.family)) else " "
    first = f"{name.non_dropping_particle} {name.family}{space}{name.given}"
    return f"{first} {name.suffix} {name.literal}"


def _source(record: Record | SearchedRecord) -> Iterator[str]:
    yield from (
        record.container_title,
        record.container_title_short,
        record.collection_title,
        record.event,
        _names(record.editors),
    )


def identifiers(record: Record) -> list[str]:
    """Every identifier of a record; those with hyphens also without."""
    plain = (record.doi, record.eid, record.pmid, record.pmcid, record.arxiv, record.wos)
    found = [text for text in (*plain, record.key) if text]
    for number in (*record.issn, *record.isbn):
        found.append(number)
        if "-" in number:
            found.append(number.replace("-", ""))
    return [text[:_LONGEST_IDENTIFIER] for text in found]
