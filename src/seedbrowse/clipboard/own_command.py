"""The person's own commands for the clipboard."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from seedbrowse.clipboard.outcome import Form, Outcome, WayError
from seedbrowse.clipboard.programs import run

__all__ = ["COMMAND_VARIABLE", "HTML_COMMAND_VARIABLE", "by_own_command", "has_command"]

COMMAND_VARIABLE = "SEEDBROWSE_CLIPBOARD"
"""Environment variable with the person's own command, which gets the text on standard input."""

HTML_COMMAND_VARIABLE = "SEEDBROWSE_CLIPBOARD_HTML"
"""Environment variable with the person's own command for HTML, likewise."""


def has_command(environ: Mapping[str, str], variable: str) -> bool:
    """Whether the person has named a command."""
    return bool(environ.get(variable, "").strip())


def by_own_command(variable: str, environ: Mapping[str, str], data: bytes) -> Outcome:
    """Give text or HTML to the command that a variable names; it is run without a shell.

    Raises:
        WayError: The command cannot be read, does not start, fails or hangs.
    """
    try:
        command = shlex.split(environ[variable], posix=os.name == "posix")
    except ValueError as error:
        raise WayError(f"{variable}: {error}") from error
    run(command, environ, data).check()
    form = Form.HTML if variable == HTML_COMMAND_VARIABLE else Form.TEXT
    return Outcome(f"your command {Path(command[0]).name}", confirmed=True, form=form)
