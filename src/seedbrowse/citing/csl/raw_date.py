"""Raw dates: dates in words and digits, as people write them into one field.

Read are `2003-08-10`, `2003/8/10`, `8/10/2003`, `10.8.2003`, `August 10, 2003`, `10 Aug. 2003`,
`Spring 2003`, `44 BC`, ranges of these with `–`, `-`, `--`, `/` or `to` between, in which one side
may leave out what the other one says (`May–June 2003`, `10-12 May 2003`, `1850-51`), and the marks
of doubt `ca.`, `c1850`, `?`, `~` and `[…]`. Names of months and seasons are English ones.
"""

import re
from typing import Final, NamedTuple, TypeAlias

__all__ = ["RawDate", "parsed_date"]

_Point: TypeAlias = tuple[int, int, int]


class RawDate(NamedTuple):
    """What a raw date says."""

    points: tuple[tuple[int, int, int], ...]
    """Year, month (from 13 on a season) and day of one date, or of the ends of a range; 0 stands
    for what is not said, and a year of 0 for an end that is open."""

    is_uncertain: bool


_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
            "spring", "summer", "autumn fall", "winter",
        ],
        1,
    )
    for name in names.split()
}  # fmt: skip
_LAST_MONTH: Final = 12
_LAST_SEASON: Final = 24
_LAST_DAY: Final = 31
_LONGEST: Final = 80

_WORD: Final = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_ERA: Final = r"\s*(?:BCE?|B\.C\.|AD|A\.D\.|CE)"
_FULL_YEAR: Final = r"(?P<year>\d{4})"
_YEAR_BEHIND_WORD: Final = rf"(?P<year>\d{{3,4}}|\d{{1,2}}(?={_ERA}))(?P<era>{_ERA})?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>-?\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?:T[\d:.+Z-]*)?",
        rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_FULL_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_FULL_YEAR}",
        rf"(?P<month>\d{{1,2}})/{_FULL_YEAR}",
        rf"{_WORD}(?:\s+{_DAY})?,?\s+{_YEAR_BEHIND_WORD}",
        rf"{_DAY}\s+{_WORD},?\s+{_YEAR_BEHIND_WORD}",
        rf"{_FULL_YEAR},?\s+{_WORD}(?:\s+{_DAY})?",
        rf"(?P<year>-?\d{{1,4}})(?P<era>{_ERA})?",
    )
)
_DOUBT: Final = re.compile(
    r"^(?:c(?:a\b|irca\b|\b|(?=\d))\.?|about\b|~|\[)\s*|[]?~]+$", re.IGNORECASE
)
_WEEKDAY: Final = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_BETWEEN: Final = tuple(
    re.compile(separator) for separator in (r"\s*(?:--|[–—])\s*", r"\s+(?:-|to|/)\s+", r"/", r"-")
)
_DAY_OF_MONTH: Final = re.compile(r"\d{1,2}")
_DAY_AND_YEAR: Final = re.compile(r"(?P<day>\d{1,2}),?\s+(?P<year>\d{4})")
_SHORT_YEAR: Final = re.compile(r"\d{2}")


def parsed_date(text: str) -> RawDate | None:
    """The parts of a raw date; None where it is none that can be read."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    bare = _DOUBT.sub("", _DOUBT.sub("", text)).strip()
    is_uncertain = bare != text
    bare = _WEEKDAY.sub("", bare)
    if single := _point(bare):
        return RawDate((single,), is_uncertain)
    for separator in _BETWEEN:
        sides = separator.split(bare)
        if len(sides) == 2 and (points := _sides(*sides)):
            return RawDate(points, is_uncertain)
    return None


def _sides(first: str, last: str) -> tuple[_Point, _Point] | None:
    """The ends of a range, of which one may leave out what the other one says."""
    start = _point(first)
    if last in {"", ".."}:
        return (start, (0, 0, 0)) if start else None
    if start and _SHORT_YEAR.fullmatch(last) and start[0] % 100 < int(last):
        return start, (start[0] // 100 * 100 + int(last), 0, 0)
    if (day_and_year := _DAY_AND_YEAR.fullmatch(last)) and not start:
        start = _point(f"{first}, {day_and_year['year']}")
        return (start, (*start[:2], int(day_and_year["day"]))) if start else None
    end = _point(last)
    if end and end[2] and _DAY_OF_MONTH.fullmatch(first):
        return (*end[:2], int(first)), end
    if end and not start:
        start = _point(f"{first} {end[0]}")
    return (start, end) if start and end else None


def _point(text: str) -> _Point | None:
    for form in _FORMS:
        if found := form.fullmatch(text):
            return _read(found)
    return None


def _read(found: re.Match[str]) -> _Point | None:
    """The numbers of a date; None where they are those of no date."""
    parts = {name: value or "" for name, value in found.groupdict().items()}
    word, day = parts.get("month", "").lower(), int(parts.get("day") or 0)
    month = int(word) if word.isdecimal() else _MONTHS.get(word, 0)
    if month > _LAST_MONTH and 0 < day <= _LAST_MONTH and word.isdecimal():
        month, day = day, month
    if month > _LAST_SEASON or day > _LAST_DAY:
        return None
    year = int(parts["year"])
    return (-year if parts.get("era", "").strip().upper().startswith("B") else year, month, day)
