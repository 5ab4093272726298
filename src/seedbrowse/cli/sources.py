"""Sources: what the interface is opened on, and what is said where nothing of it can be."""

import os
import select
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import click

from seedbrowse.cli.output import notify, report_problem_files
from seedbrowse.formats.reading import Reading
from seedbrowse.library.events import FileFinished
from seedbrowse.library.inputs import STDIN, InputFile, Refusal, find_inputs, printable
from seedbrowse.library.load import STDIN_FILENO, load, open_input, open_stdin
from seedbrowse.library.local_opening import LocalOpening
from seedbrowse.library.opening import Opening
from seedbrowse.paths import bundled

__all__ = ["Sources", "paths_where_none_is_given"]

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


class Sources:
    """What the interface is to be opened on."""

    def __init__(self, paths: Sequence[str], format_name: str = "") -> None:
        """Look for the files that `paths` mean, or for what is there where there are none.

        They are read as `format_name` where it is given.
        """
        self._paths = [*paths] or paths_where_none_is_given()
        self._format = format_name
        if STDIN in self._paths:
            _spool_stdin()
        self._inputs = find_inputs(self._paths, format_name)

    @property
    def paths(self) -> Sequence[str]:
        """What was named, or what is there where nothing was."""
        return self._paths

    @property
    def label(self) -> str:
        """What the title says is open: `scopus.txt + 3 more`."""
        return _label_of(self._paths)

    def refused_status(self) -> int | None:
        """Say why nothing can be opened, and return the exit status; None where it can."""
        if any(_has_known_format(item) for item in self._inputs):
            return None
        return _explain(self._inputs)

    @contextmanager
    def opened(self, *, use_cache: bool = True) -> Iterator[Opening]:
        """Open the library; reading what is not kept from the last time has begun then."""
        with ExitStack() as lent:
            stdin = None
            if STDIN in self._paths:
                # Of its own: the terminal takes the place of standard input in a moment.
                stdin = lent.enter_context(os.fdopen(os.dup(STDIN_FILENO), "rb"))
            try:
                opening = LocalOpening(
                    self._paths,
                    self._inputs,
                    format_name=self._format,
                    use_cache=use_cache,
                    stdin=stdin,
                )
            except OSError as error:
                reason = error.strerror or str(error)
                raise click.ClickException(f"nothing can be opened here: {reason}") from error
            lent.callback(opening.close)
            yield opening


def _label_of(paths: Sequence[str]) -> str:
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
            return bool(Reading(stream, item.label, item.format).format)
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
