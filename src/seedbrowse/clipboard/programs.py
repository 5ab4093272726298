"""Programs that serve a clipboard, run within a time limit and away from the screen."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from seedbrowse.clipboard.outcome import WayError
from seedbrowse.records.text import clean

__all__ = ["TIME_LIMIT", "Finished", "run"]

TIME_LIMIT = 2.0
"""Seconds any one program may take before it is ended and the next way is tried."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a program left behind."""

    name: str
    printed: bytes = b""
    trouble: str = ""
    """Why it failed; empty where it ended well."""

    def check(self, name: str = "") -> None:
        """Raise `WayError` where the program failed, under its name or a better one."""
        if self.trouble:
            raise WayError(f"{name or self.name}: {self.trouble}")


def run(command: Sequence[str], environ: Mapping[str, str], data: bytes = b"") -> Finished:
    """Run a program on some input, within the time limit and away from the screen.

    Input and output are files and not pipes: what stays in the background to serve the
    clipboard (xclip, xsel, wl-copy) keeps its output open, and a pipe would never end.

    Raises:
        OSError: The temporary files found no room.
    """
    name = Path(command[0]).name
    with TemporaryFile() as given, TemporaryFile() as printed, TemporaryFile() as complaint:
        given.write(data)
        given.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603
                command,
                stdin=given,
                stdout=printed,
                stderr=complaint,
                env=dict(environ),
                # A group to end as a whole, yet in this session: a person's own command may
                # write to /dev/tty.
                process_group=0,
            )
        except OSError as error:
            return Finished(name, trouble=f"it did not start: {error.strerror}")
        try:
            status = process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired:
            _end(process)
            status = None
        printed.seek(0)
        complaint.seek(0)
        trouble = "" if status == 0 else _reason(status, complaint.read())
        return Finished(name, printed.read(), trouble)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        # It may have ended this very moment; macOS then forbids what Linux ignores.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _reason(status: int | None, complaint: bytes) -> str:
    if status is None:
        return f"no answer within {TIME_LIMIT:.0f} seconds"
    lines = [clean(line) for line in complaint.decode(errors="replace").splitlines()]
    said = [line for line in lines if line]
    if said and said[0].startswith("Traceback"):
        said = said[-1:]
    return "; ".join(said)[:200] or f"it failed (exit status {status})"
