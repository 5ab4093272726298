"""Year brush: the years that a person is about to choose, whatever bins they are shown in."""

from collections.abc import Sequence

from seedbrowse.search.facet import FacetValue
from seedbrowse.tui.year_bins import YearBins, years_of

__all__ = ["YearBrush"]


class YearBrush:
    """A range of bins from an anchor to an end; the last bin at first.

    Both are kept as years, so that they stay the same when other bins take the place of these.
    """

    def __init__(self) -> None:
        """Brush nothing yet."""
        self.bins = YearBins((), 0)
        self._chosen: Sequence[str] = ()
        self._years: tuple[int, int] | None = None
        self.is_held = False
        """Whether the mouse is drawing it."""

    def show(self, values: Sequence[FacetValue], width: int, chosen: Sequence[str]) -> None:
        """Lay it over other years; what the query has chosen is brushed where nothing else is."""
        self.bins = YearBins(values, width)
        self._chosen = chosen
        if self._years is None and chosen:
            self._years = years_of(chosen[0])

    @property
    def places(self) -> tuple[int, int]:
        """From and to which bin it is."""
        last = max(len(self.bins.bins) - 1, 0)
        if self._years is None:
            return last, last
        found = self.bins.within(min(self._years), max(self._years))
        return found or (last, last)

    @property
    def chosen_places(self) -> tuple[int, int] | None:
        """From and to which bin the query has chosen; None where it has not, or several times."""
        return self.bins.within(*years_of(self._chosen[0])) if len(self._chosen) == 1 else None

    @property
    def text(self) -> str:
        """Its years as a query has them; empty where there are no years."""
        return self.bins.text(*self.places) if self.bins.bins else ""

    def take_hold(self, x: int) -> None:
        """Begin it in a column of the screen."""
        if self.bins.bins:
            year = self.bins.bins[self.bins.at(x)].first
            self._years = (year, year)
            self.is_held = True

    def draw_to(self, x: int) -> None:
        """Draw it on to another column."""
        if self._years is not None:
            self._years = (self._years[0], self.bins.bins[self.bins.at(x)].first)

    def move(self, step: int, *, extends: bool) -> None:
        """Move its end by some bins, and its anchor with it where it does not extend."""
        bins = self.bins.bins
        if not bins:
            return
        anchor, end = self._years or (bins[-1].first, bins[-1].first)
        here = (self.bins.within(end, end) or (len(bins) - 1,) * 2)[0]
        moved = bins[max(0, min(here + step, len(bins) - 1))].first
        self._years = (anchor if extends else moved, moved)
