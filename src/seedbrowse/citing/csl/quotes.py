"""Quotes: which of the quotation marks and apostrophes of a text are what.

Two passes over a text: those of an item become private characters, since a record does not know
how deep in quotations its title will stand, nor in which language; and once the reference is
complete, those become the marks of the locale.
"""

import re
from collections import Counter
from typing import Final

from seedbrowse.citing.csl.locale import Locale
from seedbrowse.citing.csl.runs import CLOSE_QUOTE, OPEN_QUOTE, Runs

__all__ = ["APOSTROPHE", "quotations", "with_marks"]

APOSTROPHE: Final = "’"

_PRIVATE_MARK: Final = re.compile(f"[{OPEN_QUOTE}{CLOSE_QUOTE}]")
_MARK: Final = re.compile("[\"'“”‘’]")
_CLOSES: Final = {'"': '"', "'": "'", "”": "“", "’": "‘"}
"""By a mark that closes: the one that opens."""

_BEFORE_OPENING: Final = frozenset("([{<«‹¿¡-–—/…")
_DECADE: Final = re.compile(r"\d\ds?\b")
"""What follows the apostrophe of `’90s`, which opens no quotation."""


def quotations(text: str) -> list[tuple[int, int]]:
    """The places of the marks that open and close each quotation, in the order they close.

    A mark opens where a word begins behind it and none ends before it; it closes the nearest
    quotation of its kind. Marks without a partner are no quotation.
    """
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    kinds: Counter[str] = Counter()
    for match in _MARK.finditer(text):
        place, mark = match.start(), match.group()
        opening = _CLOSES.get(mark)
        if opening and kinds[opening] and _may_close(text, place):
            depth = _depth_of(opening, text, waiting)
            if depth is not None:
                found.append((waiting[depth], place))
                kinds.subtract(text[each] for each in waiting[depth:])
                del waiting[depth:]
                continue
        if mark not in "”’" and _may_open(text, place, waiting[-1:]):
            waiting.append(place)
            kinds[mark] += 1
    return found


def _may_open(text: str, place: int, innermost: list[int]) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if text[place] == "'" and _DECADE.match(text, place + 1):
        return False
    if not before or before.isspace() or before in _BEFORE_OPENING:
        return True
    return innermost == [place - 1]


def _may_close(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before or before.isspace():
        return False
    return text[place] in '"”' or not after.isalnum()


def _depth_of(opening: str, text: str, waiting: list[int]) -> int | None:
    """Which of the open quotations a mark closes.

    A double mark closes one with single marks still open in it, since those may have been
    apostrophes; a single mark is an apostrophe itself unless its quotation is the innermost.
    """
    for depth in range(len(waiting) - 1, -1, -1):
        if text[waiting[depth]] == opening:
            return depth
        if opening in "'‘":
            return None
    return None


def with_marks(runs: Runs, locale: Locale) -> Runs:
    """The runs with the locale's marks for quotations, by how deep each is within others."""
    outer = (locale.term("open-quote") or "“", locale.term("close-quote") or "”")
    inner = (locale.term("open-inner-quote") or "‘", locale.term("close-inner-quote") or "’")
    depth = 0

    def mark(match: re.Match[str]) -> str:
        nonlocal depth
        if match.group() == OPEN_QUOTE:
            depth += 1
            return (inner, outer)[depth % 2][0]
        shown = (inner, outer)[depth % 2 or not depth][1]
        depth = max(depth - 1, 0)
        return shown

    return [(_PRIVATE_MARK.sub(mark, text), bits) for text, bits in runs]
