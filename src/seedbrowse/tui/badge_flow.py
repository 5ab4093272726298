"""Badge flow: badges side by side, going on in the next line before one would be broken."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from seedbrowse.tui.cell_text import joined

__all__ = ["BadgeFlow"]

GAP = Content(" ")


class BadgeFlow(Visual):
    """Lines of badges; only a badge wider than a whole line is cut."""

    def __init__(self, badges: Sequence[Content]) -> None:
        """Take the badges, each one line of text."""
        self._badges = badges

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the lines; a part of the Visual protocol."""
        plain = RenderOptions(options.get_style, options.rules)
        strips = [
            strip.adjust_cell_length(width, style.rich_style)
            for line in self._lines(width)
            for strip in line.truncate(width).render_strips(width, 1, style, plain)
        ]
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All badges in one line; a part of the Visual protocol."""
        return sum(badge.cell_length + GAP.cell_length for badge in self._badges)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """How many lines there are; a part of the Visual protocol."""
        return sum(1 for _line in self._lines(width))

    def _lines(self, width: int) -> Iterator[Content]:
        line: list[Content] = []
        used = 0
        for badge in self._badges:
            if line and used + badge.cell_length > width:
                yield joined(GAP, line)
                line, used = [], 0
            line.append(badge)
            used += badge.cell_length + GAP.cell_length
        if line:
            yield joined(GAP, line)
