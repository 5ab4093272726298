"""Fields: which words of a record are searched, and how much each place of them counts."""

from collections.abc import Iterable
from enum import IntEnum

import msgspec

from seedbrowse.records import Name, Record
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import fold, words
from seedbrowse.search.compounds import joined_words

__all__ = ["SearchableText", "Zone"]


class Zone(IntEnum):
    """A part of a record in which a word counts equally much; the smaller the more."""

    HEADING = 0
    """Title, authors and year: what a record is called by."""

    SUBJECT = 1
    """Where it appeared and what it is about: source, keywords, event, editors."""

    BODY = 2
    """Abstract and affiliations: where a word may stand by the way."""


class SearchableText(msgspec.Struct, frozen=True):
    """What a search sees of one record."""

    zones: tuple[frozenset[str], ...]
    """Folded words by `Zone`; a word stands only in the best zone that has it."""

    heading: str
    """Title and authors, folded, as one line."""

    identifiers: str
    """Every identifier, folded, one a line."""

    @classmethod
    def from_record(cls, record: Record) -> "SearchableText":
        """Collect it from a record's fields."""
        title = without_markup(record.title)
        authors = " ".join(_name_parts(record.authors))
        year = "" if record.issued is None else str(record.issued.year)
        heading = _vocabulary(f"{title} \n {authors} \n {year}")
        subject = _vocabulary(" \n ".join(_subject(record))) - heading
        body = _vocabulary(" \n ".join((without_markup(record.abstract), *record.affiliations)))
        return cls(
            zones=(heading, subject, body - heading - subject),
            heading=fold(f"{title} {authors}"),
            identifiers=fold("\n".join(_identifiers(record))),
        )


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(words(text)).union(joined_words(text))


def _name_parts(names: Iterable[Name]) -> Iterable[str]:
    for name in names:
        yield from (
            name.given,
            name.non_dropping_particle,
            name.family,
            name.suffix,
            name.literal,
        )


def _subject(record: Record) -> Iterable[str]:
    yield from (
        record.container_title,
        record.container_title_short,
        record.collection_title,
        record.event,
    )
    yield from map(without_markup, record.author_keywords)
    yield from map(without_markup, record.index_keywords)
    yield from _name_parts(record.editors)


def _identifiers(record: Record) -> Iterable[str]:
    plain = (record.doi, record.eid, record.pmid, record.pmcid, record.arxiv, record.wos)
    yield from filter(None, (*plain, record.key))
    for number in (*record.issn, *record.isbn):
        yield number
        if "-" in number:
            yield number.replace("-", "")
