"""Recovery: what can still be read of BibTeX that is no BibTeX.

A brace too few or too many, a key with a comma in it, a type with a hyphen, a field without comma
before it. The layout of the lines then says what the braces do not: a label and `=` at the
beginning of a line begin a field.
"""

import re
from typing import Final

from seedbrowse.formats.bibtex.entry import BibEntry, Macros, enclosed, read_value

__all__ = ["ENTRY_START", "recovered", "resumes"]

ENTRY_START: Final = re.compile(
    r"(?:^|(?<=\}))[ \t]*@(?:\s|%[^\n]*\n)*([A-Za-z][\w-]*)(?:\s|%[^\n]*\n)*[{(]", re.MULTILINE
)
"""What begins an entry, at the beginning of a line or right behind another one."""

_KEY = re.compile(
    r"\s*([^\n={}]{0,300}?)[ \t]*"
    r"(?:,(?=\s*(?:\n|[A-Za-z][\w:+-]*[ \t]*=)|\s*[})])|(?=\n|[})])|\Z)"
)
_BETWEEN = re.compile(r"[\s,]*")
_FIELD = re.compile(r"([A-Za-z\\][^=,{}\"\n]{0,80}?)\s*=\s*")
_NEXT_FIELD = re.compile(
    r"\n[ \t]*(?=[A-Za-z][\w:+-]{0,60}(?: \d+)?[ \t]*=\s*(?:[{\"]|\w{1,40}[ \t]*,?[ \t]*(?:\n|\Z)))"
)
_RESUMES = re.compile(r"[\s}]*,?\s*[A-Za-z][\w:+-]{0,60}[ \t]*=\s*[{\"\w]|\s*\}\s*\Z")
_LOOKED_AT: Final = 300
"""Characters; how much of a text tells whether an entry goes on in it."""


def resumes(text: str) -> bool:
    """Whether a text behind an entry is its continuation: a brace closed it too early."""
    return _RESUMES.match(text[:_LOOKED_AT]) is not None


def recovered(text: str, first_line: int, macros: Macros) -> tuple[BibEntry, str]:
    """Read a damaged entry as far as it goes.

    Args:
        text: Begins where the entry does, and goes on to where the next one begins.
        first_line: The number of its first line.
        macros: The values of `@string`s.

    Returns:
        The entry, and the text behind it that belongs to none.
    """
    reading = _Recovery(text, macros)
    reading.read()
    entry = BibEntry(reading.kind, reading.key, first_line, first_line, reading.fields)
    if reading.is_guessed:
        entry.damage = (
            f"the entry “{entry.key or entry.kind}” is no valid BibTeX, probably for a brace or "
            "comma; its fields were read by their lines, so check them"
        )
    entry.last_line = first_line + text[: reading.at].rstrip().count("\n")
    return entry, text[reading.at :]


class _Recovery:
    """Reads one damaged entry from its beginning to its end, each letter once."""

    def __init__(self, text: str, macros: Macros) -> None:
        self.text = text
        self.macros = macros
        self.kind = self.key = ""
        self.fields: list[tuple[str, str]] = []
        self.at = 0
        self.is_guessed = False
        """Whether the layout of its lines had to say what its braces should."""

        self._next_field = -1
        """Where the next line begins that looks like a field."""

    def read(self) -> None:
        """Read type, key and fields."""
        start = ENTRY_START.match(self.text)
        if start is None:
            return
        self.kind, self.at = start[1].lower(), start.end()
        if key := _KEY.match(self.text, self.at):
            self.key, self.at = key[1].strip(), key.end()
            self.is_guessed = "," in self.key
        while not self._is_over():
            self._read_field()

    def _is_over(self) -> bool:
        """Skip what stands between fields; a brace there ends the entry, unless fields follow."""
        while True:
            self.at = self._skipped()
            if self.at >= len(self.text):
                self.is_guessed = True
                return True
            if self.text[self.at] not in "})":
                return False
            self.at += 1
            if not resumes(self.text[self.at : self.at + _LOOKED_AT]):
                return True
            self.is_guessed = True

    def _skipped(self) -> int:
        found = _BETWEEN.match(self.text, self.at)
        return found.end() if found else self.at

    def _read_field(self) -> None:
        """Read one field; what is none, up to the end of its line, is kept without a label."""
        found = _FIELD.match(self.text, self.at)
        if found is None:
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            self.is_guessed = True
            self.fields.append(("", self.text[self.at : end].strip(" \t,")))
            self.at = end
            return
        self.at = found.end()
        self.fields.append((found[1].strip(), self._value()))

    def _value(self) -> str:
        """Read a value by its braces, or by the lines where these mislead."""
        limit = self._limit()
        value, end = read_value(self.text, self.at, limit, self.macros)
        behind = _BETWEEN.match(self.text, end, limit)
        reached = behind.end() if behind else end
        if end > self.at and (
            reached == limit or "," in self.text[end:reached] or self.text[reached] in "})"
        ):
            self.at = end
            return value
        self.is_guessed = True
        raw = self.text[self.at : limit].rstrip()
        self.at = limit
        # What closes the last field closes the entry, too.
        if limit == len(self.text) and raw.count("}") >= raw.count("{"):
            raw = raw[:-1] if raw.endswith(("}", ")")) else raw
        return _stripped(raw)

    def _limit(self) -> int:
        """Where the field ends at last: before the next line that looks like one."""
        if self._next_field <= self.at:
            found = _NEXT_FIELD.search(self.text, self.at)
            self._next_field = found.start() if found else len(self.text)
        return self._next_field


def _stripped(raw: str) -> str:
    """Take off what encloses a value, though it may not be closed."""
    raw = raw.strip(" \t\n,")
    inner = enclosed(raw)
    if inner is not None:
        return inner
    if raw[:1] in ("{", '"'):
        raw = raw[1:]
    if raw.endswith("}") and raw.count("}") > raw.count("{"):
        raw = raw[:-1]
    return raw.removesuffix('"') if raw.count('"') == 1 else raw
