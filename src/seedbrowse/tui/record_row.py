"""Record row: one record as one line of the table, and the widths of its columns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from seedbrowse.records import Record
from seedbrowse.records.text import clean
from seedbrowse.search.engine import Match, Order
from seedbrowse.tui.cell_text import filled
from seedbrowse.tui.record_text import shown

__all__ = [
    "MARK_CELL",
    "Columns",
    "RowStyles",
    "Spans",
    "authors_label",
    "header_strip",
    "missing_strip",
    "notice_strip",
    "row_strip",
]

GAP = "  "
MARKER = "▌"
MARK_CELL = 1
"""Where the mark of a marked record stands, behind the cursor's own."""

MARGIN = 2
"""Cells before the first column: for the cursor and for the mark."""

Spans = Callable[[str, str], list[tuple[int, int, Match]]]
"""Finds what answers the query in a column, given by name, that holds a text."""


class Columns(NamedTuple):
    """Widths of the columns in cells; 0 leaves a column out."""

    year: int
    authors: int
    title: int
    source: int
    cited: int

    @classmethod
    def for_width(cls, width: int) -> "Columns":
        """Divide a line: what is narrow loses the source first, then cited, then authors.

        The title takes the rest; a line holds two cells for the cursor and the mark before,
        and one empty cell behind the columns.
        """
        year = 4 if width >= 16 else 0
        authors = 11 if width >= 36 else 0
        authors = min(max(round(width * 0.18), 13), 32) if width >= 54 else authors
        source = min(max(round(width * 0.22), 18), 48) if width >= 86 else 0
        cited = 5 if width >= 54 else 0
        others = sum(column + len(GAP) for column in (year, authors, source, cited) if column)
        return cls(year, authors, max(width - others - MARGIN - 1, 0), source, cited)

    def at(self, x: int) -> str:
        """Name of the column at a cell of the line; empty before the first and after the last."""
        end = MARGIN
        for name, column in zip(self._fields, self, strict=True):
            start = end
            end += column + len(GAP) if column else 0
            if start <= x < end:
                return name
        return ""


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
    """For each kind of match what is laid over the words that answer the query."""

    @classmethod
    def from_layers(cls, row: Style, part: Callable[[str], Style]) -> "RowStyles":
        """Lay the style of each part, asked for by name, over that of the row."""
        cells = {name: row + part(name) for name in ("marker", "mark", *Columns._fields)}
        matches = tuple(part(match.name.lower()) for match in Match)
        return cls(base=row, matches=matches, **cells)


def authors_label(record: Record, width: int) -> str:
    """Whose work it is, in `width` cells: `Poletaev`, `Biel, Nowak +3`, else `Biel +4`."""
    names = [clean(name.short) for name in (record.authors or record.editors)[:2]]
    count = len(record.authors or record.editors)
    if count == 0:
        return ""
    both = ", ".join(names) + (f" +{count - 2}" if count > 2 else "")
    if count == 1 or cell_len(both) <= width:
        return both
    more = f" +{count - 1}"
    room = width - len(more)
    shown = "".join(segment.text for segment in filled(names[0], room, Style.null()))
    return shown.rstrip() + more if room > 1 else names[0]


def header_strip(
    columns: Columns, width: int, style: Style, order: Order, sorted_style: Style
) -> Strip:
    """The line above the rows, naming the columns; an arrow stands at the one they go by.

    `▲` stands for ascending, `▼` for descending; a column there is no room for is named beside
    the title.
    """
    arrow = "▼" if order.descending else "▲"
    is_hidden = order.by in Columns._fields and not columns[Columns._fields.index(order.by)]
    segments = [Segment(" " * MARGIN, style)]
    for title, column in zip(Columns._fields, columns, strict=True):
        if not column:
            continue
        is_sorted = order.by == title
        is_right = title == "cited"
        own = sorted_style if is_sorted else style
        name, gap = title, GAP
        if is_sorted and not is_right and len(title) + 2 <= column:
            name = f"{title} {arrow}"
        elif is_sorted:
            gap = arrow + GAP[1:]  # a column without room for the arrow lends it the gap behind
        elif is_hidden and title == "title":
            by = f"by {order.by} {arrow}"
            name = f"{title} {by}" if len(title) + 1 + len(by) <= column else by
        segments += [*filled(name, column, own, right=is_right), Segment(gap, own)]
    return Strip(segments).adjust_cell_length(width, style)


def row_strip(
    record: Record,
    columns: Columns,
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
        columns: Their widths.
        width: Of the whole line, which may be more or less than the columns need.
        styles: For the state of this row.
        spans: Finds what is highlighted.
        cursor: Whether the row is the highlighted one; told by a sign too, not by colour alone.
        mark: One cell that tells whether the record is marked.
    """
    texts = (
        ("n.d." if record.year is None else str(record.year), columns.year, styles.year),
        (authors_label(record, columns.authors), columns.authors, styles.authors),
        (shown(record.title) or "(no title)", columns.title, styles.title),
        (shown(_source(record)), columns.source, styles.source),
        ("" if record.cited_by is None else str(record.cited_by), columns.cited, styles.cited),
    )
    segments = _margin(styles, cursor, mark)
    for name, (text, column, style) in zip(Columns._fields, texts, strict=True):
        if column:
            found = spans(name, text[: 2 * column + 64])
            over = [(start, end, styles.matches[match]) for start, end, match in found]
            segments += filled(text, column, style, over, right=name == "cited")
            segments.append(Segment(GAP, styles.base))
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


def _source(record: Record) -> str:
    return record.container_title or record.collection_title or record.publisher
