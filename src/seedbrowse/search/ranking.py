"""Ranking: the records that answer every word of a query, best first."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from seedbrowse.search.matching import Hits

__all__ = ["ranked"]

# How many of the best are compared with the query as a whole, and how much that can weigh: it
# decides among nearly equal scores, for the shorter title and the order that was typed.
_HEAD = 100
_LIKENESS = 0.05


def ranked(
    hits: Sequence[Hits],
    query: str,
    headings: Sequence[str],
    library_size: int,
    checkpoint: Callable[[], None],
) -> list[int]:
    """Records with a score in every one of `hits`, best first, ties in library order.

    Scores add up. Nearly equal ones go by how much title and authors read like `query`
    (folded). `headings` are the records' titles and authors; numbers from `library_size` on belong
    to records that are just being added, and are left out.
    """
    smallest, *others = sorted((hit.scores for hit in hits), key=len)
    every = set(smallest)
    for scores in others:
        checkpoint()
        every &= scores.keys()
    numbers = sorted(every)
    del numbers[bisect_left(numbers, library_size) :]
    checkpoint()
    columns = (map(hit.scores.__getitem__, numbers) for hit in hits)
    sums = (sum(column, 0.0) for column in zip(*columns, strict=True))
    totals = dict(zip(numbers, sums, strict=True))
    checkpoint()
    numbers.sort(key=totals.__getitem__, reverse=True)
    head = numbers[:_HEAD]
    for number in head:
        totals[number] *= 1 + _LIKENESS * fuzz.ratio(query, headings[number]) / 100
    head.sort(key=totals.__getitem__, reverse=True)
    return head + numbers[_HEAD:]
