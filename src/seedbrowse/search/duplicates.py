"""Duplicates as a search finds them: for each record the number of the first one of the same work.

How they are told is not known here: whoever has the records says so, with -1 for a record that is
the only one of its work.
"""

from array import array
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["Firsts", "of_equal_digests", "others_of"]

Firsts = npt.NDArray[np.int32]


def of_equal_digests(digests: npt.NDArray[np.uint64]) -> Firsts:
    """Records of the same identity (`records.identity.digest`), where nothing else is known.

    A digest of 0 is that of no record.
    """
    _, firsts, places, counts = np.unique(
        digests, return_index=True, return_inverse=True, return_counts=True
    )
    return np.where((counts[places] > 1) & (digests != 0), firsts[places], -1).astype(np.int32)


def others_of(number: int, firsts: Firsts) -> Sequence[int]:
    """The other records of the work that one is of, in order."""
    first = int(firsts[number])
    if first < 0:
        return array("I")
    return array("I", [each for each in np.flatnonzero(firsts == first).tolist() if each != number])
