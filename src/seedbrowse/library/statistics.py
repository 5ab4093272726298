"""Statistics: what the records of an answer have in common, as numbers.

Screen, tables, JSON and pictures all show what `statistics_of` counts.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from seedbrowse.library.library import Library
from seedbrowse.search.citations import Citations
from seedbrowse.search.facet import Facet, FacetName

__all__ = ["COUNTED", "Statistics", "statistics_of"]

COUNTED: Final[Mapping[FacetName, str]] = {
    FacetName.YEAR: "Years",
    FacetName.SOURCE: "Sources",
    FacetName.AUTHOR: "Authors",
    FacetName.AUTHOR_KEYWORD: "Author keywords",
    FacetName.INDEX_KEYWORD: "Index keywords",
    FacetName.COUNTRY: "Countries",
    FacetName.TYPE: "Types",
    FacetName.LANGUAGE: "Languages",
    FacetName.OPEN_ACCESS: "Open access",
}
"""The fields whose values are counted, in the order in which they are shown, and their headings."""


class Statistics(msgspec.Struct, frozen=True):
    """The numbers of some records."""

    records: int
    facets: Mapping[FacetName, Facet]
    """How many of them have each value of the fields `COUNTED`: of years all, of others those
    that most records have. A record counts once for each of its values."""

    citations: Citations

    @property
    def years(self) -> dict[int, int]:
        """How many records each year has."""
        return {int(each.value): each.count for each in self.facets[FacetName.YEAR].values}

    @property
    def cited_years(self) -> dict[int, int]:
        """How often the records of each year are cited; 0 where nothing is known of them."""
        return dict.fromkeys(self.years, 0) | {
            each.year: each.total for each in self.citations.by_year
        }


def statistics_of(
    library: Library,
    ids: Sequence[int],
    *,
    most: int,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Statistics | None:
    """Count the records `ids` of a library; None as soon as nobody waits any more.

    A million records take some tenths of a second the first time, then less.

    Args:
        library: That knows the records.
        ids: Their numbers, each once.
        most: How many values of a field, and of the most cited records, are told at most.
        is_cancelled: Says whether nobody waits.

    Raises:
        DamagedError: What is counted cannot be read.
    """
    others = [name for name in COUNTED if name is not FacetName.YEAR]
    years = library.facets(ids, [FacetName.YEAR], is_cancelled=is_cancelled)
    counted = years and library.facets(ids, others, limit=most, is_cancelled=is_cancelled)
    citations = counted and library.citations(ids, most=most, is_cancelled=is_cancelled)
    if not years or not counted or not citations:
        return None
    facets = {facet.name: facet for facet in (*years, *counted)}
    return Statistics(len(ids), {name: facets[name] for name in COUNTED}, citations)
