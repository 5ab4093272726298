"""Dates of publication as exports write them.

No digit is invented: a year of two digits and `199X` give nothing, and a month or day that does
not exist leaves the date as coarse as its part before. So does `05/03/2019`, which is May or
March. Of a range the first date counts, and of a season (`2020 Winter`) only the year; the reader
keeps the source's words where they say more.
"""

import re
from calendar import monthrange
from functools import lru_cache

from seedbrowse.formats.values.month_names import MONTHS
from seedbrowse.records import Issued
from seedbrowse.records.text import clean

__all__ = ["date_parts", "issued", "issued_from", "month"]

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_LAST_MONTH = 12

# `2019-03-05`, also with a time or a range behind it, or with nothing between its separators.
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})[?~%]{0,2}"
    r"(?:[-/. ](?P<month>\d{1,2})[?~%]{0,2}(?:[-/. ](?P<day>\d{1,2})(?:[T /?~%].*)?)?)?"
    r"(?:/[\d/.?~%-]*)?",
    re.DOTALL,
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
# RIS: year, month, day and other words, each of which may be missing.
_RIS = re.compile(r"(\d{4})/(\d{0,2})/(\d{0,2})/([^/]*)")

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d|[XxUu]|s\b)")
_BEFORE_CHRIST = re.compile(r"^-|\b[Bb]\.? ?[Cc]\b")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DAY_BEFORE = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.ºª])*(?: ?[-–—/&] ?\d{1,2}(?:st|nd|rd|th|\.)?)?"
    r"(?:[ -](?:de|of))?[ .-]*$"
)
_DAY_AFTER = re.compile(r"[-–/ .]{1,3}(\d{1,2})(?!\d)")
_BRACKETS = "[](){}.,;~?% "


@lru_cache(maxsize=8192)  # a library has many records and few dates
def issued(text: str) -> Issued | None:
    """Read a date in any form seen in exports, as precisely as it is said; None where it is none.

    `2019`, `2019-03-05`, `2019/03/05/extra`, `2020///`, `Jan 2019`, `2019 Jan-Feb`, `2020 Winter`,
    `15 March 2019`, `March 15, 2019`, `2019/2020`, `c2019`, `[2019?]`, `20190305`.
    """
    text = clean(text).strip(_BRACKETS)
    for form in (_YEAR_FIRST, _COMPACT, _MONTH_FIRST):
        if found := form.fullmatch(text):
            return _checked(**found.groupdict())
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(int(found[1]), int(found[3]), found[4])
    if (found := _RIS.fullmatch(text)) and found[2]:
        return _checked(found[1], found[2], found[3])
    if _BEFORE_CHRIST.search(text):
        return None
    for found in _YEAR.finditer(text):
        if _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
            return _with_words(found[1], text[: found.start()], text[found.end() :])
    return None


def issued_from(year: str, rest: str) -> Issued | None:
    """Read a date whose year stands by itself: `2015` and `MAR 15`; None without a year."""
    date = issued(year)
    if date is None or date.month or not (rest := clean(rest)):
        return date
    own = issued(rest)
    if own and own.year == date.year:
        return own
    if found := re.fullmatch(r"(\d{1,2})(?:[-/. ](\d{1,2}))?", rest):
        return _checked(str(date.year), found[1], found[2])
    return _with_words(str(date.year), rest, "")


@lru_cache(maxsize=1024)
def month(text: str) -> int:
    """Number of a month, from 1; 0 where the text is none.

    Names and abbreviations in English, German, French, Spanish, Italian, Portuguese, Dutch and
    Russian, and numbers. Of a range, `Jan-Feb`, the first counts.
    """
    found = _WORD.findall(clean(text))
    for word in found:
        if number := MONTHS.get(word.casefold(), 0):
            return number
    first = found[0] if found else ""
    is_number = first.isdecimal() and len(first) <= 2 and all(map(str.isdecimal, found))
    return int(first) if is_number and int(first) <= _LAST_MONTH else 0


def date_parts(text: str) -> list[int]:
    """The date as CSL-JSON's `date-parts` have it: `[2019, 3, 5]`; empty where there is none."""
    date = issued(text)
    return date.date_parts if date else []


def _checked(year: str, month: str | None = None, day: str | None = None) -> Issued | None:
    """Make a date of its parts, up to the first that does not exist."""
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    month_number = int(month or 0)
    if not 1 <= month_number <= _LAST_MONTH:
        return Issued(int(year))
    day_number = int(day or 0)
    exists = 1 <= day_number <= monthrange(int(year), month_number)[1]
    return Issued(int(year), month_number, day_number if exists else 0)


def _year_last(first: int, second: int, year: str) -> Issued | None:
    """Read `15/03/2019` or `03/15/2019`, where the numbers tell which is the day."""
    if first > _LAST_MONTH or first == second:
        return _checked(year, str(second), str(first))
    return _checked(year, str(first), str(second)) if second > _LAST_MONTH else _checked(year)


def _with_words(year: str, before: str, after: str) -> Issued | None:
    """Read month and day from the words around a year: the first month, and the day beside it."""
    for words in (before, after):
        for word in _LETTERS.finditer(words):
            if number := MONTHS.get(word[0].casefold(), 0):
                day = _DAY_BEFORE.search(words, 0, word.start())
                day = day or _DAY_AFTER.match(words, word.end())
                return _checked(year, str(number), day[1] if day else None)
    return _checked(year)
