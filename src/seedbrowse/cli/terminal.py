"""The terminal: whether there is one, and lending it to the interface."""

import asyncio
import gc
import os
import select
import signal
import stat
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

__all__ = ["answer_at_once", "ended_by_signals", "has_terminal", "is_interactive", "terminal_taken"]

_TERMINAL: Final = "/dev/tty"
_STDIN, _STDOUT, _STDERR = range(3)

_LAST_RESORT: Final = 20.0
"""Seconds after which a program without terminal ends, whatever it waits for."""


def is_interactive() -> bool:
    """Whether standard output is a terminal to draw on, and there is one to read keys from."""
    return sys.stdout is not None and sys.stdout.isatty() and has_terminal()


def has_terminal() -> bool:
    """Whether there is a terminal to draw on and to read keys from, wherever output goes."""
    if os.environ.get("TERM") == "dumb" or sys.__stdin__ is None:
        return False
    if sys.__stdin__.isatty() and _is_terminal(_STDOUT):
        return True
    try:
        os.close(os.open(_TERMINAL, os.O_RDWR))
    except OSError:
        return False
    return True


@contextmanager
def terminal_taken() -> Iterator[None]:
    """Make the terminal standard input, output and error, where Textual reads, measures and draws.

    Output and error are given back in the end: what is said then goes where it was meant to go.
    """
    with ExitStack() as given_back:
        terminal = _STDOUT
        if not all(map(_is_terminal, (_STDIN, _STDOUT))):
            terminal = os.open(_TERMINAL, os.O_RDWR)
            given_back.callback(os.close, terminal)
        if not _is_terminal(_STDIN):
            os.dup2(terminal, _STDIN)
        for number, stream in ((_STDOUT, sys.stdout), (_STDERR, sys.stderr)):
            if stream is None or _is_terminal(number):
                continue
            stream.flush()
            kept = os.dup(number)
            os.dup2(terminal, number)
            given_back.callback(os.close, kept)
            given_back.callback(os.dup2, kept, number)
        yield


@contextmanager
def ended_by_signals(leave: Callable[[], None]) -> Iterator[None]:
    """Have the interface `leave` by itself where the process is told to end.

    So the terminal and the queries are left as after `q`. Before the interface runs, and where it
    is told once more, the process ends at once; but a terminal that goes tells it several times,
    by itself and by the shell, and that is no hurry. A terminal that goes without telling is as
    one that tells.
    """

    def end(number: int, _frame: object) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            sys.exit(128 + number)
        if number == signal.SIGTERM:
            signal.signal(number, signal.SIG_DFL)
        elif _is_gone(_STDIN):
            signal.signal(number, signal.SIG_IGN)
            _do_without_terminal()
        loop.call_soon_threadsafe(leave)

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        with _terminal_watched():
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _terminal_watched() -> Iterator[None]:
    """Have the process told (SIGHUP) where its terminal goes and the system tells nobody.

    That is so where the terminal does not control the process. Reading it then ends at once each
    time, and Textual would read on for ever. Where a terminal cannot be watched so (macOS) it is
    not watched.
    """
    ends, end = os.pipe()
    watch = select.poll()
    watch.register(_STDIN, 0)  # a terminal that goes is told in any case
    watch.register(ends, 0)

    def tell() -> None:
        if (_STDIN, select.POLLNVAL) not in (gone := watch.poll()) and ends not in dict(gone):
            os.kill(os.getpid(), signal.SIGHUP)

    watcher = threading.Thread(target=tell, name="terminal-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        os.close(end)
        watcher.join()
        os.close(ends)


def _do_without_terminal() -> None:
    """Have nothing drawn any more on a terminal that is gone, nor be waited for.

    The system also tells the process to continue (SIGCONT), at which Textual would begin to draw
    anew, by a thread that dies on the dead terminal while leaving waits for it for ever. It may
    have been told before, so the program ends in any case; all it keeps is written long before.
    """
    last = threading.Timer(_LAST_RESORT, os._exit, (128 + signal.SIGHUP,))
    last.daemon = True
    last.start()
    signal.signal(signal.SIGCONT, lambda *_: None)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (_STDIN, _STDOUT, _STDERR):
        # One that is gone does not say any more that it is a terminal.
        if stat.S_ISCHR(os.fstat(number).st_mode):
            os.dup2(nowhere, number)
    os.close(nowhere)


def answer_at_once() -> None:
    """Prepare this process, whose modules are imported by now, for answering keys.

    Collections of garbage leave out what lives as long as the program, which alone would take a
    tenth of a second each; and a thread that waits for its turn, such as the interface during a
    search, waits half a millisecond instead of five.
    """
    gc.freeze()
    sys.setswitchinterval(0.0005)


def _is_gone(number: int) -> bool:
    """Whether the terminal that was there is not any more."""
    try:
        termios.tcgetattr(number)
    except termios.error:
        return True
    return False


def _is_terminal(number: int) -> bool:
    try:
        return os.isatty(number)
    except OSError:
        return False  # closed
