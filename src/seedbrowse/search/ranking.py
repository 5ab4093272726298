"""Ranking: records in the order of their scores, or of a column."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from seedbrowse.search.arrays import steady_order
from seedbrowse.search.headings import HEADING_SEPARATOR
from seedbrowse.search.hits import Numbers, Scores

__all__ = ["best_first", "by_rank"]

# How many of the best are compared with the query as a whole, and how much that can weigh: it
# decides among nearly equal scores, for the shorter title and the order that was typed.
_HEAD = 100
_LIKENESS = 0.05

# How much more a record counts whose first author was typed: people remember papers by them.
_FIRST_AUTHOR = 0.04
_NEARLY = 75  # of 100: a name with a typing error
_NAME_WORDS = 2  # of a first author that may be the family name: `de carvalho`

# Scores are told apart in so many steps, for numpy sorts 16 bits in linear time. Sums of the same
# numbers in another order, which differ in their last bits, are equal so.
_STEPS = 0xFFFF

_SEPARATOR = HEADING_SEPARATOR.decode()


def best_first(
    numbers: Numbers,
    totals: Scores | None,
    query: str,
    heading: Callable[[int], str],
    checkpoint: Callable[[], None],
) -> Numbers:
    """Records in the order of their scores, ties in library order.

    Nearly equal ones go by how much title and authors, which `heading` tells of a record, read
    like `query` (folded).

    Args:
        numbers: Ascending.
        totals: A positive score for each; None leaves them as they are.
        query: The words that were typed.
        heading: Of a record number.
        checkpoint: Called now and then; may raise to give up.
    """
    checkpoint()
    if totals is None or not len(numbers):
        return numbers
    best = totals.max()
    steps = ((best - totals) * (_STEPS / best)).astype(np.uint16)
    order = np.argsort(steps, kind="stable")
    checkpoint()
    head = order[:_HEAD]
    typed = query.split()
    likeness = [_likeness(query, typed, heading(number)) for number in numbers[head].tolist()]
    better = totals[head] * (1 + np.array(likeness, np.float32))
    order[:_HEAD] = head[np.argsort(-better, kind="stable")]
    return numbers[order]


def _likeness(query: str, typed: Sequence[str], heading: str) -> float:
    """How much more a record counts than its score says, for what it is called."""
    title, _, authors = heading.partition(_SEPARATOR)
    is_first = any(
        author.startswith(word) or fuzz.ratio(word, author) >= _NEARLY
        for author in authors.split(" ", _NAME_WORDS)[:_NAME_WORDS]
        for word in typed
        if len(word) > 1
    )
    return (
        _LIKENESS * fuzz.ratio(query, f"{title} {authors}".rstrip()) / 100
        + _FIRST_AUTHOR * is_first
    )


def by_rank(numbers: Numbers, ranks: npt.NDArray[np.int32], *, descending: bool) -> Numbers:
    """Records in the order of their `ranks`, ties as they come; gaps, which are -1, last."""
    found = ranks[numbers]
    top = int(found.max(initial=0))
    keys = np.where(found < 0, top + 1, top - found if descending else found)
    return numbers[steady_order(keys.astype(np.uint32))]
