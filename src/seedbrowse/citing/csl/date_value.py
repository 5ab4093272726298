"""Dates of items, as CSL-JSON writes them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from seedbrowse.citing.csl.runs import PRIVATE

__all__ = ["DatePoint", "DateValue", "date_value"]

_WITHOUT_PRIVATE: Final = dict.fromkeys(map(ord, PRIVATE))
_NO: Final = frozenset({"", "0", "false", "no"})
_MONTHS: Final = 12
_DAYS: Final = 31
_LAST_YEAR: Final = 10**9
_LAST_SEASON: Final = 24
"""Months 13 to 24 are seasons, four by four: 13, 17 and 21 are spring."""


class DatePoint(NamedTuple):
    """A day, a month, a season or a year; what is not known is 0."""

    year: int
    """Negative before Christ."""

    month: int = 0
    day: int = 0
    season: int = 0
    """1 spring … 4 winter."""

    @property
    def is_open(self) -> bool:
        """Whether nothing is known: the side of a range that has no end."""
        return not (self.year or self.month or self.season or self.day)


class DateValue(NamedTuple):
    """One value of a date variable."""

    start: DatePoint | None = None
    end: DatePoint | None = None
    """The end of a range; open where the range has none."""

    literal: str = ""
    """Printed as it is."""

    is_uncertain: bool = False
    season_text: str = ""
    """A season that is a word: `Michaelmas`."""


def date_value(value: object) -> DateValue | None:
    """The date of a CSL-JSON date variable; None where it says nothing.

    Parts of a date count most, then a literal date, then a raw one, which is read (`raw_date`)
    or, where it cannot be, printed as it is.
    """
    if isinstance(value, str):
        return _from_text(value)
    if not isinstance(value, Mapping):
        return None
    uncertain = str(value.get("circa", "")).strip().lower() not in _NO
    points = _points(value.get("date-parts"))
    season, season_text = _season(value.get("season"))
    if points:
        if season and not points[0].month:
            points[0] = DatePoint(points[0].year, season=season)
        end = points[1] if len(points) > 1 else None
        return DateValue(points[0], end, is_uncertain=uncertain, season_text=season_text)
    if literal := _text(value.get("literal")):
        return DateValue(literal=literal, is_uncertain=uncertain)
    if raw := _from_text(_text(value.get("raw")), uncertain=uncertain):
        return raw
    if season or season_text:
        start = DatePoint(0, season=season)
        return DateValue(start, is_uncertain=uncertain, season_text=season_text)
    return None


def _text(value: object) -> str:
    return value.translate(_WITHOUT_PRIVATE).strip() if isinstance(value, str) else ""


def _from_text(text: str, *, uncertain: bool = False) -> DateValue | None:
    text = _text(text)
    if not text:
        return None
    # Few items have raw dates, and to compile their expressions takes as long as a reference.
    from seedbrowse.citing.csl.raw_date import parsed_date

    parsed = parsed_date(text)
    if parsed is None:
        return DateValue(literal=text, is_uncertain=uncertain)
    points = [_point(parts) for parts in parsed.points]
    end = points[1] if len(points) > 1 else None
    return DateValue(points[0], end, is_uncertain=uncertain or parsed.is_uncertain)


def _points(parts: Any) -> list[DatePoint]:
    """One or two points; a date that is 0 is an open end, if the other one is none."""
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        return []
    points = [
        _point(part)
        for part in parts[:2]
        if isinstance(part, Sequence) and not isinstance(part, str)
    ]
    return [] if all(point.is_open for point in points) else points


def _point(parts: Sequence[object]) -> DatePoint:
    year, month, day = (*map(_number, parts[:3]), 0, 0, 0)[:3]
    if not 0 < day <= _DAYS:
        day = 0
    if _MONTHS < month <= _LAST_SEASON:
        return DatePoint(year, season=(month - _MONTHS - 1) % 4 + 1)
    if not 0 < month <= _MONTHS:
        return DatePoint(year)
    return DatePoint(year, month, day)


def _number(part: object) -> int:
    """A part of a date, a number or digits; 0 for anything else."""
    if isinstance(part, bool) or not isinstance(part, int | float | str):
        return 0
    try:
        number = int(part)
    except (ValueError, OverflowError):
        return 0
    return number if abs(number) <= _LAST_YEAR else 0


def _season(value: object) -> tuple[int, str]:
    """A season's number, or its name."""
    number = _number(value)
    if 0 < number <= 4:
        return number, ""
    if _MONTHS < number <= _LAST_SEASON:
        return (number - _MONTHS - 1) % 4 + 1, ""
    return 0, _text(value) if not number else ""
