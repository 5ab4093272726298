"""Known-item queries: what people type who look for one record that they know of.

Each comes with the record that should be found, and with how many records fit the query as it was
meant equally well: no search can tell those apart, so success has a ceiling.
"""

import random
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeAlias

import msgspec

from benchmarks.plain_words import plain, plain_words
from benchmarks.typing_errors import transliterated, unfinished, with_typo, with_typos
from seedbrowse.records import Record

__all__ = ["TWELVE", "Heading", "Kind", "KnownItem", "known_items"]

_PER_KIND = 42
_TRIES = 400
"""Records that are looked at for each query of a kind; few records have lost diacritics."""

_LONG = 5  # letters
_FREQUENT = 0.02  # share of the records
_FEW_BEARERS = 30

Typed: TypeAlias = tuple[list[str], str] | None
"""The words that were meant, and what was typed; None where a record gives no such query."""


class Kind(StrEnum):
    """What was done to the words of a record."""

    EXACT = "exact words"
    AUTHOR_WORD = "author + word"
    AUTHOR_YEAR = "author + year"
    TYPO = "one typo"
    TYPOS = "typo in each word"
    LAST_UNFINISHED = "last word unfinished"
    UNFINISHED = "all words unfinished"
    SWAPPED = "swapped order"
    DIACRITICS = "lost diacritics"
    TYPO_IN_PREFIX = "typo in a prefix"
    PASTED = "pasted title, typos"
    AUTHOR = "author with a typo"
    TRANSLITERATED = "transliterated"


TWELVE = tuple(kind for kind in Kind if kind is not Kind.TRANSLITERATED)
"""The kinds that the totals are of."""


class KnownItem(msgspec.Struct, frozen=True):
    """One query and what it looks for."""

    kind: str
    id: int
    """Number of the record that is looked for."""

    query: str
    fitting: int
    """How many records have all words that were meant, in title, authors and year; 1 at least."""


class Heading(msgspec.Struct, frozen=True):
    """What a query is made of: the folded words of title, authors and year."""

    id: int
    title: tuple[str, ...]
    surnames: tuple[str, ...]
    """Folded."""

    accented: tuple[str, ...]
    """Surnames as they stand that fold to ASCII but are none."""

    names: tuple[str, ...]
    """Every word of the authors' names."""

    year: str
    doi: str

    @classmethod
    def of(cls, record: Record, number: int) -> "Heading":
        """The heading of the record with a number."""
        families = [name.family or name.literal for name in record.authors]
        surnames = [" ".join(plain_words(family)) for family in families]
        accented = [each for each in families if not each.isascii() and plain(each).isascii()]
        names = [word for name in record.authors for word in plain_words(name.display)]
        return cls(
            number,
            tuple(plain_words(record.title)),
            tuple(filter(None, surnames)),
            tuple(accented),
            tuple(dict.fromkeys(names)),
            str(record.year or ""),
            record.doi,
        )


def known_items(
    headings: Sequence[Heading], seed: int = 11, *, per_kind: int = _PER_KIND
) -> list[KnownItem]:
    """Draw queries of every kind, the same ones for a seed; fewer where few records give one."""
    makers = _Makers(headings, random.Random(seed))
    fitting = _Fitting(headings)
    return [
        KnownItem(kind.value, heading.id, query, max(1, fitting.count(meant)))
        for kind in Kind
        for heading, meant, query in makers.queries(kind, per_kind)
    ]


class _Fitting:
    """Knows which records have a word in their headings."""

    def __init__(self, headings: Iterable[Heading]) -> None:
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, heading in enumerate(headings):
            for word in {*heading.title, *heading.names, *heading.surnames, heading.year}:
                self._places[word].append(place)

    def count(self, meant: Iterable[str]) -> int:
        """How many records have every word."""
        found = sorted((self._places.get(word, array("I")) for word in meant), key=len)
        return len(set(found[0]).intersection(*found[1:])) if found else 0


