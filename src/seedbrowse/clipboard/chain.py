"""The chain of ways to a clipboard: each verified, each failure falling through to the next."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from seedbrowse.clipboard.browser import by_browser
from seedbrowse.clipboard.desktop import by_pyperclip
from seedbrowse.clipboard.desktop_html import by_osascript, by_wl_copy, by_xclip
from seedbrowse.clipboard.outcome import Outcome, WayError
from seedbrowse.clipboard.own_command import (
    COMMAND_VARIABLE,
    HTML_COMMAND_VARIABLE,
    by_own_command,
    has_command,
)
from seedbrowse.clipboard.terminal import by_terminal
from seedbrowse.clipboard.tmux import by_tmux
from seedbrowse.session import in_browser, over_ssh

__all__ = ["copy", "copy_rich"]

_ENCODED = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
"""Without it, some programs take the HTML of a clipboard for Latin-1."""

_Way = Callable[[bytes], Outcome]


def copy(
    text: str,
    *,
    environ: Mapping[str, str] = os.environ,
    write_terminal: Callable[[str], None] | None = None,
) -> Outcome:
    """Copy a text by the first way that works.

    The person's command, the platform's clipboard (not over SSH, where it is the wrong
    machine's), the tmux buffer, the terminal. In a browser it is the browser's clipboard and no
    other. Takes tens of milliseconds where all is well and seconds where a display hangs, so call
    it from a worker.

    Args:
        text: What to copy; it arrives as it is, no line end added.
        environ: The environment that says which ways there are.
        write_terminal: Writes a control sequence to the terminal, past any screen buffer; called
            in the caller's thread. Without it the terminal is not tried.

    Returns:
        The way taken, or an outcome without a way: then show the text and offer to save it.
    """
    return _first(_ways(environ, write_terminal), text.encode(errors="replace"))


def copy_rich(
    html: str,
    text: str,
    *,
    environ: Mapping[str, str] = os.environ,
    write_terminal: Callable[[str], None] | None = None,
) -> Outcome:
    """Copy rich text as HTML where the clipboard takes it, else the plain text.

    HTML goes to the person's command for HTML, else to the desktop's clipboard. Neither tmux nor
    a terminal takes it, and so nothing does over SSH. Whoever has a command for text only, has
    told where copies go, and gets the plain text there.

    Args:
        html: A piece of HTML, without a head; it is copied with a line in front that tells its
            encoding.
        text: The same as plain text.
        environ: The environment that says which ways there are.
        write_terminal: As for `copy`.

    Returns:
        The way taken; `form` tells what it was given, and `remark` what that means for pasting.
    """
    rich = _first(_html_ways(environ, text), (_ENCODED + html).encode(errors="replace"))
    if rich.way:
        return rich
    plain = copy(text, environ=environ, write_terminal=write_terminal)
    remark = "this clipboard takes no HTML" if plain.way else ""
    return replace(plain, failed=rich.failed + plain.failed, remark=remark)


def _first(ways: Iterator[_Way], data: bytes) -> Outcome:
    failed: list[str] = []
    for way in ways:
        try:
            done = way(data)
        except (WayError, OSError) as reason:  # OSError: the temporary files found no room
            failed.append(str(reason))
        else:
            return replace(done, failed=tuple(failed))
    return Outcome(failed=tuple(failed))


def _ways(
    environ: Mapping[str, str], write_terminal: Callable[[str], None] | None
) -> Iterator[_Way]:
    if in_browser(environ):
        if write_terminal is not None:
            yield partial(by_browser, write_terminal)
        return
    if has_command(environ, COMMAND_VARIABLE):
        yield partial(by_own_command, COMMAND_VARIABLE, environ)
    if not over_ssh(environ):
        yield partial(by_pyperclip, environ)
        if environ.get("WAYLAND_DISPLAY") and environ.get("DISPLAY"):
            # pyperclip tries one display only, and a session that changed may have left a dead
            # one in the environment.
            yield partial(by_pyperclip, {**environ, "WAYLAND_DISPLAY": ""})
    if environ.get("TMUX"):
        yield partial(by_tmux, environ)
    if write_terminal is not None:
        yield partial(by_terminal, environ, write_terminal)


def _html_ways(environ: Mapping[str, str], text: str) -> Iterator[_Way]:
    if in_browser(environ):
        return
    if has_command(environ, HTML_COMMAND_VARIABLE):
        yield partial(by_own_command, HTML_COMMAND_VARIABLE, environ)
    if has_command(environ, COMMAND_VARIABLE) or over_ssh(environ):
        return
    if sys.platform == "darwin":
        yield partial(by_osascript, text, environ)
    if environ.get("WAYLAND_DISPLAY"):
        yield partial(by_wl_copy, environ)
    if environ.get("DISPLAY"):
        yield partial(by_xclip, environ)
