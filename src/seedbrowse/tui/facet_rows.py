"""Facet rows: the sections of a facet panel as rows one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from seedbrowse.search.facet import FacetName
from seedbrowse.search.query_choices import Choices
from seedbrowse.tui.facet_counting import FacetSection

__all__ = ["Choice", "FacetRow", "RowKind", "Sign", "rows_of"]


class Choice(Enum):
    """What is done with a value."""

    ONLY = auto()
    EXCLUDE = auto()
    ADD = auto()


class RowKind(Enum):
    """What a row shows."""

    HEADING = "heading"
    YEARS = "years"
    VALUE = "value"
    MORE = "more"


class Sign(Enum):
    """What the query says of a value; told by a character, not by colour alone."""

    NONE = " "
    INCLUDED = "✓"
    EXCLUDED = "−"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One row."""

    kind: RowKind
    section: FacetSection
    value: str = ""
    count: int | None = None
    """Records with the value; None where that is not known. Of the last row, values left out."""

    sign: Sign = Sign.NONE

    @property
    def name(self) -> FacetName:
        """The kind of its value."""
        return self.section.name

    @property
    def is_choice(self) -> bool:
        """Whether the cursor can be there."""
        return self.kind is not RowKind.HEADING

    @property
    def identity(self) -> tuple[RowKind, FacetName, str]:
        """What makes it the same row when its count changes."""
        return self.kind, self.name, self.value.casefold()


def rows_of(sections: Sequence[FacetSection], *, has_chosen: bool = True) -> list[FacetRow]:
    """Each section with its heading.

    Args:
        sections: In their order.
        has_chosen: Whether chosen values are shown that are not among those that were counted.
    """
    return [row for section in sections for row in _rows(section, has_chosen=has_chosen)]


def _rows(section: FacetSection, *, has_chosen: bool) -> Iterator[FacetRow]:
    facet, chosen = section.facet, section.chosen
    yield FacetRow(RowKind.HEADING, section, count=facet.distinct)
    if facet.name is FacetName.YEAR:
        yield FacetRow(RowKind.YEARS, section)
        return
    known = {each.value.casefold() for each in facet.values}
    if has_chosen:
        for value in (*chosen.included, *chosen.excluded):
            if value.casefold() not in known:
                yield FacetRow(RowKind.VALUE, section, value, None, _sign(value, chosen))
    for each in facet.values:
        sign = _sign(each.value, chosen)
        yield FacetRow(RowKind.VALUE, section, each.value, each.count, sign)
    if facet.distinct > len(facet.values):
        yield FacetRow(RowKind.MORE, section, count=facet.distinct - len(facet.values))


def _sign(value: str, chosen: Choices) -> Sign:
    if chosen.includes(value):
        return Sign.INCLUDED
    return Sign.EXCLUDED if chosen.excludes(value) else Sign.NONE
