"""Statistics text: the words around the numbers, the same on the screen, in tables and pictures."""

from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.records.markup import without_markup
from seedbrowse.search.citations import Citations
from seedbrowse.search.facet import Facet, FacetName

__all__ = ["extent", "key_figures", "short_reference"]


def extent(facet: Facet, shown: int | None = None) -> str:
    """How many values there are, how many of them are `shown`, and how many records have none.

    All that the facet has are shown where it is not said.
    """
    shown = len(facet.values) if shown is None else shown
    values = counted(facet.distinct, "year" if facet.name is FacetName.YEAR else "value")
    if shown < facet.distinct:
        values = f"{shown:,} of {values}"
    return f"{values}, {counted(facet.missing, 'record')} without" if facet.missing else values


def key_figures(citations: Citations) -> list[tuple[str, str]]:
    """The names and the values of what is said of all citations together."""
    figures = [("citations", f"{citations.total:,}"), ("h-index", f"{citations.h_index:,}")]
    if citations.mean is not None and citations.median is not None:
        figures.append(("mean", f"{citations.mean:,.1f}"))
        figures.append(("median", f"{citations.median:,.1f}".removesuffix(".0")))
    return figures


def short_reference(record: Record) -> str:
    """A record in one line: `Poletaev 2019: From mistrust to solidarity`."""
    people = record.authors or record.editors
    names = [people[0].short, *(["et al."] if len(people) > 1 else [])] if people else []
    known = [*names, str(record.year) if record.year is not None else ""]
    who = " ".join(filter(None, known))
    return ": ".join(filter(None, (who, without_markup(record.title))))
