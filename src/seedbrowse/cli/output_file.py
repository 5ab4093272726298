"""The file that a command writes: refused before the work, whole in the end or not there."""

import os
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, TextIO

import click

from seedbrowse.cli.output import notify
from seedbrowse.library.inputs import STDIN, InputFile
from seedbrowse.output_files import objection, whole_file

__all__ = ["STDOUT", "opened_output", "refuse_output", "without_output"]

STDOUT: Final = "-"
"""The name that means standard output."""

_STDOUT_NUMBER: Final = 1


def refuse_output(output: str, *, overwrites: bool) -> None:
    """Say what speaks against writing to a file, before the work is done.

    Raises:
        click.ClickException: It is a folder, or in none; or it is there, and is not overwritten.
    """
    if output == STDOUT:
        return
    if not output:
        raise click.UsageError(f"an empty name names no file; {STDOUT} is standard output")
    path = Path(output)
    with _refusals(output):
        if reason := objection(path):
            raise click.ClickException(reason)
        if path.is_file() and not overwrites:
            raise _is_taken(output)


def without_output(files: Sequence[InputFile], output: str) -> list[InputFile]:
    """Leave out of what is read the file that is written, and say so.

    What an earlier run wrote into a folder would stand in that folder's records twice, and what
    standard output is redirected to would be read while it grows. A file that is itself named
    both as input and after `-o` is read: it is replaced when it has been.
    """
    redirected, written = _file_at(_STDOUT_NUMBER), _file_at(output)
    kept = []
    for file in files:
        found = None if file.path == STDIN else _file_at(file.path)
        if found and (found == redirected or (found == written and not file.named)):
            notify(f"{file.label}: is written to, so it was not read")
        else:
            kept.append(file)
    return kept


@contextmanager
def opened_output(output: str, *, overwrites: bool) -> Iterator[TextIO]:
    """Where to write: standard output, or a file that appears once it is whole.

    See `whole_file`; a process that is told to end leaves nothing.

    Raises:
        click.ClickException: It cannot be opened for writing; or by now there is such a file, and
            it is not overwritten.
    """
    if output == STDOUT:
        yield sys.stdout
        return
    try:
        with ExitStack() as opened, _leaving_nothing_behind():
            with _refusals(output):
                stream = opened.enter_context(whole_file(Path(output), overwrites=overwrites))
            yield stream
    except FileExistsError as error:
        raise _is_taken(output) from error


def _is_taken(output: str) -> click.ClickException:
    return click.ClickException(f"{output} is there already; choose another name, or --force")


@contextmanager
def _refusals(output: str) -> Iterator[None]:
    """Say of a file that cannot be opened what the system says of it."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(f"{output} cannot be written: {reason}") from error


def _file_at(place: str | int) -> tuple[int, int] | None:
    """Device and inode of a file, by its path or its number; None where there is none."""
    try:
        status = os.stat(place)  # noqa: PTH116 - of a number as well
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


@contextmanager
def _leaving_nothing_behind() -> Iterator[None]:
    """Clear up where the process is told to end: what is half written could be read for whole."""

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    ending = [
        number
        for number in (signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(number) is signal.SIG_DFL  # `nohup` has the second one ignored
    ]
    for number in ending:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ending:
            signal.signal(number, signal.SIG_DFL)
