"""Heartbeat: how long the interface is deaf while records load, and while they are searched.

Run `python -m benchmarks.heartbeat [COUNT] [--quiet]` from the checkout. The real program runs on a
terminal of its own, with one task more on its event loop: it asks to be woken every 2 ms and notes
how late that was. Keys are typed meanwhile, as a person would; with `--quiet` nobody types.
Loading goes on in other processes, but on two cores they take the processor from the interface as
well: that is part of the figure.
"""

import asyncio
import inspect
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.exports import write_scopus
from benchmarks.processes import Terminal, tree

_BEAT = 0.002
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
            is_quiet = "--quiet" in sys.argv
            terminal.until(lambda: len(tree(terminal.process)) > 1, 30)
            started = time.perf_counter()
            while len(tree(terminal.process)) > 1:
                terminal.until(lambda: False, 0.05)
                for keys in (
                    ()
                    if is_quiet
                    else ("j", "j", "G", "g", "/", "r", "e", "l", "\x7f\x7f\x7f", "\r")
                ):
                    terminal.until(lambda: False, 0.15)
                    terminal.type(keys)
            print(f"{count:,} records loaded in {time.perf_counter() - started:.1f} s")
            terminal.until(lambda: False, 2)
            terminal.type("q")
            if terminal.until(told.exists, 10) is None:
                sys.exit(f"the program has not ended: {terminal.shown[-2000:]!r}")
            print(told.read_text())


def _environment(folder: str) -> dict[str, str]:
    return {**os.environ, "HOME": folder, "XDG_CACHE_HOME": f"{folder}/cache"}


def _inside(exports: str, told: Path) -> None:
    """Be the program, with a heartbeat."""
    from seedbrowse.cli.terminal import answer_at_once
    from seedbrowse.library.inputs import find_inputs
    from seedbrowse.library.local_opening import LocalOpening
    from seedbrowse.tui.app import SeedbrowseApp

    pauses: list[float] = []

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
                pauses.append((time.perf_counter() - before - _BEAT) * 1000)

    opening = LocalOpening([exports], find_inputs([exports]))
    answer_at_once()
    app = Beating(opening, label="heartbeat")
    app.run()
    opening.close()
    if not pauses:
        sys.exit(app.crash_report or "the program has ended at once")
    pauses.sort()
    beyond = sum(pause > 50 for pause in pauses)
    told.with_name("telling").write_text(
        f"{len(pauses):,} beats; pauses of the event loop in ms: "
        f"median {pauses[len(pauses) // 2]:.1f}, "
        f"99 % {pauses[len(pauses) * 99 // 100]:.1f}, longest {pauses[-1]:.1f}; "
        f"{beyond} over 50 ms: {', '.join(f'{pause:.0f}' for pause in pauses[-10:])}"
    )
    told.with_name("telling").rename(told)


if __name__ == "__main__":
    main()
