"""The clipboard of the browser in which the interface is shown."""

import base64
from collections.abc import Callable

from seedbrowse.clipboard.outcome import Outcome, WayError

__all__ = ["by_browser"]

_LIMIT = 1_000_000
"""Bytes of a text that a page is given at once."""


def by_browser(write_terminal: Callable[[str], None], data: bytes) -> Outcome:
    """Have the page put text on the browser's clipboard, without learning whether it could.

    The page's terminal obeys OSC 52; there is no screen or tmux between.

    Raises:
        WayError: The text is too long.
    """
    if len(data) > _LIMIT:
        raise WayError(f"browser: {len(data):,} bytes are more than the {_LIMIT:,} it is given")
    write_terminal(f"\x1b]52;c;{base64.b64encode(data).decode()}\a")
    return Outcome("browser")
