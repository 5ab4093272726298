"""Statistics bars: what the charts of statistics show, each value with what finds its records."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.content import Content

from seedbrowse.library.library import Library
from seedbrowse.library.problem_report import counted
from seedbrowse.library.statistics import Statistics
from seedbrowse.library.statistics_text import key_figures, short_reference
from seedbrowse.library.year_spans import year_spans
from seedbrowse.search.facet import FacetName
from seedbrowse.search.query_narrowing import value_condition, years_condition
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.key_texts import with_keys

__all__ = ["Bar", "cited_bars", "summary_of", "told_of", "value_bars", "year_bars"]

NEXT = "{chart.take-back} takes back what was chosen here · {dialog.close} closes"


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


def summary_of(answer: Answer, statistics: Statistics, keymap: Mapping[str, str]) -> Content:
    """What was counted, and what is said of its citations in one line."""
    is_filtered, size = bool(answer.results.query.strip()), answer.results.library_size
    if not statistics.records:
        told = with_keys(f"No record matches, of {size:,} · {NEXT}", keymap)
        return Content.styled(told if is_filtered else "There are no records.", "$warning")
    records = counted(size, "record")
    if is_filtered:
        records = f"{statistics.records:,} of {records}"
    figures = [f"{name} {value}" for name, value in key_figures(statistics.citations)]
    if not statistics.citations.known:
        figures = ["no citations known"]
    parts = [Content.styled(records, "bold $foreground"), *map(Content, figures)]
    return joined(Content(" · "), parts)
