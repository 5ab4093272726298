"""`seedbrowse check`: what the readers make of each file, and what they could not place."""

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.output import has_colour, notify, prepare_output
from seedbrowse.library import problem_report
from seedbrowse.library.events import FileFinished, FileReport
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.load import load
from seedbrowse.library.problem_report import counted
from seedbrowse.problems import Problem

__all__ = ["check_files", "command"]

_MOST_METADATA = 10
_NAMES_IN_A_LINE = 2
_WIDTH = 68
"""Columns of a reason: 80 with what stands in front of it."""


@click.command("check", short_help="Report formats, counts and problems of files.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@from_option("--format")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for other programs.")
@click.option("--strict", is_flag=True, help="Exit with 1 where there is any problem.")
def command(paths: tuple[str, ...], format_name: str, as_json: bool, strict: bool) -> int:
    """Report for each file of PATHS its format, encoding, records, problems and coverage.

    The format is told by the content; what was seen of it is printed.

    Coverage says how many of the records have each field. Exits with 0, with 1 when there was
    no record at all (with --strict also when there was any problem), with 2 when a path could
    not be read.
    """
    return check_files(paths, format_name=format_name, as_json=as_json, strict=strict)


def check_files(
    paths: Sequence[str], *, format_name: str = "", as_json: bool = False, strict: bool = False
) -> int:
    """Print what the readers make of `paths` and return the exit status."""
    prepare_output()
    reports = []
    for report in _reports(paths, format_name):
        reports.append(report)
        if not report.readable:
            notify(str(report.problems[0]))
        if not as_json:
            click.echo("\n".join(_block(report)))
    records = sum(report.records for report in reports)
    problems = sum(len(report.problems) for report in reports)
    if as_json:
        sys.stdout.write(problem_report.as_json(reports))
    else:
        totals = (
            counted(len(reports), "file"),
            counted(records, "record"),
            counted(problems, "problem"),
        )
        click.echo(", ".join(totals))
    sys.stdout.flush()
    if not records:
        notify("no record was found")
    if not all(report.readable for report in reports):
        return 2
    return 1 if not records or (strict and problems) else 0


def _reports(paths: Sequence[str], format_name: str) -> Iterator[FileReport]:
    for event in load(find_inputs(paths, format_name)):
        if isinstance(event, FileFinished):
            yield event.report


def _block(report: FileReport) -> Iterator[str]:
    """The lines about one file, the last one empty."""
    yield _styled(report.path, bold=True)
    problems = [_styled(_told(problem), fg="yellow") for problem in report.problems]
    if not report.readable:
        yield from _entries("problems", problems)
        yield ""
        return
    yield _entry("format", report.format or "not recognised")
    if report.format:
        yield from _entries("because", textwrap.wrap(report.reason, _WIDTH))
    if report.encoding:
        yield _entry("encoding", report.encoding)
    yield _entry("records", f"{report.records:,}")
    metadata = [f"{each.line}: {each.text}" for each in report.metadata]
    if len(metadata) > _MOST_METADATA:
        more = len(metadata) - _MOST_METADATA
        metadata[_MOST_METADATA:] = [f"and {counted(more, 'line')} more, see --json"]
    yield from _entries("metadata", metadata)
    yield from _entries("problems", problems or ["none"])
    yield from _entries("coverage", _coverage_lines(report))
    yield ""


def _told(problem: Problem) -> str:
    """The problem without its file, which heads the block."""
    if not problem.line:
        return problem.message
    lines = (
        f"{problem.line}-{problem.last_line}" if problem.last_line > problem.line else problem.line
    )
    return f"{lines}: {problem.message}"


def _coverage_lines(report: FileReport) -> Iterator[str]:
    cells = [f"{name:<24} {_percent(n, report.records):>4}" for name, n in report.coverage.items()]
    for start in range(0, len(cells), _NAMES_IN_A_LINE):
        yield "   ".join(cells[start : start + _NAMES_IN_A_LINE])


def _percent(part: int, whole: int) -> str:
    """A share of `whole`; neither 0% nor 100% unless it is exactly that."""
    share = round(100 * part / whole)
    if part and part < whole:
        share = min(max(share, 1), 99)
    return f"{share}%"


def _entries(label: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield _entry(label, line)
        label = ""


def _entry(label: str, text: str) -> str:
    return f"  {label:<9} {text}"


def _styled(text: str, *, bold: bool = False, fg: str | None = None) -> str:
    return click.style(text, bold=bold or None, fg=fg) if has_colour() else text
