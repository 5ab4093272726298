"""Column layout: which columns a line of the table has room for, and where each stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns
from seedbrowse.tui.columns import COLUMNS, TITLE, USUAL, Column

__all__ = ["GAP", "MARGIN", "NARROWEST", "WIDEST", "Layout", "Placed", "layout_for", "usual_choice"]

GAP = "  "
MARGIN = 2
"""Cells before the first column: for the cursor and for the mark."""

NARROWEST, WIDEST = 3, 300
"""Cells that a person can give a column."""


class Placed(NamedTuple):
    """A column, and how many cells it has."""

    column: Column
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a line from left to right, each followed by a gap."""

    columns: tuple[Placed, ...]

    def width_of(self, column_id: str) -> int:
        """Cells of a column; 0 where it is left out."""
        return next((each.width for each in self.columns if each.column.id == column_id), 0)

    def at(self, x: int) -> Column | None:
        """The column at a cell of the line; None before the first and after the last."""
        for start, end, column in self._places():
            if start <= x < end + len(GAP):
                return column
        return None

    def border_at(self, x: int) -> int | None:
        """Which column ends at a cell of the line, in the gap behind it; None where none does."""
        for number, (_start, end, _column) in enumerate(self._places()):
            if end <= x < end + len(GAP):
                return number
        return None

    def _places(self) -> Iterator[tuple[int, int, Column]]:
        start = MARGIN
        for column, width in self.columns:
            yield start, start + width, column
            start += width + len(GAP)


@lru_cache(maxsize=64)
def layout_for(chosen: ChosenColumns, width: int) -> Layout:
    """Divide a line of `width` cells among the columns that the person wants.

    The title takes what the others leave, unless it was given a width of its own. Where there is
    too little room for all, columns become narrower, the last ones first; then the last ones are
    left out.
    """
    known = {each.id: each for each in chosen.shown if each.id in COLUMNS}
    return Layout(_fitted([*known.values()], width) if known else _usual(width))


def usual_choice() -> ChosenColumns:
    """The usual columns, named one by one."""
    return ChosenColumns(tuple(map(ChosenColumn, USUAL)))


def _usual(width: int) -> tuple[Placed, ...]:
    """What is narrow loses the source first, then citations, then authors.

    A line holds two cells for the cursor and the mark before, and one empty cell behind.
    """
    authors = 11 if width >= 36 else 0
    widths = {
        "year": 4 if width >= 16 else 0,
        "authors": COLUMNS["authors"].usual_width(width) if width >= 54 else authors,
        "source": COLUMNS["source"].usual_width(width) if width >= 86 else 0,
        "cited": 5 if width >= 54 else 0,
    }
    others = sum(each + len(GAP) for each in widths.values() if each)
    widths[TITLE] = max(width - others - MARGIN - 1, 0)
    return tuple(Placed(COLUMNS[each], widths[each]) for each in USUAL if widths[each])


def _fitted(wanted: Sequence[ChosenColumn], width: int) -> tuple[Placed, ...]:
    room = width - MARGIN - 1 + len(GAP)  # of the last gap only one cell is seen
    columns = [COLUMNS[each.id] for each in wanted]
    widths = [_width(each, width) for each in wanted]
    least = [min(one, column.least) for one, column in zip(widths, columns, strict=True)]
    while len(columns) > 1 and _needed(least) > room:
        place = max(n for n, column in enumerate(columns) if column.id != TITLE)
        del columns[place], widths[place], least[place]
    for place in reversed(range(len(columns))):
        excess = max(_needed(widths) - room, 0)
        widths[place] = max(widths[place] - excess, least[place])
    automatic = {each.id for each in wanted if not each.width}
    for place, column in enumerate(columns):
        if len(columns) == 1:
            widths[place] = max(min(widths[place], room - len(GAP)), 0)
        if column.id == TITLE and TITLE in automatic:
            widths[place] += max(room - _needed(widths), 0)
    return tuple(each for each in map(Placed, columns, widths) if each.width)


def _width(wanted: ChosenColumn, width: int) -> int:
    if wanted.width > 0:
        return max(NARROWEST, min(wanted.width, WIDEST))
    return COLUMNS[wanted.id].usual_width(width)


def _needed(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * len(widths)
