"""Statistics forms: the forms in which statistics are printed."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import click
import msgspec

from seedbrowse.cli.output import has_colour
from seedbrowse.cli.table import cell_width, fit
from seedbrowse.library.inputs import printable
from seedbrowse.library.library import Library
from seedbrowse.library.problem_report import counted
from seedbrowse.library.statistics import COUNTED, Statistics
from seedbrowse.library.statistics_text import extent, key_figures, short_reference
from seedbrowse.library.year_spans import year_spans
from seedbrowse.records import Record
from seedbrowse.records.identity import identity
from seedbrowse.records.markup import without_markup
from seedbrowse.search.facet import FacetName
from seedbrowse.terminal_charts import bar

__all__ = ["Counted", "write_json", "write_table"]

_GAP: Final = "  "
_NARROWEST: Final = 8
_LONGEST_BAR: Final = 60
_MOST_SPANS: Final = 24
"""Lines that years take on a terminal."""

Rows = Sequence[tuple[str, int]]


class Counted(msgspec.Struct, frozen=True):
    """What was counted, and of what."""

    query: str
    library_size: int
    statistics: Statistics
    most_cited: tuple[tuple[Record, int], ...]
    """Records, the most cited first, and how often each is."""

    @classmethod
    def of(cls, library: Library, query: str, statistics: Statistics) -> "Counted":
        """Take the most cited records out of the library."""
        cited = statistics.citations.most_cited
        records = tuple((library[each.number], each.cited) for each in cited)
        return cls(query, len(library), statistics, records)

    @property
    def heading(self) -> str:
        """What was counted: `132 of 20,412 records match: migr year:2015..`."""
        if not self.query.strip():
            return counted(self.library_size, "record")
        found = f"{self.statistics.records:,} of {counted(self.library_size, 'record')}"
        return f"{found}: {printable(self.query)}"

    def rows(self, name: FacetName, most_spans: int) -> list[tuple[str, int]]:
        """The values of a field and their counts; years in so many spans."""
        if name is FacetName.YEAR:
            spans = year_spans(self.statistics.years, most_spans)
            return [(span.name, span.count) for span in spans]
        return [(each.value, each.count) for each in self.statistics.facets[name].values]


def write_table(found: Counted) -> None:
    """Write tables with bars to a terminal, else kind, value and number between tabs."""
    if sys.stdout.isatty():
        lines = _fitted_lines(found, shutil.get_terminal_size().columns)
    else:
        lines = ("\t".join(map(str, row)) for row in _tab_separated(found))
    sys.stdout.writelines(f"{line}\n" for line in lines)


def write_json(found: Counted) -> None:
    """Write everything as one object."""
    citations = found.statistics.citations
    facets = found.statistics.facets.items()
    tree = {
        "records": found.statistics.records,
        "library": found.library_size,
        "query": found.query,
        "facets": {
            str(name): {
                "values": facet.values,
                "distinct": facet.distinct,
                "missing": facet.missing,
            }
            for name, facet in facets
        },
        "citations": {
            **msgspec.to_builtins(citations),
            "most_cited": [
                {
                    "key": identity(record),
                    "title": without_markup(record.title),
                    "year": record.year,
                    "cited": cited,
                }
                for record, cited in found.most_cited
            ],
        },
    }
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(tree), indent=2).decode() + "\n")


def _tab_separated(found: Counted) -> Iterator[tuple[str, str, int | float]]:
    yield "records", "counted", found.statistics.records
    for name, facet in found.statistics.facets.items():
        for each in facet.values:
            yield name, each.value, each.count
    citations = found.statistics.citations
    yield "citations", "records", citations.known
    yield "citations", "total", citations.total
    yield "citations", "h_index", citations.h_index
    if citations.mean is not None and citations.median is not None:
        yield "citations", "mean", round(citations.mean, 3)
        yield "citations", "median", citations.median
    for year in citations.by_year:
        yield "citations_by_year", str(year.year), year.total
    for record, cited in found.most_cited:
        yield "most_cited", identity(record), cited


def _fitted_lines(found: Counted, width: int) -> Iterator[str]:
    yield fit(found.heading, width).rstrip()
    for name, title in COUNTED.items():
        facet, rows = found.statistics.facets[name], found.rows(name, _MOST_SPANS)
        if rows:
            told = None if name is FacetName.YEAR else len(rows)
            yield from _headed(title, extent(facet, told or facet.distinct))
            yield from _bars(rows, width)
    citations = found.statistics.citations
    if not citations.known:
        return
    missing = f", {counted(citations.missing, 'record')} without" if citations.missing else ""
    yield from _headed("Citations", f"of {counted(citations.known, 'record')}{missing}")
    yield " · ".join(f"{name} {value}" for name, value in key_figures(citations))
    yield from _headed("Citations by year of publication")
    spans = year_spans(found.statistics.cited_years, _MOST_SPANS)
    yield from _bars([(span.name, span.count) for span in spans], width)
    yield from _headed("Most cited")
    yield from _cited(found.most_cited, width)


def _headed(title: str, told: str = "") -> Iterable[str]:
    heading = title.upper()
    shown = click.style(heading, bold=True) if has_colour() else heading
    return "", f"{shown}{_GAP}{told}".rstrip()


def _bars(rows: Rows, width: int) -> Iterator[str]:
    """A value a line, its number, and a bar as far as there is room."""
    greatest = max(count for _, count in rows)
    count_width = len(f"{greatest:,}")
    longest = max(sum(map(cell_width, value)) for value, _ in rows)
    value_width = min(longest, max(_NARROWEST, width // 2))
    room = min(width - value_width - count_width - 2 * len(_GAP), _LONGEST_BAR)
    for value, count in rows:
        number = f"{count:>{count_width},}"
        drawn = _drawable(bar(count, greatest, room))
        yield f"{fit(value, value_width)}{_GAP}{number}{_GAP}{drawn}".rstrip()


def _cited(records: Sequence[tuple[Record, int]], width: int) -> Iterator[str]:
    count_width = max((len(f"{cited:,}") for _, cited in records), default=0)
    for record, cited in records:
        room = max(_NARROWEST, width - count_width - len(_GAP))
        yield f"{cited:>{count_width},}{_GAP}{fit(short_reference(record), room)}".rstrip()


def _drawable(drawn: str) -> str:
    """A bar in characters that the terminal has: one of ASCII alone has none but `#`."""
    try:
        drawn.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return "#" * len(drawn)
    return drawn
