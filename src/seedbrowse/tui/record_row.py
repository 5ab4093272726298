"""Record row: one record as one line of the table, and the line above all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from seedbrowse.records import Record
from seedbrowse.search.engine import Match, Order, SortKey
from seedbrowse.tui.cell_text import filled
from seedbrowse.tui.column_layout import GAP, MARGIN, Layout
from seedbrowse.tui.columns import TITLE, Look
from seedbrowse.tui.order_text import name_of
from seedbrowse.tui.term_colours import PARTS
from seedbrowse.tui.term_paint import PaintedStretch

__all__ = [
    "LOOKS",
    "MARK_CELL",
    "RowStyles",
    "Spans",
    "header_strip",
    "missing_strip",
    "notice_strip",
    "row_strip",
]

MARKER = "▌"
BORDER = "│"
LOOKS: tuple[Look, ...] = get_args(Look)
"""Parts of a row that have a style of their own, but for what stands before its columns."""

MARK_CELL = 1
"""Where the mark of a marked record stands, behind the cursor's own."""

Spans = Callable[[str, str], Sequence[PaintedStretch]]
"""Finds what stands out in a column, given by its id, that holds a text."""


@dataclass(frozen=True, slots=True)
class RowStyles:
    """Every style a row is made of, for one state of the row."""

    base: Style
    marker: Style
    mark: Style
    year: Style
    authors: Style
    title: Style
    source: Style
    cited: Style
    matches: tuple[Style, ...]
    """What is laid over words that stand out: for each kind of match, for each term colour."""

    @classmethod
    def from_layers(cls, row: Style, part: Callable[[str], Style]) -> "RowStyles":
        """Lay the style of each part, asked for by name, over that of the row."""
        cells = {name: row + part(name) for name in ("marker", "mark", *LOOKS)}
        matches = tuple(map(part, (*(match.name.lower() for match in Match), *PARTS)))
        return cls(base=row, matches=matches, **cells)


def header_strip(
    layout: Layout,
    width: int,
    style: Style,
    order: Order,
    sorted_style: Style,
    *,
    has_borders: bool = False,
) -> Strip:
    """The line above the rows, naming the columns; an arrow stands at the one they go by.

    `▲` stands for ascending, `▼` for descending; a column there is no room for is named beside
    the title. With `has_borders` it is seen where columns end.
    """
    arrow = "▼" if order.descending else "▲"
    by = f"by {name_of(order.by)} {arrow}"
    is_told = order.by is SortKey.RELEVANCE or any(
        column.sort is order.by for column, _width in layout.columns
    )
    end = f" {BORDER}" if has_borders else GAP
    segments = [Segment(" " * MARGIN, style)]
    for column, room in layout.columns:
        is_sorted = column.sort is order.by
        own = sorted_style if is_sorted else style
        name, gap = column.heading, end
        if is_sorted and not column.is_number and len(name) + 2 <= room:
            name = f"{name} {arrow}"
        elif is_sorted:
            gap = arrow + end[1:]  # a column without room for the arrow lends it the gap behind
        elif not is_told and column.id == TITLE:
            name = f"{name} {by}" if len(name) + 1 + len(by) <= room else by
        segments += [*filled(name, room, own, right=column.is_number), Segment(gap, own)]
    return Strip(segments).adjust_cell_length(width, style)


def row_strip(
    record: Record,
    layout: Layout,
    width: int,
    styles: RowStyles,
    spans: Spans,
    *,
    cursor: bool,
    mark: str = " ",
) -> Strip:
    """One record as a line of exactly `width` cells.

    Args:
        record: Untrusted; its texts are cleaned once more before they are shown.
        layout: The columns and their widths.
        width: Of the whole line, which may be more or less than the columns need.
        styles: For the state of this row.
        spans: Finds what stands out.
        cursor: Whether the row is the highlighted one; told by a sign too, not by colour alone.
        mark: One cell that tells whether the record is marked.
    """
    segments = _margin(styles, cursor, mark)
    gap = Segment(GAP, styles.base)
    for column, room in layout.columns:
        text = column.cell(record, room)
        found = spans(column.id, text[: 2 * room + 64])
        over = [(start, end, styles.matches[match]) for start, end, match in found]
        style = getattr(styles, column.look)
        segments += filled(text, room, style, over, right=column.is_number)
        segments.append(gap)
    return Strip(segments).adjust_cell_length(width, styles.base)


def missing_strip(width: int, styles: RowStyles, *, cursor: bool) -> Strip:
    """The row of a record that the store cannot give at present."""
    text = filled("(being read again)", max(width - MARGIN, 0), styles.year)
    return Strip([*_margin(styles, cursor, " "), *text]).adjust_cell_length(width, styles.base)


def notice_strip(notice: str, y: int, size: Size, style: Style) -> Strip:
    """Line `y` of a widget that says something in its middle instead of showing rows."""
    room = size.width - 4
    if not notice or room < 4:
        return Strip.blank(size.width, style)
    lines = Content(notice).wrap(room)
    place = y - max((size.height - len(lines)) // 2, 0)
    if not 0 <= place < len(lines):
        return Strip.blank(size.width, style)
    line = lines[place].plain.rstrip()
    left = (size.width - cell_len(line)) // 2
    return Strip([Segment(" " * left, style), *filled(line, size.width - left, style)])


def _margin(styles: RowStyles, cursor: bool, mark: str) -> list[Segment]:
    return [Segment(MARKER if cursor else " ", styles.marker), Segment(mark, styles.mark)]
