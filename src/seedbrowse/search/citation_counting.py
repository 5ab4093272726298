"""Citation counting: adds up how often some records are cited."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from seedbrowse.search.cancelling import unless_cancelled
from seedbrowse.search.citations import Citations, CitedRecord, YearCitations
from seedbrowse.search.facets import Facets

__all__ = ["citations_of"]

_GAP: Final = -1

Ids = Sequence[int] | npt.NDArray[np.integer]
Numbers = npt.NDArray[np.int64]


def citations_of(
    facets: Facets,
    ids: Ids,
    most: int,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Citations | None:
    """Add up the citations of some records; None as soon as nobody waits any more.

    Args:
        facets: Of the library, which know the year of each record and how often it is cited.
        ids: Numbers of records, each once; a `range`, an array of either kind, a list.
        most: How many of the most cited ones to tell at most.
        is_cancelled: Asked between the steps, of which each takes some hundredths of a second for
            a million records.
    """
    return unless_cancelled(
        lambda checkpoint: _counted(facets, ids, most, checkpoint), is_cancelled
    )


def _counted(facets: Facets, ids: Ids, most: int, checkpoint: Callable[[], None]) -> Citations:
    numbers = _numbers(ids)
    every = facets.numbers("cited")[numbers]
    numbers = numbers[every != _GAP]
    checkpoint()
    cited = every[every != _GAP].astype(np.int64)
    ordered = np.sort(cited)[::-1]
    checkpoint()
    total = int(cited.sum())
    return Citations(
        known=len(cited),
        missing=len(every) - len(cited),
        total=total,
        mean=total / len(cited) if len(cited) else None,
        median=_median(ordered),
        h_index=_h_index(ordered),
        most_cited=_most_cited(numbers, cited, ordered, most),
        by_year=_by_year(facets.numbers("year")[numbers].astype(np.int64), cited),
    )


def _numbers(ids: Ids) -> Numbers:
    if isinstance(ids, range):  # which numpy would walk through, number by number
        return np.arange(ids.start, ids.stop, ids.step, dtype=np.int64)
    return np.asarray(ids, np.int64)


def _median(ordered: Numbers) -> float | None:
    """The number in the middle, or between the two in the middle."""
    if not len(ordered):
        return None
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    return float(middle.sum()) / len(middle)


def _h_index(ordered: Numbers) -> int:
    """How many records are cited at least as often as their place among the most cited ones."""
    return int(np.count_nonzero(ordered >= np.arange(1, len(ordered) + 1)))


def _most_cited(
    numbers: Numbers, cited: Numbers, ordered: Numbers, most: int
) -> tuple[CitedRecord, ...]:
    if not most or not len(cited):
        return ()
    least = max(int(ordered[min(most, len(ordered)) - 1]), 1)
    is_candidate = cited >= least
    found, times = numbers[is_candidate], cited[is_candidate]
    order = np.lexsort((found, -times))[:most]
    pairs = zip(found[order].tolist(), times[order].tolist(), strict=True)
    return tuple(CitedRecord(number, often) for number, often in pairs)


def _by_year(years: Numbers, cited: Numbers) -> tuple[YearCitations, ...]:
    known = years != _GAP
    different, places = np.unique(years[known], return_inverse=True)
    records = np.bincount(places, minlength=len(different))
    totals = np.zeros(len(different), np.int64)
    np.add.at(totals, places, cited[known])  # in whole numbers, which `bincount` cannot
    rows = zip(different.tolist(), records.tolist(), totals.tolist(), strict=True)
    return tuple(YearCitations(*row) for row in rows)
