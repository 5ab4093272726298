"""Column header: the line above the rows, whose columns are sorted by a click and drawn wider."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns
from seedbrowse.tui.column_layout import NARROWEST, WIDEST, Layout, layout_for, usual_choice
from seedbrowse.tui.columns import TITLE, Column
from seedbrowse.tui.widgets.row_cursor import RowCursor

__all__ = ["ColumnHeader", "with_width"]


@dataclass(frozen=True, slots=True)
class Drag:
    """A border of a column that the person has taken hold of."""

    column_id: str
    """The column that becomes wider or narrower."""

    start: int
    """Where the mouse was, in cells of the screen."""

    width: int
    """What the column had."""

    sign: int
    """1 where a move to the right makes it wider, -1 where it makes it narrower."""


class ColumnHeader(RowCursor):
    """A list whose line 0 names its columns; which ones there are is decided outside."""

    chosen: reactive[ChosenColumns] = reactive(ChosenColumns())
    """The columns that are wanted."""

    hovers_header: reactive[bool] = reactive(False, repaint=False)
    """Whether the mouse is on the header, so that borders that can be dragged are seen."""

    drag: Drag | None = None
    """The border that is being dragged."""

    has_dragged: bool = False
    """Whether the mouse moved since a border was taken hold of, so that no click is meant."""

    @dataclass
    class HeaderClicked(Message):
        """A column's name was clicked."""

        table: "ColumnHeader"
        column: Column

        @property
        def control(self) -> "ColumnHeader":
            """The table."""
            return self.table

    @dataclass
    class Resized(Message):
        """A column was given another width by the mouse; the table shows it already."""

        table: "ColumnHeader"
        chosen: ChosenColumns

        @property
        def control(self) -> "ColumnHeader":
            """The table."""
            return self.table

    @property
    def layout_here(self) -> Layout:
        """The columns as they are drawn."""
        return layout_for(self.chosen, self.scrollable_content_region.width)

    def watch_hovers_header(self) -> None:
        """Show the borders, or hide them."""
        self.refresh(Region(0, 0, self.size.width, 1))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border."""
        offset = event.get_content_offset(self)
        self.has_dragged = False
        if offset is None or offset.y or event.button != 1:
            return
        border = self.layout_here.border_at(offset.x)
        if border is not None:
            self.drag = self._drag_of(border, event.screen_x)
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the border follow the mouse."""
        offset = event.get_content_offset(self)
        self.hovers_header = self.drag is not None or (offset is not None and offset.y == 0)
        if self.drag is None:
            return
        event.stop()
        drag = self.drag
        width = drag.width + drag.sign * (event.screen_x - drag.start)
        if width != drag.width or self.has_dragged:
            self.has_dragged = True
            self.chosen = with_width(self.chosen, drag.column_id, width)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the border go."""
        if self.drag is None:
            return
        event.stop()
        self.drag = None
        self.release_mouse()
        if self.has_dragged:
            self.post_message(self.Resized(self, self.chosen))

    def on_leave(self) -> None:
        """Hide the borders."""
        self.hovers_header = False

    def click_header(self, x: int) -> None:
        """Tell which column was clicked, unless its border was dragged."""
        column = self.layout_here.at(x)
        if column is not None and not self.has_dragged:
            self.post_message(self.HeaderClicked(self, column))

    def _drag_of(self, border: int, x: int) -> Drag:
        """What dragging a border does: of the title, which takes the rest, to its neighbour."""
        columns = self.layout_here.columns
        column, width = columns[border]
        fixed = any(each.id == column.id and each.width for each in self.chosen.shown)
        if column.id == TITLE and not fixed and border + 1 < len(columns):
            column, width = columns[border + 1]
            return Drag(column.id, x, width, -1)
        return Drag(column.id, x, width, 1)


def with_width(chosen: ChosenColumns, column_id: str, width: int) -> ChosenColumns:
    """A choice in which a column has another width, 0 for its usual one."""
    columns = chosen.shown or usual_choice().shown
    limited = max(NARROWEST, min(width, WIDEST)) if width else 0
    return ChosenColumns(
        tuple(ChosenColumn(each.id, limited) if each.id == column_id else each for each in columns)
    )
