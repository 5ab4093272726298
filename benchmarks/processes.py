"""Measuring a program on a terminal: when its rows are there, and what its processes have spent."""

import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from threading import Event, Thread

__all__ = ["Spent", "Terminal", "anonymous_memory", "cpu_seconds", "tree"]

_TICK = os.sysconf("SC_CLK_TCK")
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b\][^\x07]*\x07")


def tree(root: int) -> list[int]:
    """A process and all its living descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                parent = int(_stat(int(entry.name))[1])
                children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def cpu_seconds(root: int) -> float:
    """CPU seconds that a process and its descendants have spent, the dead ones included."""
    ticks = 0
    for process in tree(root):
        with suppress(OSError):
            # utime, stime, and those of children that were waited for
            ticks += sum(map(int, _stat(process)[11:15]))
    return ticks / _TICK


def anonymous_memory(root: int) -> float:
    """Megabytes of memory that no file stands behind, of a process and its descendants."""
    kilobytes = 0
    for process in tree(root):
        with suppress(OSError):
            status = Path(f"/proc/{process}/status").read_text()
            found = re.search(r"RssAnon:\s+(\d+)", status)
            kilobytes += int(found[1]) if found else 0
    return kilobytes / 1024


class Spent:
    """What had been spent when the rows were there."""

    def __init__(self, wall: float, cpu: float) -> None:
        self.wall = wall
        self.cpu = cpu


class Terminal:
    """A program on a pseudo-terminal of 120×40; kill it by leaving the `with` block."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._started = time.perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execvpe(command[0], list(command), {**environ, "TERM": "xterm-256color"})
        self.peak = 0.0
        """Most anonymous megabytes of all its processes, looked at ten times a second."""

        self._ended = Event()
        self._sampler = Thread(target=self._sample, daemon=True)
        self._sampler.start()
        self._shown = b""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._sampler.join()
        for process in reversed(tree(self.process)):
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)

    def until_shown(self, text: str, patience: float) -> Spent | None:
        """Wait until a text is on the screen; None where it is not in that many seconds."""
        wanted = text.encode()
        end = time.perf_counter() + patience
        while wanted not in _ESCAPES.sub(b"", self._shown):
            if not self._read(end - time.perf_counter()):
                return None
        wall = time.perf_counter() - self._started
        return Spent(wall, cpu_seconds(self.process))

    def until(self, condition: Callable[[], bool], patience: float) -> float | None:
        """Wait for a condition, taking what is drawn meanwhile; wall seconds since the start."""
        end = time.perf_counter() + patience
        while not condition():
            left = end - time.perf_counter()
            if left < 0:
                return None
            self._read(min(left, 0.02))
        return time.perf_counter() - self._started

    @property
    def shown(self) -> str:
        """What was drawn last, without its escape sequences."""
        return _ESCAPES.sub(b"", self._shown).decode("utf-8", "replace")

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self._terminal, keys.encode())

    def _read(self, patience: float) -> bool:
        if not select.select([self._terminal], [], [], max(patience, 0))[0]:
            return False
        try:
            self._shown = self._shown[-200_000:] + os.read(self._terminal, 65_536)
        except OSError:  # it has ended
            return False
        return True

    def _sample(self) -> None:
        while not self._ended.wait(0.1):
            self.peak = max(self.peak, anonymous_memory(self.process))


def _stat(process: int) -> list[str]:
    """The fields of /proc/PID/stat that stand behind the name: state, parent and so on."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
