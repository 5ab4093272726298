"""Output of the headless commands: records to standard output, notices to standard error."""

import io
import os
import signal
import sys
from collections.abc import Sequence

import click

from seedbrowse.library.events import FileReport
from seedbrowse.library.problem_report import counted
from seedbrowse.problems import Problem

__all__ = ["has_colour", "notify", "prepare_output", "report_problem_files"]

_MOST_NOTICES = 20


def prepare_output() -> None:
    """Make standard output behave as that of other command-line programs does.

    A reader that goes away (`| head`) ends the program silently. A pipe or a file gets UTF-8
    whatever the locale; a terminal that cannot show a character gets an escape instead.

    Raises:
        click.ClickException: Standard output is closed.
    """
    if sys.stdout is None:
        raise click.ClickException("standard output is closed, so nothing can be printed")
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def has_colour() -> bool:
    """Whether standard output is a terminal whose user has not asked for plain text."""
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout is not None and sys.stdout.isatty() and not is_plain


def notify(message: str) -> None:
    """Say something about the run on standard error, where it does not mix with records."""
    click.echo(f"seedbrowse: {message}", err=True)


def report_problem_files(reports: Sequence[FileReport], refused: Sequence[Problem] = ()) -> None:
    """Say in one line each which inputs had problems, and where to read more of them."""
    lines = [str(problem) for problem in refused]
    for report in reports:
        if report.problems and not report.records:
            lines.append(str(report.main_problem))
        elif report.problems:
            import shlex  # most inputs have none

            number = counted(len(report.problems), "problem")
            lines.append(
                f"{report.path}: {number}; see seedbrowse check {shlex.quote(report.path)}"
            )
    for line in lines[:_MOST_NOTICES]:
        notify(line)
    if len(lines) > _MOST_NOTICES:
        rest = counted(len(lines) - _MOST_NOTICES, "more input")
        notify(f"{rest} with problems; see seedbrowse check")
