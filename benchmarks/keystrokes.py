"""Keystrokes: CPU time of the interface from a key to the screen that has settled after it.

Run `python -m benchmarks.keystrokes [COUNT]` from the checkout. The real program runs on a terminal
of its own, on invented records. Queries are typed into it letter by letter and partly deleted
again, then the cursor moves through the table; the next key waits until the one before has cost
all that it costs. It is told what had been spent when the answer was painted, that is the list or
the highlighted row, and what had been when the detail was there too, which follows once the cursor
has rested. What is measured is CPU time of the program's process with all its threads, to the
nanosecond, so that other programs on the machine weigh little; the load is printed all the same. In
the end nobody types for 20 seconds.
"""

import ctypes
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.exports import write_scopus
from benchmarks.invented import invented_records
from benchmarks.processes import Terminal, tree

_QUERIES = 8
_DELETE = "\x7f"
_DOWN, _UP, _PAGE_DOWN, _PAGE_UP = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~"
_ROWS = (_DOWN, "j", "j", _DOWN, "j", "k", _UP, "j", "j", "j")
_PAGES = (_PAGE_DOWN, _PAGE_DOWN, _PAGE_UP, "G", "g")

_LOOK = 0.05
"""Seconds between two looks at the clock of the program."""

_ANSWER_LOOK = 0.004
"""Likewise for the answer."""

_ANSWER_LOOKS = 6
"""Looks without work after which the answer is painted: longer than what is painted waits for its
frame, shorter than the detail waits for the cursor to rest.
"""

_QUIET_LOOKS = 4
"""Looks without work after which a key has cost all that it costs."""

_WORK = 0.0005
"""CPU seconds between two looks that are work, and no mere waking up."""

_LOADING_PATIENCE = 1800.0
_KEY_PATIENCE = 20.0
_IDLE = 20.0


def main() -> None:
    """Print what keys cost in milliseconds, and what waiting for them costs in per cent."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        exports = Path(folder) / "exports"
        exports.mkdir()
        write_scopus(exports, count, files=4)
        command = [sys.executable, "-m", "seedbrowse", str(exports)]
        with Terminal(command, _environment(folder)) as terminal:
            program = _Program(terminal)
            program.wait_for_library()
            print(f"{count:,} records on a terminal of 120×40; load {_load()}")
            _measure(program)
            print(f"load in the end: {_load()}")


class Cost(NamedTuple):
    """What a key has cost, in CPU seconds."""

    answered: float
    """Until the list, or the highlighted row, was painted."""

    whole: float
    """Until nothing more came of it."""


class _Program:
    """The program at rest, and what a key costs it."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._spent = _process_clock(terminal.process)

    def wait_for_library(self) -> None:
        """Wait until other processes have read all files, and this one has taken the library."""
        terminal = self._terminal
        terminal.until(lambda: len(tree(terminal.process)) > 1, 60)
        if terminal.until(lambda: len(tree(terminal.process)) == 1, _LOADING_PATIENCE) is None:
            sys.exit("the library was not read in time")
        self.pause(2)

    def pause(self, seconds: float) -> float:
        """Press nothing for a while; CPU seconds."""
        before = self._spent()
        self._terminal.until(lambda: False, seconds)
        return self._spent() - before

    def cost(self, key: str) -> Cost:
        """Press a key and wait until nothing more comes of it."""
        before = self._spent()
        self._terminal.type(key)
        self._wait_for_quiet(before, _ANSWER_LOOK, _ANSWER_LOOKS)
        answered = self._spent() - before
        self._wait_for_quiet(before, _LOOK, _QUIET_LOOKS)
        return Cost(answered, self._spent() - before)

    def _wait_for_quiet(self, before: float, look: float, looks: int) -> None:
        """Wait until so many looks in a row have found no work, after some was done."""
        end = time.perf_counter() + _KEY_PATIENCE
        quiet = 0
        while quiet < looks:
            if time.perf_counter() > end:
                sys.exit("the program does not settle after a key")
            if self.pause(look) > _WORK:
                quiet = 0
            elif self._spent() > before + _WORK:
                quiet += 1


def _measure(program: _Program) -> None:
    letters: list[Cost] = []
    deletions: list[Cost] = []
    rows: list[Cost] = []
    pages: list[Cost] = []
    for query in _queries():
        program.cost("/")
        letters += [program.cost(letter) for letter in query]
        deletions += [program.cost(_DELETE) for _ in range(4)]
        letters += [program.cost(letter) for letter in query[-4:]]
        program.cost("\r")
        program.cost("\x1b")
        rows += [program.cost(key) for key in _ROWS]
        pages += [program.cost(key) for key in _PAGES]
    for keys, costs in (
        ("letters of queries", letters),
        ("letters deleted", deletions),
        ("cursor by a row", rows),
        ("cursor by a page, or to an end", pages),
    ):
        print(f"{keys}: {len(costs)} keys; CPU ms")
        print(_summary("until painted", (each.answered for each in costs)))
        print(_summary("with the detail", (each.whole for each in costs)))
    print(f"idle: {program.pause(_IDLE) / _IDLE:.2%} of one processor in {_IDLE:.0f} s")


def _summary(what: str, costs: Iterable[float]) -> str:
    ordered = sorted(cost * 1000 for cost in costs)
    return (
        f"  {what}: median {ordered[len(ordered) // 2]:.1f}, "
        f"95 % {ordered[len(ordered) * 95 // 100]:.1f}, longest {ordered[-1]:.1f}"
    )


def _queries() -> Iterator[str]:
    """Two words of a title, the first with a typing error, and its first author."""
    for record in islice(invented_records(_QUERIES), _QUERIES):
        words = [word for word in record.title.split() if len(word) > 4 and word.isascii()][:2]
        typed = [word[:2] + word[3:] for word in words[:1]] + words[1:]
        yield " ".join([*typed, record.authors[0].family.casefold()])


def _process_clock(process: int) -> Callable[[], float]:
    """The clock that tells what a process has spent with all its threads, the ended ones too."""
    clock = ctypes.c_int()
    if ctypes.CDLL(None).clock_getcpuclockid(process, ctypes.byref(clock)):
        sys.exit("this system does not tell what a process has spent")
    return lambda: time.clock_gettime(clock.value)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def _environment(folder: str) -> dict[str, str]:
    """No cache, no settings, no session of whoever runs this."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, "HOME": folder, "XDG_CACHE_HOME": f"{folder}/cache", "COLORTERM": "24bit"}


if __name__ == "__main__":
    main()
