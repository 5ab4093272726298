"""Spans: formats of finished runs as marks that open and close, properly within each other."""

from collections.abc import Callable, Mapping
from typing import Final

from seedbrowse.citing.csl.runs import (
    BOLD,
    ITALIC,
    LIGHT,
    NO_SMALL_CAPS,
    OBLIQUE,
    REGULAR,
    SMALL_CAPS,
    UPRIGHT,
    Runs,
)

__all__ = ["flat", "marked"]

_TURNED: Final = (
    (UPRIGHT, ITALIC | OBLIQUE),
    (REGULAR, BOLD | LIGHT),
    (NO_SMALL_CAPS, SMALL_CAPS),
)


def flat(runs: Runs) -> Runs:
    """The runs with the formats that show where no format can be turned off within another."""
    result: Runs = []
    for text, bits in runs:
        for turned, within in _TURNED:
            if bits & turned:
                bits &= ~(turned | within)
        result.append((text, bits))
    return result


def marked(
    runs: Runs,
    marks: Mapping[int, tuple[str, str]],
    escaped: Callable[[str], str],
) -> str:
    """The text of some runs with a mark before and behind each stretch of a format.

    Args:
        runs: Finished runs, without blocks.
        marks: By a bit of the format: what opens and what closes it. Of formats that begin
            together the longest is the outermost; among equals, the first of these.
        escaped: Makes plain text safe.
    """
    parts: list[str] = []
    opened: list[int] = []
    for index, (text, bits) in enumerate(runs):
        wanted = [bit for bit in marks if bits & bit]
        kept = _kept(opened, wanted)
        parts += [marks[bit][1] for bit in reversed(opened[kept:])]
        del opened[kept:]
        new = [bit for bit in wanted if bit not in opened]
        new.sort(key=lambda bit: -_length(runs, index, bit))
        parts += [marks[bit][0] for bit in new]
        opened += new
        parts.append(escaped(text))
    parts += [marks[bit][1] for bit in reversed(opened)]
    return "".join(parts)


def _kept(opened: list[int], wanted: list[int]) -> int:
    """How many of the open formats, from the outermost on, go on."""
    for depth, bit in enumerate(opened):
        if bit not in wanted:
            return depth
    return len(opened)


def _length(runs: Runs, start: int, bit: int) -> int:
    """Over how many runs a format goes on."""
    end = start
    while end < len(runs) and runs[end][1] & bit:
        end += 1
    return end - start
