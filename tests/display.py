"""Display: a real X server without a screen (Xvfb), for tests of the clipboard."""

import os
import subprocess
import time
from types import TracebackType
from typing import Self

from tests.terminal import PATIENCE

__all__ = ["Display"]


class Display:
    """An X display of its own, on a number that was free."""

    def __init__(self) -> None:
        """Start the server and wait until it takes connections."""
        reading, writing = os.pipe()
        try:
            # -noreset: otherwise the server forgets everything when its last client goes.
            self._server = subprocess.Popen(
                [
                    "Xvfb", "-displayfd", str(writing), "-noreset", "-nolisten", "tcp",
                    "-screen", "0", "640x480x24",
                ],
                pass_fds=[writing],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
        finally:
            os.close(writing)
        with os.fdopen(reading) as announced:
            number = announced.readline().strip()
        if not number:
            raise AssertionError(f"Xvfb did not start: exit status {self._server.wait()}")
        self.name = f":{number}"
        self.environ = {"DISPLAY": self.name}

    def clipboard(self) -> str:
        """Return the text another program would paste; empty where there is none."""
        finished = subprocess.run(
            ["xclip", "-selection", "clipboard", "-o"],
            env={**os.environ, **self.environ},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return finished.stdout.decode()

    def wait_for_clipboard(self, text: str, *, seconds: float = PATIENCE) -> None:
        """Wait until another program would paste `text`."""
        deadline = time.monotonic() + seconds
        while (held := self.clipboard()) != text:
            if time.monotonic() > deadline:
                raise AssertionError(f"the clipboard holds {held[:200]!r}, not {text[:200]!r}")
            time.sleep(0.03)

    def close(self) -> None:
        """End the server, and with it every program that holds a selection."""
        self._server.terminate()
        self._server.wait(timeout=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
