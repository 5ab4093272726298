"""Copy standard input to the platform's clipboard with pyperclip and read it back.

A program of its own (`python -m seedbrowse.native_clipboard`), because pyperclip waits without
a limit, lets the tools it starts print into the screen, ignores their failure, and may load Qt,
which ends a process that has no display. Here all of that can be bounded, caught and ended.

Prints the name of pyperclip's back-end first, so that a failure can be told by its name too.
The exit status is 0 only where the clipboard holds the text.
"""

import sys
import time

# pyperclip ships no types.
import pyperclip  # type: ignore[import-untyped]

__all__ = ["main"]

_QT = "qt"

_PATIENCE = 0.5
"""Seconds until the clipboard must hold the text.

xsel and xclip come back from a process of theirs that may not own the selection yet.
"""


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
    copy(text)
    last = time.monotonic() + _PATIENCE
    # Windows hands line ends back its own way, and Klipper ends every text with one.
    while _lines(paste()) != _lines(text):
        if time.monotonic() > last:
            return "the clipboard does not hold the text"
        time.sleep(0.01)
    return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n")


if __name__ == "__main__":
    sys.exit(main())
