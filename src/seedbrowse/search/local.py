"""LocalEngine: search in this process, over the parts of an index."""

from array import array
from collections.abc import Callable, Sequence, Set
from functools import cache, partial
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

import msgspec
import numpy as np
import numpy.typing as npt

from seedbrowse.search.answering import Answer, answer
from seedbrowse.search.cancelling import unless_cancelled
from seedbrowse.search.duplicates import Firsts, of_equal_digests
from seedbrowse.search.engine import NO_SETS, Order, Results, SortKey, WordsBySet
from seedbrowse.search.evaluation import Evaluation, asks_for_nothing
from seedbrowse.search.facet import Facet, FacetName, FacetValue
from seedbrowse.search.headings import Headings
from seedbrowse.search.hits import Hits
from seedbrowse.search.index_part import NumberedPart
from seedbrowse.search.marks import MarkedRecords
from seedbrowse.search.matching import Matcher, Sought
from seedbrowse.search.predicates import Predicates
from seedbrowse.search.query import AllOf, Hint, Leaf, Query, Span, in_order, leaves, without
from seedbrowse.search.query_parser import parse
from seedbrowse.search.ranking import by_rank
from seedbrowse.search.remembering import Remembered
from seedbrowse.search.term_conditions import with_term_sets
from seedbrowse.search.terms import Terms
from seedbrowse.search.wordings import GivenUpError, SearchedRecords, Wordings

if TYPE_CHECKING:
    from seedbrowse.search.facets import Facets

__all__ = ["LocalEngine"]

_REMEMBERED_BYTES = 64 << 20  # of answers to single words; one of a million records takes 4 MB
_REMEMBERED_ORDERS = 32 << 20

Ids = npt.NDArray[np.intp]


class LocalEngine:
    """The `SearchEngine` that needs nothing installed.

    A word is found as typed, as the beginning of a longer word, or, where few records have it,
    with one typing error from four letters and two from seven letters on. It counts most in
    title, authors and year, less in source and keywords, least in abstract and affiliations; a
    rare word counts more than a frequent one. See `answering` for what comes of several words.
    """

    def __init__(
        self,
        parts: Sequence[NumberedPart],
        size: int,
        *,
        ranks: Callable[[SortKey], npt.NDArray[np.int32]],
        digests: Callable[[], npt.NDArray[np.uint64]],
        duplicates: Callable[[], Firsts] | None = None,
        facets: "Callable[[], Facets] | None" = None,
        records: SearchedRecords | None = None,
    ) -> None:
        """Search `parts`, which share no record, of a library of `size` records.

        Args:
            parts: Records in none of them are found by the empty query only.
            size: How many records the library has.
            ranks: For each record its place in an order; equal for equal ones, -1 for a gap.
            digests: The identity of each record.
            duplicates: For each record the first one of the same work, -1 where there is none;
                where nobody knows, records of the same digest are.
            facets: The values of the library's fields; None where nobody asks for them.
            records: Gives records, where the index does not tell enough; None where nobody asks
                for phrases or regular expressions.
        """
        self._parts = parts
        self._size = size
        # Neither changes; in some libraries they are worked out from the records each time.
        self._ranks = cache(ranks)
        self._headings = Headings(parts, size)
        self._facets = cache(facets or _nothing)
        known_digests = cache(digests)
        self._predicates = Predicates(
            self._facets,
            MarkedRecords(known_digests),
            cache(duplicates or (lambda: of_equal_digests(known_digests()))),
            size,
        )
        self._wordings = Wordings(records or _nothing, size)
        self._hits: Remembered[Sought, Hits] = Remembered(_REMEMBERED_BYTES)
        self._orders: Remembered[Order, array[int]] = Remembered(_REMEMBERED_ORDERS)
        self._ordering = Lock()

    def search(
        self,
        query: str,
        *,
        order: Order = Order(),  # noqa: B008 - frozen
        marked: Set[int] = frozenset(),
        term_sets: WordsBySet = NO_SETS,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Answer `query`, or None as soon as `is_cancelled` says that nobody waits any more."""
        started = perf_counter()
        # Of bytes that are no text, each is a character that no record has.
        parsed = with_term_sets(parse(query.encode(errors="replace").decode()), term_sets)
        results = unless_cancelled(
            lambda checkpoint: self._answer(parsed, order, marked, checkpoint), is_cancelled
        )
        if results is None:
            return None
        return msgspec.structs.replace(results, query=query, took=perf_counter() - started)

    def facets(
        self,
        ids: Sequence[int],
        names: Sequence[FacetName],
        *,
        limit: int | None = None,
        typed: str = "",
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet] | None:
        """Count the values of some fields among the records `ids`; see `SearchEngine`."""
        return self._facets().of(ids, names, limit=limit, typed=typed, is_cancelled=is_cancelled)

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values of a field in which every word of `typed` begins a word; see `SearchEngine`."""
        return self._facets().values(name, typed, limit)

    def _answer(
        self, query: Query, order: Order, marked: Set[int], checkpoint: Callable[[], None]
    ) -> Results:
        checkpoint()
        found, hints = self._found(query, marked, checkpoint)
        if found is None:
            ids = self._every_record(order)
            return Results(query.text, ids, self._size, Terms(), 0.0, order, hints=hints)
        numbers = found.numbers
        if order.by is not SortKey.RELEVANCE:
            ranks = self._ranks(order.by)
            several = (numbers[: found.complete], numbers[found.complete :])
            numbers = np.concatenate(
                [by_rank(some, ranks, descending=order.descending) for some in several]
            )
        complete = None if found.complete == len(numbers) else found.complete
        return Results(
            query.text, _compact(numbers), self._size, found.terms, 0.0, order, complete, hints
        )

    def _found(
        self, query: Query, marked: Set[int], checkpoint: Callable[[], None]
    ) -> tuple[Answer | None, tuple[Hint, ...]]:
        """What meets the query, and what was left out of it; None where it asks for nothing."""
        hints = [*query.hints]
        hints += [
            Hint(leaf.span, "nothing of this is searched")
            for leaf in leaves(query.root)
            if asks_for_nothing(leaf)
        ]
        root = without(query.root, asks_for_nothing)
        while root is not None and root != AllOf():
            evaluation = Evaluation(
                Matcher(self._parts, self._size, checkpoint), self._predicates, self._wordings,
                self._hits, marked=marked, size=self._size, checkpoint=checkpoint,
            )  # fmt: skip
            asked = msgspec.structs.replace(query, root=root)
            try:
                found = answer(asked, evaluation, self._headings.of, checkpoint)
            except GivenUpError as error:
                hints.append(error.hint)
                root = without(root, partial(_stands_at, error.hint.span))
                continue
            return found, in_order([*hints, *evaluation.hints])
        return None, in_order(hints)

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


def _stands_at(span: Span, leaf: Leaf) -> bool:
    return leaf.span == span


def _nothing(*_arguments: object) -> NoReturn:
    raise RuntimeError("this engine was made without what the query asks for")


def _compact(ids: Ids) -> "array[int]":
    """The same as an array of the standard library, so that who shows it needs no numpy."""
    compact = array("I")
    compact.frombytes(ids.astype(np.uint32).tobytes())
    return compact
