"""The clipboard of the terminal itself, by the control sequence OSC 52."""

import base64
from collections.abc import Callable, Mapping

from seedbrowse.clipboard.outcome import Outcome, WayError

__all__ = ["by_terminal"]

_LIMIT = 100_000
"""Characters of an OSC 52 sequence that terminals take; a longer one some cut, some print."""

_SCREEN_LIMIT = 256
"""Bytes of one device control string that every version of GNU screen passes on whole."""

_WITHOUT_CLIPBOARD = ("dumb", "linux")
"""Terminals (by TERM) that would show an OSC 52 sequence instead of obeying it."""


def by_terminal(
    environ: Mapping[str, str], write_terminal: Callable[[str], None], data: bytes
) -> Outcome:
    """Ask the terminal to take text, without ever learning whether it did.

    Raises:
        WayError: The terminal is of a kind without a clipboard, the text is too long, or
            writing fails.
    """
    terminal = environ.get("TERM", "")
    if terminal in _WITHOUT_CLIPBOARD:
        raise WayError(f"terminal: one of the kind {terminal} has no clipboard")
    sequence = f"\x1b]52;c;{base64.b64encode(data).decode()}\a"
    if len(sequence) > _LIMIT:
        most = (_LIMIT - len("\x1b]52;c;\a")) // 4 * 3
        raise WayError(f"terminal: {len(data):,} bytes are more than the {most:,} it may take")
    in_screen = environ.get("STY") or terminal.startswith("screen")
    if in_screen and not environ.get("TMUX"):
        sequence = _through_screen(sequence)
    try:
        write_terminal(sequence)
    except OSError as error:
        raise WayError(f"terminal: {error.strerror}") from error
    return Outcome("terminal (OSC 52)")


def _through_screen(sequence: str) -> str:
    """Wrap a sequence so that GNU screen hands it, piece by piece, to the terminal outside."""
    size = _SCREEN_LIMIT - len("\x1bP\x1b\\")
    pieces = (sequence[start : start + size] for start in range(0, len(sequence), size))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
