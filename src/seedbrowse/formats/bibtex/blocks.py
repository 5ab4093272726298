"""BibTeX as a stream: a file's entries, strings and comments, from bounded slices of its text.

bibtexparser wants the whole text. It is given slices that end where a line begins an entry, which
is where it gives up on an unfinished one as well. What it cannot read, and text behind an entry
that looks like more of it, goes to `bibtex.recovery`.
"""

import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bibtexparser.model import (
    Block,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from seedbrowse.formats.bibtex.entry import BibEntry, Macros, enclosed, read_value
from seedbrowse.formats.bibtex.recovery import ENTRY_START, recovered, resumes
from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean

__all__ = ["entries"]

# It logs what it also returns, and the log would be printed into the screen.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_FIRST_SLICE: Final = 16_000
_SLICE: Final = 250_000
"""Characters; the first is small, so that the first records come at once."""
_LARGEST_SLICE: Final = 8_000_000
_LINE_START = re.compile(r"\s*@\s*[A-Za-z][\w-]*\s*[{(]")
_COMMENT = re.compile(
    r"\s*(?:%|#|//|;|@comment\b|\W*$|(?:Scopus|EXPORT DATE ?:.*)$)", re.IGNORECASE
)
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:+-]*)\s*=\s*")
_BEGINNING: Final = 60
_BEFORE: Final = 1000
"""Characters; in how much of a line before an entry a `%` is looked for."""

Item = BibEntry | Problem | Metadata


def entries(content: Content) -> Iterator[Item]:
    """A file's entries in order, with its comments and whatever is no BibTeX in it."""
    file = _File(content.source)
    held: list[str] = []
    size = first = 0
    target = _FIRST_SLICE
    for item in content.lines():
        if isinstance(item, Problem):
            yield item
            continue
        number, line = item
        if size >= target and (_LINE_START.match(line) or size >= _LARGEST_SLICE):
            yield from file.read_slice("\n".join(held), first)
            held.clear()
            size, target = 0, _SLICE
        if not held:
            first = number
            line = line.removeprefix("\ufeff") if number == 1 else line
        held.append(line)
        size += len(line) + 1
    yield from file.read_slice("\n".join(held), first)


class _File:
    """What is known of a file while it is read: its `@string`s."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.macros = Macros()

    def read_slice(self, text: str, first_line: int) -> Iterator[Item]:
        """Read a slice of the file's text, which begins with a line."""
        self.macros.begin_slice()
        blocks = [_unwrapped(block) for block in Splitter(text).split().blocks]
        if any(isinstance(block, ImplicitComment | ParsingFailedBlock) for block in blocks):
            yield from self._read_uneven(text, blocks, first_line)
            return
        for block in blocks:
            yield from self._read_block(block, first_line)

    def _read_block(self, block: Block, first_line: int) -> Iterator[Item]:
        """Read a block that is as it should be."""
        line = first_line + (block.start_line or 0)
        if isinstance(block, Entry):
            last = line + (block.raw or "").count("\n")
            yield BibEntry(block.entry_type, block.key, line, last, self._fields(block))
        elif isinstance(block, String):
            value, _ = read_value(block.value, 0, len(block.value), self.macros)
            self.macros.define(block.key, value)
            yield from _metadata(block.raw or "", line)
        else:
            yield from _metadata(block.raw or "", line)

    def _fields(self, entry: Entry) -> list[tuple[str, str]]:
        fields: list[tuple[str, str]] = []
        for field in entry.fields:
            value = field.value
            inner = enclosed(value)
            if inner is not None:
                fields.append((field.key, inner))
            elif value.isdecimal():
                fields.append((field.key, value))
            else:
                fields += self._joined(field.key, value)
        return fields

    def _joined(self, label: str, value: str) -> Iterator[tuple[str, str]]:
        """Read a value of several pieces, and a field behind it whose comma is missing."""
        at = 0
        while True:
            text, end = read_value(value, at, len(value), self.macros)
            following = _FIELD.match(value, end)
            if end == at or not following:
                yield label, text + value[end:] if end > at else value[at:]
                return
            yield label, text
            label, at = following[1], following.end()

    def _read_uneven(self, text: str, blocks: list[Block], first_line: int) -> Iterator[Item]:
        """Read a slice that has text between its entries, or entries that are damaged."""
        places = _places(text, blocks)
        at = 0
        while at < len(blocks):
            start = places[at]
            if self._is_sound(text, blocks, places, at):
                yield from self._read_block(blocks[at], first_line)
                at += 1
                continue
            line = first_line + (blocks[at].start_line or 0)
            at += 1
            while at < len(blocks) and not self._is_sound(text, blocks, places, at):
                at += 1
            end = places[at] if at < len(blocks) else len(text)
            yield from self._read_loose(text[start:end], line)

    def _is_sound(self, text: str, blocks: list[Block], places: list[int], at: int) -> bool:
        """Whether a block is what it seems: not commented out, and not ended too early."""
        block = blocks[at]
        if isinstance(block, ImplicitComment | ParsingFailedBlock):
            return False
        before = text[max(0, places[at] - _BEFORE) : places[at]].rpartition("\n")[2]
        if before.lstrip().startswith("%"):
            return False
        behind = blocks[at + 1] if at + 1 < len(blocks) else None
        return not (
            isinstance(block, Entry)
            and isinstance(behind, ImplicitComment)
            and resumes(behind.comment)
        )

    def _read_loose(self, text: str, line: int) -> Iterator[Item]:
        """Read text that bibtexparser could not: damaged entries, and what is between them."""
        starts = [found.start() for found in ENTRY_START.finditer(text)]
        yield from self._read_stray(text[: starts[0]] if starts else text, line)
        place = 0
        for start, end in pairwise([*starts, len(text)]):
            line += text.count("\n", place, start)
            first, place = line, start
            entry, rest = recovered(text[start:end], first, self.macros)
            if entry.kind in ("comment", "preamble", "string"):
                yield from _metadata(text[start:end], first)
                continue
            yield entry
            yield from self._read_stray(rest, first + text[start : end - len(rest)].count("\n"))

    def _read_stray(self, text: str, line: int) -> Iterator[Item]:
        """Tell comments from text that belongs nowhere; BibTeX passes over both."""
        stray: list[str] = []
        for number, each in enumerate(text.split("\n"), line):
            if each.strip() and not _COMMENT.match(each):
                stray.append(each)
                continue
            if stray:
                yield self._problem(stray, number - len(stray))
                stray = []
            if each.strip():
                yield Metadata(number, clean(each))
        if stray:
            yield self._problem(stray, line + text.count("\n") + 1 - len(stray))

    def _problem(self, lines: list[str], first: int) -> Problem:
        beginning = clean(lines[0])[:_BEGINNING]
        message = f"text that belongs to no record, beginning “{beginning}”"
        return Problem(self.source, first, message, first + len(lines) - 1)


def _unwrapped(block: Block) -> Block:
    """The entry of a block that only repeats a label or a key of another."""
    while (inner := getattr(block, "ignore_error_block", None)) is not None:
        block = inner
    return block


def _metadata(text: str, line: int) -> Iterator[Metadata]:
    for number, each in enumerate(text.split("\n"), line):
        if each.strip():
            yield Metadata(number, clean(each))


def _places(text: str, blocks: list[Block]) -> list[int]:
    """Where each block begins in the text."""
    places: list[int] = []
    at = 0
    for block in blocks:
        raw = block.raw or ""
        found = text.find(raw, at) if raw else at
        places.append(found if found >= 0 else at)
        at = places[-1] + len(raw)
    return places
