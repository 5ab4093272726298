"""Row cursor: rows below a header, of which one is highlighted, moved to by keys and mouse."""

from textual import events
from textual.geometry import Size
from textual.reactive import reactive

from seedbrowse.tui.widgets.framed_lines import FramedLines

__all__ = ["RowCursor"]


class RowCursor(FramedLines, can_focus=True, inherit_bindings=False):
    """A scrolling list that knows its rows by number only; line 0 of it is a header."""

    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, repaint=False)
    """The highlighted row, counted from 0."""

    hovered: reactive[int] = reactive(-1, repaint=False)
    """The row under the mouse, or -1."""

    has_moved: bool = False
    """Whether the person went to the highlighted row, rather than finding it highlighted."""

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return 0

    @property
    def page_rows(self) -> int:
        """How many rows fit below the header."""
        return max(self.size.height - 1, 1)

    @property
    def cursor_in_sight(self) -> bool:
        """Whether the highlighted row is on the screen."""
        return 0 <= self.cursor - self.scroll_offset.y < self.page_rows

    def move_to(self, row: int) -> None:
        """Go to a row, or to the nearest one there is."""
        self.has_moved = True
        self.cursor = row

    def row_at(self, event: events.MouseEvent) -> int:
        """The row under the mouse; -1 where there is none."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y == 0:
            return -1
        row = offset.y - 1 + self.scroll_offset.y
        return row if row < self.row_count else -1

    def measure(self) -> None:
        """Fit the scroll bar to the number of rows."""
        self.fit(Size(self.scrollable_content_region.width, self.row_count + 1))

    def scroll_to_cursor(self) -> None:
        """Bring the highlighted row into sight."""
        top = self.scroll_offset.y
        lowest = self.cursor - self.page_rows + 1
        if self.cursor < top or lowest > top:
            self.scroll_to(y=min(self.cursor, max(lowest, top)), animate=False, force=True)

    def validate_cursor(self, row: int) -> int:
        """Keep the highlighted row among the rows."""
        return max(0, min(row, self.row_count - 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw the two rows anew, and keep the new one in sight."""
        self.refresh_lines(before + 1)
        self.refresh_lines(now + 1)
        self.scroll_to_cursor()

    def watch_hovered(self, before: int, now: int) -> None:
        """Draw the two rows anew."""
        for row in (before, now):
            if row >= 0:
                self.refresh_lines(row + 1)

    def action_line_down(self) -> None:
        """Highlight the next row."""
        self.move_to(self.cursor + 1)

    def action_line_up(self) -> None:
        """Highlight the row before."""
        self.move_to(self.cursor - 1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self.move_to(self.cursor + self.page_rows)

    def action_page_up(self) -> None:
        """Go a page up."""
        self.move_to(self.cursor - self.page_rows)

    def action_first(self) -> None:
        """Highlight the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Highlight the last row."""
        self.move_to(self.row_count - 1)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the row under the mouse."""
        self.hovered = self.row_at(event)

    def on_leave(self) -> None:
        """Mark no row."""
        self.hovered = -1

    def on_resize(self) -> None:
        """Fit the rows to the new size, the highlighted one still in sight."""
        self.measure()
        self.scroll_to_cursor()
