"""Number labels: what styles put around the number of an entry goes when the number does."""

import re
from collections.abc import Mapping
from typing import Final

from seedbrowse.citing.csl.blocks import Block, blocks
from seedbrowse.citing.csl.rendered import Rendered
from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS, Runs, plain_text

__all__ = ["without_marks_of_number"]

_OF_NUMBERS: Final = frozenset({"", "left-margin"})
"""Kinds of blocks that a number may stand in."""

_LOOSE: Final = re.compile(r"(?:[\s,;:)\]}〕】]|[._–—-](?=\W|_|$)|[(\[{〔【]\s*[)\]}〕】])+")
"""Marks that stood behind a number. A full stop or a dash before a word may begin it: `.NET`."""

_PARTNERS: Final[Mapping[str, str]] = {"(": ")", "[": "]", "{": "}", "〔": "〕", "【": "】"}


def without_marks_of_number(entry: Rendered) -> Rendered:
    """What is left of an entry that was rendered without its number.

    Style authors write `[1] ` in more than one way: in a margin, as affixes of the layout or of
    what stands behind the number, or as text. What of that has stayed is taken away; a margin
    that holds more than marks stays.
    """
    parts = blocks(entry.runs)
    while len(parts) > 1 and parts[0].kind in _OF_NUMBERS and not _has_words(parts[0].runs):
        del parts[0]
    if not parts:
        return entry
    first = parts[0]
    stands_alone = first.kind == "right-inline" or len(parts) == 1
    parts[0] = Block("" if stands_alone else first.kind, _without_loose_marks(first.runs))
    runs: Runs = []
    for kind, inner in parts:
        runs += [(BLOCKS[kind], 0), *inner, (BLOCK_END, 0)] if kind else inner
    return Rendered(runs)


def _has_words(runs: Runs) -> bool:
    return any(character.isalnum() for character in plain_text(runs))


def _without_loose_marks(runs: Runs) -> Runs:
    text = plain_text(runs)
    found = _LOOSE.match(text)
    if found is not None:
        return _without_beginning(runs, found.end())
    partner = _PARTNERS.get(text[:1])
    if partner is not None and text.count(text[0]) > text.count(partner):
        return _without_loose_marks(_without_beginning(runs, 1))
    return runs


def _without_beginning(runs: Runs, count: int) -> Runs:
    """The runs without so many characters."""
    left: Runs = []
    for text, bits in runs:
        if count < len(text):
            left.append((text[count:], bits))
        count = max(count - len(text), 0)
    return left
