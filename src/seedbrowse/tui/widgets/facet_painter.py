"""Facet painter: draws the rows of a facet panel, the years as columns."""

from collections.abc import Callable
from typing import Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from seedbrowse.records.text import clean
from seedbrowse.search.facet import FacetName
from seedbrowse.tui.cell_text import cut, filled
from seedbrowse.tui.facet_rows import FacetRow, RowKind, Sign
from seedbrowse.tui.year_bins import YearBins, years_of

__all__ = ["ADD_AT", "EXCLUDE_AT", "GAUGE", "MARGIN", "FacetLook", "FacetPainter", "gauge_at"]

MARGIN: Final = 2
"""Cells before a value: the cursor, and what the query says of it."""

GAUGE: Final = 6
"""Cells of the bar before a count, and of what can be clicked in its place."""

EXCLUDE_AT, ADD_AT = 1, 4
"""Where in these the two signs stand."""

_MARKER: Final = "▌"
_COUNT: Final = 8
_ROOM_FOR_GAUGE: Final = 30
_UNDERLINE: Final = "▔"


class FacetLook(NamedTuple):
    """What decides on the look of a row besides what it shows."""

    is_cursor: bool
    is_hovered: bool
    greatest: int
    """The count that fills a bar."""


def gauge_at(width: int) -> int:
    """The first cell of the bars; beyond the row where there is no room for them."""
    return width - _COUNT - GAUGE if width >= _ROOM_FOR_GAUGE else width


class FacetPainter:
    """Draws one line at a time."""

    def __init__(self, base: Callable[[], Style], part: Callable[[str], Style]) -> None:
        """Make a painter.

        Args:
            base: The style below everything.
            part: The style of each part of a row, by name.
        """
        self._base = base
        self._part = part

    def strip(self, row: FacetRow, width: int, look: FacetLook) -> Strip:
        """A row of one line: a heading, a value, or how many values are left out."""
        base = self._base()
        if row.kind is RowKind.HEADING:
            name = row.name.replace("_", " ")
            told = "" if row.name is FacetName.YEAR else f"{row.count:,}"
            segments = [
                *filled(name, max(width - _COUNT, 0), base + self._part("heading")),
                *filled(told, min(width, _COUNT), base + self._part("count"), right=True),
            ]
            return Strip(segments).adjust_cell_length(width, base)
        if look.is_cursor:
            base += self._part("cursor")
        elif look.is_hovered:
            base += self._part("hover")
        segments = [
            Segment(_MARKER if look.is_cursor else " ", base + self._part("marker")),
            Segment(row.sign.value, base + self._signed(row.sign)),
        ]
        if row.kind is RowKind.MORE:
            told = f"… {row.count:,} more"
            segments += filled(told, max(width - MARGIN, 0), base + self._part("more"))
        else:
            segments += self._value(row, width, look, base)
        return Strip(segments).adjust_cell_length(width, base)

    def _value(self, row: FacetRow, width: int, look: FacetLook, base: Style) -> list[Segment]:
        start = gauge_at(width)
        gauge = GAUGE if start < width else 0
        room = max(width - MARGIN - gauge - _COUNT, 0)
        count = "" if row.count is None else f"{row.count:,}"
        told = f"{' ' * EXCLUDE_AT}−{' ' * (ADD_AT - EXCLUDE_AT - 1)}+"
        if look.is_hovered:
            drawn = filled(told, gauge, base + self._part("marker"))
        else:
            line = _thin_bar(row.count or 0, look.greatest, max(gauge - 1, 0))
            drawn = filled(f" {line}", gauge, base + self._part("bar"))
        return [
            *filled(clean(row.value), room, base + self._signed(row.sign)),
            *drawn,
            *filled(count, min(_COUNT, width), base + self._part("count"), right=True),
        ]

    def _signed(self, sign: Sign) -> Style:
        match sign:
            case Sign.INCLUDED:
                return self._part("included")
            case Sign.EXCLUDED:
                return self._part("excluded")
            case _:
                return Style.null()

    def columns_strip(
        self, row: FacetRow, bins: YearBins, y: int, height: int, brush: tuple[int, int] | None
    ) -> list[Segment]:
        """Line `y` of the years as columns; those of the brush stand on another ground."""
        base = self._base()
        columns = bins.columns(height)
        chosen = [bins.within(*years_of(each)) for each in row.section.chosen.included]
        segments = [Segment(" " * MARGIN, base)]
        for number, drawn in enumerate(columns):
            is_brushed = brush is not None and brush[0] <= number <= brush[1]
            is_chosen = any(each and each[0] <= number <= each[1] for each in chosen)
            name = "chosen" if is_chosen else "outside" if chosen else "column"
            style = base + self._part(name) + (self._part("brush") if is_brushed else Style.null())
            gap = " " if bins.across > 1 else ""
            segments.append(Segment(drawn[y] * (bins.across - len(gap)) + gap, style))
        return segments

    def underline(self, bins: YearBins, brush: tuple[int, int] | None) -> list[Segment]:
        """A line below the columns of the brush, for whoever sees no colours."""
        base = self._base()
        if brush is None:
            return []
        start, end = brush[0] * bins.across, (brush[1] + 1) * bins.across
        line = _UNDERLINE * (end - start - (bins.across > 1))
        return [Segment(" " * (MARGIN + start), base), Segment(line, base + self._part("marker"))]

    def years(self, bins: YearBins, width: int, brush: tuple[int, int] | None) -> list[Segment]:
        """The first and the last year, and between them what is brushed."""
        base = self._base()
        if not bins.bins:
            return filled("  no year is known", width, base + self._part("more"))
        first, last = f"{bins.bins[0].first:04}", f"{bins.bins[-1].last:04}"
        last = "" if last == first else last
        across = max(min(len(bins.bins) * bins.across, width - MARGIN), len(first + last) + 1)
        told = ""
        if brush is not None:
            told = f"{bins.text(*brush).replace('..', '–')} · {bins.count(*brush):,}"
            across = max(across, len(first + last + told) + 2)
        room = max(across - len(first) - len(last), 0)
        middle = cut(told, room).center(room)
        ends = base + self._part("count")
        return [
            Segment(f"{' ' * MARGIN}{first}", ends),
            Segment(middle, base + self._part("marker")),
            Segment(last, ends),
        ]


def _thin_bar(count: int, greatest: int, width: int) -> str:
    """A bar that does not touch those above and below it, to half a cell; at least that."""
    halves = max(round(2 * width * count / greatest), 1) if count and greatest else 0
    full, rest = divmod(min(halves, 2 * width), 2)
    return "━" * full + "╸" * rest
