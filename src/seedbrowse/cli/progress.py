"""Progress of a headless command: one line of a terminal that is rewritten, and goes at the end."""

import os
import time
from typing import Final, TextIO

__all__ = ["ProgressLine"]

_PATIENCE: Final = 0.5
"""Seconds after which somebody wonders; what takes less says nothing."""

_ERASE: Final = "\r\x1b[K"


class ProgressLine:
    """How far a long work has come; silent where it is not shown on a terminal."""

    def __init__(self, stream: TextIO | None) -> None:
        is_plain = os.environ.get("TERM") == "dumb"
        self._stream = stream if stream and stream.isatty() and not is_plain else None
        self._began = time.monotonic()
        self._path = ""
        self._is_shown = False

    def begin(self, path: str) -> None:
        """Name the file that is being read."""
        self._path = path

    def show(self, done: int, total: int, records: int) -> None:
        """Rewrite the line: so many bytes of so many are done, so many records read."""
        if self._stream is None or time.monotonic() - self._began < _PATIENCE:
            return
        percent = min(done * 100 // total, 100) if total else 0
        text = f"{percent:>3} %  {records:,} records  {self._path}"
        width = os.get_terminal_size(self._stream.fileno()).columns
        # Half as many characters fit surely, also of those that are two columns wide.
        shown = text if text.isascii() else text[: max(width // 2, 1)]
        self._stream.write(_ERASE + shown[: width - 1])
        self._stream.flush()
        self._is_shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._stream is not None and self._is_shown:
            self._stream.write(_ERASE)
            self._stream.flush()
            self._is_shown = False
