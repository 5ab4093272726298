"""The load in a child process, so that parsing never takes the interface's interpreter lock.

The child is `python -m seedbrowse.library.loader ROOT KIND KEY FORMAT PATHS…`: it writes its
messages to standard output. It is started with `subprocess`, since `multiprocessing` fails inside
a running Textual program.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, Final

from seedbrowse.library.cache import Cache
from seedbrowse.library.coordinator import Coordinator, named_status
from seedbrowse.library.events import FileFinished, FileReport, FileStarted
from seedbrowse.library.inputs import find_inputs, printable
from seedbrowse.library.messages import Extent, LoadMessage, received, sent
from seedbrowse.library.worker import end_with_reader, event_stream, stopping
from seedbrowse.paths import log_file
from seedbrowse.problems import Problem

__all__ = ["ChildLoad", "main"]

_TEMPORARY: Final = "temporary"
_SHARED: Final = "shared"
_PATIENCE: Final = 5.0
"""Seconds in which a load that is to end indexes what it has read."""

_NICENESS: Final = 10
"""Whoever types comes first where the processor is busy; alone, the load is as quick as ever."""


class ChildLoad:
    """A load that goes on in a child process; iterate once to get its messages.

    The child starts with the constructor, so that it reads while the interface is still being
    imported. Whatever becomes of it, iterating ends and does not raise: a child that dies
    leaves reports that say so.
    """

    def __init__(
        self,
        paths: Sequence[str],
        cache: Cache,
        key: str,
        *,
        format_name: str = "",
        stdin: BinaryIO | None = None,
    ) -> None:
        """Start reading `paths` into `cache`.

        Args:
            paths: As the person gave them.
            cache: Where what is read is kept.
            key: The library's name there.
            format_name: What the files are to be read as; empty where their content tells.
            stdin: The open file that `-` among the paths means.

        Raises:
            OSError: No process can be started.
        """
        self._open_files: dict[str, int] = {}
        self._unopened = sys.maxsize
        self._first = printable(paths[0]) if paths else ""
        self._cancelled = threading.Event()
        self._hand_over = threading.Lock()
        self._is_iterated = False
        self._log, errors = _open_log()
        kind = _TEMPORARY if cache.is_temporary else _SHARED
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, without a shell
                # -P: a module that lies among the exports is never imported.
                [sys.executable, "-P", "-m", "seedbrowse.library.loader", str(cache.root), kind,
                 key, format_name, *paths],
                stdin=subprocess.DEVNULL if stdin is None else stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if errors is None else errors,
                start_new_session=True,  # Ctrl+C in the terminal is the parent's to answer
            )  # fmt: skip
        finally:
            if errors is not None:
                errors.close()

    def __iter__(self) -> Iterator[LoadMessage]:
        with self._hand_over:
            self._is_iterated = True
        ended = False
        try:
            for message in received(self._stdout, LoadMessage):
                self._follow(message)
                yield message
            ended = True
        finally:
            self._stdout.close()
            if not ended:
                self._kill()
            status = self._process.wait()
        if self._cancelled.is_set():
            yield from self._broken_off("reading was stopped here")
        elif status != 0:
            log = f"; details in {self._log}" if self._log else ""
            yield from self._broken_off(
                f"the reading process ended with {named_status(status)}{log}"
            )

    def cancel(self) -> None:
        """Have reading end soon; what has arrived stays, and what was indexed last still comes.

        May be called from any thread, at any time; does not wait.
        """
        if not self._cancelled.is_set():
            self._cancelled.set()
            self._process.terminate()
            threading.Thread(target=self._kill_late, daemon=True).start()

    def close(self) -> None:
        """End reading at once."""
        self.cancel()
        self._kill()
        self._process.wait()
        with self._hand_over:
            if not self._is_iterated:
                self._stdout.close()

    @property
    def is_cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled.is_set()

    def _kill_late(self) -> None:
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._kill()

    def _kill(self) -> None:
        """Kill the process and its workers, unless it has ended and is waited for."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    @property
    def _stdout(self) -> IO[bytes]:
        if self._process.stdout is None:
            raise RuntimeError("the child is always started with a pipe")
        return self._process.stdout

    def _follow(self, message: LoadMessage) -> None:
        match message:
            case FileStarted():
                self._open_files[message.path] = 0
                self._unopened = min(self._unopened, message.count) - 1
            case Extent():
                self._open_files[message.label] = message.count
            case FileFinished():
                self._open_files.pop(message.report.path, None)

    def _broken_off(self, reason: str) -> Iterator[FileFinished]:
        """Tell of every file that was being read."""
        places = self._open_files or ({} if self.is_cancelled else {self._first: 0})
        for path, records in places.items():
            message = f"{reason}, after {records:,} records of this file"
            if 0 < self._unopened < sys.maxsize:
                message += f"; {self._unopened:,} more files were not opened"
            problem = Problem(path, 0, message)
            yield FileFinished(FileReport(path, "", "", records, [problem], [], {}))


def main() -> None:
    """Be the child: load the paths of the command line and write the messages."""
    descriptor = event_stream()
    end_with_reader(descriptor)
    os.nice(_NICENESS)  # the workers inherit it
    signal.signal(signal.SIGTERM, _stop_with_workers)
    root, kind, key, format_name, *paths = sys.argv[1:]
    cache = Cache(Path(root), is_temporary=kind == _TEMPORARY)
    with os.fdopen(descriptor, "wb") as messages:
        for message in Coordinator(find_inputs(paths, format_name), cache, key).run():
            sent(message, messages)


def _stop_with_workers(_signal: int, _frame: object) -> None:
    """End soon, and have the workers, which are of the same group, do so too."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    stopping.set()
    os.killpg(0, signal.SIGTERM)


def _open_log() -> tuple[str, BinaryIO | None]:
    try:
        path = log_file()
        return str(path), path.open("ab")
    except OSError:
        return "", None  # a read-only home: the child's last words are lost, nothing else


if __name__ == "__main__":
    main()
