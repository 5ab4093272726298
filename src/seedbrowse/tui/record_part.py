"""Record part: a stretch of a record's text, wrapped, which knows where in the whole it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from seedbrowse.tui.hanging_rows import hung

__all__ = ["RecordPart"]


@dataclass(frozen=True, slots=True)
class RecordPart(Visual):
    """A text without line breaks, perhaps beside a label.

    Every cell tells the mouse which part and which character it stands for, so that text can be
    selected over several parts, and is copied as it was before it was wrapped.
    """

    text: Content
    look: str = ""
    """Component class of its looks; nothing is the look of running text."""
    heads: Sequence[Content] = ()
    """Lines of a label to the left; they are not selected."""
    indent: int = 0
    """Cells to the left of the text."""
    gap: int = 0
    """Empty lines below."""
    number: int = 0
    """Its place among all parts."""

    def height(self, rules: RulesMap, width: int) -> int:
        """Lines of the screen."""
        room = max(width - self.indent, 1)
        return max(self.text.get_height(rules, room), len(self.heads)) + self.gap

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines of the screen; a part of the Visual protocol."""
        return self.height(rules, width)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the text in one line; a part of the Visual protocol."""
        return self.indent + self.text.get_optimal_width(rules, container_width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the lines; a part of the Visual protocol."""
        options = replace(options, selection=self._own(options.selection))
        room = max(width - self.indent, 1)
        lines = [
            self._located(line, room, style)
            for line in self.text.render_strips(room, None, style, options)
        ]
        strips = hung(self.heads, lines, self.indent, width, style, options)
        strips += [self._behind(width, style)] * self.gap
        return strips if height is None else strips[:height]

    def _own(self, selection: Selection | None) -> Selection | None:
        """A selection whose parts are counted from this one."""
        if selection is None:
            return None
        above = Offset(0, self.number)
        start, end = selection
        # An offset of (0, 0) is false.
        return Selection(
            None if start is None else start - above, None if end is None else end - above
        )

    def _located(self, line: Strip, width: int, style: Style) -> Strip:
        """A line of the text whose cells tell this part."""
        for segment in line:
            if segment.style and "offset" in segment.style.meta:
                return line.apply_offsets(segment.style.meta["offset"][0], self.number)
        return self._behind(width, style)

    def _behind(self, width: int, style: Style) -> Strip:
        """An empty line, which stands for the end of the text."""
        blank = Strip.blank(width, style.background_style.rich_style)
        return blank.apply_offsets(len(self.text.plain), self.number)
