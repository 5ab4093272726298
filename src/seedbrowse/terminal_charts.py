"""Terminal charts: bars, columns and lines made of characters, to an eighth of a cell.

Plotext, which was tried, has bars of whole cells, takes half the screen for a long name, and
counts a Chinese character as one cell; nor does it tell which bar stands where.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

__all__ = ["bar", "column", "line"]

_FROM_LEFT: Final = "▏▎▍▌▋▊▉█"
_FROM_BELOW: Final = "▁▂▃▄▅▆▇█"
_EIGHTHS: Final = 8
_DOTS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bits of a Braille cell: its left and its right column of dots, from above."""

_BRAILLE: Final = 0x2800
_ACROSS, _DOWN = len(_DOTS), len(_DOTS[0])


def bar(count: float, greatest: float, width: int) -> str:
    """A bar from the left, `width` cells long for the `greatest`; something for all but 0."""
    full, rest = divmod(_length(count, greatest, width), _EIGHTHS)
    return _FROM_LEFT[-1] * full + (_FROM_LEFT[rest - 1] if rest else "")


def column(count: float, greatest: float, height: int) -> str:
    """A column, `height` cells high for the `greatest`: its characters from the top downwards."""
    full, rest = divmod(_length(count, greatest, height), _EIGHTHS)
    drawn = (_FROM_BELOW[rest - 1] if rest else "") + _FROM_BELOW[-1] * full
    return drawn.rjust(height)


def line(values: Sequence[float], width: int, height: int) -> list[str]:
    """A line from value to value, from the left edge to the right one, 0 at the bottom.

    Returns:
        `height` rows of `width` Braille characters, a space where nothing is drawn.
    """
    if width < 1 or height < 1:
        return [""] * max(height, 0)
    cells = [[0] * width for _ in range(height)]
    for x, y in _dots(values, width * _ACROSS, height * _DOWN):
        cells[y // _DOWN][x // _ACROSS] |= _DOTS[x % _ACROSS][y % _DOWN]
    return ["".join(chr(_BRAILLE + cell) if cell else " " for cell in row) for row in cells]


def _length(count: float, greatest: float, cells: int) -> int:
    """Eighths of a cell; at least one, however little there is of something."""
    if count <= 0 or greatest <= 0 or cells < 1:
        return 0
    return min(max(round(count / greatest * cells * _EIGHTHS), 1), cells * _EIGHTHS)


def _dots(values: Sequence[float], width: int, height: int) -> set[tuple[int, int]]:
    """The dots of a line, from the left and from above."""
    greatest = max(values, default=0)
    if greatest <= 0:
        return {(x, height - 1) for x in range(width if values else 0)}
    values = [*values, *values[-1:]] if len(values) == 1 else values
    step = (width - 1) / (len(values) - 1)
    corners = [
        (round(place * step), round((1 - max(value, 0) / greatest) * (height - 1)))
        for place, value in enumerate(values)
    ]
    found = set(corners)
    for (x, y), (to_x, to_y) in pairwise(corners):
        # As many steps as the longer side has dots: no hole, and none twice as thick.
        steps = max(to_x - x, abs(to_y - y), 1)
        found |= {
            (x + round((to_x - x) * k / steps), y + round((to_y - y) * k / steps))
            for k in range(steps)
        }
    return found
