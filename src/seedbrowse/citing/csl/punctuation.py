"""Punctuation: what can only be settled when a whole reference is there.

Affixes, delimiters and values are runs of their own, written without knowing of each other; where
two meet, marks may be doubled. Within a value nothing is changed.
"""

import re
from functools import lru_cache
from typing import Final

from seedbrowse.citing.csl.locale import Locale
from seedbrowse.citing.csl.quotes import with_marks
from seedbrowse.citing.csl.runs import (
    BLOCK_END,
    BLOCKS,
    BOLD,
    CLOSE_QUOTE,
    DELIMITER,
    ITALIC,
    LIGHT,
    NO_SMALL_CAPS,
    OBLIQUE,
    OPEN_QUOTE,
    REGULAR,
    RICH_BOLD,
    RICH_ITALIC,
    RICH_SMALL_CAPS,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    UPRIGHT,
    Runs,
)

__all__ = ["finished"]

_FIRST_STAYS: Final = frozenset(
    ["..", ",,", ";.", ";;", ";:", ":.", "::", "!.", "!:", "!!", "?.", "?:", "??"]
)
"""Pairs of marks of which the second is dropped."""

_SECOND_STAYS: Final = frozenset([";!", ";?", ":!", ":?"])
_MARKS: Final = frozenset(".,;:!?")
_MOST_MARKS: Final = 3
"""How many marks are dealt with at one joint; what goes on is a title made of marks."""

_INSIDE: Final = frozenset(".,!?")
"""Marks that stand within quotation marks where `punctuation-in-quote` holds."""

_LONELY_MARK: Final = re.compile(r"[.,;](?=\s|$)")
"""A mark that begins an affix; other than that of `.NET`, which begins a word."""

_BARRIERS: Final = frozenset({BLOCK_END, *BLOCKS.values()})
_SHOWN: Final = ITALIC | OBLIQUE | BOLD | LIGHT | SMALL_CAPS | UNDERLINE | SUPERSCRIPT | SUBSCRIPT


def finished(runs: Runs, locale: Locale) -> Runs:
    """The runs of a whole reference as they are shown.

    Marks and spaces are not doubled where runs meet, quotations have the locale's marks (with
    full stops and commas inside them where `punctuation-in-quote` says so), and rich text is
    turned round within formatting of its own kind.

    Returns:
        Runs of which no two neighbours have the same format. Of formats, only those are left that
        show: ITALIC, OBLIQUE, BOLD, LIGHT, SMALL_CAPS, UNDERLINE, SUPERSCRIPT and SUBSCRIPT, and
        UPRIGHT, REGULAR and NO_SMALL_CAPS beside one of the first for text that stands out of
        them. Of private characters, those of blocks are left, each a run of its own.
    """
    joined = _joined(runs, punctuation_in_quote=locale.punctuation_in_quote)
    if any(OPEN_QUOTE in text or CLOSE_QUOTE in text for text, _ in joined):
        joined = with_marks(joined, locale)
    return _merged(joined)


def _joined(runs: Runs, *, punctuation_in_quote: bool) -> Runs:
    """The runs with what is doubled between them dropped, and none empty."""
    joint = _Joint(punctuation_in_quote)
    for text, bits in runs:
        if text in _BARRIERS:
            joint.trim_end()
            joint.runs.append((text, 0))
            continue
        if text := joint.fitted(text):
            joint.runs.append((text, bits))
    joint.trim_end()
    return joint.runs


