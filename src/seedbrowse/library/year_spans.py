"""Year spans: years in the order of time, together where there are too many for one column each."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import count
from typing import Final

import msgspec

__all__ = ["YearSpan", "year_spans"]

_LENGTHS: Final = (1, 2, 5)


class YearSpan(msgspec.Struct, frozen=True):
    """One year, or several that follow one another."""

    first: int
    last: int
    count: int

    @property
    def name(self) -> str:
        """`2019`, or `2010–2014`."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def year_spans(counts: Mapping[int, int], most: int) -> list[YearSpan]:
    """Sum up what is counted by year, without a gap from the first year to the last.

    Spans are 1, 2, 5, 10, 20 … years long, and begin with a year that their length divides. The
    first and the last reach no further than the years do.

    Args:
        counts: By year.
        most: How many spans there may be; at least 2, since years may lie on both sides of one
            with which spans of every length begin.
    """
    if not counts:
        return []
    years = sorted(counts)
    length = next(
        length
        for power in count()
        for length in (step * 10**power for step in _LENGTHS)
        if years[-1] // length - years[0] // length < max(most, 2)
    )
    spans = []
    for start in range(years[0] // length * length, years[-1] + 1, length):
        within = years[bisect_left(years, start) : bisect_left(years, start + length)]
        total = sum(counts[year] for year in within)
        first, last = max(start, years[0]), min(start + length - 1, years[-1])
        spans.append(YearSpan(first, last, total))
    return spans
