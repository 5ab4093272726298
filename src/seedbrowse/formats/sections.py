"""Sections: files of several formats that were joined to one, as `cat` joins them.

A new section begins behind a blank line, or one that ends a record or a file, with a line that
begins a record of another format, where what follows looks like that format and not like the one
that is being read. Scopus text has no such line: it is read where a file begins with it.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import BinaryIO, Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Line
from seedbrowse.formats.signatures import BOUND, LINE_SIGNS
from seedbrowse.problems import Problem

__all__ = ["sections"]

_SIGNS: Final = {signs.format: signs for signs in LINE_SIGNS}
_ENDS: Final = frozenset({"", "}", "ER  -", "ER", "EF"})
"""Lines behind which another section may begin."""

_WINDOW: Final = 40
"""Lines that are looked at before another format is believed: a block, if that is shorter."""

_BLOCK: Final = 3
"""Lines of a block before its end, at the least."""

_LEAST: Final = 7
"""What must speak for it, and twice as much as for the format that is being read."""


def sections(content: Content, format_name: str) -> Iterator[tuple[str, Content]]:
    """Divide a file into its sections: the name of the format of each, and its content.

    They are read one after the other, each to its end. A file of a format that is no sequence of
    lines is one section.
    """
    if format_name not in _SIGNS:
        yield format_name, content
        return
    feed = _Feed(content.lines(), format_name)
    while feed.format:
        yield feed.format, _Section(content.stream, content.encoding, content.source, feed)


class _Feed:
    """The lines of a file, which end where a section does, and then go on."""

    def __init__(self, lines: Iterator[Line | Problem], format_name: str) -> None:
        self._lines = lines
        self._ahead: deque[Line | Problem] = deque()
        self.format = format_name
        """Of the lines that come next; empty at the end of the file."""

    def section(self) -> Iterator[Line | Problem]:
        foreign = _bounds_of_others(self.format)
        is_after_end = True
        for item in self._following():
            if not isinstance(item, Problem):
                text = item[1]
                if is_after_end and foreign.match(text) and (other := self._begun_by(item)):
                    self._ahead.appendleft(item)
                    self.format = other
                    return
                is_after_end = text.strip() in _ENDS
            yield item
        self.format = ""

    def _following(self) -> Iterator[Line | Problem]:
        while True:
            if self._ahead:
                yield self._ahead.popleft()
            elif (item := next(self._lines, None)) is not None:
                yield item
            else:
                return

    def _begun_by(self, line: Line) -> str:
        """The format that begins with a line; empty where the present one goes on."""
        self._ahead.extend(islice(self._lines, max(_WINDOW - len(self._ahead), 0)))
        ahead = [each[1] for each in self._ahead if not isinstance(each, Problem)]
        text = "\n".join(_block([line[1], *ahead]))
        here = _SIGNS[self.format]
        if here.bounds.search(text):
            return ""
        best, score = "", max(_LEAST, 2 * _count(here.fields, text))
        for name, signs in _SIGNS.items():
            if name != self.format and signs.bounds.match(text):
                found = BOUND * _count(signs.bounds, text) + _count(signs.fields, text)
                if found >= score:
                    best, score = name, found + 1
        return best


class _Section(Content):
    """The lines of one section."""

    def __init__(self, stream: BinaryIO, encoding: str, source: str, feed: _Feed) -> None:
        super().__init__(stream, encoding, source)
        self._feed = feed

    def lines(self) -> Iterator[Line | Problem]:
        """The section's lines, with the numbers that they have in the file."""
        return self._feed.section()


def _block(lines: Sequence[str]) -> Sequence[str]:
    """The lines up to a blank one, or one that ends a record, that has some before it."""
    end = 0
    while end < len(lines) and (end < _BLOCK or lines[end].strip() not in _ENDS):
        end += 1
    return lines[: end + 1]


@lru_cache
def _bounds_of_others(name: str) -> re.Pattern[str]:
    others: Iterable[str] = (each.bounds.pattern for each in LINE_SIGNS if each.format != name)
    return re.compile("|".join(f"(?:{pattern})" for pattern in others), re.MULTILINE)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
