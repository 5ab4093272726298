"""LocalEngine: search in this process, over the parts of an index."""

from array import array
from collections.abc import Callable, Sequence, Set
from functools import cache
from threading import Lock
from time import perf_counter

import numpy as np
import numpy.typing as npt

from seedbrowse.records.text import words
from seedbrowse.search.engine import Order, Results, SortKey
from seedbrowse.search.facet import Facet, FacetName, FacetValue
from seedbrowse.search.facets import Facets
from seedbrowse.search.headings import Headings
from seedbrowse.search.hits import Hits
from seedbrowse.search.index_part import NumberedPart
from seedbrowse.search.marks import MarkedRecords, without_marks
from seedbrowse.search.matching import Matcher
from seedbrowse.search.ranking import by_rank, ranked
from seedbrowse.search.remembering import Remembered
from seedbrowse.search.terms import Terms
from seedbrowse.search.typed_query import TypedWord, typed_words

__all__ = ["LocalEngine"]

_REMEMBERED_BYTES = 64 << 20  # of answers to single words; one of a million records takes 4 MB
_REMEMBERED_ORDERS = 32 << 20
_LONGEST_PHRASE = 300  # characters of a query that are compared with titles

Ids = npt.NDArray[np.intp]


class LocalEngine:
    """The `SearchEngine` that needs nothing installed.

    Every word of a query must be in a record, in any order: as typed, as the beginning of a
    longer word, or, where few records have it, with one typing error from four letters and two
    from seven letters on. Where no record has all words, errors are forgiven in each of them.
    A word counts most in title, authors and year, less in source and keywords, least in
    abstract and affiliations; a rare word counts more than a frequent one. Only the first
    `typed_query.MOST_WORDS` different words of a query are considered. `is:marked` and
    `-is:marked` are conditions besides.
    """

    def __init__(
        self,
        parts: Sequence[NumberedPart],
        size: int,
        *,
        ranks: Callable[[SortKey], npt.NDArray[np.int32]],
        digests: Callable[[], npt.NDArray[np.uint64]],
        facets: Callable[[], Facets] | None = None,
    ) -> None:
        """Search `parts`, which share no record, of a library of `size` records.

        Args:
            parts: Records in none of them are found by the empty query only.
            size: How many records the library has.
            ranks: For each record its place in an order; equal for equal ones, -1 for a gap.
            digests: The identity of each record.
            facets: The values of the library's fields; None where nobody will ask for them.
        """
        self._parts = parts
        self._size = size
        # Neither changes; in some libraries they are worked out from the records each time.
        self._ranks = cache(ranks)
        self._headings = Headings(parts, size)
        self._marked = MarkedRecords(cache(digests))
        self._facets = cache(facets or _no_facets)
        self._hits: Remembered[tuple[TypedWord, bool], Hits] = Remembered(_REMEMBERED_BYTES)
        self._orders: Remembered[Order, array[int]] = Remembered(_REMEMBERED_ORDERS)
        self._ordering = Lock()

    def search(
        self,
        query: str,
        *,
        order: Order = Order(),  # noqa: B008 - frozen
        marked: Set[int] = frozenset(),
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Answer `query`, or None as soon as `is_cancelled` says that nobody waits any more."""
        started = perf_counter()

        def checkpoint() -> None:
            if is_cancelled():
                raise _CancelledError

        try:
            ids, terms = self._answer(query, order, marked, checkpoint)
        except _CancelledError:
            return None
        return Results(query, ids, self._size, terms, perf_counter() - started, order)

    def facets(
        self,
        ids: Sequence[int],
        names: Sequence[FacetName],
        *,
        limit: int | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet] | None:
        """Count the values of some fields among the records `ids`; see `SearchEngine`."""
        return self._facets().of(ids, names, limit=limit, is_cancelled=is_cancelled)

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values of a field in which every word of `typed` begins a word; see `SearchEngine`."""
        return self._facets().values(name, typed, limit)

    def _answer(
        self, query: str, order: Order, marked: Set[int], checkpoint: Callable[[], None]
    ) -> tuple[Sequence[int], Terms]:
        checkpoint()
        rest, conditions = without_marks(query)
        typed = typed_words(rest)
        terms = Terms()
        if typed:
            found, terms = self._matching(rest, typed, checkpoint)
        elif not conditions:
            return self._every_record(order), terms
        else:
            found = np.arange(self._size)
        for wanted in conditions:
            checkpoint()
            found = found[self._marked.among(found, marked) == wanted]
        checkpoint()
        if order.by is not SortKey.RELEVANCE:
            found = by_rank(found, self._ranks(order.by), descending=order.descending)
        return _compact(found), terms

    def _every_record(self, order: Order) -> Sequence[int]:
        if order.by is SortKey.RELEVANCE:
            return range(self._size)
        ids = self._orders.get(order)
        if ids is None:
            # Many keystrokes may ask for the same order while the first is still sorting.
            with self._ordering:
                ids = self._orders.get(order)
                if ids is None:
                    every = np.arange(self._size)
                    ranks = self._ranks(order.by)
                    ids = _compact(by_rank(every, ranks, descending=order.descending))
                    self._orders.put(order, ids, len(ids) * ids.itemsize)
        return ids

    def _matching(
        self, query: str, typed: Sequence[TypedWord], checkpoint: Callable[[], None]
    ) -> tuple[Ids, Terms]:
        """The records that have every word, best first, and how they have it."""
        matcher = Matcher(self._parts, self._size, checkpoint)
        phrase = " ".join(words(query[:_LONGEST_PHRASE]))
        for forgiving in (False, True):
            if forgiving and not any(word.is_forgivable for word in typed):
                break
            hits = self._every_hits(matcher, typed, forgiving, checkpoint)
            found = ranked(hits, phrase, self._headings.of, checkpoint) if hits else None
            if found is not None and len(found):
                return found, Terms.union(hit.terms for hit in hits)
        return np.zeros(0, np.intp), Terms()

    def _every_hits(
        self,
        matcher: Matcher,
        typed: Sequence[TypedWord],
        forgiving: bool,
        checkpoint: Callable[[], None],
    ) -> list[Hits]:
        """What each typed word finds; nothing as soon as one finds nothing."""
        every: list[Hits] = []
        for word in typed:
            checkpoint()
            key = (word, forgiving and word.is_forgivable)
            hits = self._hits.get(key)
            if hits is None:
                hits = matcher.hits(word, forgiving=key[1])
                self._hits.put(key, hits, hits.nbytes)
            if not len(hits):
                return []
            every.append(hits)
        return every


class _CancelledError(Exception):
    """Nobody waits for the answer any more."""


def _no_facets() -> Facets:
    raise RuntimeError("this engine was made without facets")


def _compact(ids: Ids) -> "array[int]":
    """The same as an array of the standard library, so that who shows it needs no numpy."""
    compact = array("I")
    compact.frombytes(ids.astype(np.uint32).tobytes())
    return compact
