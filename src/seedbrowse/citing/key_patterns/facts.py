"""The parts of keys that are neither people nor title: dates, pages, journals, keywords."""

import re
from typing import Any, Final

from seedbrowse.records import Record

__all__ = [
    "csl_text",
    "date",
    "first_page",
    "last_page",
    "month_name",
    "nth_keyword",
    "original_date",
    "page_prefix",
    "year",
]

_NUMBER: Final = re.compile(r"\d+")
_DIRECTIVE: Final = re.compile(r"%-?[Ymdy]")
_MONTHS: Final = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def year(record: Record) -> str:
    """The year of publication; empty where there is none."""
    return str(record.year or "")


def month_name(record: Record) -> str:
    """The month of publication in English, as JabRef has it."""
    return _MONTHS[record.issued.month] if record.issued else ""


def date(parts: list[int], form: str) -> str:
    """A date in a form with `%Y`, `%y`, `%m`, `%d`, and `%-m` without its zero.

    From the first part that the date has not, the form is left out: of 2019, `%Y-%m-%d` is `2019`.
    """
    if not parts:
        return ""
    known = dict(zip("Ymd", parts, strict=False))
    text: list[str] = []
    place = 0
    for found in _DIRECTIVE.finditer(form):
        letter = found[0][-1]
        value = known.get(letter.upper() if letter == "y" else letter)
        if value is None:
            return "".join(text)
        text.append(form[place : found.start()])
        text.append(_written(value, found[0]))
        place = found.end()
    return "".join(text) + form[place:]


def _written(value: int, directive: str) -> str:
    if directive.endswith("Y"):
        return str(value)
    two = f"{value % 100:02}"
    return two.lstrip("0") if "-" in directive else two


def original_date(record: Record) -> list[int]:
    """The parts of the date of the original edition; none where the record does not tell."""
    value = record.csl.get("original-date")
    match value:
        case {"date-parts": [[*parts], *_]} if all(str(part).isdecimal() for part in parts):
            return [int(part) for part in parts[:3]]
    return []


def first_page(record: Record) -> str:
    """The lowest number among the pages, without zeros before it."""
    return min(_page_numbers(record), key=int, default="")


def last_page(record: Record) -> str:
    """The highest number among the pages, without zeros before it."""
    return max(_page_numbers(record), key=int, default="")


def _page_numbers(record: Record) -> list[str]:
    # The digits of other scripts are digits, too, and a number of thousands of them is none.
    return [str(int(found[0][:18])) for found in _NUMBER.finditer(record.page)]


def page_prefix(record: Record) -> str:
    """What stands before the first number of the pages: `L` of `L7`."""
    found = _NUMBER.search(record.page)
    return record.page[: found.start()] if found else record.page


def nth_keyword(record: Record, place: int) -> str:
    """The author's keyword at a place counted from 1; empty where there is none."""
    keywords = record.author_keywords
    return keywords[place - 1] if 0 < place <= len(keywords) else ""


def csl_text(record: Record, variable: str) -> str:
    """A CSL variable that is a text or a number; empty where it is something else."""
    value: Any = record.csl.get(variable, "")
    return str(value) if isinstance(value, str | int) else ""
