"""Scroll pane: something longer than the screen, moved by the same keys as the table."""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

from seedbrowse.commands import Scope
from seedbrowse.tui.bindings import bindings

__all__ = ["LinePane", "ScrollPane"]


class _ScrollActions(Widget):
    """What the keys of a pane do."""

    def action_line_down(self) -> None:
        """Scroll a line down."""
        self.scroll_down(animate=False)

    def action_line_up(self) -> None:
        """Scroll a line up."""
        self.scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a page down."""
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a page up."""
        self.scroll_page_up(animate=False)

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_end(animate=False)


class ScrollPane(VerticalScroll, _ScrollActions, can_focus=True, inherit_bindings=False):
    """A container that scrolls by line, by page and to its ends."""

    BINDINGS = bindings(Scope.PANE)
    DEFAULT_CSS = """
    ScrollPane { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """


class LinePane(ScrollView, _ScrollActions, can_focus=True, inherit_bindings=False):
    """Lines that the widget draws itself; they scroll by line, by page and to their ends."""

    BINDINGS = bindings(Scope.PANE)
    DEFAULT_CSS = """
    LinePane {
        overflow: hidden scroll;
        scrollbar-size-vertical: 1;
        &.-fits {
            scrollbar-background: $background;
            scrollbar-background-hover: $background;
            scrollbar-background-active: $background;
        }
    }
    """

    @property
    def line_width(self) -> int:
        """Cells of a line beside the scroll bar."""
        return self.container_size.width - self.styles.scrollbar_size_vertical

    def measure(self, lines: int) -> None:
        """Fit the scroll bar to a number of lines."""
        size = Size(self.line_width, lines)
        # A bar that comes and goes would have the whole screen laid out, which costs more than
        # everything else that another text does. It is unseen where everything fits.
        self.set_class(lines <= self.container_size.height, "-fits")
        self.set_reactive(Widget.virtual_size, size)
        self.vertical_scrollbar.window_virtual_size = lines
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
