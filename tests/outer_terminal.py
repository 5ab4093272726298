"""OuterTerminal: the terminal around tmux or GNU screen, which sees all that they write."""

import base64
import os
import pty
import re
import subprocess
import termios
import threading
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from tests.terminal import PATIENCE

__all__ = ["OuterTerminal"]

_OSC_52 = re.compile(b"\x1b\\]52;[a-z0-9]*;([A-Za-z0-9+/=]*)(?:\a|\x1b\\\\)")

_END = re.compile(b"[\a\\\\]")


class OuterTerminal:
    """A program on a terminal (a pty) that takes OSC 52 as xterm does, and shows nothing."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] | None = None) -> None:
        """Start `command`; it gets this process' path and home, and `environ`."""
        self.clipboard = ""
        """What the last OSC 52 sequence held."""

        self._seen = bytearray()

        self._changed = threading.Condition()
        self._ended = False
        # Nothing of a tmux or a desktop around the tests.
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(environ or {})},
            start_new_session=True,
        )
        os.close(theirs)
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        searched = 0
        while written := self._written():
            with self._changed:
                self._seen += written
                whole = _END.search(written) is not None
                for sequence in _OSC_52.finditer(self._seen, searched) if whole else ():
                    searched = sequence.end()
                    self.clipboard = base64.b64decode(sequence[1]).decode()
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _written(self) -> bytes:
        try:
            return os.read(self._ours, 65536)
        except OSError:  # Linux ends a terminal's output so
            return b""

    def wait_for_clipboard(self, text: str, *, seconds: float = PATIENCE) -> None:
        """Wait until the terminal has been given `text`."""
        with self._changed:
            self._changed.wait_for(lambda: self.clipboard == text or self._ended, seconds)
            if self.clipboard != text:
                raise AssertionError(f"it was given {self.clipboard[:200]!r}, not {text[:200]!r}")

    def wait_for_end(self, *, seconds: float = PATIENCE) -> bytes:
        """Wait until the program has ended; return all that it wrote."""
        self._reader.join(seconds)
        if self._reader.is_alive():
            raise AssertionError(f"the program still runs: {bytes(self._seen[-500:])!r}")
        return bytes(self._seen)

    def close(self) -> None:
        """End the program."""
        self._process.terminate()
        self._process.wait(timeout=PATIENCE)
        self._reader.join(PATIENCE)
        os.close(self._ours)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
