"""Hits: the records that answer one word of a query, each with its score."""

from collections.abc import Sequence
from copy import copy

import numpy as np
import numpy.typing as npt

from seedbrowse.search.terms import Terms

__all__ = ["Hits", "Numbers", "Scores", "found_by_all"]

Numbers = npt.NDArray[np.intp]
Scores = npt.NDArray[np.float32]

_FEW = 12  # the records a number and a score each are fewer bytes for than a score for all


class Hits:
    """Records with scores above 0: as a list where they are few, else a score for every record."""

    def __init__(self, numbers: Numbers, scores: Scores, size: int, terms: Terms) -> None:
        """Take ascending record numbers below `size`, and the words that lead to them."""
        self.terms = terms
        self._size = size
        self._count = len(numbers)
        self._numbers: npt.NDArray[np.uint32] | None = None
        if len(numbers) * _FEW < size:
            self._numbers = numbers.astype(np.uint32)
            self._scores = scores
        else:
            self._scores = np.zeros(size, np.float32)
            self._scores[numbers] = scores

    def __len__(self) -> int:
        return self._count

    @property
    def nbytes(self) -> int:
        """Memory that it takes."""
        return self._scores.nbytes + (0 if self._numbers is None else self._numbers.nbytes)

    def numbers(self) -> Numbers:
        """The records, ascending."""
        if self._numbers is None:
            return np.flatnonzero(self._scores)
        return self._numbers.astype(np.intp)

    def scores_of(self, numbers: Numbers) -> Scores:
        """The score of each of some records, 0 for one that does not answer."""
        if self._numbers is None:
            return self._scores[numbers]
        if not self._count:
            return np.zeros(len(numbers), np.float32)
        places = np.searchsorted(self._numbers, numbers.astype(np.uint32))
        places[places == self._count] = 0
        return np.where(self._numbers[places] == numbers, self._scores[places], np.float32(0))

    def with_terms(self, terms: Terms) -> "Hits":
        """The same records, to which other words lead."""
        hits = copy(self)
        hits.terms = terms
        return hits

    @classmethod
    def either(cls, several: Sequence["Hits"]) -> "Hits":
        """The records of all, each with the best of its scores."""
        size = several[0]._size
        scores = np.zeros(size, np.float32)
        for hits in several:
            numbers = hits.numbers()
            scores[numbers] = np.maximum(scores[numbers], hits.scores_of(numbers))
        numbers = np.flatnonzero(scores)
        return cls(numbers, scores[numbers], size, Terms.union(hits.terms for hits in several))


def found_by_all(
    several: Sequence[Hits], mask: npt.NDArray[np.bool_] | None = None
) -> tuple[Numbers, list[Scores]]:
    """The records that every one of `several` has, ascending, and their scores in each.

    Only those that `mask`, one item for each record of the library, says yes to.
    """
    fewest_first = sorted(several, key=len)
    numbers = fewest_first[0].numbers()
    if mask is not None:
        numbers = numbers[mask[numbers]]
    found = [fewest_first[0].scores_of(numbers)]
    for hits in fewest_first[1:]:
        scores = hits.scores_of(numbers)
        kept = scores > 0
        if not kept.all():
            numbers, scores = numbers[kept], scores[kept]
            found = [earlier[kept] for earlier in found]
        found.append(scores)
    return numbers, found
