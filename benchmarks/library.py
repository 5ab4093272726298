"""Libraries: how soon the first rows are on the screen, at first and again, and what it costs.

Run `python -m benchmarks.library [--peers] [--files N] [COUNT ...]` from the checkout. Invented
records are written as Scopus text, and for the peers, which read none of it, as BibTeX and CSV.
Every program runs on a real terminal of its own; CPU seconds are those of all its processes until
the first row is drawn. The floor is an app of Textual's that shows one line of text and does
nothing else. Peers are run where they are on PATH: bibtui, astrobib, vd (VisiData).
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.exports import (
    many_records,
    write_bibtex,
    write_bibtex_files,
    write_csv,
    write_scopus,
)
from benchmarks.loading import cpu_seconds as cpu_of
from benchmarks.loading import read_all
from benchmarks.processes import Terminal, anonymous_memory, cpu_seconds, tree

COUNTS = (1_000, 10_000, 100_000)
_TIMES = 5
_PATIENCE = 3600.0
_PEERS_PATIENCE = 300.0

_EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("nothing but this line")

Empty().run()
"""


def main() -> None:
    """Print a table for each number of records."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--files", type=int, default=1)
    wanted = parser.parse_args()
    floor = _floor()
    print(f"an empty Textual app: {floor:.2f} CPU s to its first frame\n")
    for count in wanted.counts or COUNTS:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            _measure(Path(folder), count, wanted.files, floor)
            if wanted.peers:
                _measure_peers(Path(folder), count)
        print()


def _environment(home: Path) -> dict[str, str]:
    """No cache, no settings, no session of whoever runs this."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "COLORTERM": "24bit"}
    return {**kept, **own}


def _floor() -> float:
    with tempfile.TemporaryDirectory() as home:
        spent = []
        for _ in range(_TIMES):
            command = [sys.executable, "-c", _EMPTY_APP]
            with Terminal(command, _environment(Path(home))) as terminal:
                shown = terminal.until_shown("nothing but this line", 30)
                spent.append(shown.cpu if shown else float("nan"))
    return sorted(spent)[len(spent) // 2]


def _measure(folder: Path, count: int, files: int, floor: float) -> None:
    exports = folder / "exports"
    exports.mkdir()
    paths = write_scopus(exports, count, files=files)
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{count:,} records in {files} file{'s' * (files > 1)}, {size:,.0f} MB of Scopus text")
    sample = folder / "sample"
    sample.mkdir()
    (one,) = write_scopus(sample, min(count, 10_000))
    taken = cpu_of(read_all, one)
    rate = one.stat().st_size / 1e6 / taken
    print(f"  reading alone: {rate:.1f} MB/s, {min(count, 10_000) / taken:,.0f} records/s a core")
    command = [sys.executable, "-m", "seedbrowse", str(exports)]
    environ = _environment(folder)
    title = _beginning(next(many_records(1)).title)
    with Terminal(command, environ) as terminal:
        shown = terminal.until_shown(title, _PATIENCE)
        alone = terminal.until(lambda: tree(terminal.process)[1:] == [], _PATIENCE)
        if shown is None or alone is None:
            sys.exit("  seedbrowse shows no rows")
        cpu = cpu_seconds(terminal.process)
        # A second of rest: what is freed is given back, what was put off is done.
        time.sleep(1)
        memory = anonymous_memory(terminal.process)
        print(
            f"  first open    {shown.cpu:6.2f} CPU s, {shown.wall:6.2f} s to the first rows; "
            f"whole library {cpu:.1f} CPU s, {alone:.1f} s; "
            f"anonymous memory {memory:.0f} MB after, {terminal.peak:.0f} MB at most"
        )
    _again(command, environ, title, floor)


def _again(command: list[str], environ: dict[str, str], title: str, floor: float) -> None:
    spent = []
    for _ in range(_TIMES):
        with Terminal(command, environ) as terminal:
            shown = terminal.until_shown(title, _PATIENCE)
            if shown is None:
                sys.exit("  seedbrowse shows no rows again")
            spent.append((shown.cpu, shown.wall))
            time.sleep(1)
            terminal.type("/")
            time.sleep(0.3)
            terminal.type(title.split()[0])
            time.sleep(1.5)
            memory = anonymous_memory(terminal.process)
    cpu, wall = sorted(spent)[len(spent) // 2]
    print(f"  opened again  {cpu:6.2f} CPU s, {wall:6.2f} s to the first rows, "
          f"{cpu - floor:+.2f} CPU s to the empty app; "
          f"anonymous memory {memory:6.0f} MB after a search")  # fmt: skip


def _measure_peers(folder: Path, count: int) -> None:
    title = _beginning(next(many_records(1)).title)
    bibtex, table = folder / "refs.bib", folder / "table.csv"
    (folder / "library" / "bib").mkdir(parents=True)
    write_bibtex(bibtex, count)
    write_bibtex_files(folder / "library" / "bib", count)
    write_csv(table, count)
    peers: list[tuple[str, Callable[[str], list[str]]]] = [
        ("bibtui", lambda program: [program, str(bibtex)]),
        ("astrobib", lambda program: [program, "--no-global", str(folder / "library")]),
        ("vd", lambda program: [program, str(table)]),
    ]
    for name, command in peers:
        program = shutil.which(name)
        if program is None:
            print(f"  {name}: not installed")
            continue
        for again in ("first open  ", "opened again"):
            with Terminal(command(program), _environment(folder)) as terminal:
                shown = terminal.until_shown(title, _PEERS_PATIENCE)
                if shown is None:
                    print(f"  {name:9} {again}: no rows in {_PEERS_PATIENCE:.0f} s")
                    break
                print(f"  {name:9} {again} {shown.cpu:6.2f} CPU s, {shown.wall:6.2f} s "
                      f"to the first rows; anonymous memory "
                      f"{anonymous_memory(terminal.process):6.0f} MB")  # fmt: skip


def _beginning(title: str) -> str:
    """So much of a title as every program's column shows."""
    return title[:16]


if __name__ == "__main__":
    main()
