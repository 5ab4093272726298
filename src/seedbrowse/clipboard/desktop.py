"""The desktop's own clipboard, for plain text: by pyperclip, in a program of its own."""

import sys
from collections.abc import Mapping

from seedbrowse.clipboard.outcome import Outcome
from seedbrowse.clipboard.programs import run
from seedbrowse.records.text import clean

__all__ = ["by_pyperclip"]

_BACK_ENDS = {
    "wl": "wl-copy",
    "osx_pbcopy": "pbcopy",
    "osx_pyobjc": "macOS clipboard",
    "windows": "Windows clipboard",
    "wsl": "Windows clipboard",
    "dev_clipboard": "Windows clipboard",
}
"""pyperclip's names of its back-ends in words for people, where they differ."""


def by_pyperclip(environ: Mapping[str, str], data: bytes) -> Outcome:
    """Copy text to the clipboard of the desktop, and read it back.

    Raises:
        WayError: There is no back-end, or the clipboard does not hold the text.
    """
    # -P: nothing in the directory the person happens to stand in is imported.
    command = [sys.executable, "-P", "-m", "seedbrowse.native_clipboard"]
    finished = run(command, environ, data)
    back_end = clean(finished.printed.decode(errors="replace"))
    way = _BACK_ENDS.get(back_end, back_end)
    finished.check(way or "pyperclip")
    return Outcome(way, confirmed=True)