class _Joint:
    """The end of what is written, where the next run will be joined."""

    def __init__(self, punctuation_in_quote: bool) -> None:
        self.runs: Runs = []
        self._inside = punctuation_in_quote

    def trim_end(self) -> None:
        """Drop spaces at the end."""
        while self.runs and self.runs[-1][0] not in _BARRIERS:
            text, bits = self.runs.pop()
            if stripped := text.rstrip(" "):
                self.runs.append((stripped, bits))
                return

    def fitted(self, text: str) -> str:
        """The text of the next run without what it doubles; what is written may change too."""
        if not self.runs:
            return text.lstrip(" ")
        end, bits = self.runs[-1]
        if _LONELY_MARK.match(text):
            if bits & DELIMITER:
                self.runs.pop()
                return self.fitted(text)
            if end[-1] == " " and text[0] != ";":
                self.trim_end()
                return self.fitted(text)
        elif end[-1] == " " or end in _BARRIERS:
            text = text.lstrip(" ")
        for _ in range(_MOST_MARKS):
            if text[:1] not in _MARKS or (left := self._after_mark(text)) is None:
                break
            text = left
        return text

    def _after_mark(self, text: str) -> str | None:
        """What is left of a text when its first mark has been dealt with, None if it stays."""
        place = self._last_letter()
        if place is None:
            return None
        index, offset = place
        last, is_quoted = self.runs[index][0][offset], self._is_before_quote(index, offset)
        if is_quoted and not self._inside and last in ",;":
            self._put(index, offset, "")
            return _together(last, text)
        if last + text[0] in _FIRST_STAYS and not text.startswith(".."):
            return text[1:]
        if last + text[0] in _SECOND_STAYS:
            self._put(index, offset, "")
            return text
        if is_quoted and self._inside and text[0] in _INSIDE:
            self._put_before_quote(index, offset, text[0])
            return text[1:]
        return None

    def _last_letter(self) -> tuple[int, int] | None:
        """Run and offset of the last character that closes no quotation."""
        for index in range(len(self.runs) - 1, -1, -1):
            text = self.runs[index][0]
            if text in _BARRIERS:
                return None
            if kept := text.rstrip(CLOSE_QUOTE):
                return index, len(kept) - 1
        return None

    def _is_before_quote(self, index: int, offset: int) -> bool:
        return index < len(self.runs) - 1 or offset < len(self.runs[index][0]) - 1

    def _put_before_quote(self, index: int, offset: int, mark: str) -> None:
        """Add a mark behind the last character, in the format of the quotation mark."""
        text, bits = self.runs[index]
        if offset == len(text) - 1:
            index, offset = index + 1, -1
            text, bits = self.runs[index]
        self.runs[index] = (text[: offset + 1] + mark + text[offset + 1 :], bits)

    def _put(self, index: int, offset: int, instead: str) -> None:
        """Replace one character of what is written."""
        text, bits = self.runs[index]
        text = text[:offset] + instead + text[offset + 1 :]
        if text:
            self.runs[index] = (text, bits)
        else:
            del self.runs[index]


def _together(mark: str, text: str) -> str:
    """A mark and a text that begins with one, less what is doubled."""
    if mark + text[0] in _FIRST_STAYS:
        return mark + text[1:]
    return text if mark + text[0] in _SECOND_STAYS else mark + text


def _merged(runs: Runs) -> Runs:
    """The runs with the formats that show, those of the same format as one."""
    result: Runs = []
    waiting: list[str] = []
    format_waiting = 0
    for text, bits in runs:
        if bits:
            bits = _shown_format(bits)
        if waiting and (bits != format_waiting or text in _BARRIERS or waiting[0] in _BARRIERS):
            result.append(("".join(waiting), format_waiting))
            waiting.clear()
        format_waiting = bits
        waiting.append(text)
    if waiting:
        result.append(("".join(waiting), format_waiting))
    return result


@lru_cache(maxsize=1024)
def _shown_format(bits: int) -> int:
    """The format that shows, rich text being turned round within what is of its kind."""
    shown = bits & _SHOWN
    for rich, own, others, turned in _TURNS:
        is_within = bool(shown & others)
        if bits & rich and not is_within:
            shown |= own
        if shown & others and bool(bits & turned) != (bool(bits & rich) and is_within):
            shown |= turned
    return shown


_TURNS: Final = (
    (RICH_ITALIC, ITALIC, ITALIC | OBLIQUE, UPRIGHT),
    (RICH_BOLD, BOLD, BOLD | LIGHT, REGULAR),
    (RICH_SMALL_CAPS, SMALL_CAPS, SMALL_CAPS, NO_SMALL_CAPS),
)
"""Of each kind: rich text, its own format, those it turns round within, the format then.

Rich text within rich text of the same kind has both the first and the last.
"""
