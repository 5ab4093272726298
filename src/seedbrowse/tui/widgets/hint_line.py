"""Hint line: what is wrong in the query, told below the search bar where that has no room."""

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from seedbrowse.tui.cell_text import cut, filled

__all__ = ["HintLine"]

MOST_LINES = 2
"""Lines that a hint has at most; the rest is cut."""

MARGIN = 2
"""Cells at either side, of which the first holds the bar."""


class HintLine(Widget):
    """One hint over what stands below it; only another number of lines has anything laid out."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    HintLine {
        layer: completion;
        position: absolute;
        display: none;
        width: 100%;
        height: 1;
        background: $panel;
        color: $warning;
    }
    """

    def __init__(self) -> None:
        """Make a line that tells nothing and is not there."""
        super().__init__()
        self._lines: list[str] = []

    @property
    def told(self) -> str:
        """The hint, as far as it is shown; empty where the line is not there."""
        return " ".join(self._lines)

    def tell(self, hint: str, width: int, y: int) -> None:
        """Show a hint across `width` cells from line `y` of the screen on; an empty one nowhere."""
        lines = _wrapped(hint, width - 2 * MARGIN)
        if lines == self._lines:
            return
        if lines and len(lines) != len(self._lines):
            self.styles.offset = (0, y)
            self.styles.height = len(lines)
        self._lines = lines
        self.display = bool(lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A bar that is seen without colours too, and a line of the hint."""
        width, style = self.size.width, self.rich_style
        line = self._lines[y] if y < len(self._lines) else ""
        text = filled(f"│ {line}", width, style)
        return Strip(text).adjust_cell_length(width, style)


def _wrapped(hint: str, width: int) -> list[str]:
    """The hint as lines of `width` cells."""
    if not hint or width <= 0:
        return []
    lines = [line.plain.rstrip() for line in Content(hint).wrap(width)]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [cut(" ".join(lines[MOST_LINES - 1 :]), width)]
    return lines
