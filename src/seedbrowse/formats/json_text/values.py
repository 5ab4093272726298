"""Values of JSON items as text, whatever type a writer gave them."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from seedbrowse.formats.values.dates import issued
from seedbrowse.records import Issued
from seedbrowse.records.text import clean

__all__ = [
    "LARGEST_COUNT",
    "LAST_YEAR",
    "count_of",
    "date_of",
    "is_empty",
    "json_of",
    "objects",
    "text_of",
    "texts",
    "tidied",
]

_DEEPEST = 24
"""Levels of a value that stay apart; deeper ones become text."""

_LARGEST = 2**63 - 1
"""What a store of records can hold as a number."""

LARGEST_COUNT = 2**31 - 1
"""What its columns can."""

LAST_YEAR = 9999
_SEPARATOR = "; "


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: null, an empty text, list or object; not 0 or false."""
    return value is None or value in ("", [], {})


def text_of(value: Any) -> str:
    """A value as text, not cleaned: a list's members with `; `, an object as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(each, list | dict) for each in value):
        return _SEPARATOR.join(filter(None, map(text_of, value)))
    if isinstance(value, bool | list | dict):
        return json_of(value)
    return str(value)


def json_of(value: Any) -> str:
    """A value as JSON, on one line."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:  # decoding got through with a shorter stack
        return "…"


def texts(value: Any) -> Iterator[str]:
    """The texts that are not empty of a list, or of the value itself."""
    for each in value if isinstance(value, list) else (value,):
        if text := clean(text_of(each)):
            yield text


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a list, or the value itself if it is one."""
    for each in value if isinstance(value, list) else (value,):
        if isinstance(each, dict):
            yield each


def tidied(value: Any, clean_text: Callable[[str], str] = clean, depth: int = 0) -> Any:
    """A value with all its texts clean, keys as well, and with no number too large to store."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list | dict) and depth >= _DEEPEST:
        return clean_text(json_of(value))
    if isinstance(value, list):
        return [tidied(each, clean_text, depth + 1) for each in value]
    if isinstance(value, dict):
        return {clean_text(key): tidied(each, clean_text, depth + 1) for key, each in value.items()}
    if type(value) is int and abs(value) > _LARGEST:
        return str(value)
    return value


def count_of(value: Any) -> int | None:
    """A number of citations or pages; None where the value is none, or too large to be one."""
    if type(value) is int:
        return value if 0 <= value <= LARGEST_COUNT else None
    text = clean(text_of(value))
    if not (text.isdecimal() and text.isascii() and len(text) <= len(str(LARGEST_COUNT))):
        return None
    return int(text) if int(text) <= LARGEST_COUNT else None


def date_of(value: Any) -> tuple[Issued | None, bool]:
    """Read a CSL date, or any other form of one.

    Returns:
        The date, and whether that is all the value says: a range, a season, a date in words or
        one that is uncertain says more.
    """
    if isinstance(value, list):
        first = value[0] if value else None
        return _from_parts(first if isinstance(first, list) else value), False
    if not isinstance(value, dict):
        return issued(clean(text_of(value))), False
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        first = parts[0] if isinstance(parts[0], list) else parts
        if date := _from_parts(first):
            said = [part for part in first if part not in (None, "", 0, "0")]
            is_all = len(parts) == len(value) == 1 and len(said) == len(date.date_parts)
            return date, is_all
    for key in ("raw", "literal", "date-time"):
        if date := issued(clean(text_of(value.get(key)))):
            return date, False
    return None, False


def _from_parts(parts: list[Any]) -> Issued | None:
    """The date of year, month and day, up to the first that does not exist."""
    numbers = [count_of(part) or 0 for part in parts[:3]]
    year, month, day = (*numbers, 0, 0, 0)[:3]
    if not 0 < year <= LAST_YEAR:
        return None
    if not 0 < month <= 12:
        return Issued(year)
    return Issued(year, month, day if 0 < day <= 31 else 0)
