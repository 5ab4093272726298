"""What can be saved of a damaged JSON object, and where the next one begins."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from seedbrowse.formats.json_text.window import JsonDamageError, JsonText

__all__ = ["Salvage", "Saved"]

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{},]')
_STRING = r'("(?:[^"\\\n]|\\.)*")'
_KEY = re.compile(rf"[\s,]*{_STRING}\s*:\s*")
_SCALAR = r'(?:"(?:[^"\\\n]|\\.)*"|[^"\[\]{},\s]+)'
_FIRST_KEYS = re.compile(rf"\{{\s*{_STRING}\s*:\s*{_SCALAR}\s*,\s*{_STRING}\s*:")
_LINE_START = re.compile(r"^\{", re.MULTILINE)
_LONGEST_BEGINNING = 4096
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


def _beginning(text: str, start: int, like: Mapping[str, Any]) -> Beginning:
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


class Salvage:
    """Reads damaged objects of one text, and takes care to read nothing again and again."""

    def __init__(self, text: JsonText) -> None:
        self.text = text
        self._absent: dict[Beginning, int] = {}
        """Up to where in the file a beginning is known not to come."""

    def saved(self, start: int, like: Mapping[str, Any]) -> Saved:
        """Read the damaged object that begins at a place, a key at a time.

        It ends where its brackets are closed, else where another object like it begins, else at
        the end of the file. Where a quotation mark or a bracket too many hides its keys, those of
        the other object are looked for.
        """
        end = self._end(start, _beginning(self.text.text, start, like))
        text = self.text.text
        known = "|".join(re.escape(json.dumps(key, ensure_ascii=False)) for key in like)
        known_key = re.compile(rf",\s*(?:{known})\s*:") if known else None
        values: dict[str, Any] = {}
        lost: list[str] = []
        place, is_hidden = start + 1, False
        while place < end:
            if (key := _KEY.match(text, place, end)) is not None:
                name, value, place = self._value(key, lost)
                if name in values or place > end:
                    lost.append(name)
                elif place > key.end():
                    values[name] = value
                    continue
            following = None if is_hidden else _next_key(text, place, end)
            if following is None:
                is_hidden = True
                found = known_key.search(text, place, end) if known_key else None
                following = found.start() if found else end
            place = following
        return Saved(values, lost, end)

    def _value(self, key: re.Match[str], lost: list[str]) -> tuple[str, Any, int]:
        """A key's value and the place behind it; the value's own place where it is damaged."""
        try:
            name, _ = self.text.decode(key.start(1))
        except JsonDamageError:
            name = ""
        try:
            value, place = self.text.decode(key.end())
        except JsonDamageError:
            lost.append(str(name))
            return str(name), None, key.end()
        return str(name), value, place

    def _end(self, start: int, like: Beginning) -> int:
        """Where the object ends that begins at `start`; reads on until that is known."""
        opened: list[str] = []
        place, latest = start, -1
        while True:
            if latest < 0:
                latest = self._next_like(start + 1, like)
            text = self.text.text
            for token in _TOKEN.finditer(text, place, latest if latest >= 0 else len(text)):
                sign = token[0]
                place = token.end()
                if sign in "{[":
                    opened.append(sign)
                elif sign in "}]" and opened.pop() != _PAIRS[sign]:
                    opened = [""]  # never closed
                if not opened:
                    return place
            if latest >= 0 or not self.text.more():
                return latest if latest >= 0 else len(text)

    def _next_like(self, start: int, like: Beginning) -> int:
        """Where the next object like those before begins; -1 where none does in what is read."""
        dropped = self.text.dropped
        searched = max(start, self._absent.get(like, 0) - dropped)
        if found := like.search(self.text.text, searched):
            return found.start()
        # A beginning that is not there in full may be completed by what is read next.
        self._absent[like] = dropped + max(start, len(self.text.text) - _LONGEST_BEGINNING)
        return -1


def _next_key(text: str, place: int, end: int) -> int | None:
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
    return None
