"""Scroll pane: something longer than the screen, moved by the same keys as the table."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget

from seedbrowse.commands import Scope
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.widgets.framed_lines import FramedLines

__all__ = ["LinePane", "Passage", "PlacePane", "ScrollPane"]


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


class LinePane(FramedLines, _ScrollActions, can_focus=True, inherit_bindings=False):
    """Lines that the widget draws itself; they scroll by line, by page and to their ends."""

    BINDINGS = bindings(Scope.PANE)
    DEFAULT_CSS = """
    LinePane { overflow: hidden scroll; scrollbar-size-vertical: 1; }
    """

    @property
    def line_width(self) -> int:
        """Cells of a line beside the scroll bar."""
        return self.container_size.width - self.styles.scrollbar_size_vertical

    def measure(self, lines: int) -> None:
        """Fit the scroll bar to a number of lines."""
        self.fit(Size(self.line_width, lines))


class Passage(NamedTuple):
    """Where something stands in what is shown, however wide that is."""

    part: int
    start: int
    """From which character of the part's text."""


class PlacePane(LinePane):
    """Lines that are wrapped: what stands at the top stays there in every size of the pane.

    It stays so through any number of sizes, until the person scrolls: each alone would move it by
    a part of a line, and one that shows everything to the top.
    """

    _kept: Passage | None = None
    """What stood at the top when the size last changed; None where the person scrolled since."""

    _fitted: Size | None = None
    """The room that it was fitted to last."""

    @abstractmethod
    def passage_at(self, line: int) -> Passage:
        """What stands in a line."""

    @abstractmethod
    def line_of(self, passage: Passage) -> int:
        """The line in which a passage begins."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Note the place that another size takes away; forget it when the person scrolls."""
        super().watch_scroll_y(old_value, new_value)
        if self.container_size == self._fitted:
            self._kept = None
        else:
            self._note(round(old_value))

    def forget_place(self) -> None:
        """Let what comes next be placed by itself."""
        self._kept = None
        self._fitted = self.container_size

    @contextmanager
    def place_kept(self) -> Iterator[None]:
        """Wrap the lines anew meanwhile."""
        self._fitted = None
        self._note(self.scroll_offset.y)
        yield
        if self._kept is not None:
            self.scroll_to(y=self.line_of(self._kept), animate=False)
        self._fitted = self.container_size

    def _note(self, top: int) -> None:
        if self._kept is None and top > 0:
            self._kept = self.passage_at(top)
