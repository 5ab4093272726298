"""Damaging samples, and telling whether anything of a file was lost on the way to records."""

import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from hypothesis import strategies as st

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import encoding_of
from seedbrowse.formats.known_formats import Read
from seedbrowse.formats.metadata import Metadata
from seedbrowse.records import Record
from tests.formats.tables.reading_tables import Item, expected_count

_WORD = re.compile(r"\w+")


def mutilated(*texts: str) -> st.SearchStrategy[str]:
    """One of the texts with lines dropped, doubled, cut, joined, moved or blanked."""
    return st.sampled_from(texts).flatmap(_changed)


def _changed(text: str) -> st.SearchStrategy[str]:
    lines = text.split("\n")
    place = st.integers(0, len(lines) - 1)
    kinds = st.sampled_from(["drop", "double", "cut", "join", "move", "blank"])

    def apply(changes: list[tuple[str, int, int]]) -> str:
        kept = list(lines)
        for what, first, second in changes:
            at, to = first % len(kept), second % len(kept)
            if what == "drop" and len(kept) > 1:
                del kept[at]
            elif what == "double":
                kept.insert(to, kept[at])
            elif what == "cut":
                kept[at] = kept[at][:to]
            elif what == "join" and at + 1 < len(kept):
                kept[at : at + 2] = [kept[at] + " " + kept[at + 1]]
            elif what == "move":
                kept.insert(to, kept.pop(at))
            elif what == "blank":
                kept.insert(at, "")
        return "\n".join(kept)

    return st.lists(st.tuples(kinds, place, place), max_size=12).map(apply)


def lines_without_place(text: str, items: Iterable[Item]) -> list[int]:
    """Numbers of the lines that belong to no record, no metadata and no report of stray text."""
    placed: set[int] = set()
    for item in items:
        if isinstance(item, Record):
            placed.update(range(item.source.first_line, item.source.last_line + 1))
        elif isinstance(item, Metadata):
            placed.add(item.line)
        elif item.message.startswith("text that belongs to no record"):
            placed.update(range(item.line, max(item.line, item.last_line) + 1))
    lines = re.split("\r\n|\r|\n", text)
    return [
        number
        for number, line in enumerate(lines, 1)
        if line.strip("\ufeff \t").strip() and number not in placed
    ]


def lost_words(
    text: str, records: Iterable[Record], said_otherwise: Callable[[str], str]
) -> set[str]:
    """Words of a file without stray text that are in none of its records.

    Args:
        text: The file.
        records: What was read of it.
        said_otherwise: Takes off a line what a record says in other words, such as its label.
    """
    there = {word for record in records for word in _WORD.findall(_all_of(record))}
    words = {word for line in text.split("\n") for word in _WORD.findall(said_otherwise(line))}
    return {word for word in words - there if len(word) > 1}


def _all_of(record: Record) -> str:
    return msgspec.json.encode(record).decode()


def counts_of(read: Read, path: Path) -> tuple[int, set[int]]:
    """How many records a real file gives, and how many it has."""
    data = path.read_bytes()
    found = read(Content(io.BytesIO(data), encoding_of(data), path.name))
    return sum(isinstance(item, Record) for item in found), expected_count(path)
