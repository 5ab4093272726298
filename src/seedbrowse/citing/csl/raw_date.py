"""Raw dates: dates in words and digits, as people write them into one field.

Read are `2003-08-10`, `2003/8/10`, `8/10/2003`, `August 10, 2003`, `10 Aug. 2003`, `Spring 2003`,
`44 BC`, ranges of these with `–`, `-`, `/`, `--` or `to` between, and the marks of doubt `ca.`,
`circa`, `?`, `~` and `[…]`. Names of months and seasons are English ones.
"""

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["RawDate", "parsed_date"]


@dataclass(frozen=True, slots=True)
class RawDate:
    """What a raw date says."""

    points: tuple[tuple[int, int, int], ...]
    """Year, month (13 to 16: a season) and day of one date, or of the ends of a range; 0 stands
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
_WORD: Final = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR: Final = r"(?P<year>-?\d{1,4})(?P<era>\s*(?:BCE?|B\.C\.|AD|A\.D\.|CE))?"
_FULL_YEAR: Final = r"(?P<year>\d{4})"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>-?\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?:T[\d:.+Z-]*)?",
        rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_FULL_YEAR}",
        rf"(?P<month>\d{{1,2}})/{_FULL_YEAR}",
        rf"{_WORD}(?:\s+{_DAY})?,?\s+{_YEAR}",
        rf"{_DAY}\s+{_WORD},?\s+{_YEAR}",
        rf"{_FULL_YEAR},?\s+{_WORD}(?:\s+{_DAY})?",
        _YEAR,
    )
)
_DOUBT: Final = re.compile(
    r"^(?:c\.|ca\.?|circa|about|~)\s*|[?~]+$|^\[(?=.*\]$)|\]$", re.IGNORECASE
)
_RANGE: Final = tuple(
    re.compile(separator)
    for separator in (r"\s*(?:--|[–—])\s*", r"\s+(?:-|to|/)\s+", r"/", r"(?<=\d)-(?=\d{4}$|$)")
)
_LONGEST: Final = 80


def parsed_date(text: str) -> RawDate | None:
    """The parts of a raw date; None where it is none that can be read."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    bare = _DOUBT.sub("", _DOUBT.sub("", text)).strip()
    if single := _point(bare):
        return RawDate((single,), is_uncertain=bare != text)
    for separator in _RANGE:
        sides = separator.split(bare)
        if len(sides) == 2 and (points := _sides(*sides)):
            return RawDate(points, is_uncertain=bare != text)
    return None


def _sides(first: str, last: str) -> tuple[tuple[int, int, int], ...] | None:
    """The ends of a range, of which the first may leave out the year: `May – June 2003`."""
    end = _point(last) if last not in {"", ".."} else (0, 0, 0)
    if end is None:
        return None
    start = _point(first) or (_point(f"{first} {end[0]}") if end[0] else None)
    return (start, end) if start else None


def _point(text: str) -> tuple[int, int, int] | None:
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = {name: value or "" for name, value in found.groupdict().items()}
            year = int(parts["year"])
            if parts.get("era", "").strip().upper().startswith("B"):
                year = -year
            month = parts.get("month", "").lower()
            number = int(month) if month.isdecimal() else _MONTHS.get(month, 0)
            day = int(parts.get("day") or 0)
            return (year, number, day) if number <= 24 and day <= 31 else None
    return None
