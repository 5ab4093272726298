"""The formats that can be written: what each is called, and which module writes it."""

from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import Final, Protocol, TextIO, TypeAlias, cast

import msgspec

from seedbrowse.records import Record

__all__ = ["WRITERS", "KnownWriter", "Write", "fields_lost", "writer_for", "writer_of"]

Write: TypeAlias = Callable[[Iterable[Record], TextIO, Callable[[Record], str]], None]
"""Writes records to a stream as they come; the last argument gives each its citation key."""

_NOT_OF_THE_RECORD: Final = frozenset({"source"})


class KnownWriter(msgspec.Struct, frozen=True):
    """A format that can be written."""

    name: str
    """As `--to` takes it."""

    title: str
    """As a sentence calls it."""

    module: str
    """The module of this package that writes it."""

    suffixes: tuple[str, ...]
    """Ends of the names of files that are usually of this format."""


WRITERS: Final = {
    each.name: each
    for each in (
        KnownWriter("bibtex", "BibTeX", "bibtex.writer", (".bib", ".bibtex")),
        KnownWriter("biblatex", "BibLaTeX", "bibtex.biblatex_writer", ()),
        KnownWriter("ris", "RIS", "ris.writer", (".ris",)),
        KnownWriter("csl-json", "CSL-JSON", "csl.writer", (".json",)),
        KnownWriter("csv", "CSV", "tables.csv_writer", (".csv",)),
        KnownWriter("markdown", "a Markdown table", "tables.markdown_writer", (".md", ".markdown")),
        KnownWriter("jsonl", "JSON lines", "csl.lines_writer", (".jsonl", ".ndjson")),
    )
}


def writer_of(name: str) -> Write:
    """The writer of a format, imported now."""
    return _module(name).write


def writer_for(path: str) -> str:
    """The name of the format that a file's name promises; empty where it promises none."""
    folded = path.casefold()
    return next((name for name, writer in WRITERS.items() if folded.endswith(writer.suffixes)), "")


def fields_lost(name: str) -> frozenset[str]:
    """The fields of a record that a format has no place for."""
    return frozenset(Record.__struct_fields__) - _module(name).HELD - _NOT_OF_THE_RECORD


class _Writer(Protocol):
    """A module that writes a format."""

    HELD: frozenset[str]
    """The fields of a record that the format has a place for."""

    write: Write


def _module(name: str) -> _Writer:
    module: ModuleType = import_module(f"seedbrowse.formats.{WRITERS[name].module}")
    return cast("_Writer", module)
