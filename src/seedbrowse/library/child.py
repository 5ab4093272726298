"""The same load in a child process, so that parsing never takes the interface's interpreter lock.

The child is `python -m seedbrowse.library.child PATHS…`: it writes its events to standard
output, each as four bytes of length (big-endian) and a MessagePack body. It is started with
`subprocess`, since `multiprocessing` fails inside a running Textual program.
"""

import os
import select
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import IO, BinaryIO, Final

import msgspec

from seedbrowse.library.events import FileFinished, FileReport, FileStarted, LoadEvent, RecordsRead
from seedbrowse.library.inputs import find_inputs, printable
from seedbrowse.library.load import load
from seedbrowse.paths import log_file
from seedbrowse.problems import Problem

__all__ = ["ChildLoad", "main"]

_LENGTH: Final = struct.Struct(">I")


class ChildLoad:
    """A load that goes on in a child process; iterate once to get its events.

    The child starts with the constructor, so that it reads while the interface is still being
    imported. Whatever becomes of it, iterating ends and does not raise: a child that dies
    leaves a report that says so.
    """

    def __init__(self, paths: Sequence[str], *, stdin: BinaryIO | None = None) -> None:
        """Start reading `paths`; `stdin` is the open file that `-` among them means.

        Raises:
            OSError: No process can be started.
        """
        self._place = _Place(printable(paths[0]) if paths else "")
        self._cancelled = threading.Event()
        self._hand_over = threading.Lock()
        self._is_iterated = False
        self._log, errors = _open_log()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, without a shell
                # -P: a module that lies among the exports is never imported.
                [sys.executable, "-P", "-m", "seedbrowse.library.child", *paths],
                stdin=subprocess.DEVNULL if stdin is None else stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if errors is None else errors,
                start_new_session=True,  # Ctrl+C in the terminal is the parent's to answer
            )
        finally:
            if errors is not None:
                errors.close()

    def __iter__(self) -> Iterator[LoadEvent]:
        with self._hand_over:
            self._is_iterated = True
        ended = False
        try:
            for event in _received(self._stdout):
                self._place.follow(event)
                yield event
            ended = True
        finally:
            self._stdout.close()
            if not ended:
                self._process.terminate()
            status = self._process.wait()
        if self._cancelled.is_set():
            if self._place.is_inside_file:
                yield self._place.broken_off("reading was stopped here")
        elif status != 0:
            log = f"; details in {self._log}" if self._log else ""
            yield self._place.broken_off(f"the reading process ended with {_named(status)}{log}")

    def cancel(self) -> None:
        """Stop reading; what has arrived stays. May be called from any thread, at any time."""
        self._cancelled.set()
        self._process.terminate()
        self._process.wait()
        with self._hand_over:
            if not self._is_iterated:
                self._stdout.close()

    @property
    def _stdout(self) -> IO[bytes]:
        if self._process.stdout is None:
            raise RuntimeError("the child is always started with a pipe")
        return self._process.stdout


class _Place:
    """How far a load has come, so that its sudden end can be told with its place."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._records = 0
        self._format = ""
        self._left = 0
        self.is_inside_file = False

    def follow(self, event: LoadEvent) -> None:
        match event:
            case FileStarted():
                self._path, self._records, self._format = event.path, 0, ""
                self._left = event.count - event.index - 1
                self.is_inside_file = True
            case RecordsRead():
                self._records += len(event.records)
                self._format = event.records[-1].source.format
            case FileFinished():
                self.is_inside_file = False

    def broken_off(self, reason: str) -> FileFinished:
        message = f"{reason}, after {self._records} records of this file"
        if self._left:
            message += f"; {self._left} more files were not opened"
        problem = Problem(self._path, 0, message)
        return FileFinished(
            FileReport(self._path, self._format, "", self._records, [problem], [], {})
        )


def main() -> None:
    """Be the child: load the paths of the command line and write the events."""
    events = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may get between the events
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(events.fileno(),), daemon=True).start()
    encoder = msgspec.msgpack.Encoder()
    with events:
        for event in load(find_inputs(sys.argv[1:])):
            body = encoder.encode(event)
            events.write(_LENGTH.pack(len(body)) + body)
            events.flush()


def _end_with_parent(pipe: int) -> None:
    """End the process once nobody holds the other end of `pipe`, even where nothing is written."""
    poll = select.poll()
    poll.register(pipe, 0)  # no event is asked for; that the pipe is broken is always told
    poll.poll()
    os._exit(1)


def _received(stream: IO[bytes]) -> Iterator[LoadEvent]:
    decoder: msgspec.msgpack.Decoder[LoadEvent] = msgspec.msgpack.Decoder(LoadEvent)
    while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        body = stream.read(length)
        if len(body) < length:  # killed in the middle of an event
            return
        yield decoder.decode(body)


def _open_log() -> tuple[str, BinaryIO | None]:
    try:
        path = log_file()
        return str(path), path.open("ab")
    except OSError:
        return "", None  # a read-only home: the child's last words are lost, nothing else


def _named(status: int) -> str:
    if status > 0:
        return f"status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"


if __name__ == "__main__":
    main()
