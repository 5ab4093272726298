"""Dates of publication as exports write them.

No digit is invented: a year of two digits and `199X` give nothing, and a month or day that does
not exist leaves the date as coarse as its part before. Of a range the first date counts, and of a
season (`2020 Winter`) only the year; both stay in the source's words where the reader keeps them.
"""

import re
from functools import lru_cache

from seedbrowse.records import Issued
from seedbrowse.records.text import clean

__all__ = ["date_parts", "issued", "issued_from", "month"]

_MONTH_NAMES = (
    "january januar jänner janvier enero gennaio janeiro januari январь января янв ene gen "
    "jän janv sty",
    "february februar feber février fevrier febrero febbraio fevereiro februari февраль февраля "
    "фев fév fev",
    "march märz maerz mars marzo março marco maart март марта мар mär mrz mrt",
    "april avril abril aprile апрель апреля апр avr abr",
    "may mai mayo maggio maio mei май мая mag",
    "june juni juin junio giugno junho июнь июня июн giu",
    "july juli juillet julio luglio julho июль июля июл juil lug",
    "august août aout agosto augustus август августа авг aoû aou ago",
    "september septembre septiembre setiembre settembre setembro сентябрь сентября сен сент sept "
    "set",
    "october oktober octobre octubre ottobre outubro октябрь октября окт okt ott out",
    "november novembre noviembre novembro ноябрь ноября ноя нояб",
    "december dezember décembre decembre diciembre dicembre dezembro декабрь декабря дек dez déc "
    "dic",
)
_MONTHS = {
    spelling: number
    for number, spellings in enumerate(_MONTH_NAMES, 1)
    for name in spellings.split()
    for spelling in (name, name[:3])
}
# Three letters of these would be another month: `juillet` is not `jui` for June.
_MONTHS |= {"jun": 6, "jul": 7, "mar": 3, "mai": 5}
for _ambiguous in ("jui", "июн", "июл"):
    _MONTHS.pop(_ambiguous, None)
_MONTHS |= {"июн": 6, "июл": 7}
_LAST_MONTH = 12
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_ISO = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T /].*)?)?)?(?:/[\d/.-]*)?", re.DOTALL
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_YEAR = re.compile(r"(?<![\d-])(\d{4})(?![\dXxu])")
_UNKNOWN = re.compile(r"\b\d{1,3}[XxuU?]{1,3}\b|^\s*-")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def issued(text: str) -> Issued | None:
    """Read a date in any form seen in exports, as precisely as it is said; None where it is none.

    `2019`, `2019-03-05`, `2019/03/05/extra`, `2020///`, `Jan 2019`, `2019 Jan-Feb`, `2020 Winter`,
    `15 March 2019`, `March 15, 2019`, `2019/2020`, `c2019`, `[2019?]`, `20190305`.
    """
    return _issued(text.strip())


@lru_cache(maxsize=8192)
def _issued(text: str) -> Issued | None:
    text = clean(text).strip("[](){}. ,;~?%")
    if found := _ISO.fullmatch(text):
        return _checked(found[1], found[2] or "", found[3] or "")
    if found := _COMPACT.fullmatch(text):
        return _checked(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(text):
        day, number, year = found.groups()
        if int(number) > _LAST_MONTH:
            day, number = number, day
        elif int(day) <= _LAST_MONTH and day != number:
            return _checked(year)
        return _checked(year, number, day)
    if found := _MONTH_YEAR.fullmatch(text):
        return _checked(found[2], found[1])
    if text.startswith("-"):
        return None
    found = _YEAR.search(text)
    while found and not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        found = _YEAR.search(text, found.end())
    if not found:
        return None
    return _with_words(found[1], f"{text[: found.start()]} {text[found.end() :]}")


def issued_from(year: str, rest: str) -> Issued | None:
    """Read a date whose year stands by itself: `2015` and `MAR 15`; None without a year."""
    date = issued(year)
    if date is None or date.month or not rest.strip():
        return date
    rest = clean(rest)
    own = issued(rest) if _YEAR.search(rest) else None
    if own and own.year == date.year:
        return own
    found = re.fullmatch(r"(\d{1,2})(?:[-/.](\d{1,2}))?", rest)
    if found:
        return _checked(str(date.year), found[1], found[2] or "")
    return _with_words(str(date.year), rest)


@lru_cache(maxsize=1024)
def month(text: str) -> int:
    """Number of a month, from 1; 0 where the text is none.

    Names and abbreviations in English, German, French, Spanish, Italian, Portuguese, Dutch and
    Russian, and numbers. Of a range, `Jan-Feb`, the first counts.
    """
    for word in _WORD.findall(clean(text)):
        if word.isdigit():
            return int(word) if len(word) <= 2 and 1 <= int(word) <= _LAST_MONTH else 0
        return _named(word)
    return 0


def date_parts(text: str) -> list[int]:
    """The date as CSL-JSON's `date-parts` have it: `[2019, 3, 5]`; empty where there is none."""
    date = issued(text)
    return date.date_parts if date else []


def _named(word: str) -> int:
    return _MONTHS.get(word.casefold(), 0)


def _checked(year: str, number: str = "", day: str = "") -> Issued | None:
    """Make a date of its parts, up to the first that does not exist."""
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    month_ = int(number) if number else 0
    if not 1 <= month_ <= _LAST_MONTH:
        return Issued(int(year))
    day_ = int(day) if day else 0
    return Issued(int(year), month_, day_ if 1 <= day_ <= _DAYS[month_ - 1] else 0)


def _with_words(year: str, rest: str) -> Issued | None:
    """Read month and day from the words around a year: the first month, and the day beside it."""
    words = _WORD.findall(rest)
    for place, word in enumerate(words):
        if not (number := _named(word)):
            continue
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        day = next((day for day in (before, after) if day.isdecimal() and len(day) <= 2), "")
        return _checked(year, str(number), day)
    return _checked(year)
