"""Reading text that stands in a test."""

import io
from collections.abc import Iterable

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import numbered_lines
from seedbrowse.formats.entry import Entry
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.scopus import text as scopus_text
from seedbrowse.problems import Problem
from seedbrowse.records import Record

Item = Record | Problem | Metadata


def items(text: str) -> list[Item]:
    return list(scopus_text.read(Content(io.BytesIO(text.encode()), "utf-8", "test.txt")))


def records(text: str) -> list[Record]:
    return [item for item in items(text) if isinstance(item, Record)]


def problems(text: str) -> list[Problem]:
    return [item for item in items(text) if isinstance(item, Problem)]


def places_of_lines(data: bytes, encoding: str = "utf-8") -> tuple[dict[int, int], dict[int, int]]:
    """For each non-blank line, how often it occurs and how many places it has been given."""
    lines = [
        line
        for line in numbered_lines(io.BytesIO(data), encoding, "test.txt")
        if not isinstance(line, Problem)
    ]
    occurring = {number: 1 for number, text in lines if text.strip("\ufeff \t").strip()}
    placed: dict[int, int] = {}
    for item in scopus_text.entries(iter(lines), "test.txt"):
        for number in _lines_of(item):
            placed[number] = placed.get(number, 0) + 1
    return occurring, {number: placed.get(number, 0) for number in occurring}


def _lines_of(item: Entry | Problem | Metadata) -> Iterable[int]:
    if isinstance(item, Entry):
        return sorted({number for field in item.fields for number, _ in field.lines})
    if isinstance(item, Metadata):
        return [item.line]
    # A problem about a record repeats lines of that record; one about stray text owns them.
    if item.message.startswith("text that belongs to no record"):
        return range(item.line, max(item.line, item.last_line) + 1)
    return []
