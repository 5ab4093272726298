"""Page ranges: `321-328` as a style writes it (CSL 1.0.2, Appendix V, Page Range Formats)."""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import Final

from seedbrowse.citing.csl.locale import Locale

__all__ = ["page_range"]

_PAGE: Final = r"((?:\w+[.:])?\w+)"
_RANGE: Final = re.compile(
    rf"(?<![\w.:-])(?!(?<=\d,)\d{{3}}\b){_PAGE}\s*(?<!\\)[-–]\s*{_PAGE}(?![\w-]|[.:]\w|,\d{{3}}\b)"
)
_NUMBER: Final = re.compile(r"((?:\w+[.:])?(?:\d*[^\W\d_]+)?)(\d{1,99})")
"""A page in digits, behind what is no part of its number: `S12`, `8n115`, `11:23`."""

_OTHER_PAGE: Final = re.compile(r"\d+[a-z]{0,2}|[ivxlcdm]+", re.IGNORECASE)
"""A page with a letter behind it, or in Roman numerals: neither can be abbreviated."""

_AMPERSAND: Final = re.compile(r"(?<=\w)\s*&\s*(?=\w)")
_WORD: Final = re.compile(r"\b(?![ivxlcdm]+\b)[^\W\d_]+\b", re.IGNORECASE)
_TIGHT_COMMA: Final = re.compile(r"(?<=\d),(?=\d)(?!\d{3}\b)")

_Shorten = Callable[[str, str], str]


def page_range(text: str, range_format: str, locale: Locale) -> str:
    """Pages with each range in them in the form that a style wants.

    What is no range, as `N110-P5`, keeps its hyphen; a hyphen behind a backslash is none. Numbers
    among words keep all their digits.

    Args:
        text: Pages as they are written: `12-5, 17 & 21-28`.
        range_format: The `page-range-format` of the style; empty leaves the numbers as they are.
        locale: Whose `page-range-delimiter` stands between the ends of a range.
    """
    if text.isdecimal():
        return text
    delimiter = locale.term("page-range-delimiter") or "–"
    shorten = _FORMATS.get(range_format) if not _WORD.search(text) else None
    text = _RANGE.sub(lambda found: _rewritten(found[1], found[2], delimiter, shorten), text)
    if "&" in text:
        text = _AMPERSAND.sub(f" {locale.ampersand} ", text)
    return _TIGHT_COMMA.sub(", ", text).replace("\\-", "-")


def _rewritten(first: str, second: str, delimiter: str, shorten: _Shorten | None) -> str:
    start, end = _NUMBER.fullmatch(first), _NUMBER.fullmatch(second)
    if start is None or end is None:
        is_range = _OTHER_PAGE.fullmatch(first) and _OTHER_PAGE.fullmatch(second)
        return f"{first}{delimiter if is_range else '-'}{second}"
    prefix, number = start.groups()
    whole = _expanded(number, end[2])
    if prefix != end[1] or (prefix and int(whole) < int(number)):
        return f"{first}-{second}"
    if shorten is None or int(whole) < int(number):
        return f"{first}{delimiter}{second}"
    return f"{first}{delimiter}{prefix if shorten is _in_full else ''}{shorten(number, whole)}"


def _expanded(first: str, second: str) -> str:
    """The second number with the digits that it leaves out: `321-8` ends on 328."""
    return first[: len(first) - len(second)] + second if len(second) < len(first) else second


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


_FORMATS: Final[dict[str, _Shorten]] = {
    "expanded": _in_full,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
