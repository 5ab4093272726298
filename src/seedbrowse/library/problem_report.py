"""Problem report: everything that was wrong with the inputs, as a file to keep or to send on."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from seedbrowse.library.events import FileReport
from seedbrowse.problems import Problem

__all__ = ["as_json", "counted", "facts", "place", "write_report"]


def write_report(reports: Sequence[FileReport], path: Path) -> None:
    """Write what is known of each file, and all its problems.

    As JSON, in the form of `seedbrowse check --json`, where the name ends in `.json`, else as
    text. The file is there in full or not at all.

    Raises:
        FileExistsError: There is a file of that name; it stays as it is.
        OSError: The file cannot be written.
    """
    import tempfile  # commands that only count need none of it

    text = as_json(reports) if path.suffix.casefold() == ".json" else _as_text(reports)
    path.touch(exist_ok=False)  # from here on the name is taken
    beside = ""
    try:
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".seedbrowse-")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(path.stat().st_mode & 0o777)
        Path(beside).replace(path)
    except OSError:
        path.unlink(missing_ok=True)
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise


def counted(number: int, noun: str) -> str:
    """Say how many: `1 file`, `1,024 files`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def facts(report: FileReport) -> str:
    """What was made of a file, in short: `scopus-text · utf-8 · 20 records · 3 problems`."""
    known = [report.format, report.encoding] if report.format else ["not recognised"]
    if not report.readable:
        known = ["not read"]
    numbers = [counted(report.records, "record"), counted(len(report.problems), "problem")]
    return " · ".join([*filter(None, known), *numbers])


def place(problem: Problem) -> str:
    """The lines that a problem concerns: `12`, `12-14`; `file` where it is the whole file."""
    if not problem.line:
        return "file"
    if problem.last_line > problem.line:
        return f"{problem.line}-{problem.last_line}"
    return str(problem.line)


def _as_text(reports: Sequence[FileReport]) -> str:
    lines = [line for report in reports for line in _block(report)]
    totals = (
        counted(len(reports), "file"),
        counted(sum(report.records for report in reports), "record"),
        counted(sum(len(report.problems) for report in reports), "problem"),
    )
    return "\n".join([*lines, ", ".join(totals), ""])


def _block(report: FileReport) -> Iterator[str]:
    yield f"{report.path} ({facts(report)})"
    for problem in report.problems:
        yield f"  {place(problem)}: {problem.message}"
    yield ""


def as_json(reports: Sequence[FileReport]) -> str:
    """What is known of each file, and all its problems, as one JSON object."""
    import json  # see `write_report`

    files = [
        {
            "path": report.path,
            "format": report.format,
            "reason": report.reason,
            "encoding": report.encoding,
            "records": report.records,
            "problems": [_problem_as_json(problem) for problem in report.problems],
            "coverage": report.coverage,
            "metadata": [{"line": each.line, "text": each.text} for each in report.metadata],
        }
        for report in reports
    ]
    records = sum(report.records for report in reports)
    whole = {"records": records, "files": files}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _problem_as_json(problem: Problem) -> dict[str, Any]:
    lines: dict[str, Any] = {"line": problem.line}
    if problem.last_line > problem.line:
        lines["last_line"] = problem.last_line
    return {**lines, "message": problem.message}
