"""Rich text: the little markup that titles of CSL-JSON items carry, as runs.

`<i> <b> <sub> <sup> <sc>` and two spans are understood; every other `<` is text, as in `p < .05`.
Records are clean of entities, so `&` is text as well.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from seedbrowse.citing.csl.quotes import APOSTROPHE, quotations
from seedbrowse.citing.csl.runs import (
    BASELINE,
    CLOSE_QUOTE,
    NO_CASE,
    NO_SMALL_CAPS,
    NO_UNDERLINE,
    OPEN_QUOTE,
    REGULAR,
    RICH_BOLD,
    RICH_ITALIC,
    RICH_SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UPRIGHT,
    Runs,
)

__all__ = ["rich", "typographic"]

_SPECIAL: Final = re.compile(r"""[<"'“‘]|\s[\s;:!?»]|«\s""")
"""What makes text more than one run as it is."""

_SPACES: Final = re.compile(r"\s\s+")
_FRENCH_SPACE: Final = re.compile(r" (?=[;:!?»])|(?<=«) ")
"""A space that must not end a line, and is narrow in print."""
_TAG: Final = re.compile(
    r"<(?P<closes>/)?(?P<name>i|b|sub|sup|sc|span"
    r'(?: class="(?P<class>nocase|nodecor)"| style="font-variant:\s*(?P<caps>small-caps);?")?)>'
)
_FORMATS: Final = {
    "i": RICH_ITALIC,
    "b": RICH_BOLD,
    "sub": SUBSCRIPT,
    "sup": SUPERSCRIPT,
    "sc": RICH_SMALL_CAPS,
    "small-caps": RICH_SMALL_CAPS,
    "nocase": NO_CASE,
    "nodecor": NO_CASE | UPRIGHT | REGULAR | NO_SMALL_CAPS | NO_UNDERLINE | BASELINE,
}
_TURNED: Final = {
    RICH_ITALIC: UPRIGHT,
    RICH_BOLD: REGULAR,
    RICH_SMALL_CAPS: NO_SMALL_CAPS,
}
"""By a format that turns round within itself: what it is turned into."""


def rich(text: str) -> Runs:
    """The runs of an item's text: its markup read, quotation marks told from apostrophes."""
    if _SPECIAL.search(text):
        return list(_rich(text))
    return [(text, 0)] if text else []


def typographic(text: str) -> str:
    """A part of a name with real apostrophes: `O’Neill`."""
    return text.replace("'", APOSTROPHE)


@lru_cache(maxsize=4096)
def _rich(text: str) -> Runs:
    plain, formats = _read_tags(_FRENCH_SPACE.sub("\u202f", _SPACES.sub(" ", text)))
    marks = list(plain.replace("'", APOSTROPHE))
    for opening, closing in quotations(plain):
        if plain[opening] == "'" and not plain[closing + 1 : closing + 2].strip():
            # What single marks quote begins as it is spelt, in titles as well: ‘gene’.
            formats[opening] |= NO_CASE
        marks[opening], marks[closing] = OPEN_QUOTE, CLOSE_QUOTE
    return _runs("".join(marks), formats)


def _runs(text: str, formats: list[int]) -> Runs:
    """Text and the format of each character, as runs."""
    runs: Runs = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or formats[place] != formats[start]:
            runs.append((text[start:place], formats[start]))
            start = place
    return runs


def _read_tags(text: str) -> tuple[str, list[int]]:
    """The text without its tags, and the format of each character."""
    tags = _pairs(text)
    plain: list[str] = []
    formats: list[int] = []
    bits = place = 0
    outer: list[int] = []
    for start, end, new in sorted(tags):
        plain.append(text[place:start])
        formats += [bits] * (start - place)
        if new:
            outer.append(bits)
            bits = bits ^ _TURNED[new] if bits & new and new in _TURNED else bits | new
        else:
            bits = outer.pop()
        place = end
    plain.append(text[place:])
    formats += [bits] * (len(text) - place)
    return "".join(plain), formats


def _pairs(text: str) -> list[tuple[int, int, int]]:
    """Where tags that have a partner begin and end, and the format of those that open (else 0)."""
    found: list[tuple[int, int, int]] = []
    waiting: list[tuple[str, int, int, int]] = []
    names: Counter[str] = Counter()
    for match in _TAG.finditer(text):
        name = match["name"].partition(" ")[0]
        if match["closes"]:
            if names[name]:
                depth = _innermost(name, waiting)
                _, start, end, bits = waiting[depth]
                found += [(start, end, bits), (match.start(), match.end(), 0)]
                names.subtract(each[0] for each in waiting[depth:])
                del waiting[depth:]
        elif bits := _FORMATS.get(match["class"] or match["caps"] or name, 0):
            waiting.append((name, match.start(), match.end(), bits))
            names[name] += 1
    return found


def _innermost(name: str, waiting: list[tuple[str, int, int, int]]) -> int:
    """The place of the last of some tags that has a name, which one of them has."""
    return next(depth for depth in range(len(waiting) - 1, -1, -1) if waiting[depth][0] == name)
