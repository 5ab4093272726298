"""Facets: counts values of fields, and tells which records have one."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from seedbrowse.records.text import words
from seedbrowse.search.facet import Facet, FacetName, FacetValue
from seedbrowse.search.facet_column import FacetColumn

__all__ = ["Facets"]

_TEXTS: Final = 1 << 12
"""Values that are made strings at once: some milliseconds."""

_LONGEST: Final = 300
"""Characters of what is typed that are compared."""

Ids = Sequence[int] | npt.NDArray[np.integer]


class Facets:
    """The facets of a library that does not change; from any thread."""

    def __init__(self, columns: Callable[[FacetName], FacetColumn]) -> None:
        """Take where the column of a field can be had; it is asked for once, when needed."""
        self._column = cache(columns)

    def of(
        self,
        ids: Ids,
        names: Sequence[FacetName],
        *,
        limit: int | None = None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet] | None:
        """Count some fields; see `SearchEngine.facets`."""

        def checkpoint() -> None:
            if is_cancelled():
                raise _CancelledError

        try:
            return [self.count(ids, name, limit, checkpoint) for name in names]
        except _CancelledError:
            return None

    def count(
        self, ids: Ids, name: FacetName, limit: int | None, checkpoint: Callable[[], None]
    ) -> Facet:
        """Count the values of one field among some records.

        Args:
            ids: Numbers of records, each once; a `range`, an array of either kind, a list.
            name: The field.
            limit: How many values to tell at most, the most frequent; None for all.
            checkpoint: Called every few milliseconds; what it raises ends the counting.
        """
        checkpoint()
        column = self._column(name)
        counts, missing = column.counts(ids, checkpoint)
        present = np.flatnonzero(counts)
        # Values are numbered by how frequent they are in the library, which settles ties.
        rank = present - (counts[present] << 32)
        if limit is not None and limit < len(present):
            rank = np.partition(rank, limit)[:limit]
        chosen = np.sort(rank) & 0xFFFF_FFFF
        values: list[FacetValue] = []
        for start in range(0, len(chosen), _TEXTS):
            checkpoint()
            some = chosen[start : start + _TEXTS]
            pairs = zip(some.tolist(), counts[some].tolist(), strict=True)
            values += [FacetValue(column.text(value), count) for value, count in pairs]
        if name is FacetName.YEAR:
            values.sort(key=lambda each: int(each.value))
        return Facet(name, tuple(values), len(present), missing)

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values in which every word of `typed` begins a word; see `SearchEngine.values`."""
        column = self._column(name)
        wanted = words(typed[:_LONGEST])
        if len(wanted) == 1:
            found = column.first_with_word(wanted[0], limit)
        else:
            found = column.with_words(wanted, lambda: None)[:limit]
        return [FacetValue(column.text(each), column.total(each)) for each in found.tolist()]


class _CancelledError(Exception):
    """Nobody waits for the counts any more."""
