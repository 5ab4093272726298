"""What can be saved of a damaged JSON object, and where the next one begins."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from seedbrowse.formats.json_text import JsonDamageError, JsonText

__all__ = ["Beginning", "Saved", "beginning", "saved"]

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{},]')
_STRING = r'("(?:[^"\\\n]|\\.)*")'
_KEY = re.compile(rf"[\s,]*{_STRING}\s*:\s*")
_SCALAR = r'(?:"(?:[^"\\\n]|\\.)*"|[^"\[\]{},\s]+)'
_FIRST_KEYS = re.compile(rf"\{{\s*{_STRING}\s*:\s*{_SCALAR}\s*,\s*{_STRING}\s*:")
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
    the first two keys of another object of the file, or with its own.
    """
    line = text.rfind("\n", 0, start) + 1
    indent = text[line:start]
    if not indent.strip():
        return re.compile(rf"(?<=\n{re.escape(indent)})\{{")
    keys = [json.dumps(key, ensure_ascii=False) for key in like][:2]
    if len(keys) < 2:
        own = _FIRST_KEYS.match(text, start)
        if own is None:
            return _LINE_START
        keys = [own[1], own[2]]
    first, second = map(re.escape, keys)
    return re.compile(rf"\{{\s*{first}\s*:\s*(?:[\[{{]|{_SCALAR}\s*,\s*{second}\s*:)")


def saved(text: JsonText, start: int, like: Mapping[str, Any]) -> Saved:
    """Read the damaged object that begins at a place, a key at a time.

    It ends where its brackets are closed, else where another object like it begins, else at the
    end of the file. Where a quotation mark too many hides its keys, those of the other object are
    looked for.
    """
    text.read_all()
    end = _end(text.text, start, beginning(text.text, start, like))
    known = "|".join(re.escape(json.dumps(key, ensure_ascii=False)) for key in like)
    known_key = re.compile(rf",\s*(?:{known})\s*:") if known else None
    values: dict[str, Any] = {}
    lost: list[str] = []
    place = start + 1
    while place < end:
        if (key := _KEY.match(text.text, place, end)) is None:
            place = _next_key(text.text, place, end, known_key)
            continue
        name = _name(text, key.start(1))
        try:
            value, place = text.decode(key.end())
        except JsonDamageError:
            lost.append(name)
            place = _next_key(text.text, key.end(), end, known_key)
            continue
        if place > end or name in values:
            lost.append(name)
        else:
            values[name] = value
    return Saved(values, lost, end)


def _name(text: JsonText, place: int) -> str:
    try:
        name, _ = text.decode(place)
    except JsonDamageError:
        return ""
    return str(name)


def _end(text: str, start: int, like: Beginning) -> int:
    """Where the object ends that begins at `start`."""
    found = like.search(text, start + 1)
    latest = found.start() if found else len(text)
    opened: list[str] = []
    for token in _TOKEN.finditer(text, start, latest):
        sign = token[0]
        if sign in "{[":
            opened.append(sign)
        elif sign in "}]":
            if opened.pop() != _PAIRS[sign]:
                break
            if not opened:
                return token.end()
    return latest


def _next_key(text: str, place: int, end: int, known_key: re.Pattern[str] | None) -> int:
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
    found = known_key.search(text, place, end) if known_key else None
    return found.start() if found else end
