"""Badge flow: badges side by side, going on in the next line before one would be broken."""

from collections.abc import Sequence

from textual.content import Content

from seedbrowse.tui.cell_text import joined

__all__ = ["badge_lines"]

GAP = Content(" ")


def badge_lines(badges: Sequence[Content], width: int) -> list[Content]:
    """Lines of badges, each one line of text; only a badge wider than a whole line is cut."""
    lines: list[Content] = []
    line: list[Content] = []
    used = 0
    for badge in badges:
        if line and used + badge.cell_length > width:
            lines.append(joined(GAP, line))
            line, used = [], 0
        line.append(badge)
        used += badge.cell_length + GAP.cell_length
    if line:
        lines.append(joined(GAP, line))
    return [line.truncate(width) for line in lines]
