"""What is said when the program itself is at fault: one line, and where the details are."""

import click

from seedbrowse.crash_log import keep_details

__all__ = ["report_internal_error"]

_INTERNAL_ERROR = 70
"""`EX_SOFTWARE` of BSD's sysexits."""


def report_internal_error(kind: str, details: str) -> int:
    """Keep an error's details in the log, say where they are, and return the exit status."""
    said = f"internal error: {kind}" if kind else "internal error"
    click.echo(f"seedbrowse: {said}; {keep_details(details)}", err=True)
    return _INTERNAL_ERROR
