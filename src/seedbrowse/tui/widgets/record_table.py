"""Record table: the shown records as rows, drawn line by line as they come into view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from seedbrowse.commands import Scope
from seedbrowse.library.library import DamagedError, Library
from seedbrowse.library.marks import Marks
from seedbrowse.records import Record
from seedbrowse.search.engine import Match
from seedbrowse.tui.answer import Answer, record_of
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.column_layout import Layout
from seedbrowse.tui.record_row import LOOKS, MARK_CELL, header_strip, notice_strip
from seedbrowse.tui.term_colours import PARTS, rules
from seedbrowse.tui.term_paint import TermPaint
from seedbrowse.tui.widgets.column_header import ColumnHeader
from seedbrowse.tui.widgets.row_painter import RowPainter, RowState

__all__ = ["RecordTable"]


class RecordTable(ColumnHeader, inherit_bindings=False):
    """A table of records with one highlighted row.

    Costs the same for a thousand and for a million records: a record is asked of its library
    when its row comes into view.
    """

    BINDINGS = bindings(Scope.PANE, Scope.TABLE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-table--header",
        "record-table--sorted",
        "record-table--marker",
        "record-table--mark",
        *(f"record-table--{column}" for column in LOOKS),
        *(f"record-table--{match.name.lower()}" for match in Match),
        *(f"record-table--{part}" for part in PARTS),
        "record-table--close",
        "record-table--hover",
        "record-table--cursor",
        "record-table--notice",
    }
    DEFAULT_CSS = """
    RecordTable {
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;
        & > .record-table--header, & > .record-table--marker, & > .record-table--year,
        & > .record-table--source, & > .record-table--notice { color: $muted; }
        & > .record-table--header { text-style: bold; }
        & > .record-table--sorted { color: $primary; text-style: bold; }
        & > .record-table--mark { color: $accent; text-style: bold; }
        & > .record-table--authors { color: $secondary; }
        & > .record-table--title { color: $foreground; }
        & > .record-table--cited { color: $accent; }
        & > .record-table--close { color: $muted; }
        & > .record-table--exact { color: $match; text-style: bold underline; }
        & > .record-table--prefix { color: $match; text-style: underline; }
        & > .record-table--typo { color: $typo; text-style: italic underline; }
        & > .record-table--hover { background: $hover; }
        & > .record-table--cursor { background: $hover; text-style: bold; }
        &:focus > .record-table--cursor { background: $cursor; }
        &:focus > .record-table--marker { color: $primary; }
    }
    """ + rules("RecordTable", "record-table")

    notice: reactive[str] = reactive("")
    """What to say in place of rows where there are none."""

    range_start: reactive[int | None] = reactive[int | None](None)
    """The row where a range was begun; None where none is being marked."""

    @dataclass
    class Highlighted(Message):
        """Another record than before is highlighted."""

        table: "RecordTable"
        number: int | None
        """None where no record is shown."""

        @property
        def control(self) -> "RecordTable":
            """The table."""
            return self.table

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one matters."""
            return isinstance(message, RecordTable.Highlighted)

    @dataclass
    class Opened(Message):
        """The person wants to read the highlighted record."""

        table: "RecordTable"

        @property
        def control(self) -> "RecordTable":
            """The table."""
            return self.table

    @dataclass
    class MarkClicked(Message):
        """The place of a row's mark was clicked; the row is highlighted already."""

        table: "RecordTable"

        @property
        def control(self) -> "RecordTable":
            """The table."""
            return self.table

    def __init__(self, answer: Answer, marks: Marks) -> None:
        """Make a table.

        Args:
            answer: What it shows at first.
            marks: Which records are marked; whoever changes them calls `refresh`.
        """
        super().__init__()
        self._answer = answer
        self._announced: tuple[object, int | None] = (answer.library, None)
        self._painter = RowPainter(answer, marks, lambda: self.rich_style, self._component)

    @property
    def library(self) -> Library:
        """The library whose records are shown."""
        return self._answer.library

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the shown records, row by row."""
        return self._answer.results.ids

    @property
    def highlighted(self) -> int | None:
        """Number of the highlighted record, None where no record is shown."""
        ids = self._answer.results.ids
        return ids[self.cursor] if self.cursor < len(ids) else None

    @property
    def record(self) -> Record | None:
        """The highlighted record; None also where the store cannot give it at present."""
        number = self.highlighted
        return None if number is None else record_of(self._answer.library, number)

    @property
    def row_count(self) -> int:
        """How many records are shown."""
        return len(self._answer.results.ids)

    @property
    def matching_rows(self) -> range:
        """The rows of the records that match, without those that only come close."""
        return range(len(self._answer.results.matching))

    @property
    def range_rows(self) -> range:
        """The rows of the range that is being marked."""
        if self.range_start is None:
            return range(0)
        return range(min(self.range_start, self.cursor), max(self.range_start, self.cursor) + 1)

    def show(self, answer: Answer) -> None:
        """Show an answer in place of the last one.

        A record that the person went to stays highlighted as long as it matches, and so does
        any record where the query is the same as before or empty. Otherwise the first one is
        highlighted. Rows that were in sight stay where they are on the screen.
        """
        old, new = self._answer.results, answer.results
        # Whoever asks for another order before looking at any record wants to see what comes first.
        is_reordered = old.order != new.order and not self.has_moved
        same_query = old.query == new.query and not is_reordered
        was_in_sight, offset = self.cursor_in_sight, self.cursor - self.scroll_offset.y
        stays = self.has_moved or same_query or not (new.query or is_reordered)
        row = self._followed(self.cursor, answer) if stays else None
        start = None if self.range_start is None else self._followed(self.range_start, answer)
        self.has_moved = self.has_moved and row is not None
        missing = min(self.cursor, max(len(new.ids) - 1, 0)) if same_query else 0
        self._answer = answer
        self._painter.paint_from(answer)
        self.set_reactive(RecordTable.cursor, missing if row is None else row)
        self.range_start = start
        self.measure()
        if row is not None and same_query:
            self.scroll_to(y=row - offset, animate=False, force=True)
        if was_in_sight or not same_query or old.order != new.order:
            self.scroll_to_cursor()
        self.refresh_content()
        self._announce()

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the header, then the rows from where it is scrolled to."""
        (line,) = self.drawn_lines([y])
        return line

    def drawn_lines(self, lines: Sequence[int]) -> Iterator[Strip]:
        """Several of these lines; what they have in common is asked for once."""
        size, layout = self.size, self.layout_here
        first = self.scroll_offset.y - 1
        for y in lines:
            yield self._row(first + y, y, layout, size) if y else self._header(layout, size.width)

    def _header(self, layout: Layout, width: int) -> Strip:
        style = self.rich_style + self._component("header")
        order = self._answer.results.order
        return header_strip(
            layout, width, style, order, style + self._component("sorted"),
            has_borders=self.hovers_header,
        )  # fmt: skip

    def _row(self, row: int, y: int, layout: Layout, size: Size) -> Strip:
        results = self._answer.results
        if row >= len(results.ids):
            style = self.rich_style + self._component("notice")
            return notice_strip("" if results.ids else self.notice, y, size, style)
        is_close = results.complete is not None and row >= results.complete
        is_hovered = row == self.hovered
        state = RowState(row == self.cursor, is_hovered, row in self.range_rows, is_close)
        return self._painter.strip(results.ids[row], layout, size.width, state)

    def paint_terms(self, paint: TermPaint) -> None:
        """Paint the words of other term sets."""
        self._painter.paint_with(paint)
        self.refresh_content()

    def notify_style_update(self) -> None:
        """Drop the styles that rows were drawn with."""
        super().notify_style_update()
        self._painter.forget_styles()

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw what has changed, and tell which record is highlighted."""
        super().watch_cursor(before, now)
        if self.range_start is not None:
            self.refresh_content()
        self._announce()

    def action_read(self) -> None:
        """Ask for the highlighted record to be read."""
        if self.highlighted is not None:
            self.has_moved = True
            self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """Highlight the row, open it with the second click; sort, or mark, by their places."""
        offset = event.get_content_offset(self)
        row = self.row_at(event)
        if offset is None or (row < 0 and offset.y):
            return
        event.stop()
        if offset.y == 0:
            self.click_header(offset.x)
            return
        self.move_to(row)
        if offset.x == MARK_CELL:
            self.post_message(self.MarkClicked(self))
        elif event.chain == 2:
            self.action_read()

    def _followed(self, row: int, answer: Answer) -> int | None:
        """The row that `answer` has for the record of a row."""
        ids, library = self._answer.results.ids, self._answer.library
        if row >= len(ids):
            return None
        number: int | None = ids[row]
        if number is not None and answer.library is not library:
            try:
                number = answer.library.number_in(library, number)
            except (DamagedError, OSError):
                return None
        return None if number is None else answer.row_of(number)

    def _announce(self) -> None:
        announced = (self._answer.library, self.highlighted)
        if announced != self._announced:
            self._announced = announced
            self.post_message(self.Highlighted(self, self.highlighted))

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"record-table--{name}", partial=True)
