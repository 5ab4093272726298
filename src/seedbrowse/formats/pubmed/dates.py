"""The dates of PubMed's XML, written as PubMed's text has them."""

from typing import Final
from xml.etree.ElementTree import Element

__all__ = ["compact_date", "numeric_date", "publication_date"]

_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_NUMBERS: Final = {name: number for number, name in enumerate(_MONTHS, 1)}


def publication_date(element: Element) -> str:
    """`2019 Mar 5`, `2020 Winter`, or the words of a `MedlineDate`."""
    year, month, day = _parts(element)
    if number := _month_number(month):
        month = _MONTHS[number - 1]
    parts = (year, month, day.lstrip("0"), *map(_text, element.findall("Season")))
    return " ".join(filter(None, (*parts, *map(_text, element.findall("MedlineDate")))))


def compact_date(element: Element) -> str:
    """`20190305`, as much of it as there is."""
    return "".join(_numbers(element))


def numeric_date(element: Element) -> str:
    """`2019/03/05 06:00`, as much of it as there is."""
    hour, minute = (_text(element.find(part)) for part in ("Hour", "Minute"))
    date = "/".join(_numbers(element))
    return f"{date} {hour.zfill(2)}:{minute.zfill(2)}" if hour else date


def _numbers(element: Element) -> list[str]:
    year, month, day = _parts(element)
    if number := _month_number(month):
        month = str(number)
    return [part.zfill(2) for part in (year, month, day) if part]


def _parts(element: Element) -> tuple[str, str, str]:
    year, month, day = (_text(element.find(part)) for part in ("Year", "Month", "Day"))
    return year, month, day


def _month_number(text: str) -> int:
    if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= len(_MONTHS):
        return int(text)
    return _NUMBERS.get(text, 0)


def _text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()
