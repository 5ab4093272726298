"""The seam between the screens and whatever answers a query.

Screens, and the headless commands, talk to a `SearchEngine` and never to what is behind it.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, Protocol, TypeAlias

import msgspec

from seedbrowse.search.facet import Facet, FacetName, FacetValue
from seedbrowse.search.query import Hint

__all__ = ["Match", "Order", "Results", "SearchEngine", "SortKey", "Term"]


class SortKey(StrEnum):
    """What records can be ordered by: how well they answer, and every column of the table."""

    RELEVANCE = "relevance"
    """How well they answer the query; library order where there is none."""

    YEAR = "year"
    AUTHORS = "authors"
    TITLE = "title"
    SOURCE = "source"
    CITED = "cited"
    CITED_PER_YEAR = "cited-per-year"
    TYPE = "type"
    OPEN_ACCESS = "open-access"
    STAGE = "stage"
    LANGUAGE = "language"
    COUNTRY = "country"
    FUNDING = "funding"
    KEYWORDS = "keywords"
    INDEX_KEYWORDS = "index-keywords"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    DOI = "doi"
    PUBLISHER = "publisher"
    CONFERENCE = "conference"
    FILE = "file"


class Order(msgspec.Struct, frozen=True):
    """The order of an answer. Ties go by relevance, then by library order; gaps come last."""

    by: SortKey = SortKey.RELEVANCE
    descending: bool = False
    """From the greatest to the smallest; best first is the only order of relevance."""


class Match(IntEnum):
    """How a word of a record answers a word of the query; the smaller the better."""

    EXACT = 0
    PREFIX = 1
    TYPO = 2


class Term(msgspec.Struct, frozen=True):
    """How one word of the library answers the query, for highlighting."""

    match: Match
    typed: int = 0
    """How many of the word's first letters were typed; 0 where the whole word answers."""


class Results(msgspec.Struct, frozen=True):
    """The answer to one query."""

    query: str
    """The query as it was typed."""

    ids: Sequence[int]
    """Numbers of the matching records, in the order asked for; those of an empty query are all.

    A `range` or an `array`: a million of them cost four megabytes.
    """

    library_size: int
    """How many records the engine knew when it answered."""

    terms: Mapping[str, Term]
    """Folded words of the library that answer the query, for `highlight.spans`."""

    took: float
    """Seconds spent."""

    order: Order = Order()
    """The order that was asked for."""

    complete: int | None = None
    """How many of `ids`, from the first on, meet the whole query; None for all.

    Where few do, records with misspelt words follow; where none does, records that lack some.
    """

    hints: tuple[Hint, ...] = ()
    """Parts of the query that were left out: those that parsing it finds, and those that only
    answering it does, such as a regular expression that takes too long.
    """

    @property
    def matching(self) -> Sequence[int]:
        """The records that meet the whole query, without those that only come close."""
        return self.ids if self.complete is None else self.ids[: self.complete]


WordsBySet: TypeAlias = Mapping[str, Sequence[str]]
"""The words of term sets, as they were typed, by the folded names of their sets."""

NO_SETS: Final[WordsBySet] = MappingProxyType({})


class SearchEngine(Protocol):
    """Answers queries over records that are numbered from 0 and do not change."""

    def search(
        self,
        query: str,
        *,
        order: Order = Order(),  # noqa: B008 - frozen
        marked: Set[int] = frozenset(),
        term_sets: WordsBySet = NO_SETS,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Answer `query`, or None as soon as `is_cancelled` says that nobody waits any more.

        Every string is a valid query. `marked` holds the digests (`records.identity.digest`) of
        the marked records, which `is:marked` finds, `term_sets` words by the folded names of their
        sets, which `term:` finds. May be called from any thread.
        """

    def facets(
        self,
        ids: Sequence[int],
        names: Sequence[FacetName],
        *,
        limit: int | None = None,
        typed: str = "",
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet] | None:
        """Count the values of some fields among the records `ids`, at most `limit` of each.

        Where something is `typed`, only values in which every word of it begins a word, as
        `values` finds them. None as soon as `is_cancelled` says that nobody waits any more.
        """

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values of a field, the most frequent first, in which every word of `typed` begins a word.

        All of them where nothing is typed.
        """
