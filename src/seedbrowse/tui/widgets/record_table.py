"""Record table: the shown records as rows, drawn line by line as they come into view."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from seedbrowse.commands import Scope
from seedbrowse.records import Record
from seedbrowse.search.engine import Results
from seedbrowse.search.highlight import spans
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.record_row import Columns, RowStyles, header_strip, notice_strip, row_strip

__all__ = ["RecordTable"]

_NOTHING = Results(query="", ids=(), library_size=0, terms={}, took=0.0)


class RecordTable(ScrollView, can_focus=True, inherit_bindings=False):
    """A table of records with one highlighted row.

    Costs the same for a thousand and for a million records: only visible rows are ever drawn,
    and a drawn row is kept under everything it was made of.
    """

    BINDINGS = bindings(Scope.PANE, Scope.TABLE)
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-table--header",
        "record-table--marker",
        *(f"record-table--{column}" for column in Columns._fields),
        "record-table--match",
        "record-table--typo",
        "record-table--hover",
        "record-table--cursor",
        "record-table--notice",
    }
    DEFAULT_CSS = """
    RecordTable {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .record-table--header, & > .record-table--marker, & > .record-table--year,
        & > .record-table--source, & > .record-table--notice { color: $muted; }
        & > .record-table--header { text-style: bold; }
        & > .record-table--authors { color: $secondary; }
        & > .record-table--title { color: $foreground; }
        & > .record-table--cited { color: $accent; }
        & > .record-table--match { color: $match; text-style: bold underline; }
        & > .record-table--typo { color: $typo; text-style: italic underline; }
        & > .record-table--hover { background: $hover; }
        & > .record-table--cursor { background: $hover; text-style: bold; }
        &:focus > .record-table--cursor { background: $cursor; }
        &:focus > .record-table--marker { color: $primary; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The highlighted row, counted from 0."""

    hovered: reactive[int] = reactive(-1, repaint=False)
    """The row under the mouse, or -1."""

    notice: reactive[str] = reactive("")
    """What to say in place of rows where there are none."""

    @dataclass
    class Highlighted(Message):
        """Another record than before is highlighted."""

        table: "RecordTable"
        record_id: int | None
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

    def __init__(self, records: Sequence[Record]) -> None:
        """Make a table that shows nothing yet.

        Args:
            records: Every record of the library by its number; may grow, never changes.
        """
        super().__init__()
        self._records = records
        self._results = _NOTHING
        self._terms_key: Hashable = frozenset()
        self._chosen = False
        self._announced: int | None = None
        self._row_styles: dict[tuple[bool, bool], RowStyles] = {}
        self._strips: LRUCache[Hashable, Strip] = LRUCache(1024)

    @property
    def highlighted(self) -> int | None:
        """Number of the highlighted record, None where no record is shown."""
        ids = self._results.ids
        return ids[self.cursor] if self.cursor < len(ids) else None

    @property
    def row_count(self) -> int:
        """How many records are shown."""
        return len(self._results.ids)

    @property
    def page_rows(self) -> int:
        """How many rows fit below the header."""
        return max(self.size.height - 1, 1)

    def show(self, results: Results) -> None:
        """Show the answer to a query in place of the last one.

        A record that the person went to stays highlighted as long as it matches, and so does
        any record where the query is the same as before or empty. Otherwise the best one is
        highlighted.
        """
        before = self.highlighted
        stays = self._chosen or not results.query or results.query == self._results.query
        offset = self.cursor - self.scroll_offset.y
        same_query = results.query == self._results.query
        self._results = results
        self._terms_key = frozenset(results.terms.items())
        row = self._row_of(before) if stays and before is not None else None
        self._chosen = self._chosen and row is not None
        self.set_reactive(RecordTable.cursor, row or 0)
        self._measure()
        if row is not None and same_query:
            self.scroll_to(y=row - offset, animate=False)
        self._scroll_to_cursor()
        self.refresh()
        self._announce()

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the header, then the rows from where it is scrolled to."""
        width = self.size.width
        columns = Columns.for_width(self.scrollable_content_region.width)
        if y == 0:
            return header_strip(columns, width, self.rich_style + self._component("header"))
        row = y - 1 + self.scroll_offset.y
        if row >= self.row_count:
            style = self.rich_style + self._component("notice")
            notice = "" if self.row_count else self.notice
            return notice_strip(notice, y, self.size, style)
        record_id = self._results.ids[row]
        cursor = row == self.cursor
        styles = self._styles(cursor, row == self.hovered)
        key = (record_id, columns, width, styles, cursor, self._terms_key)
        strip = self._strips.get(key)
        if strip is None:
            find = partial(spans, terms=self._results.terms)
            record = self._records[record_id]
            strip = row_strip(record, columns, width, styles, find, cursor=cursor)
            self._strips[key] = strip
        return strip

    def notify_style_update(self) -> None:
        """Drop the styles that rows were drawn with."""
        super().notify_style_update()
        self._row_styles.clear()

    def validate_cursor(self, row: int) -> int:
        """Keep the highlighted row among the rows."""
        return max(0, min(row, self.row_count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows anew, and keep the new one in sight."""
        self.refresh_lines(before + 1)
        self.refresh_lines(now + 1)
        self._scroll_to_cursor()
        self._announce()

    def watch_hovered(self, before: int, now: int) -> None:
        """Draw the two rows anew."""
        for row in (before, now):
            if row >= 0:
                self.refresh_lines(row + 1)

    def action_line_down(self) -> None:
        """Highlight the next row."""
        self._move_to(self.cursor + 1)

    def action_line_up(self) -> None:
        """Highlight the row before."""
        self._move_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self._move_to(self.cursor + self.page_rows)

    def action_page_up(self) -> None:
        """Go a page up."""
        self._move_to(self.cursor - self.page_rows)

    def action_first(self) -> None:
        """Highlight the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """Highlight the last row."""
        self._move_to(self.row_count - 1)

    def action_read(self) -> None:
        """Ask for the highlighted record to be read."""
        if self.highlighted is not None:
            self._chosen = True
            self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """Highlight the row that was clicked; open it on the second click."""
        row = self._row_at(event)
        if row < 0:
            return
        event.stop()
        self._move_to(row)
        if event.chain == 2:
            self.action_read()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the row under the mouse."""
        self.hovered = self._row_at(event)

    def on_leave(self) -> None:
        """Mark no row."""
        self.hovered = -1

    def on_resize(self) -> None:
        """Fit the rows to the new size, the highlighted one still in sight."""
        self._measure()
        self._scroll_to_cursor()

    def _move_to(self, row: int) -> None:
        self._chosen = True
        self.cursor = row

    def _row_of(self, record_id: int) -> int | None:
        try:
            return self._results.ids.index(record_id)
        except ValueError:
            return None

    def _row_at(self, event: events.MouseEvent) -> int:
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return -1
        row = offset.y - 1 + self.scroll_offset.y
        return row if row < self.row_count else -1

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.row_count + 1)

    def _scroll_to_cursor(self) -> None:
        top = self.scroll_offset.y
        lowest = self.cursor - self.page_rows + 1
        if self.cursor < top or lowest > top:
            self.scroll_to(y=min(self.cursor, max(lowest, top)), animate=False, force=True)

    def _announce(self) -> None:
        if self.highlighted != self._announced:
            self._announced = self.highlighted
            self.post_message(self.Highlighted(self, self._announced))

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"record-table--{name}", partial=True)

    def _styles(self, cursor: bool, hover: bool) -> RowStyles:
        styles = self._row_styles.get((cursor, hover))
        if styles is None:
            row = self.rich_style
            if cursor or hover:
                row += self._component("cursor" if cursor else "hover")
            styles = RowStyles.from_layers(row, self._component)
            self._row_styles[(cursor, hover)] = styles
        return styles
