"""`seedbrowse PATHS`: open the interface, or list the records where it cannot be shown."""

import os
import select
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import click

from seedbrowse.cli.list_records import list_records
from seedbrowse.cli.output import notify, report_problem_files
from seedbrowse.formats.reading import Reading
from seedbrowse.library.child import ChildLoad
from seedbrowse.library.events import FileFinished, RecordsRead
from seedbrowse.library.inputs import STDIN, InputFile, Refusal, find_inputs, printable
from seedbrowse.library.library import Library
from seedbrowse.library.load import STDIN_FILENO, load, open_input, open_stdin
from seedbrowse.library.opening import LibraryChanged, LoadFinished, LoadStarted, OpeningEvent
from seedbrowse.paths import bundled
from seedbrowse.records import Record

__all__ = ["browse", "command"]

_TERMINAL: Final = "/dev/tty"
_PATIENCE: Final = 2.0
"""Seconds in which a pipe that nobody named has to bring something."""


def _show_program_help(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.find_root().get_help())
        ctx.exit()


@click.command(add_help_option=False)
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option("--theme", default="", metavar="NAME", help="Colours of the interface.")
@click.option(
    "--help", is_flag=True, is_eager=True, expose_value=False, hidden=True,
    callback=_show_program_help,
)  # fmt: skip
def command(paths: tuple[str, ...], theme: str) -> int:
    """Open the interface on PATHS, or on standard input, or on the bundled examples."""
    return browse(paths, theme)


def browse(paths: Sequence[str], theme: str = "") -> int:
    """Open the interface on `paths` and return the exit status."""
    paths = paths or _paths_where_none_is_given()
    if not _is_interactive():
        return list_records(paths)
    if STDIN in paths:
        _spool_stdin()
    inputs = find_inputs(paths)
    if not any(_has_known_format(item) for item in inputs):
        return _explain(inputs)
    with ExitStack() as opened:
        stdin = opened.enter_context(open_stdin()) if STDIN in paths else None
        loading = ChildLoad(paths, stdin=stdin)
        opened.callback(loading.cancel)
        opened.enter_context(_terminal_taken())
        # Textual takes 170 ms to import and only this command needs it; the child reads meanwhile.
        from seedbrowse.tui.app import SeedbrowseApp

        app = SeedbrowseApp(_Collecting(loading), label=_label(paths), theme=theme)
        app.run()
    if app.return_code:
        from seedbrowse.cli.internal_error import report_internal_error  # seldom needed

        return report_internal_error("", app.crash_report)
    unreadable = [report for report in app.reports if not report.readable]
    report_problem_files(unreadable)
    return 2 if unreadable else 0


def _paths_where_none_is_given() -> list[str]:
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


def _is_interactive() -> bool:
    """Whether there is a terminal to draw on and to read keys from."""
    if sys.stdout is None or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return False
    if sys.__stdin__ is None:
        return False
    if sys.__stdin__.isatty():
        return True
    try:
        os.close(os.open(_TERMINAL, os.O_RDWR))
    except OSError:
        return False
    return True


def _spool_stdin() -> None:
    """Replace standard input by a file with the same content, which can be read several times."""
    try:
        with open_stdin() as spool:
            os.dup2(spool.fileno(), STDIN_FILENO)
    except OSError as error:
        raise click.ClickException(f"standard input cannot be read: {error.strerror}") from error


@contextmanager
def _terminal_taken() -> Iterator[None]:
    """Make the terminal standard input and error, where Textual reads keys and draws.

    Standard error is given back in the end: what is said then goes where it was meant to go.
    """
    if sys.__stdin__ is not None and not sys.__stdin__.isatty():
        terminal = os.open(_TERMINAL, os.O_RDWR)
        os.dup2(terminal, STDIN_FILENO)
        os.close(terminal)
    if sys.__stderr__ is None or sys.__stderr__.isatty():
        yield
        return
    errors = os.dup(sys.__stderr__.fileno())
    os.dup2(sys.stdout.fileno(), sys.__stderr__.fileno())
    try:
        yield
    finally:
        os.dup2(errors, sys.__stderr__.fileno())
        os.close(errors)


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


def _label(paths: Sequence[str]) -> str:
    """What the title says is open: `scopus.txt + 3 more`."""
    first = "standard input" if paths[0] == STDIN else printable(Path(paths[0]).name or paths[0])
    if Path(paths[0]).is_dir():
        first += "/"
    return f"{first} + {len(paths) - 1} more" if len(paths) > 1 else first


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
