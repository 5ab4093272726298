"""Year bins: the years of some records, as many together as the screen has no columns for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from seedbrowse.search.facet import FacetValue
from seedbrowse.terminal_charts import column

__all__ = ["YearBin", "YearBins", "years_of"]

MOST_ACROSS = 3
"""Columns of a bin at most: a few years need no more to be told apart."""

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
"""Years that may be put together."""


@dataclass(frozen=True, slots=True)
class YearBin:
    """Some years in a row."""

    first: int
    last: int
    count: int


class YearBins:
    """Bins side by side, of equal width, gaps included."""

    def __init__(self, values: Sequence[FacetValue], width: int) -> None:
        """Put years together so that they fit into `width` columns; ascending, as facets are."""
        years = [(int(each.value), each.count) for each in values]
        span = years[-1][0] - years[0][0] + 1 if years else 0
        fitting = (step for step in STEPS if span / step < max(width, 2) - 1)
        step = 1 if span <= width else next(fitting, max(span, 1))
        self.bins = _binned(years, step)
        """From the earliest on."""

        self.across = max(min(width // max(len(self.bins), 1), MOST_ACROSS), 1)
        """Columns of a bin."""

    @property
    def greatest(self) -> int:
        """The records of the fullest bin."""
        return max((each.count for each in self.bins), default=0)

    def columns(self, height: int) -> list[str]:
        """Each bin as a column of characters, from the top downwards."""
        return [column(each.count, self.greatest, height) for each in self.bins]

    def at(self, x: int) -> int:
        """The bin in a column of the screen, or the nearest one."""
        return max(min(x // self.across, len(self.bins) - 1), 0)

    def within(self, first: int, last: int) -> tuple[int, int] | None:
        """From and to which bin some years are; None where they are beyond all of them."""
        hit = [n for n, each in enumerate(self.bins) if each.first <= last and each.last >= first]
        return (hit[0], hit[-1]) if hit else None

    def text(self, start: int, end: int) -> str:
        """The years from one bin to another, as a query has them: `2019`, `2015..2019`."""
        first, last = self.bins[start].first, self.bins[end].last
        return f"{first:04}" if first == last else f"{first:04}..{last:04}"

    def count(self, start: int, end: int) -> int:
        """How many records are from these years."""
        return sum(each.count for each in self.bins[start : end + 1])


def years_of(text: str) -> tuple[int, int]:
    """From and to which year a choice is: `2015..2019`, `2019`, `2015..` or `..2019`."""
    first, dots, last = text.partition("..")
    return int(first or 0), int(last or (9999 if dots else first))


def _binned(years: Sequence[tuple[int, int]], step: int) -> list[YearBin]:
    if not years:
        return []
    counts = {
        number: sum(count for _year, count in some)
        for number, some in groupby(years, lambda each: each[0] // step)
    }
    numbers = range(years[0][0] // step, years[-1][0] // step + 1)
    bins = [YearBin(n * step, n * step + step - 1, counts.get(n, 0)) for n in numbers]
    # What is chosen at an end is what there is, not what there might be.
    bins[0] = replace(bins[0], first=years[0][0])
    bins[-1] = replace(bins[-1], last=years[-1][0])
    return bins
