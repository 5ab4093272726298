"""Record forms: the forms in which records are printed, by name."""

import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import click
import msgspec

from seedbrowse.citing import plain
from seedbrowse.cli.output import has_colour
from seedbrowse.cli.table import fitted_lines, tab_separated_lines
from seedbrowse.records import Record
from seedbrowse.records.csl_item import to_csl
from seedbrowse.records.identity import identity

__all__ = ["FORMS"]


def _write_table(records: Iterable[Record]) -> None:
    if not sys.stdout.isatty():
        lines = tab_separated_lines(records)
    else:
        lines = fitted_lines(records, shutil.get_terminal_size().columns)
        heading = next(lines)
        sys.stdout.write(f"{click.style(heading, bold=True) if has_colour() else heading}\n")
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _write_json(records: Iterable[Record]) -> None:
    separator = "[\n  "
    for record in records:
        item = msgspec.json.format(msgspec.json.encode(to_csl(record)), indent=2).decode()
        sys.stdout.write(separator + item.replace("\n", "\n  "))
        separator = ",\n  "
    sys.stdout.write("\n]\n" if separator.startswith(",") else "[]\n")


def _write_keys(records: Iterable[Record]) -> None:
    sys.stdout.writelines(f"{identity(record)}\n" for record in records)


def _write_references(records: Iterable[Record]) -> None:
    sys.stdout.writelines(f"{plain.reference(record)}\n" for record in records)


def _write_dois(records: Iterable[Record]) -> None:
    sys.stdout.writelines(f"{record.doi}\n" for record in records if record.doi)


FORMS: Final[Mapping[str, Callable[[Iterable[Record]], None]]] = {
    "keys": _write_keys,
    "json": _write_json,
    "reference": _write_references,
    "doi": _write_dois,
    "table": _write_table,
}
"""Each writes records to standard output; `doi` leaves out the records without one."""
