"""Marks: the condition `is:marked` of a query."""

from collections.abc import Callable, Set

import numpy as np
import numpy.typing as npt

__all__ = ["MarkedRecords"]

_SLICE = 1 << 17  # records compared in one call


class MarkedRecords:
    """Tells which records are marked, by their digests."""

    def __init__(self, digests: Callable[[], npt.NDArray[np.uint64]]) -> None:
        """Take where the digest of each record can be had."""
        self._digests = digests

    def among(self, numbers: npt.NDArray[np.intp], marked: Set[int]) -> npt.NDArray[np.bool_]:
        """For each of these records whether its digest is `marked`."""
        is_marked = np.zeros(len(numbers), bool)
        if not marked:
            return is_marked
        wanted = np.sort(np.fromiter(marked, np.uint64, len(marked)))
        digests = self._digests()
        for start in range(0, len(numbers), _SLICE):
            found = digests[numbers[start : start + _SLICE]]
            places = np.minimum(np.searchsorted(wanted, found), len(wanted) - 1)
            is_marked[start : start + _SLICE] = wanted[places] == found
        return is_marked
