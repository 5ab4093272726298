"""Blocks: the parts of a finished reference that stand apart on the page."""

from collections.abc import Callable
from typing import Final, NamedTuple

from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS, Runs

__all__ = ["Block", "blocks", "in_lines"]

_KINDS: Final = {character: kind for kind, character in BLOCKS.items()}
_LINES: Final = frozenset({"block", "indent", "left-margin"})
"""Blocks that begin a line."""


class Block(NamedTuple):
    """A part of a reference."""

    kind: str
    """A value of the attribute `display` (CSL 1.0.2, Display); empty for text within no block."""

    runs: Runs


def blocks(runs: Runs) -> list[Block]:
    """The blocks of a finished reference; one within another ends the outer one."""
    found = [Block("", [])]
    for run in runs:
        text = run[0]
        if text == BLOCK_END or text in _KINDS:
            found.append(Block(_KINDS.get(text, ""), []))
        else:
            found[-1].runs.append(run)
    return [block for block in found if block.runs]


def in_lines(runs: Runs, write: Callable[[Runs], str], line_break: str) -> str:
    """A finished reference as text in which some blocks begin a line.

    What stands in the margin is divided by a space from what stands beside it.

    Args:
        runs: Finished runs.
        write: Writes the runs of one block.
        line_break: What divides two lines.
    """
    parts: list[str] = []
    before = ""
    for kind, inner in blocks(runs):
        if parts:
            alone = kind in _LINES or before in ("block", "indent")
            parts.append(line_break if alone else " ")
        parts.append(write(inner))
        before = kind
    return "".join(parts)
