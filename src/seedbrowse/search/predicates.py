"""Predicates: conditions of a query that a record meets or not, without a score."""

from collections.abc import Callable, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from seedbrowse.search.duplicates import Firsts
from seedbrowse.search.facet import FacetName
from seedbrowse.search.field_sets import FACETS
from seedbrowse.search.marks import MarkedRecords
from seedbrowse.search.query import Has, Is, OfSet, OpenAccess, QueryField, Range, Tagged, Value

if TYPE_CHECKING:
    # Counting is not needed for an answer, and would be imported before the first one.
    from seedbrowse.search.facets import Facets

__all__ = ["Mask", "Predicate", "Predicates"]

Mask = npt.NDArray[np.bool_]
"""For each record of the library whether it meets a condition."""

Predicate = Value | Range | OpenAccess | Has | Is | Tagged | OfSet


class Predicates:
    """Answers them over the columns of one library."""

    def __init__(
        self,
        facets: "Callable[[], Facets]",
        marked: MarkedRecords,
        duplicates: Callable[[], Firsts],
        size: int,
    ) -> None:
        """Bind them to a library of `size` records; what is called is so when it is needed."""
        self._facets = facets
        self._marked = marked
        self._duplicates = duplicates
        self._size = size

    def mask(self, predicate: Predicate, marked: Set[int]) -> Mask:
        """Which records meet a condition; `marked` are the digests of the marked ones.

        Where several records are of one work, each of them is a duplicate. What a person does to
        records beside marking them is not known yet: no record is tagged or kept. Nor are term sets
        known here: `term_conditions` has put their words in their place.
        """
        match predicate:
            case Value(text, _, field):
                return self._any_of(field, lambda name: self._facets().with_value(name, text))
            case Range(_, field, low, high):
                return self._in_range(field, low, high)
            case OpenAccess(_, wanted):
                return self._facets().open_access(wanted)
            case Has(_, what):
                return self._facets().has(what)
            case Is(_, "marked"):
                return self._marked.among(np.arange(self._size), marked)
            case Is(_, "duplicate"):
                return self._duplicates() >= 0
            case Is() | Tagged() | OfSet():
                return np.zeros(self._size, bool)

    def with_words(self, field: QueryField, typed: str) -> Mask:
        """Records with a value of a counted field in which all these words begin a word."""
        return self._any_of(field, lambda name: self._facets().with_words(name, typed))

    def _any_of(self, field: QueryField, find: Callable[[FacetName], Mask]) -> Mask:
        names: Sequence[FacetName] = FACETS[field]
        found = find(names[0])
        for name in names[1:]:
            found = found | find(name)
        return found

    def _in_range(self, field: QueryField, low: int | None, high: int | None) -> Mask:
        numbers = self._facets().numbers("cited" if field is QueryField.CITED else "year")
        found: Mask = numbers >= max(0, low or 0)
        if high is not None:
            found &= numbers <= high
        return found
