"""The chain of ways to a clipboard: each verified, each failure falling through to the next."""

import base64
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

from seedbrowse.records.text import clean
from seedbrowse.session import over_ssh

__all__ = ["COMMAND_VARIABLE", "Outcome", "copy"]

COMMAND_VARIABLE = "SEEDBROWSE_CLIPBOARD"
"""Environment variable with the person's own command, which gets the text on standard input."""

_TIME_LIMIT = 2.0
"""Seconds any one program may take before it is ended and the next way is tried."""

_TERMINAL_LIMIT = 100_000
"""Characters of an OSC 52 sequence that terminals take; a longer one some cut, some print."""

_SCREEN_LIMIT = 256
"""Bytes of one device control string that every version of GNU screen passes on whole."""

_WITHOUT_CLIPBOARD = ("dumb", "linux")
"""Terminals (by TERM) that would show an OSC 52 sequence instead of obeying it."""

_BACK_ENDS = {
    "wl": "wl-copy",
    "osx_pbcopy": "pbcopy",
    "osx_pyobjc": "macOS clipboard",
    "windows": "Windows clipboard",
    "wsl": "Windows clipboard",
    "dev_clipboard": "Windows clipboard",
}
"""pyperclip's names of its back-ends in words for people, where they differ."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text that was to be copied."""

    way: str = ""
    """What took the text, in words for a message: `xclip`, `tmux buffer`; empty where nothing."""

    confirmed: bool = False
    """The text was read back, or the person's own command ended well.

    A terminal never answers: copied by it and unconfirmed, the text may be lost.
    """

    failed: tuple[str, ...] = ()
    """Each way tried in vain before, with the reason."""


class _FailedError(Exception):
    """One way did not work; the message says why."""


_Step = Callable[[bytes], Outcome]


def copy(
    text: str,
    *,
    environ: Mapping[str, str] = os.environ,
    write_terminal: Callable[[str], None] | None = None,
) -> Outcome:
    """Copy a text by the first way that works.

    The person's command, the platform's clipboard (not over SSH, where it is the wrong
    machine's), the tmux buffer, the terminal. Takes tens of milliseconds where all is well and
    seconds where a display hangs, so call it from a worker.

    Args:
        text: What to copy.
        environ: The environment that says which ways there are.
        write_terminal: Writes a control sequence to the terminal, past any screen buffer; called
            in the caller's thread. Without it the terminal is not tried.

    Returns:
        The way taken, or an outcome without a way: then show the text and offer to save it.
    """
    data = text.encode(errors="replace")
    failed: list[str] = []
    for step in _steps(environ, write_terminal):
        try:
            done = step(data)
        except (_FailedError, OSError) as reason:  # OSError: the temporary files found no room
            failed.append(str(reason))
        else:
            return Outcome(done.way, done.confirmed, tuple(failed))
    return Outcome(failed=tuple(failed))


def _steps(
    environ: Mapping[str, str], write_terminal: Callable[[str], None] | None
) -> Iterator[_Step]:
    if environ.get(COMMAND_VARIABLE, "").strip():
        yield partial(_by_command, environ)
    if not over_ssh(environ):
        yield partial(_by_pyperclip, environ)
        if environ.get("WAYLAND_DISPLAY") and environ.get("DISPLAY"):
            # pyperclip tries one display only, and a session that changed may have left a dead
            # one in the environment.
            yield partial(_by_pyperclip, {**environ, "WAYLAND_DISPLAY": ""})
    if environ.get("TMUX"):
        yield partial(_by_tmux, environ)
    if write_terminal is not None:
        yield partial(_by_terminal, environ, write_terminal)


def _by_command(environ: Mapping[str, str], data: bytes) -> Outcome:
    try:
        command = shlex.split(environ[COMMAND_VARIABLE], posix=os.name == "posix")
    except ValueError as error:
        raise _FailedError(f"{COMMAND_VARIABLE}: {error}") from error
    _run(command, environ, data).check()
    return Outcome(f"your command {Path(command[0]).name}", confirmed=True)


