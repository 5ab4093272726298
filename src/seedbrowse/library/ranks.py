"""Ranks: places of records in an order, from which any of them are sorted by comparing numbers.

Equal records have equal ranks; what has nothing to be ordered by has `GAP`, and comes last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from seedbrowse.library.arrays import Array
from seedbrowse.library.columns import (
    DIGEST,
    GAP,
    NUMBERS,
    SORT_LENGTHS,
    SORT_TEXT,
    TEXTS,
    Numbers,
    gathered,
)
from seedbrowse.search.arrays import starts_of
from seedbrowse.search.engine import SortKey

__all__ = ["Ranks", "approximate_ranks", "exact_ranks"]

_PLACES: Final = {by: place for place, by in enumerate(TEXTS)}
_COMPARED: Final = 24
"""Bytes of keys that are compared at once; the next ones only among those that share them."""

Ranks = npt.NDArray[np.int32]


def approximate_ranks(
    parts: Sequence[tuple[Mapping[str, Array], Numbers]], size: int, by: SortKey
) -> Ranks:
    """Ranks over unfinished parts: texts only by their beginning, which is enough meanwhile.

    Records that no part has yet are gaps.
    """
    if by in NUMBERS:
        return gathered([(part[NUMBERS[by]], numbers) for part, numbers in parts], size, GAP)
    beginnings = _beginnings(_keys_of(parts, by), size)
    _, ranks = np.unique(beginnings, return_inverse=True)
    return np.where(beginnings == b"", GAP, ranks).astype(np.int32)


def exact_ranks(
    parts: Sequence[tuple[Mapping[str, Array], Numbers]], size: int, by: SortKey
) -> Ranks:
    """Ranks over all parts: equal for equal, `GAP` where there is nothing to compare.

    The rank of a text is how many records come before those that have it.
    """
    if by in NUMBERS:
        return approximate_ranks(parts, size, by)
    keys = _keys_of(parts, by)
    every = np.arange(size)
    ranks = np.zeros(size, np.int64)
    beginnings = _beginnings(keys, size)
    _divide(ranks, every, beginnings)
    lengths = gathered([(each.lengths, numbers) for each, numbers in keys], size, 0)
    for start in range(_COMPARED, int(lengths.max(initial=0)), _COMPARED):
        # Of those that are equal so far some go on.
        goes_on = np.zeros(size + 1, bool)
        goes_on[ranks[lengths > start]] = True
        equal = every[goes_on[ranks] & (np.bincount(ranks, minlength=size)[ranks] > 1)]
        if not len(equal):
            break
        _divide(ranks, equal, _beginnings(keys, size, start, equal)[equal])
    ranks[beginnings == b""] = GAP
    return ranks.astype(np.int32)


@dataclass(frozen=True)
class _Keys:
    """The keys of the records of a part, for one order."""

    text: Array
    starts: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.uint16]

    def stretches(self, start: int, wanted: npt.NDArray[np.intp] | slice) -> npt.NDArray[np.bytes_]:
        """The next bytes of some keys from a place on; empty where a key ends before it."""
        places = self.starts[wanted, None] + np.arange(start, start + _COMPARED)
        inside = places < (self.starts + self.lengths)[wanted, None]
        letters = np.zeros(places.shape, "|u1")
        letters[inside] = self.text[places[inside]]
        return letters.view(f"|S{_COMPARED}").ravel()


def _keys_of(
    parts: Sequence[tuple[Mapping[str, Array], Numbers]], by: SortKey
) -> list[tuple[_Keys, Numbers]]:
    """The keys of all parts for one order."""
    return [(_part_keys(part, by), numbers) for part, numbers in parts]


def _part_keys(part: Mapping[str, Array], by: SortKey) -> _Keys:
    count = len(part[DIGEST])
    first = _PLACES[by] * count
    lengths = part[SORT_LENGTHS]
    before = int(lengths[:first].sum(dtype=np.int64))
    mine = np.asarray(lengths[first : first + count])
    return _Keys(part[SORT_TEXT], before + starts_of(mine)[:-1], mine)


def _beginnings(
    keys: Sequence[tuple[_Keys, Numbers]],
    size: int,
    start: int = 0,
    wanted: npt.NDArray[np.intp] | None = None,
) -> npt.NDArray[np.bytes_]:
    """The bytes of every record's key from a place on, as many as are compared at once.

    Those of records that are not `wanted` may be empty.
    """
    is_wanted = np.ones(size, bool)
    if wanted is not None:
        is_wanted = np.zeros(size, bool)
        is_wanted[wanted] = True
    columns: list[tuple[Array, Numbers]] = []
    for part, numbers in keys:
        mine = np.arange(len(part.lengths), dtype=np.int32) if numbers is None else numbers
        some = np.flatnonzero((mine >= 0) & is_wanted[mine])
        columns.append((part.stretches(start, some), mine[some]))
    return gathered(columns, size, b"")


def _divide(
    ranks: npt.NDArray[np.int64],
    equal: npt.NDArray[np.intp],
    stretches: npt.NDArray[np.bytes_],
) -> None:
    """Part records of `equal` ranks where their stretches differ; all of each rank are there."""
    order = np.lexsort((stretches, ranks[equal]))
    ordered, old = stretches[order], ranks[equal][order]
    is_new = np.ones(len(order), bool)
    is_new[1:] = (ordered[1:] != ordered[:-1]) | (old[1:] != old[:-1])
    is_first = np.ones(len(order), bool)
    is_first[1:] = old[1:] != old[:-1]
    places = np.arange(len(order))
    before = places[is_new][np.cumsum(is_new) - 1] - places[is_first][np.cumsum(is_first) - 1]
    ranks[equal[order]] = old + before
