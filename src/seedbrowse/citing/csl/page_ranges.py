"""Page ranges: `321-328` as a style writes it (CSL 1.0.2, Appendix V, Page Range Formats)."""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Final

from seedbrowse.citing.csl.locale import Locale

__all__ = ["page_range"]

_RANGE: Final = re.compile(
    r"""
    (?<![\w.-])
    (?P<prefix>(?:\d*[^\W\d_]+)?) (?P<first>\d+)
    \s* (?<!\\)[-–—]+ \s*
    (?P<second_prefix>(?:\d*[^\W\d_]+)?) (?P<second>\d+)
    (?![\w-])
    """,
    re.VERBOSE,
)
_ROMAN_RANGE: Final = re.compile(r"\b([ivxlcdm]+)\s*(?<!\\)[-–—]+\s*([ivxlcdm]+)\b", re.IGNORECASE)
_SPACED_HYPHEN: Final = re.compile(r"(?<=\w)\s+-\s+(?=\w)")


def page_range(text: str, range_format: str, locale: Locale) -> str:
    """Pages with each range in them in the form that a style wants.

    Ranges are numbers with no prefix or the same one (`S12-S20`), or Roman numerals; anything else
    keeps its hyphens.

    Args:
        text: Pages as they are written: `12-5, 17 & 21-28`.
        range_format: The `page-range-format` of the style; empty leaves the numbers as they are.
        locale: Whose `page-range-delimiter` stands between the ends of a range.
    """
    if text.isdecimal():
        return text
    delimiter = locale.term("page-range-delimiter") or "–"
    shorten = _FORMATS.get(range_format, _as_written)

    def replaced(found: re.Match[str]) -> str:
        prefix, first, second_prefix, second = found.groups()
        if prefix != second_prefix:
            return f"{prefix}{first}-{second_prefix}{second}"
        whole = _expanded(first, second)
        if int(whole) < int(first):
            return f"{prefix}{first}-{second_prefix}{second}"
        if shorten is _as_written:
            return f"{prefix}{first}{delimiter}{second_prefix}{second}"
        last = shorten(first, whole)
        return f"{prefix}{first}{delimiter}{prefix if len(last) == len(whole) else ''}{last}"

    text = _RANGE.sub(replaced, text)
    text = _ROMAN_RANGE.sub(lambda found: found[1] + delimiter + found[2], text)
    return _SPACED_HYPHEN.sub("-", text).replace("\\-", "-")


def _expanded(first: str, second: str) -> str:
    """The second number with the digits that it leaves out: `321-8` ends on 328."""
    return first[: len(first) - len(second)] + second if len(second) < len(first) else second


def _as_written(_first: str, whole: str) -> str:
    return whole


def _in_full(_first: str, whole: str) -> str:
    return whole


def _minimal(first: str, whole: str) -> str:
    """Only the digits from the first that differs."""
    if len(first) != len(whole):
        return whole
    return whole[min(_common(first, whole), len(whole) - 1) :]


def _minimal_two(first: str, whole: str) -> str:
    """As minimal, but two digits of a number that has two."""
    return _at_least_two(_minimal(first, whole), whole)


def _chicago_15(first: str, whole: str) -> str:
    """As the 16th edition, but four digits are written in full if three of them differ."""
    if len(first) == len(whole) == 4 and _common(first, whole) <= 1:
        return whole
    return _chicago_16(first, whole)


def _chicago_16(first: str, whole: str) -> str:
    start = int(first)
    if start < 100 or start % 100 == 0:
        return whole
    shortest = _minimal(first, whole)
    return shortest if start % 100 < 10 else _at_least_two(shortest, whole)


def _at_least_two(shortest: str, whole: str) -> str:
    return whole[-max(2, len(shortest)) :]


def _common(first: str, second: str) -> int:
    """How many digits are the same from the left."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


_FORMATS: Final[dict[str, Callable[[str, str], str]]] = {
    "expanded": _in_full,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
