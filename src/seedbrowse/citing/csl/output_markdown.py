"""Finished references as Markdown, for CommonMark and for pandoc."""

import re
from itertools import pairwise
from typing import Final
from unicodedata import category

from seedbrowse.citing.csl.blocks import in_lines
from seedbrowse.citing.csl.runs import (
    BOLD,
    ITALIC,
    OBLIQUE,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    Runs,
)
from seedbrowse.citing.csl.spans import flat, marked

__all__ = ["as_markdown"]

_EMPHASIS: Final = BOLD | ITALIC
_RAISED: Final = SUPERSCRIPT | SUBSCRIPT
_MARKS: Final = {
    BOLD: ("**", "**"),
    SMALL_CAPS: ("[", "]{.smallcaps}"),
    ITALIC: ("*", "*"),
    SUPERSCRIPT: ("^", "^"),
    SUBSCRIPT: ("~", "~"),
}
_ELEMENTS: Final = {
    BOLD: ("<b>", "</b>"),
    ITALIC: ("<i>", "</i>"),
    SUPERSCRIPT: ("<sup>", "</sup>"),
    SUBSCRIPT: ("<sub>", "</sub>"),
}
"""For formats that stand where Markdown does not recognise its own marks."""

_SPECIAL: Final = re.compile(r"""[\\`*\[\]<>&~^@$|"']|(?<![^\W_])_|_(?![^\W_])|(?<=[-.])[-.]""")
"""What is markup wherever it stands; an underscore within a word is none."""

_LINE_START: Final = re.compile(r"^(\d*)(?=[#+=:-]|(?<=\d)[.)](?:\s|$))", re.MULTILINE)
"""Before what would begin a heading, a list or a definition."""

_SIMPLE: Final = re.compile(r"(?:[^\W_]|[+−])+")
"""What pandoc reads between `^` or `~` as it reads it elsewhere."""

_ENDS: Final = re.compile(r"(^\s+|\s+$)")


def as_markdown(runs: Runs) -> str:
    """A finished reference as Markdown; nothing of the text can become markup."""
    return in_lines(_spaced(flat(runs)), _written, "\\\n")


def _written(runs: Runs) -> str:
    runs = [(text, bits | ITALIC if bits & OBLIQUE else bits) for text, bits in runs]
    marks = dict(_MARKS)
    if not _are_recognised(runs):
        marks |= {bit: _ELEMENTS[bit] for bit in (BOLD, ITALIC)}
    if any(bits & _RAISED and not _SIMPLE.fullmatch(text) for text, bits in runs):
        marks |= {bit: _ELEMENTS[bit] for bit in (SUPERSCRIPT, SUBSCRIPT)}
    return _LINE_START.sub(r"\1\\", marked(runs, marks, _escaped))


def _spaced(runs: Runs) -> Runs:
    """The runs with spaces at their ends outside of formats: `*a* b`, never `*a *b`."""
    pieces = [(piece, bits) for text, bits in runs for piece in _ENDS.split(text) if piece]
    formats = [0, *(bits for piece, bits in pieces if not piece.isspace()), 0]
    result: Runs = []
    passed = 0
    for piece, bits in pieces:
        if piece.isspace():
            bits &= formats[passed] & formats[passed + 1]
        else:
            passed += 1
        result.append((piece, bits))
    return result


def _are_recognised(runs: Runs) -> bool:
    """Whether all marks of emphasis stand where they open and close (CommonMark, 6.2)."""
    ends: Runs = [(" ", 0), *runs, (" ", 0)]
    for (before, outer), (after, inner) in pairwise(ends):
        left, right = before[-1], after[0]
        changes = (outer ^ inner) & _EMPHASIS
        if not changes:
            continue
        if not left.isspace() and not right.isspace():
            if outer & _EMPHASIS and inner & _EMPHASIS:
                return False
            inside, outside = (right, left) if inner & _EMPHASIS else (left, right)
            if _is_punctuation(inside) and not _is_punctuation(outside):
                return False
        elif (left.isspace() and outer & ~inner & _EMPHASIS) or (
            right.isspace() and inner & ~outer & _EMPHASIS
        ):
            return False
    return True


def _is_punctuation(character: str) -> bool:
    return category(character)[0] in "PS"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
