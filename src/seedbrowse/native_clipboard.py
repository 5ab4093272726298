"""Copy standard input to the platform's clipboard with pyperclip and read it back.

A program of its own (`python -m seedbrowse.native_clipboard`), because pyperclip waits without
a limit, lets the tools it starts print into the screen, ignores their failure, and may load Qt,
which ends a process that has no display. Here all of that can be bounded, caught and ended.

Prints the name of pyperclip's back-end first, so that a failure can be told by its name too.
The exit status is 0 only where the clipboard holds the text.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from tempfile import TemporaryFile

# pyperclip ships no types.
import pyperclip  # type: ignore[import-untyped]

__all__ = ["main"]

_QT = "qt"

_REWRITING = ("klipper", "windows", "wsl", "dev_clipboard")
"""Back-ends that hand line ends back their own way."""

_PATIENCE = 0.5
"""Seconds until the clipboard must hold the text.

xsel and xclip come back from a process of theirs that may not own the selection yet.
"""

_XSEL_PATIENCE = 1.5
"""Seconds for all attempts with xsel."""

_XSEL_READ = 0.5
"""Seconds for one reading: it never ends where the text changes hands or its keeper dies."""

_XSEL_GRACE = 0.05
"""Seconds after which an xsel has the clipboard, and has died of a reader, if it does."""

_XSEL = ("xsel", "--clipboard")

_LOST = "the clipboard does not hold the text"


def main() -> str | None:
    """Copy and read back; return what went wrong, or None."""
    text = sys.stdin.buffer.read().decode()
    copy, paste = pyperclip.determine_clipboard()
    if not copy:
        return "no clipboard program found (xclip, xsel or wl-clipboard)"
    name = copy.__name__.removeprefix("copy_")
    print(name, flush=True)  # noqa: T201
    if name == _QT:
        return "a Qt clipboard ends with the program that filled it"
    if name == "xsel":
        return _copy_with_xsel(text.encode())
    if name == "wl":
        if not _copy_with_wl(text.encode()):
            return _LOST
    else:
        copy(text)
    return _wait_for(text, paste, exactly=name not in _REWRITING)


def _wait_for(text: str, paste: Callable[[], str], *, exactly: bool) -> str | None:
    seen = str if exactly else _lines
    last = time.monotonic() + _PATIENCE
    while seen(paste()) != seen(text):
        if time.monotonic() > last:
            return _LOST
        time.sleep(0.01)
    return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n")


def _copy_with_wl(text: bytes) -> bool:
    # pyperclip names no type, and wl-copy then has xdg-mime guess one: a title that begins with
    # GIF89a would be an image, which no editor pastes.
    command = ["wl-copy", "--type", "text/plain"]
    return subprocess.run(command, input=text, check=False).returncode == 0  # noqa: S603


def _copy_with_xsel(text: bytes) -> str | None:
    """Copy and read back with an xsel that stays our child, so that its death is seen.

    xsel 1.2 now and then dies of a reader that has all and goes, such as the one that reads back
    (https://github.com/kfish/xsel/issues/33). The text is lost with it, and copied anew.
    """
    last = time.monotonic() + _XSEL_PATIENCE
    while time.monotonic() < last:
        with TemporaryFile() as given:
            given.write(text)
            given.seek(0)
            keeper = subprocess.Popen([*_XSEL, "--input", "--nodetach"], stdin=given)  # noqa: S603
        held = False
        while not held and _ended(keeper) is None and time.monotonic() < last:
            held = _xsel_output() == text
        if not held:
            keeper.kill()
            return _LOST
        status = _ended(keeper)
        if status is None:
            return None
        if status == 0:  # another program has taken the clipboard over, as those that keep it do
            return None if _xsel_output() == text else _LOST
    return _LOST


def _ended(keeper: subprocess.Popen[bytes]) -> int | None:
    """Return the exit status of an xsel, or None where it stays."""
    try:
        return keeper.wait(_XSEL_GRACE)
    except subprocess.TimeoutExpired:
        return None


def _xsel_output() -> bytes:
    """Return what the clipboard holds; nothing where it cannot be read."""
    try:
        finished = subprocess.run(  # noqa: S603
            [*_XSEL, "--output"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            timeout=_XSEL_READ,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    return finished.stdout


if __name__ == "__main__":
    sys.exit(main())
