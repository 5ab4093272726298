"""Facet forms: the forms in which facets are printed, by name."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import click
import msgspec

from seedbrowse.cli.output import has_colour
from seedbrowse.cli.table import cell_width, fit
from seedbrowse.library.problem_report import counted
from seedbrowse.search.facet import Facet, FacetName

__all__ = ["FACET_FORMS", "facet_names"]

_ALL: Final = "all"
_GAP: Final = "  "
_NARROWEST: Final = 8


def facet_names(text: str) -> tuple[FacetName, ...]:
    """The facets that `year,source` or `all` names, each once.

    Raises:
        click.UsageError: One of them is none.
    """
    names = [name.strip().lower().replace("-", "_") for name in text.split(",") if name.strip()]
    known = [str(name) for name in FacetName]
    unknown = [name for name in names if name not in (*known, _ALL)]
    if unknown or not names:
        first = f"no facet is called {unknown[0]!r}" if unknown else "no facet is named"
        raise click.UsageError(f"{first}; there are {', '.join(known)}, and {_ALL}")
    return tuple(FacetName) if _ALL in names else tuple(map(FacetName, dict.fromkeys(names)))


def _write_table(total: int, facets: Sequence[Facet]) -> None:
    if not sys.stdout.isatty():
        lines = _tab_separated_lines(facets)
    else:
        lines = _fitted_lines(facets, total, shutil.get_terminal_size().columns)
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _tab_separated_lines(facets: Sequence[Facet]) -> Iterator[str]:
    for facet in facets:
        for each in facet.values:
            yield f"{facet.name}\t{each.value}\t{each.count}"


def _fitted_lines(facets: Sequence[Facet], total: int, width: int) -> Iterator[str]:
    """A heading for each facet, then a value a line, with the counts below one another."""
    count_width = len(f"{total:,}")
    every = [each.value for facet in facets for each in facet.values]
    longest = max((sum(map(cell_width, value)) for value in every), default=0)
    value_width = min(longest, max(_NARROWEST, width - count_width - len(_GAP)))
    for place, facet in enumerate(facets):
        if place:
            yield ""
        heading = facet.name.replace("_", " ").upper()
        yield f"{click.style(heading, bold=True) if has_colour() else heading}  {_extent(facet)}"
        for each in facet.values:
            yield f"{fit(each.value, value_width)}{_GAP}{each.count:>{count_width},}"


def _extent(facet: Facet) -> str:
    values = counted(facet.distinct, "value")
    if len(facet.values) < facet.distinct:
        values = f"{len(facet.values):,} of {values}"
    return f"{values}, {counted(facet.missing, 'record')} without" if facet.missing else values


def _write_json(total: int, facets: Sequence[Facet]) -> None:
    found = {
        str(facet.name): {
            "values": facet.values,
            "distinct": facet.distinct,
            "missing": facet.missing,
        }
        for facet in facets
    }
    encoded = msgspec.json.encode({"total": total, "facets": found})
    sys.stdout.write(msgspec.json.format(encoded, indent=2).decode() + "\n")


FACET_FORMS: Final[Mapping[str, Callable[[int, Sequence[Facet]], None]]] = {
    "table": _write_table,
    "json": _write_json,
}
"""Each writes facets of so many records to standard output."""
