"""Dates of items, as CSL-JSON writes them."""

from dataclasses import dataclass

__all__ = ["DatePoint", "DateValue", "date_value"]


@dataclass(frozen=True, slots=True, order=True)
class DatePoint:
    """A day, a month, a season or a year; what is not known is 0."""

    year: int
    """Negative before Christ."""

    month: int = 0
    day: int = 0
    season: int = 0
    """1 spring … 4 winter."""


@dataclass(frozen=True, slots=True)
class DateValue:
    """One value of a date variable."""

    start: DatePoint | None = None
    end: DatePoint | None = None
    """The end of a range."""

    literal: str = ""
    """Printed as it is."""

    is_uncertain: bool = False
    season_text: str = ""
    """A season that is a word: `Michaelmas`."""


def date_value(value: object) -> DateValue | None:
    """The date of a CSL-JSON date variable; None where it says nothing."""
    raise NotImplementedError
