"""Column keys: texts by which records sort, one for each column of a table that shows a text.

A key is what the column shows, without case, diacritics and punctuation, and with its numbers so
that the ninth volume comes before the tenth. It is empty where there is nothing to compare.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from seedbrowse.records.access import access_of
from seedbrowse.records.collation import authors_key, source_key, title_key
from seedbrowse.records.country import country_of
from seedbrowse.records.kind import kinds_of
from seedbrowse.records.language import languages_of
from seedbrowse.records.record import Record
from seedbrowse.records.text import fold, words

__all__ = ["COLUMN_KEYS", "natural_key"]

_LONGEST: Final = 100
"""Characters of a text that are compared: more than a column shows."""

_MOST_AFFILIATIONS: Final = 20
"""Affiliations of which the countries are compared."""

_DIGITS: Final = 9
"""To which numbers are filled up, so that they sort as numbers."""

_NUMBER: Final = re.compile(r"\d+", re.ASCII)


def natural_key(text: str) -> str:
    """A text of which the numbers sort by their size: `9`, `10`, `10a`, `e7`."""
    key = " ".join(words(text[:_LONGEST]))
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), key)


def _doi_key(record: Record) -> str:
    """The DOI as it is compared: whatever its case, with its points and slashes."""
    return fold(record.doi[:_LONGEST])


def _countries(record: Record) -> Iterator[str]:
    return map(country_of, record.affiliations[:_MOST_AFFILIATIONS])


@lru_cache(maxsize=4_000)
def _repeated(text: str) -> str:
    """The words of a text that other records have too, most likely."""
    return " ".join(words(text[:_LONGEST]))


def _several(values: Iterable[str]) -> str:
    """Texts of which other records have each too, most likely."""
    # One space within a value, two behind it: `soil, water` before `soil water`.
    return "  ".join(filter(None, map(_repeated, dict.fromkeys(values))))


def _listed(values: Iterable[str]) -> str:
    """Texts one after another, so many as can be compared."""
    kept: list[str] = []
    room = _LONGEST
    for value in values:
        kept += filter(None, [" ".join(words(value[:room]))])
        room -= len(value)
        if room <= 0:
            break
    return "  ".join(kept)


COLUMN_KEYS: Final[Mapping[str, Callable[[Record], str]]] = MappingProxyType({
    "authors": authors_key,
    "title": title_key,
    "source": source_key,
    "type": lambda record: _several(kinds_of(record)),
    "open-access": lambda record: _several(access_of(record)),
    "stage": lambda record: _repeated(record.publication_stage),
    "language": lambda record: _several(languages_of(record.language)),
    "country": lambda record: _several(_countries(record)),
    "funding": lambda record: _listed(record.funding),
    "keywords": lambda record: _listed(record.author_keywords),
    "index-keywords": lambda record: _listed(record.index_keywords),
    "volume": lambda record: natural_key(record.volume),
    "issue": lambda record: natural_key(record.issue),
    "pages": lambda record: natural_key(record.page or record.number),
    "doi": _doi_key,
    "publisher": lambda record: _repeated(record.publisher),
    "conference": lambda record: _repeated(record.event),
})  # fmt: skip
"""By the names of the columns. The other columns show numbers, or the name of a file."""
