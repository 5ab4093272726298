"""What can be saved of a damaged JSON object, and where the next one begins."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from seedbrowse.formats.json_text import JsonDamageError, JsonText

__all__ = ["Beginning", "Saved", "beginning", "saved"]

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{},]')
_KEY = re.compile(r'[\s,]*("(?:[^"\\\n]|\\.)*")\s*:\s*')
_LINE_START = re.compile(r"^\{", re.MULTILINE)
_PAIRS = {"}": "{", "]": "["}

Beginning = re.Pattern[str]
"""How the objects of a file begin."""


class Saved(NamedTuple):
    """What is saved of a damaged object."""

    values: dict[str, Any]
    lost: list[str]
    """Keys whose values could not be read."""

    end: int
    """Where to go on."""


def beginning(text: str, start: int, like: Mapping[str, Any]) -> Beginning:
    """How objects begin that are like the one at `start`.

    At the beginning of a line and as far from its margin, where it stands so itself; else with
    the first two keys of another object of the file.
    """
    line = text.rfind("\n", 0, start) + 1
    indent = text[line:start]
    if not indent.strip():
        return re.compile(rf"(?<=\n{re.escape(indent)})\{{")
    keys = [re.escape(json.dumps(key, ensure_ascii=False)) for key in like][:2]
    if len(keys) < 2:
        return _LINE_START
    scalar = r'(?:"(?:[^"\\\n]|\\.)*"|[^"\[\]{},\s]+)'
    return re.compile(rf"\{{\s*{keys[0]}\s*:\s*(?:[\[{{]|{scalar}\s*,\s*{keys[1]}\s*:)")


def saved(text: JsonText, start: int, like: Beginning) -> Saved:
    """Read the damaged object that begins at a place, a key at a time.

    It ends where its brackets are closed, else where another object like it begins, else at the
    end of its line if the next one begins with a brace, else at the end of the file.
    """
    text.read_all()
    end = _end(text.text, start, like)
    values: dict[str, Any] = {}
    lost: list[str] = []
    place = start + 1
    while (key := _KEY.match(text.text, place, end)) is not None:
        name = _name(text, key.start(1))
        try:
            value, place = text.decode(key.end())
        except JsonDamageError:
            lost.append(name)
            place = _next_key(text.text, key.end(), end)
            continue
        if place > end:
            lost.append(name)
            break
        values[name] = value
        # What follows a value without a comma is no part of the object as it was meant.
        if not _KEY.match(text.text, place, end):
            place = _next_key(text.text, place, end)
    return Saved(values, lost, end)


def _name(text: JsonText, place: int) -> str:
    try:
        name, _ = text.decode(place)
    except JsonDamageError:
        return ""
    return str(name)


def _end(text: str, start: int, like: Beginning) -> int:
    """Where the object ends that begins at `start`."""
    opened: list[str] = []
    for token in _TOKEN.finditer(text, start):
        sign = token[0]
        if sign in "{[":
            if token.start() > start and like.match(text, token.start()):
                return token.start()
            opened.append(sign)
        elif sign in "}]":
            if opened.pop() != _PAIRS[sign]:
                break
            if not opened:
                return token.end()
    found = like.search(text, start + 1) or _LINE_START.search(text, start + 1)
    return found.start() if found else len(text)


def _next_key(text: str, place: int, end: int) -> int:
    """Where the next key of an object begins, behind a value that could not be read."""
    depth = 0
    for token in _TOKEN.finditer(text, place, end):
        sign = token[0]
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif sign == "," and depth <= 0 and _KEY.match(text, token.start(), end):
            return token.start()
    return end
