"""Scroll pane: something longer than the screen, moved by the same keys as the table."""

from textual.containers import VerticalScroll

from seedbrowse.commands import Scope
from seedbrowse.tui.bindings import bindings

__all__ = ["ScrollPane"]


class ScrollPane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A container that scrolls by line, by page and to its ends."""

    BINDINGS = bindings(Scope.PANE)
    DEFAULT_CSS = """
    ScrollPane { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

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
