"""Heartbeat: how long the interface is deaf while records load, and while they are searched.

Run `python -m benchmarks.heartbeat [COUNT] [--quiet]` from the checkout. The real program runs on a
terminal of its own, with one task more on its event loop: it asks to be woken every 2 ms and notes
how late that was. Keys are typed while it loads, as a person would; with `--quiet` nobody types.
Loading goes on in other processes, but on two cores they take the processor from the interface as
well: that is part of the figure. Then queries are typed into the loaded library.
"""

import asyncio
import inspect
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.exports import write_scopus
from benchmarks.invented import invented_records
from benchmarks.processes import Terminal, tree

_BEAT = 0.002
_QUERIES = 8
_WHILE_LOADING = ("j", "j", "G", "g", "/", "r", "e", "l", "\x7f\x7f\x7f", "\r")
_STARTING = 1.0
"""Seconds in which the program itself is still being imported and drawn for the first time."""


def main() -> None:
    """Print the longest pauses, in milliseconds."""
    if len(sys.argv) == 4 and sys.argv[1] == "--inside":
        _inside(sys.argv[2], Path(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        exports = Path(folder) / "exports"
        exports.mkdir()
        write_scopus(exports, count, files=4)
        told = Path(folder) / "told"
        command = [
            sys.executable,
            "-m",
            "benchmarks.heartbeat",
            "--inside",
            str(exports),
            str(told),
        ]
        with Terminal(command, _environment(folder)) as terminal:
            terminal.until(lambda: len(tree(terminal.process)) > 1, 30)
            started = time.perf_counter()
            while len(tree(terminal.process)) > 1:
                terminal.until(lambda: False, 0.05)
                _type(terminal, () if "--quiet" in sys.argv else _WHILE_LOADING, 0.15)
            print(f"{count:,} records loaded in {time.perf_counter() - started:.1f} s")
            terminal.until(lambda: False, 2)
            for query in _queries():
                _type(terminal, ("/", *query, "\r", "j", "j", "\x1b", "\x1b"), 0.09)
            _type(terminal, ("q",), 0.5)  # right after Esc it would be another key
            if terminal.until(told.exists, 10) is None:
                sys.exit(f"the program has not ended: {terminal.shown[-2000:]!r}")
            print(told.read_text())


def _type(terminal: Terminal, keys: Iterable[str], seconds: float) -> None:
    for key in keys:
        terminal.until(lambda: False, seconds)
        terminal.type(key)


def _queries() -> Iterator[str]:
    """Half a title each, with a typing error, and its first author."""
    for record in islice(invented_records(_QUERIES), _QUERIES):
        words = [word for word in record.title.split() if len(word) > 4 and word.isascii()][:2]
        typed = [word[:2] + word[3:] for word in words[:1]] + words[1:]
        yield " ".join([*typed, record.authors[0].family.casefold()])


def _environment(folder: str) -> dict[str, str]:
    own = {f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("CACHE", "DATA", "STATE")}
    return {**os.environ, "HOME": folder, **own}


def _inside(exports: str, told: Path) -> None:
    """Be the program, with a heartbeat."""
    from seedbrowse.cli.terminal import answer_at_once
    from seedbrowse.library.inputs import find_inputs
    from seedbrowse.library.local_opening import LocalOpening
    from seedbrowse.tui.app import SeedbrowseApp
    from seedbrowse.tui.screens.browse import BrowseScreen

    pauses: dict[str, list[float]] = {"loading": [], "searching": []}

    class Beating(SeedbrowseApp):
        CSS_PATH = str(Path(inspect.getfile(SeedbrowseApp)).with_name("app.tcss"))

        def on_load(self) -> None:
            self._beating = asyncio.create_task(self._beat())

        async def action_quit(self) -> None:
            self._beating.cancel()  # giving the terminal back is no pause of anybody's typing
            await super().action_quit()

        async def _beat(self) -> None:
            await asyncio.sleep(_STARTING)
            while True:
                before = time.perf_counter()
                await asyncio.sleep(_BEAT)
                screen = self.screen_stack[0]
                is_reading = isinstance(screen, BrowseScreen) and screen.load_state.is_reading
                late = (time.perf_counter() - before - _BEAT) * 1000
                pauses["loading" if is_reading else "searching"].append(late)

    opening = LocalOpening([exports], find_inputs([exports]))
    answer_at_once()
    app = Beating(opening, label="heartbeat", owns_process=True)
    app.run()
    opening.close()
    if not all(pauses.values()):
        sys.exit(app.crash_report or "the program has ended at once")
    lines = [_summary(phase, sorted(late)) for phase, late in pauses.items()]
    told.with_name("telling").write_text("\n".join(lines))
    told.with_name("telling").rename(told)


def _summary(phase: str, pauses: list[float]) -> str:
    beyond = sum(pause > 50 for pause in pauses)
    return (
        f"{phase}: {len(pauses):,} beats; pauses of the event loop in ms: "
        f"median {pauses[len(pauses) // 2]:.1f}, "
        f"99 % {pauses[len(pauses) * 99 // 100]:.1f}, longest {pauses[-1]:.1f}; "
        f"{beyond} over 50 ms: {', '.join(f'{pause:.0f}' for pause in pauses[-10:])}"
    )


if __name__ == "__main__":
    main()
