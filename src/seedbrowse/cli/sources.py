"""Sources: what the interface is opened on, and what is said where nothing of it can be."""

import os
import select
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from seedbrowse.cli.output import notify, report_problem_files
from seedbrowse.formats.reading import Reading
from seedbrowse.library.child import ChildLoad
from seedbrowse.library.events import FileFinished, RecordsRead
from seedbrowse.library.inputs import STDIN, InputFile, Refusal, find_inputs, printable
from seedbrowse.library.library import Library
from seedbrowse.library.load import STDIN_FILENO, load, open_input, open_stdin
from seedbrowse.library.opening import (
    LibraryChanged,
    LoadFinished,
    LoadStarted,
    Opening,
    OpeningEvent,
)
from seedbrowse.paths import bundled
from seedbrowse.records import Record

__all__ = ["label_of", "opened", "paths_where_none_is_given", "refused_status"]

_PATIENCE: Final = 2.0
"""Seconds in which a pipe that nobody named has to bring something."""


def paths_where_none_is_given() -> list[str]:
    """What is piped in, else the bundled examples.

    A pipe that is empty or silent counts as none: a program that starts this one often leaves it
    one, and may never close it.
    """
    try:
        mode = os.fstat(STDIN_FILENO).st_mode
    except OSError:
        mode = 0  # closed
    if stat.S_ISREG(mode):
        return [STDIN]
    if stat.S_ISFIFO(mode):
        if select.select([STDIN_FILENO], [], [], _PATIENCE)[0]:
            _spool_stdin()
            if os.fstat(STDIN_FILENO).st_size:
                return [STDIN]
        notify("nothing came from standard input, so the examples are shown; - waits for it")
    try:
        return [str(bundled("seeds"))]
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from error


def refused_status(paths: Sequence[str]) -> int | None:
    """Say why nothing of `paths` can be opened, and return the exit status; None where it can."""
    if STDIN in paths:
        _spool_stdin()
    inputs = find_inputs(paths)
    return None if any(_has_known_format(item) for item in inputs) else _explain(inputs)


@contextmanager
def opened(paths: Sequence[str]) -> Iterator[Opening]:
    """Open a library of `paths`; reading them has begun already."""
    if STDIN not in paths:
        opening = _Collecting(ChildLoad(paths))
    else:
        with open_stdin() as stdin:
            opening = _Collecting(ChildLoad(paths, stdin=stdin))
    try:
        yield opening
    finally:
        opening.close()


def label_of(paths: Sequence[str]) -> str:
    """What the title says is open: `scopus.txt + 3 more`."""
    first = "standard input" if paths[0] == STDIN else printable(Path(paths[0]).name or paths[0])
    if Path(paths[0]).is_dir():
        first += "/"
    return f"{first} + {len(paths) - 1} more" if len(paths) > 1 else first


def _spool_stdin() -> None:
    """Replace standard input by a file with the same content, which can be read several times."""
    try:
        with open_stdin() as spool:
            os.dup2(spool.fileno(), STDIN_FILENO)
    except OSError as error:
        raise click.ClickException(f"standard input cannot be read: {error.strerror}") from error


def _has_known_format(item: InputFile | Refusal) -> bool:
    if isinstance(item, Refusal):
        return False
    try:
        with open_input(item) as stream:
            return bool(Reading(stream, item.label).format)
    except OSError:
        return False  # loading tells the reason
    finally:
        if item.path == STDIN:
            os.lseek(STDIN_FILENO, 0, os.SEEK_SET)


def _explain(inputs: Sequence[InputFile | Refusal]) -> int:
    """Say why nothing of `inputs` can be opened, and return the exit status."""
    reports = [event.report for event in load(inputs) if isinstance(event, FileFinished)]
    report_problem_files(reports)
    return 1 if all(report.readable for report in reports) else 2


class _Collecting:
    """The records of a load as an opening; goes away when the library opens files itself."""

    def __init__(self, load: ChildLoad) -> None:
        from seedbrowse.library.in_memory import InMemoryLibrary  # rapidfuzz: not to list files

        self._make = InMemoryLibrary
        self._load = load
        self._stopped = False
        self.library: Library = InMemoryLibrary([])

    def __iter__(self) -> Iterator[OpeningEvent]:
        records: list[Record] = []
        indexed = 0
        yield LoadStarted()
        for event in self._load:
            if not isinstance(event, RecordsRead):
                yield event
                continue
            records += event.records
            if len(records) >= 2 * indexed:
                indexed = len(records)
                yield LibraryChanged(self._make(tuple(records)))
        yield LibraryChanged(self._make(tuple(records)))
        yield LoadFinished(stopped=self._stopped)

    def stop(self) -> None:
        self._stopped = True
        self._load.cancel()

    close = stop
