"""The formats that can be written: what each is called, and which module writes it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Final, Protocol, TextIO, TypeAlias, cast

import msgspec

from seedbrowse.records import Record

__all__ = [
    "WRITERS", "KnownWriter", "Write", "columns_of", "fields_lost", "writer_for", "writer_of"
]  # fmt: skip

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


def writer_of(name: str, columns: Collection[str] = ()) -> Write:
    """The writer of a format, imported now.

    Args:
        name: The format.
        columns: Those of `columns_of` that are to be written; none for all of them.
    """
    write = _module(name).write
    return partial(write, columns=frozenset(columns)) if columns else write


def columns_of(name: str) -> tuple[str, ...]:
    """The names of the columns that a format has; none where it is no table."""
    return tuple(_fields_by_column(name))


def writer_for(path: str) -> str:
    """The name of the format that a file's name promises; empty where it promises none."""
    folded = path.casefold()
    return next((name for name, writer in WRITERS.items() if folded.endswith(writer.suffixes)), "")


def fields_lost(name: str, columns: Collection[str] = ()) -> frozenset[str]:
    """The fields of a record that a format, or some columns of it, has no place for."""
    by_column = _fields_by_column(name)
    held = _module(name).HELD
    if columns:
        held = frozenset[str]().union(*(by_column[each] for each in columns if each in by_column))
    return frozenset(Record.__struct_fields__) - held - _NOT_OF_THE_RECORD


def _fields_by_column(name: str) -> Mapping[str, frozenset[str]]:
    return cast("Mapping[str, frozenset[str]]", getattr(_module(name), "FIELDS_OF", {}))


class _Writer(Protocol):
    """A module that writes a format; that of a table has `FIELDS_OF` as well."""

    HELD: frozenset[str]
    """The fields of a record that the format has a place for."""

    write: Callable[..., None]


def _module(name: str) -> _Writer:
    module: ModuleType = import_module(f"seedbrowse.formats.{WRITERS[name].module}")
    return cast("_Writer", module)
