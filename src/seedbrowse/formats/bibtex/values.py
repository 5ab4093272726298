"""Values of BibTeX fields that are more than a text: lists, dates, serial numbers, subtitles."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from seedbrowse.formats.bibtex.names import divided
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.values.dates import issued, issued_from
from seedbrowse.formats.values.identifiers import issns, serial_numbers
from seedbrowse.records import Issued
from seedbrowse.records.text import clean

__all__ = ["add_issued", "add_subtitles", "iso_date", "listed", "read_issns", "sentences"]

_SEMICOLON = re.compile(";")
_COMMA = re.compile(",")
_ISSNS = re.compile(r"\d{4}-?\d{3}[\dXx](?:[\s,;]+\d{4}-?\d{3}[\dXx])*")
_EXACT_MONTH = re.compile(r"[^\W\d_]+\.?(?: \d{1,2})?|\d{1,2}")
_DAY = re.compile(r"\d{1,2}")
_SUBTITLES: Final = {
    "subtitle": "title",
    "booksubtitle": "container_title",
    "journalsubtitle": "container_title",
}


def listed(value: str, decoded: Callable[[str], str], separator: str = "") -> Iterator[str]:
    """Divide a list at `;`, or at commas where there is none; never inside braces.

    Args:
        value: As it stands in the field.
        decoded: Makes plain text of one item.
        separator: Divide at nothing but this.
    """
    pieces = divided(value, _SEMICOLON)
    if len(pieces) == 1 and not separator:
        pieces = divided(value, _COMMA)
    for piece in pieces:
        if text := clean(decoded(piece.strip())):
            yield text


def sentences(value: str) -> Iterator[str]:
    """Divide what Web of Science writes a line each: a full stop at its end ends an item."""
    item: list[str] = []
    for line in value.strip("{} \n").split("\n"):
        item.append(line.strip())
        if line.rstrip().endswith("."):
            yield " ".join(item)
            item = []
    if text := " ".join(item).strip():
        yield text


def read_issns(text: str) -> tuple[tuple[str, ...], bool]:
    """Read ISSNs, and tell whether there is more in the text than these."""
    if _ISSNS.fullmatch(text):
        return issns(text), False
    numbers, _ = serial_numbers(text)
    return numbers, True


def iso_date(parts: Sequence[int]) -> str:
    """A date as BibLaTeX writes it: `2019-03-05`, as precise as it is known."""
    return "-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(parts))


def add_issued(builder: RecordBuilder, given: Mapping[str, str]) -> None:
    """Read the date of publication; words that say more than year, month and day are kept.

    Args:
        builder: Of the record.
        given: The texts of `date`, `year`, `month` and `day`, where there are any.
    """
    date, year = given.get("date", ""), given.get("year", "")
    month, day = given.get("month", ""), given.get("day", "")
    found = issued(date) if date else None
    if date and (found is None or iso_date(found.date_parts) != date):
        builder.keep("date", date)
    of_year = _of_year(year, month, day)
    if found is None:
        found = of_year
    if found is None:
        for label in ("year", "month", "day"):
            builder.keep(label, given.get(label, ""))
        return
    builder.put("issued", found, "year", year or date)
    if year and str(found.year) != year:
        builder.keep("year", year)
    if month and (not found.month or not _EXACT_MONTH.fullmatch(month)):
        builder.keep("month", month)
    if day and not found.day:
        builder.keep("day", day)


def _of_year(year: str, month: str, day: str) -> Issued | None:
    if not _DAY.fullmatch(day):
        return issued_from(year, month)
    return issued_from(year, f"{month}-{day}" if month.isdecimal() else f"{month} {day}")


def add_subtitles(builder: RecordBuilder, given: Mapping[str, str]) -> None:
    """Join subtitles to their titles, as CSL has them."""
    for label, field in _SUBTITLES.items():
        if not (text := given.get(label, "")):
            continue
        title = builder.values.get(field, "")
        if not title:
            builder.keep(label, text)
        else:
            joint = " " if title[-1] in ".:?!" else ": "
            builder.values[field] = f"{title}{joint}{text}"
