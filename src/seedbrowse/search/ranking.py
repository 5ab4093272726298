"""Ranking: the records that answer every word of a query, best first."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from seedbrowse.search.arrays import steady_order
from seedbrowse.search.hits import Hits, Numbers, Scores, found_by_all

__all__ = ["by_rank", "ranked"]

# How many of the best are compared with the query as a whole, and how much that can weigh: it
# decides among nearly equal scores, for the shorter title and the order that was typed.
_HEAD = 100
_LIKENESS = 0.05

# Scores are told apart in so many steps, for numpy sorts 16 bits in linear time. Sums of the same
# numbers in another order, which differ in their last bits, are equal so.
_STEPS = 0xFFFF


def ranked(
    hits: Sequence[Hits],
    query: str,
    heading: Callable[[int], str],
    checkpoint: Callable[[], None],
) -> Numbers:
    """Records with a score in every one of `hits`, best first, ties in library order.

    Scores add up. Nearly equal ones go by how much title and authors, which `heading` tells of a
    record, read like `query` (folded).
    """
    numbers, columns = found_by_all(hits)
    checkpoint()
    if not len(numbers):
        return numbers
    totals: Scores = np.sum(columns, axis=0, dtype=np.float32)
    best = totals.max()
    steps = ((best - totals) * (_STEPS / best)).astype(np.uint16)
    order = np.argsort(steps, kind="stable")
    checkpoint()
    head = order[:_HEAD]
    likeness = [fuzz.ratio(query, heading(number)) / 100 for number in numbers[head].tolist()]
    better = totals[head] * (1 + _LIKENESS * np.array(likeness, np.float32))
    order[:_HEAD] = head[np.argsort(-better, kind="stable")]
    return numbers[order]


def by_rank(numbers: Numbers, ranks: npt.NDArray[np.int32], *, descending: bool) -> Numbers:
    """Records in the order of their `ranks`, ties as they come; gaps, which are -1, last."""
    found = ranks[numbers]
    top = int(found.max(initial=0))
    keys = np.where(found < 0, top + 1, top - found if descending else found)
    return numbers[steady_order(keys.astype(np.uint32))]
