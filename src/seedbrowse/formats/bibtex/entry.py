"""BibEntry: one BibTeX entry as it stands in a file; and the values of its fields.

Source: the grammar of BibTeX 0.99d. A value is one piece or several joined by `#`; a piece is in
braces, in quotes, a number or the name of a `@string`.
"""

import re
from typing import Final

import msgspec

__all__ = ["BibEntry", "Macros", "enclosed", "read_value"]

_BRACE = re.compile(r"[{}]")
_UNESCAPED_BRACE = re.compile(r"(?<!\\)[{}]")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")
_JOINT = re.compile(r"\s*#\s*")
_LONGEST_MACRO: Final = 10_000
_MOST_FILLED_IN: Final = 4_000_000
"""Characters for a slice of 250,000, of which strings are a small part."""
_WORD = re.compile(r"[^\s#{}\"=,()]+")


class BibEntry(msgspec.Struct):
    """One entry: its type, its key and its fields in order."""

    kind: str
    """The entry's type, in lower case, without `@`."""

    key: str
    first_line: int
    last_line: int
    fields: list[tuple[str, str]]
    """Labels, as the source has them, and values without what encloses them."""

    damage: str = ""
    """What was wrong with it, where it had to be recovered."""


class Macros:
    """The `@string`s of a file.

    Strings made of strings could grow without end, so a long one is none, and what is filled in
    for one slice of a file has a bound; a name then stands for itself.
    """

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._left = 0

    def begin_slice(self) -> None:
        """Allow for what one more slice of the file fills in."""
        self._left = _MOST_FILLED_IN

    def define(self, name: str, value: str) -> None:
        """Take the value of a `@string`; the last one of a name counts."""
        if len(value) <= _LONGEST_MACRO:
            self._values[name.lower()] = value

    def text(self, name: str) -> str:
        """What a name stands for: itself, where there is no such `@string`, as for months."""
        value = self._values.get(name.lower(), name)
        self._left -= len(value)
        return value if self._left >= 0 else name


def enclosed(value: str) -> str | None:
    """What is inside braces or quotes that enclose a whole value; None where none do."""
    if len(value) < 2 or value[0] not in '{"':
        return None
    inner = value[1:-1]
    if value[0] == '"':
        return inner if value[-1] == '"' and '"' not in inner else None
    if value[-1] != "}":
        return None
    if "{" not in inner and "}" not in inner:
        return inner
    # BibTeX counts every brace; some sources write `\{` alone.
    last = len(value) - 1
    for pattern in (_BRACE, _UNESCAPED_BRACE):
        if _closing(value, 0, len(value), pattern) == last:
            return inner
    return None


def read_value(text: str, at: int, limit: int, macros: Macros) -> tuple[str, int]:
    """Read a value that may be joined of several pieces.

    Args:
        text: What it stands in.
        at: Where it begins.
        limit: Where it ends at last.
        macros: The file's `@string`s.

    Returns:
        The value, and where it ends: at its beginning where there is none.
    """
    pieces: list[str] = []
    end = at
    while at < limit:
        piece, piece_end = _piece(text, at, limit, macros)
        if piece_end <= at:
            break
        pieces.append(piece)
        end = piece_end
        joint = _JOINT.match(text, end, limit)
        if not joint:
            break
        at = joint.end()
    return "".join(pieces), end


def _piece(text: str, at: int, limit: int, macros: Macros) -> tuple[str, int]:
    """Read the piece that begins at a place, and where it ends; nowhere, if nothing is read."""
    if text[at] == "{":
        end = _closing(text, at, limit, _BRACE)
        if end < 0:
            end = _closing(text, at, limit, _UNESCAPED_BRACE)
        return (text[at + 1 : end], end + 1) if end > 0 else ("", at)
    if text[at] == '"':
        end = _closing_quote(text, at, limit)
        return (text[at + 1 : end], end + 1) if end > 0 else ("", at)
    found = _WORD.match(text, at, limit)
    if not found:
        return "", at
    return macros.text(found[0]), found.end()


def _closing(text: str, at: int, limit: int, pattern: re.Pattern[str]) -> int:
    """Where the brace that opens at a place is closed; -1 where it is not."""
    depth = 0
    for found in pattern.finditer(text, at, limit):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.start()
    return -1


def _closing_quote(text: str, at: int, limit: int) -> int:
    """Where the quote that opens at a place is closed; quotes within braces do not count."""
    depth = 0
    for found in _BRACE_OR_QUOTE.finditer(text, at + 1, limit):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif depth <= 0:
            return found.start()
    return -1