def _by_pyperclip(environ: Mapping[str, str], data: bytes) -> Outcome:
    # -P: nothing in the directory the person happens to stand in is imported.
    command = [sys.executable, "-P", "-m", "seedbrowse.native_clipboard"]
    finished = _run(command, environ, data)
    back_end = clean(finished.printed.decode(errors="replace"))
    way = _BACK_ENDS.get(back_end, back_end)
    finished.check(way or "pyperclip")
    return Outcome(way, confirmed=True)


def _by_tmux(environ: Mapping[str, str], data: bytes) -> Outcome:
    # -w also hands the text to the terminal outside, by tmux's own OSC 52: the one a program
    # inside writes is dropped by default. tmux before 3.2 has no -w.
    load = ["tmux", "load-buffer", "-w", "-"]
    if _run(load, environ, data).trouble:
        load.remove("-w")
        _run(load, environ, data).check()
    shown = _run(["tmux", "show-buffer"], environ)
    shown.check()
    if shown.printed != data:
        raise _FailedError("tmux: the buffer does not hold the text")
    return Outcome("tmux buffer", confirmed=True)


def _by_terminal(
    environ: Mapping[str, str], write_terminal: Callable[[str], None], data: bytes
) -> Outcome:
    terminal = environ.get("TERM", "")
    if terminal in _WITHOUT_CLIPBOARD:
        raise _FailedError(f"terminal: one of the kind {terminal} has no clipboard")
    sequence = f"\x1b]52;c;{base64.b64encode(data).decode()}\a"
    if len(sequence) > _TERMINAL_LIMIT:
        most = (_TERMINAL_LIMIT - len("\x1b]52;c;\a")) // 4 * 3
        raise _FailedError(f"terminal: {len(data):,} bytes are more than the {most:,} it may take")
    in_screen = environ.get("STY") or terminal.startswith("screen")
    if in_screen and not environ.get("TMUX"):
        sequence = _through_screen(sequence)
    try:
        write_terminal(sequence)
    except OSError as error:
        raise _FailedError(f"terminal: {error.strerror}") from error
    return Outcome("terminal (OSC 52)")


def _through_screen(sequence: str) -> str:
    """Wrap a sequence so that GNU screen hands it, piece by piece, to the terminal outside."""
    size = _SCREEN_LIMIT - len("\x1bP\x1b\\")
    pieces = (sequence[start : start + size] for start in range(0, len(sequence), size))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


@dataclass(frozen=True, slots=True)
class _Finished:
    """What a program left behind."""

    name: str
    printed: bytes = b""
    trouble: str = ""
    """Why it failed; empty where it ended well."""

    def check(self, name: str = "") -> None:
        """Raise where the program failed, under its name or a better one."""
        if self.trouble:
            raise _FailedError(f"{name or self.name}: {self.trouble}")


def _run(command: Sequence[str], environ: Mapping[str, str], data: bytes = b"") -> _Finished:
    """Run a program on some input, within the time limit and away from the screen.

    Input and output are files and not pipes: what stays in the background to serve the
    clipboard (xclip, xsel, wl-copy) keeps its output open, and a pipe would never end.
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
            return _Finished(name, trouble=f"it did not start: {error.strerror}")
        try:
            status = process.wait(_TIME_LIMIT)
        except subprocess.TimeoutExpired:
            _end(process)
            status = None
        printed.seek(0)
        complaint.seek(0)
        trouble = "" if status == 0 else _reason(status, complaint.read())
        return _Finished(name, printed.read(), trouble)


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
        return f"no answer within {_TIME_LIMIT:.0f} seconds"
    lines = [clean(line) for line in complaint.decode(errors="replace").splitlines()]
    said = [line for line in lines if line]
    if said and said[0].startswith("Traceback"):
        said = said[-1:]
    return "; ".join(said)[:200] or f"it failed (exit status {status})"
