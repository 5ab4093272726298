"""What `seedbrowse cite` costs: the first reference, a thousand of them, and one more.

    python -m benchmarks.citing [--runs N] [--count N] [--style STYLE …]

Processor time, user and system. The first reference is that of the record in `seeds/`, the median
of some runs, each a process of its own, less what `seedbrowse --version` takes. The thousand are
invented records, read from an export of Scopus; a bibliography is sorted and told apart. One more
is a reference alone, in a program that has the style already.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import Final

from benchmarks.exports import many_records, write_scopus
from seedbrowse.citing.citer import Citer
from seedbrowse.paths import bundled

__all__ = ["cpu_seconds_of", "one_more"]

_PROGRAM: Final = (sys.executable, "-m", "seedbrowse")
_STYLES: Final = ("apa", "chicago-author-date", "chicago-notes-bibliography", "ieee")
_WARM: Final = 200


def cpu_seconds_of(arguments: Sequence[str], compiled: Path) -> float:
    """Seconds of processor time that the program takes with some arguments; it has to succeed.

    Args:
        arguments: The arguments.
        compiled: A folder for compiled modules, which an installed program has; some environments
            keep Python from writing them beside the sources.
    """
    environ = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen([*_PROGRAM, *arguments], stdout=subprocess.DEVNULL, env=environ)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"status {process.returncode} of {' '.join(arguments)}")
    return usage.ru_utime + usage.ru_stime


def one_more(style: str) -> float:
    """Seconds of processor time for one more reference in a style."""
    citer = Citer.of(style)
    first, *others = many_records(_WARM + 1)
    citer.reference(first)
    start = process_time()
    for record in others:
        citer.reference(record)
    return (process_time() - start) / _WARM


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--style", nargs="+", default=_STYLES)
    arguments = parser.parse_args()
    seeds = bundled("seeds")
    commands = {style: ["cite", str(seeds), "--style", style] for style in arguments.style}
    with tempfile.TemporaryDirectory() as folder:
        compiled = Path(folder, "compiled")
        (export,) = write_scopus(Path(folder), arguments.count)
        first = _medians({"": ["--version"], **commands}, arguments.runs, compiled)
        nothing = first.pop("")
        print(f"seedbrowse --version: {1000 * nothing:.0f} ms")
        total = f"{arguments.count:,} of them"
        print(f"{'':32}{'first, beyond that':>20}{total:>16}{'one more':>12}")
        for style, seconds in first.items():
            all_of_them = cpu_seconds_of(["cite", str(export), "--style", style], compiled)
            print(
                f"{style:32}{1000 * (seconds - nothing):17.0f} ms{all_of_them:14.2f} s"
                f"{1000 * one_more(style):9.2f} ms",
                flush=True,
            )


def _medians(commands: dict[str, list[str]], runs: int, compiled: Path) -> dict[str, float]:
    """The median of each command's runs; they take turns, so that a busy time is everybody's."""
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for name in commands:
        cpu_seconds_of(commands[name], compiled)  # the first one compiles
    for _ in range(runs):
        for name, arguments in commands.items():
            spent[name].append(cpu_seconds_of(arguments, compiled))
    return {name: median(each) for name, each in spent.items()}


if __name__ == "__main__":
    main()
