"""TOML lines: where the values of a TOML file stand, which its readers do not tell."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

__all__ = ["flat", "line_numbers", "line_of_error"]

_TABLE: Final = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_VALUE: Final = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w.\s-])+?)\s*=""")
_DEEPEST: Final = 50
"""A key that names more tables, one in the other, is nothing that anybody looks for."""

_ERROR: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Each value of a table and of those in it, by its name with dots, whether quoted or not."""
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from flat(value, f"{name}.")
        else:
            yield name, value


def line_numbers(text: str) -> Mapping[str, int]:
    """Lines, counted from 1, at which values begin, by their names as `flat` gives them.

    What looks like a value within a text of several lines may be among them.
    """
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if heading := _TABLE.match(line):
            table = f"{_name(heading[1])}."
        elif value := _VALUE.match(line):
            lines.setdefault(f"{table}{_name(value[1])}", number)
    return lines


def line_of_error(error: tomllib.TOMLDecodeError) -> tuple[int, str]:
    """The line that cannot be read, 0 where that is the end, and the reason without it."""
    message = str(error)
    place = _ERROR.search(message)
    line = int(place[1] or 0) if place else 0
    return line, _ERROR.sub("", message)


def _name(key: str) -> str:
    """A key as TOML writes it, without quotes and spaces."""
    if key.count(".") > _DEEPEST:
        return ""
    try:
        return next((name for name, _ in flat(tomllib.loads(f"{key} = 0"))), "")
    except tomllib.TOMLDecodeError:
        return ""
