"""Terminal: a real tmux session with tmux's default settings, for tests that drive programs."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["PATIENCE", "Terminal"]

PATIENCE = 60.0
"""Seconds; only a broken program ever takes them, however busy the machine is."""

# What a session around the tests must not lend to the programs under test.
_SURROUNDINGS = (
    "TMUX", "TMUX_PANE", "STY", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "DISPLAY",
    "WAYLAND_DISPLAY", "SEEDBROWSE_CLIPBOARD", "NO_COLOR",
)  # fmt: skip


class Terminal:
    """A program in a tmux pane of a given size: keys in, screen out.

    The tmux server is private (its own socket, no configuration file), so tests never meet
    each other or the tmux of the person who runs them. When the program ends, its last screen
    stays readable until `close`.
    """

    def __init__(
        self,
        command: Sequence[str] = ("cat",),
        *,
        width: int = 80,
        height: int = 24,
        environ: Mapping[str, str] | None = None,
        directory: Path | None = None,
    ) -> None:
        """Start `command` with `environ` on top of this process' environment."""
        self._folder = tempfile.mkdtemp(prefix="tmux-")
        self.socket = Path(self._folder, "socket")
        surroundings = {k: v for k, v in os.environ.items() if k not in _SURROUNDINGS}
        self._environ = {**surroundings, "LC_ALL": "C.UTF-8", **(environ or {})}
        # tmux does not always learn how a program ended, so a shell around it keeps the status.
        # Its trap lets it outlive an interrupt that is meant for the program.
        self._status = Path(self._folder, "status")
        kept = f"trap : INT; {shlex.join(command)}; echo $? >{shlex.quote(str(self._status))}"
        start = ["new-session", "-d", "-x", str(width), "-y", str(height)]
        if directory is not None:
            start += ["-c", str(directory)]
        # One command queue: the options hold before even the shortest program can end. The
        # format is tmux's farewell, which would scroll the first row away.
        self.tmux(
            *start, shlex.join(["sh", "-c", kept]),
            ";", "set-option", "-w", "remain-on-exit", "on",
            ";", "set-option", "-w", "remain-on-exit-format", "",
        )  # fmt: skip

    def tmux(self, *arguments: str, input: str | None = None) -> str:  # noqa: A002
        """Run one tmux command in this server and return what it prints."""
        finished = subprocess.run(
            ["tmux", "-u", "-S", str(self.socket), "-f", os.devnull, *arguments],
            env=self._environ,
            input=None if input is None else input.encode(),
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            timeout=PATIENCE,
        )
        if finished.returncode:
            raise AssertionError(f"tmux {arguments[0]}: {finished.stderr.decode().strip()}")
        return finished.stdout.decode()

    @property
    def environ(self) -> dict[str, str]:
        """The variables by which a program knows that it runs in this session."""
        form = "#{socket_path},#{pid},#{session_id} #{pane_id}"
        session, pane = self.tmux("display-message", "-p", form).split()
        return {"TMUX": session.replace("$", ""), "TMUX_PANE": pane}

    def send_keys(self, *keys: str) -> None:
        """Press keys by tmux's names: `Enter`, `Escape`, `C-c`, `Down`, `/`."""
        self.tmux("send-keys", *keys)

    def write(self, text: str) -> None:
        """Type text letter by letter, with no letter taken for a key's name."""
        self.tmux("send-keys", "-l", "--", text)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, as the person at the terminal can at any time."""
        self.tmux("resize-window", "-x", str(width), "-y", str(height))

    def capture(self) -> str:
        """Return the text on the screen now, one line per row."""
        return self.tmux("capture-pane", "-p")

    def wait_until(self, text: str, *, gone: bool = False, seconds: float = PATIENCE) -> str:
        """Wait until `text` is on the screen (or has gone from it) and return the screen."""
        deadline = time.monotonic() + seconds
        while (text in (screen := self.capture())) is gone:
            if time.monotonic() > deadline:
                wish = "still shows" if gone else "never showed"
                raise AssertionError(f"the screen {wish} {text!r}:\n{screen}")
            time.sleep(0.03)  # tmux has no event for a changed screen
        return screen

    def wait_for_end(self, *, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended; return its exit status, 128 and more for a signal."""
        deadline = time.monotonic() + seconds
        while not (self._status.exists() and (status := self._status.read_text())):
            if time.monotonic() > deadline:
                raise AssertionError(f"the program still runs:\n{self.capture()}")
            time.sleep(0.03)
        return int(status)

    def show_buffer(self) -> str:
        """Return the newest tmux buffer, or an empty string where there is none."""
        if not self.tmux("list-buffers"):
            return ""
        return self.tmux("show-buffer")

    def wait_for_buffer(self, text: str, *, seconds: float = PATIENCE) -> None:
        """Wait until `text` is the newest tmux buffer."""
        deadline = time.monotonic() + seconds
        while (held := self.show_buffer()) != text:
            if time.monotonic() > deadline:
                raise AssertionError(f"the buffer holds {held[:200]!r}, not {text[:200]!r}")
            time.sleep(0.03)

    def wait_for_client(self, *, seconds: float = PATIENCE) -> None:
        """Wait until a terminal shows this session."""
        deadline = time.monotonic() + seconds
        while not self.tmux("list-clients"):
            if time.monotonic() > deadline:
                raise AssertionError("no terminal shows the session")
            time.sleep(0.03)

    def close(self) -> None:
        """End the program and the server."""
        subprocess.run(
            ["tmux", "-S", str(self.socket), "kill-server"],
            env=self._environ,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