class _Makers:
    """Makes a query of each kind from a heading."""

    def __init__(self, headings: Sequence[Heading], source: random.Random) -> None:
        self._headings = headings
        self._source = source
        self._bearers = Counter(word for each in headings for word in set(each.surnames))
        self._frequency = Counter(word for each in headings for word in set(each.title))
        self._frequent = max(2, len(headings) * _FREQUENT)
        self._make: dict[Kind, Callable[[Heading], Typed]] = {
            Kind.EXACT: self._exact,
            Kind.AUTHOR_WORD: self._author_word,
            Kind.AUTHOR_YEAR: self._author_year,
            Kind.TYPO: self._typo,
            Kind.TYPOS: self._typos,
            Kind.LAST_UNFINISHED: self._last_unfinished,
            Kind.UNFINISHED: self._unfinished,
            Kind.SWAPPED: self._swapped,
            Kind.DIACRITICS: self._diacritics,
            Kind.TYPO_IN_PREFIX: self._typo_in_prefix,
            Kind.PASTED: self._pasted,
            Kind.AUTHOR: self._author,
            Kind.TRANSLITERATED: self._transliterated,
        }

    def queries(self, kind: Kind, count: int) -> Iterator[tuple[Heading, list[str], str]]:
        """Up to so many queries: the heading looked for, the words meant, and what is typed."""
        made, tries = 0, count * _TRIES
        while made < count and tries and self._headings:
            tries -= 1
            heading = self._source.choice(self._headings)
            typed = self._make[kind](heading)
            if typed and typed[1]:
                made += 1
                yield heading, [word for part in typed[0] for word in part.split()], typed[1]

    def _title(self, heading: Heading, count: int) -> list[str]:
        """Telling words of a title, in its order; rare ones rather. None where it has too few."""
        telling = [
            word
            for word in dict.fromkeys(heading.title)
            if len(word) >= _LONG
            and word.isascii()
            and word.isalpha()
            and self._frequency[word] < self._frequent
        ]
        if len(telling) < count:
            return []
        weights = {
            word: self._source.random() ** (1 / (1 + 5 / (1 + self._frequency[word])))
            for word in telling
        }
        chosen = sorted(telling, key=weights.__getitem__, reverse=True)[:count]
        return sorted(chosen, key=heading.title.index)

    def _surname(self, heading: Heading) -> str:
        """The first author's surname rather than another's."""
        long = [name for name in heading.surnames if len(name) >= _LONG and name.isascii()]
        if not long:
            return ""
        return long[0] if self._source.random() < 0.6 else self._source.choice(long)

    def _mixed(self, heading: Heading) -> list[str]:
        """A surname and a word, or two words; empty where the record has not both."""
        surname, title = self._surname(heading), self._title(heading, 2)
        if not (surname and title):
            return []
        return [surname, title[0]] if self._source.random() < 0.5 else title

    def _exact(self, heading: Heading) -> Typed:
        title = self._title(heading, 2)
        return title, " ".join(title)

    def _author_word(self, heading: Heading) -> Typed:
        surname, title = self._surname(heading), self._title(heading, 2)
        return ([surname, title[0]], f"{surname} {title[0]}") if surname and title else None

    def _author_year(self, heading: Heading) -> Typed:
        surname = self._surname(heading)
        return ([surname, heading.year], f"{surname} {heading.year}") if surname else None

    def _typo(self, heading: Heading) -> Typed:
        meant = self._mixed(heading)
        typed = list(meant)
        if typed:
            place = self._source.randrange(2)
            typed[place] = with_typo(typed[place], self._source)
        return meant, " ".join(typed)

    def _typos(self, heading: Heading) -> Typed:
        surname, title = self._surname(heading), self._title(heading, 2)
        if not (surname and title):
            return None
        meant = [surname, *title] if self._source.random() < 0.5 else title
        typed = [with_typos(word, 2 if len(word) >= 9 else 1, self._source) for word in meant]
        return meant, " ".join(typed)

    def _last_unfinished(self, heading: Heading) -> Typed:
        meant = self._mixed(heading)
        if not meant:
            return None
        return meant, f"{meant[0]} {unfinished(meant[1], self._source)}"

    def _unfinished(self, heading: Heading) -> Typed:
        surname, title = self._surname(heading), self._title(heading, 2)
        meant = [surname, *title]
        if not (surname and title):
            return None
        return meant, " ".join(unfinished(word, self._source) for word in meant)

    def _swapped(self, heading: Heading) -> Typed:
        surname, title = self._surname(heading), self._title(heading, 2)
        if not (surname and title and heading.year):
            return None
        first = title[0] if self._source.random() < 0.5 else heading.year
        meant = [title[1], first, surname] if first == title[0] else [first, title[1], surname]
        return meant, " ".join(meant)

    def _diacritics(self, heading: Heading) -> Typed:
        title = self._title(heading, 2)
        if not (heading.accented and title):
            return None
        surname = plain(self._source.choice(heading.accented))
        return [*plain_words(surname), title[0]], f"{surname} {title[0]}"

    def _typo_in_prefix(self, heading: Heading) -> Typed:
        surname, title = self._surname(heading), self._title(heading, 2)
        if not (surname and title) or len(title[1]) < 6:
            return None
        beginning = unfinished(title[1], self._source)
        beginning = beginning if len(beginning) >= 4 else title[1][:5]
        return [surname, title[1]], f"{surname} {with_typo(beginning, self._source)}"

    def _pasted(self, heading: Heading) -> Typed:
        if len(heading.title) < 6 or not "".join(heading.title).isascii():
            return None
        typed = [
            with_typos(word, self._source.choice((0, 1, 1, 2)), self._source)
            if len(word) >= _LONG
            else word
            for word in heading.title
        ]
        return list(heading.title), " ".join(typed)

    def _author(self, heading: Heading) -> Typed:
        surname = self._surname(heading)
        if len(surname) < 6 or self._bearers[surname] > _FEW_BEARERS:
            return None
        return [surname], with_typo(surname, self._source)

    def _transliterated(self, heading: Heading) -> Typed:
        names = [name for name in heading.surnames if transliterated(name)]
        long = [word for word in heading.title if len(word) >= _LONG and transliterated(word)]
        if not (names and long):
            return None
        meant = [names[0], self._source.choice(long)]
        return meant, " ".join(map(transliterated, meant))
