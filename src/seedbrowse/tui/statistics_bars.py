"""Statistics bars: what the charts of statistics show, each value with what finds its records."""

from collections.abc import Mapping
from dataclasses import dataclass

from seedbrowse.library.library import Library
from seedbrowse.library.problem_report import counted
from seedbrowse.library.statistics import Statistics
from seedbrowse.library.statistics_text import short_reference
from seedbrowse.library.year_spans import year_spans
from seedbrowse.search.facet import FacetName
from seedbrowse.search.query_narrowing import value_condition, years_condition

__all__ = ["Bar", "cited_bars", "told_of", "value_bars", "year_bars"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart."""

    label: str
    count: int
    condition: str = ""
    """What finds its records, as the search bar has it."""

    number: int | None = None
    """The record in the library that it stands for, where that is just one."""


def value_bars(statistics: Statistics, name: FacetName) -> list[Bar]:
    """The values of a field, the most frequent first."""
    return [
        Bar(each.value, each.count, value_condition(name, each.value))
        for each in statistics.facets[name].values
    ]


def told_of(statistics: Statistics, name: FacetName) -> str:
    """How many values a field has, and how many records none, in few words."""
    facet = statistics.facets[name]
    values = counted(facet.distinct, "year" if name is FacetName.YEAR else "value")
    return f"{values} · {facet.missing:,} without" if facet.missing else values


def year_bars(counts: Mapping[int, int], most: int) -> list[Bar]:
    """Years from the first to the last, in at most so many spans."""
    return [
        Bar(span.name, span.count, years_condition(span.first, span.last))
        for span in year_spans(counts, most)
    ]


def cited_bars(statistics: Statistics, library: Library) -> list[Bar]:
    """The most cited records, which are read from the library.

    Raises:
        DamagedError: They cannot be read.
    """
    return [
        Bar(short_reference(library[each.number]), each.cited, number=each.number)
        for each in statistics.citations.most_cited
    ]
