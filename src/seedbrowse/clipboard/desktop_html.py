"""The desktop's own clipboard, for HTML, which pyperclip does not know."""

import json
import time
from collections.abc import Mapping, Sequence

from seedbrowse.clipboard.outcome import Form, Outcome, WayError
from seedbrowse.clipboard.programs import run

__all__ = ["PATIENCE", "by_osascript", "by_wl_copy", "by_xclip"]

_MIME_TYPE = "text/html"

PATIENCE = 0.5
"""Seconds until the clipboard must hold the HTML: xclip returns from a process of its own that
may not own the selection yet."""

_MACOS_SCRIPT = """\
ObjC.import("AppKit");
const given = {given};
const board = $.NSPasteboard.generalPasteboard;
board.clearContents;
board.setStringForType($(given.html), $.NSPasteboardTypeHTML);
board.setStringForType($(given.text), $.NSPasteboardTypeString);
ObjC.unwrap(board.stringForType($.NSPasteboardTypeHTML)) === given.html;
"""
"""JavaScript for osascript; prints whether the clipboard holds the HTML."""


def by_xclip(environ: Mapping[str, str], html: bytes) -> Outcome:
    """Put HTML on an X clipboard, and read it back.

    xclip offers one type at a time. Who asks for another all the same (a terminal does) gets
    the HTML source; who looks first finds nothing to paste.

    Raises:
        WayError: There is no xclip or no display, or the clipboard does not hold the HTML.
    """
    clipboard = ["xclip", "-selection", "clipboard"]
    run([*clipboard, "-t", _MIME_TYPE], environ, html).check()
    # xclip hands out whatever it has under any name, so that it is asked for its types too.
    _read_back([*clipboard, "-o", "-t", _MIME_TYPE], environ, html)
    offered = run([*clipboard, "-o", "-t", "TARGETS"], environ)
    if _MIME_TYPE.encode() not in offered.printed.split():
        raise WayError("xclip: the clipboard does not hold the HTML")
    remark = "pasted as plain text, it gives the HTML source or nothing"
    return Outcome("xclip", confirmed=True, form=Form.HTML, remark=remark)


def by_wl_copy(environ: Mapping[str, str], html: bytes) -> Outcome:
    """Put HTML on a Wayland clipboard, and read it back.

    wl-copy offers what is HTML as plain text too: the source.

    Raises:
        WayError: There is no wl-copy or no compositor, or the clipboard does not hold the HTML.
    """
    run(["wl-copy", "--type", _MIME_TYPE], environ, html).check()
    _read_back(["wl-paste", "--no-newline", "--type", _MIME_TYPE], environ, html)
    remark = "pasted as plain text, it gives the HTML source"
    return Outcome("wl-copy", confirmed=True, form=Form.HTML, remark=remark)


def by_osascript(text: str, environ: Mapping[str, str], html: bytes) -> Outcome:
    """Put HTML and plain text on the macOS clipboard, and read the HTML back.

    Args:
        text: What is pasted where no HTML can be.
        environ: The environment of the program.
        html: The HTML, in UTF-8.

    Raises:
        WayError: osascript fails, or the clipboard does not hold the HTML.
    """
    given = json.dumps({"html": html.decode(), "text": text})
    script = _MACOS_SCRIPT.replace("{given}", given, 1)
    finished = run(["osascript", "-l", "JavaScript", "-"], environ, script.encode())
    finished.check()
    if finished.printed.strip() != b"true":
        raise WayError("osascript: the clipboard does not hold the HTML")
    return Outcome("macOS clipboard", confirmed=True, form=Form.HTML_AND_TEXT)


def _read_back(command: Sequence[str], environ: Mapping[str, str], html: bytes) -> None:
    last = time.monotonic() + PATIENCE
    while (held := run(command, environ)).printed != html:
        if time.monotonic() > last:
            raise WayError(f"{held.name}: the clipboard does not hold the HTML")
        time.sleep(0.01)
