"""MergedWords: the vocabularies of several parts as one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import Allocate, in_stretches, short_starts, starts_of
from seedbrowse.search.index_part import IndexPart

__all__ = ["MergedWords"]

# Every so many words of a part the vocabularies may be cut, and every so many-th time they are:
# which makes some hundred thousand objects at the same time.
_STEP = 4_096
_STEPS = 16


class MergedWords:
    """The words that any of some parts has, sorted, and where each comes from."""

    def __init__(self, parts: Sequence[IndexPart], wanted: Sequence[npt.NDArray[np.bool_]]) -> None:
        """Compare the vocabularies, leaving out the words that are not `wanted` of a part."""
        self._parts = parts
        self.terms = [np.full(part.words, -1, np.int32) for part in parts]
        """By part and its own number of a word: its number here; -1 where it is left out."""

        self._size = 0
        # The part each word is taken from, and its number there.
        self._origins: list[npt.NDArray[np.int32]] = []
        self._numbers: list[npt.NDArray[np.int32]] = []
        for bounds in _stretches(parts):
            self._merge(bounds, wanted)

    def __len__(self) -> int:
        return self._size

    def _merge(
        self, bounds: Sequence[tuple[int, int]], wanted: Sequence[npt.NDArray[np.bool_]]
    ) -> None:
        """Add the words of a stretch of each part, which no other stretch has."""
        first_of: dict[str, tuple[int, int]] = {}
        found: list[tuple[npt.NDArray[np.intp], list[str]]] = []
        for origin, (part, (first, end)) in enumerate(zip(self._parts, bounds, strict=True)):
            numbers = np.flatnonzero(wanted[origin][first:end]) + first
            words = [part.word(number) for number in numbers.tolist()]
            found.append((numbers, words))
            for number, word in zip(numbers.tolist(), words, strict=True):
                first_of.setdefault(word, (origin, number))
        # Strings sort by code points, as their UTF-8 does.
        every = sorted(first_of)
        place = dict(zip(every, range(self._size, self._size + len(every)), strict=True))
        for (numbers, words), terms in zip(found, self.terms, strict=True):
            terms[numbers] = [place[word] for word in words]
        origins = np.array([first_of[word] for word in every], np.int32).reshape(-1, 2)
        self._origins.append(origins[:, 0])
        self._numbers.append(origins[:, 1])
        self._size += len(every)

    def write(self, allocate: Allocate) -> None:
        """Write the arrays `term_…`."""
        lengths = np.zeros(self._size, np.int64)
        letters = allocate("term_letters", np.dtype(np.uint8), self._size)
        signatures = allocate("term_signatures", np.dtype(np.uint64), self._size)
        for part, words, numbers in self._by_part():
            old_starts = part.arrays["term_starts"]
            lengths[words] = old_starts[numbers + 1] - old_starts[numbers]
            letters[words] = part.letters[numbers]
            signatures[words] = part.signatures[numbers]
        starts = starts_of(lengths)
        allocate("term_starts", np.dtype(np.uint32), self._size + 1)[:] = short_starts(lengths)
        text = allocate("term_text", np.dtype(np.uint8), int(starts[-1]))
        for part, words, numbers in self._by_part():
            old_starts = part.arrays["term_starts"][numbers].astype(np.int64)
            places = in_stretches(old_starts, lengths[words])
            text[in_stretches(starts[words], lengths[words])] = part.arrays["term_text"][places]

    def _by_part(
        self,
    ) -> Iterator[tuple[IndexPart, npt.NDArray[np.intp], npt.NDArray[np.int32]]]:
        """Words here, and their numbers in the part that each of them is taken from."""
        start = 0
        for origins, numbers in zip(self._origins, self._numbers, strict=True):
            order = np.argsort(origins, kind="stable")
            bounds = np.flatnonzero(np.r_[True, np.diff(origins[order]) != 0, True])
            for first, end in pairwise(bounds):
                some = order[first:end]
                if len(some):
                    yield self._parts[int(origins[some[0]])], some + start, numbers[some]
            start += len(origins)


def _stretches(parts: Sequence[IndexPart]) -> Iterator[list[tuple[int, int]]]:
    """Cut all vocabularies at the same words, so that no stretch is long in any of them."""
    pivots = {
        part.word(term).encode() for part in parts for term in range(_STEP, part.words, _STEP)
    }
    firsts = [0] * len(parts)
    for pivot in sorted(pivots)[::_STEPS]:
        ends = [part.terms(pivot)[0] for part in parts]
        yield [*zip(firsts, ends, strict=True)]
        firsts = ends
    yield [(first, part.words) for first, part in zip(firsts, parts, strict=True)]
