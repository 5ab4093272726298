"""Hanging rows: labels in one column and wrapped texts in the next, as one thing to draw."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from seedbrowse.tui.cell_text import cut

__all__ = ["HangingRows", "hung", "indent_of", "label_lines"]

GAP = 2
MOST_LABEL_LINES = 3
ROOM_FOR_LABELS = 20
"""Cells that labels may take even where that is more than a third: `Author (inferred)`."""


class HangingRows(Visual):
    """Rows of a label and a text whose further lines hang below its first one."""

    def __init__(
        self, rows: Sequence[tuple[str, Content]], label_style: str, *, indent: int = 0
    ) -> None:
        """Take the rows.

        Args:
            rows: Clean labels and texts.
            label_style: In Textual's style language: `$muted`.
            indent: Least number of cells before the texts, so that several lists stand in line.
        """
        self._rows = rows
        self._least = indent
        self._label_style = label_style

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the rows; a part of the Visual protocol."""
        indent = self._indent(width)
        # A selection counts the lines of one text, which these lines are not.
        plain = RenderOptions(options.get_style, options.rules)
        strips: list[Strip] = []
        for label, text in self._rows:
            heads = label_lines(label, indent, self._label_style)
            lines = text.render_strips(width - indent, None, style, plain)
            strips += hung(heads, lines, indent, width, style, plain)
            if height is not None and len(strips) >= height:
                return strips[:height]
        return strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the longest row; a part of the Visual protocol."""
        indent = self._indent(container_width)
        widest = max((text.get_optimal_width(rules, 0) for _, text in self._rows), default=0)
        return indent + widest

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as the wrapped texts have; a part of the Visual protocol."""
        indent = self._indent(width)
        return sum(
            max(
                text.get_height(rules, width - indent),
                len(label_lines(label, indent, self._label_style)),
            )
            for label, text in self._rows
        )

    def _indent(self, width: int) -> int:
        return indent_of([label for label, _text in self._rows], width, self._least)


def indent_of(labels: Sequence[str], width: int, least: int = 0) -> int:
    """Cells before the texts: what the labels need, but never most of the width."""
    widest = max((cell_len(label) for label in labels), default=0)
    wanted = max(widest + GAP, least) if widest else least
    most = max(width // 3, min(ROOM_FOR_LABELS, width // 2))
    return max(min(wanted, most), 0)


def label_lines(label: str, indent: int, style: str) -> list[Content]:
    """A label in the lines that it needs beside its text, which are not many."""
    room = indent - GAP
    if room <= 0 or not label:
        return []
    shown = Content.styled(cut(label, MOST_LABEL_LINES * room), style)
    if shown.cell_length <= room:
        return [shown]
    return [line.rstrip() for line in shown.wrap(room)]


def hung(
    heads: Sequence[Content],
    lines: Sequence[Strip],
    indent: int,
    width: int,
    style: Style,
    options: RenderOptions,
) -> list[Strip]:
    """Lines of a text with those of its label before them, each exactly `width` cells wide."""
    plain = RenderOptions(options.get_style, options.rules)
    fill = style.background_style.rich_style
    labels = [
        # No offsets: what the mouse selects is the text, and a label is none of it.
        Strip.join(head.render_strips(indent, 1, style, plain)).adjust_cell_length(indent, fill)
        for head in heads
    ]
    hanging = Strip.blank(indent, fill)
    return [
        Strip.join([label or hanging, line or Strip([])]).adjust_cell_length(width, fill)
        for label, line in zip_longest(labels, lines)
    ]
