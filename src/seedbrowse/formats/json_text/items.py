"""Items of a JSON file, one object at a time, with their lines; damage is passed over.

The items may stand in a list, in a list inside of a wrapping object (`{"items": […]}`), alone,
one on each line, or in several such texts behind each other.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from seedbrowse.formats.content import Content
from seedbrowse.formats.json_text.damage import Salvage
from seedbrowse.formats.json_text.values import json_of
from seedbrowse.formats.json_text.window import JsonDamageError, JsonText
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.odd_bytes import guess_told
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean

__all__ = ["JsonItem", "items_in"]

JsonItem = tuple[dict[str, Any], int, int]
"""An object with its first and last line."""

_REMEDY = "export or download it again"
_NOT_CLOSED = f"the file ends before its JSON is closed, so records may be missing; {_REMEDY}"
_SPACE = " \t\r\n"
_BETWEEN = " \t\r\n,\x1e"
"""What may stand between items: the separators of lists, lines and JSON text sequences."""

_STRING_OR_BRACE = re.compile(r'"(?:[^"\\\n]|\\.)*"|\{')
_SHOWN = 40
"""Characters of stray text that a problem quotes."""

_MOST_WRAPPERS = 4
"""How many wrapping objects may stand inside of each other."""


def items_in(
    content: Content, wrappers: Collection[str] = ()
) -> Iterator[JsonItem | Problem | Metadata]:
    """Find the objects of a file.

    What is saved of a damaged one arrives, too, followed by a problem that says so. What a
    wrapping object says beside its items is metadata. Never raises for any bytes. Only the item
    at hand is in memory as objects; a damaged file is in memory as text.

    Args:
        content: The file.
        wrappers: Keys under which a wrapping object has its items: `items`, `results`.
    """
    yield from guess_told(content.source, content.encoding)
    text = JsonText(content)
    for item in _Items(text, content.source, frozenset(wrappers)).read():
        yield from text.take_problems()
        yield item
    yield from text.take_problems()


class _Items:
    """The walk over a text's items; `place` is where it is."""

    def __init__(self, text: JsonText, source: str, wrappers: frozenset[str]) -> None:
        self.text = text
        self.source = source
        self.wrappers = wrappers
        self.salvage = Salvage(text)
        self.place = 0
        self.last: dict[str, Any] = {}
        """The last item that was whole."""

        self.may_wrap = bool(wrappers)
        """Whether objects outside of lists may be wrappers: the first one was no item."""

    def read(self) -> Iterator[JsonItem | Problem | Metadata]:
        """All items from the beginning to the end."""
        open_lists = 0
        while sign := self._next(_BETWEEN):
            if sign == "{" and self.may_wrap and not open_lists:
                yield from self._object()
            elif sign == "{":
                yield from self._item()
            elif sign in "[]":
                open_lists = max(0, open_lists + (1 if sign == "[" else -1))
                self.place += 1
            else:
                yield self._stray()
        if open_lists:
            yield self._not_closed()

    def _next(self, between: str) -> str:
        """Go to the next character that is not one of these; empty at the file's end."""
        self.place = self.text.skip(self.place, between)
        return self.text.text[self.place : self.place + 1]

    def _item(self) -> Iterator[JsonItem | Problem]:
        """The object here."""
        self.place = start = self.text.drop(self.place)
        try:
            item, self.place = self.text.decode(start)
        except JsonDamageError as damage:
            yield from self._saved(start, str(damage))
            return
        yield from self._unwrapped(item, self.text.line_at(start), self.text.line_at(self.place))
        self.last = item

    def _unwrapped(self, item: dict[str, Any], first: int, last: int) -> Iterator[JsonItem]:
        """The object, or the objects that are in a list of it, if it is a wrapper after all."""
        lists = [item[key] for key in self.wrappers & item.keys() if isinstance(item[key], list)]
        for inner in lists[0] if lists else [item]:
            if isinstance(inner, dict) and inner:
                yield inner, first, last

    def _object(self, depth: int = 1) -> Iterator[JsonItem | Problem | Metadata]:
        """An object that may be a wrapper: its items, or itself."""
        if depth == 1:
            self.place = self.text.drop(self.place)
        start, first_line = self.place, self.text.line_at(self.place)
        values: dict[str, Any] = {}
        is_wrapper = False
        self.place += 1
        try:
            while (key := self._key()) is not None:
                sign = self._next(_SPACE)
                if sign == "[" and key in self.wrappers:
                    is_wrapper = True
                    yield from self._list()
                elif sign == "{" and key in self.wrappers and depth < _MOST_WRAPPERS:
                    is_wrapper = True
                    yield from self._object(depth + 1)
                else:
                    values[key], self.place = self.text.decode(self.place)
        except JsonDamageError as damage:
            if not is_wrapper:
                yield from self._saved(start, str(damage))
                return
            if self.place == len(self.text.text):
                yield self._not_closed()
        if is_wrapper:
            for key, value in values.items():
                yield Metadata(first_line, clean(f"{key}: {json_of(value)}"))
            return
        self.may_wrap = depth > 1
        self.last = values
        if values:
            yield values, first_line, self.text.line_at(self.place)

    def _key(self) -> str | None:
        """The next key of an object, up to its value; None behind the object's end.

        Raises:
            JsonDamageError: There is neither.
        """
        sign = self._next(_BETWEEN)
        if sign == "}":
            self.place += 1
            return None
        if sign != '"':
            raise JsonDamageError("Expecting property name enclosed in double quotes")
        key, self.place = self.text.decode(self.place)
        if self._next(_SPACE) != ":":
            raise JsonDamageError("Expecting ':' delimiter")
        self.place += 1
        return str(key)

    def _list(self) -> Iterator[JsonItem | Problem]:
        """The items of a wrapper's list."""
        self.place += 1
        open_lists = 1
        while open_lists and (sign := self._next(_BETWEEN)) not in ("", "}"):
            if sign == "{":
                yield from self._item()
            elif sign in "[]":
                open_lists += 1 if sign == "[" else -1
                self.place += 1
            else:
                yield self._stray()

    def _saved(self, start: int, reason: str) -> Iterator[JsonItem | Problem]:
        """What can be read of the damaged object that begins at `start`."""
        found = self.salvage.saved(start, self.last)
        text = self.text.text
        first_line = self.text.line_at(start)
        last_line = self.text.line_at(start + len(text[start : found.end].rstrip()))
        self.place = found.end
        yield from self._unwrapped(found.values, first_line, last_line)
        lost = ", ".join(f"“{clean(key)[:_SHOWN]}”" for key in found.lost) or "part of it"
        message = f"the JSON is damaged here ({reason}), so {lost} may be missing; {_REMEDY}"
        yield Problem(self.source, first_line, message, last_line)

    def _stray(self) -> Problem:
        """Pass over what is no object, to the next brace outside of a string."""
        start = self.place
        while True:
            text = self.text.text
            found = next(filter(_is_brace, _STRING_OR_BRACE.finditer(text, self.place)), None)
            if found or not self.text.more():
                break
            self.place = max(start, text.rfind("\n") + 1)  # no string goes on over a line's end
        self.place = found.start() if found else len(text)
        stray = text[start : self.place].rstrip()
        message = f"text that belongs to no record, beginning “{clean(stray[:_SHOWN])}”"
        last_line = self.text.line_at(start + len(stray))
        return Problem(self.source, self.text.line_at(start), message, last_line)

    def _not_closed(self) -> Problem:
        return Problem(self.source, self.text.line_at(self.place), _NOT_CLOSED)


def _is_brace(found: re.Match[str]) -> bool:
    return found[0] == "{"
