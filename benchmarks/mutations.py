"""Damaged exports without end: no exception leaves a reader, nothing hangs, memory is bounded.

    python -m benchmarks.mutations --minutes 10 [--seed N] [FOLDER]

Files of FOLDER are cut, spliced, re-encoded, doubled and disturbed, and read. Prints how many
were, the slowest, and the greatest memory; ends with 1 where a reader raised or took too long.
`--case N` repeats one case of a seed.
"""

import argparse
import faulthandler
import io
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.fidelity import CORPUS
from seedbrowse.formats.known_formats import FORMATS
from seedbrowse.formats.reading import Reading
from seedbrowse.records import Record

_MOST: Final = 400_000
"""Bytes that are taken of a file: what is done to them matters, not how many they are."""

_PATIENCE: Final = 60.0
"""Seconds for one file; the slowest reader needs half a second for so many bytes."""

_MEMORY: Final = 1_500_000
"""Kilobytes that the process may at most have taken."""

Change = Callable[[random.Random, bytes, bytes], bytes]


def _cut(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return rng.choice((data[:end], data[start:], data[start:end], data[:start] + data[end:]))


def _splice(rng: random.Random, data: bytes, other: bytes) -> bytes:
    at, cut = rng.randrange(len(data) + 1), rng.randrange(len(other) + 1)
    return data[:at] + other[cut:] + data[at:]


def _double(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    piece = data[start : min(end, start + 20_000)]
    return data[:end] + piece * rng.randrange(1, 5) + data[end:]


def _recode(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "cp1251", "gb18030"))
    return text.encode(encoding, "replace")


def _line_ends(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    ends = (b"\r", b"\r\n", b"\n\n", b"\n ", b" ", b"\x0c\n", b"\x85")
    return data.replace(b"\n", rng.choice(ends), rng.choice((-1, 1, 50)))


def _disturb(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 60)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _insert(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    pieces = (
        b"{", b"}", b'"', b"'", b"<", b">", b"&", b"[", b"]", b"@", b"\\", b"$", b",", b";", b"\t",
        b"\x00", b"\xff", b"<![CDATA[", b"<!--", b"{\\", b"ER  - ", b"TY  - JOUR\n", b"PMID- 1\n",
        b"@article{", b"%0 ", b"EF\n", b"\n\n", b"{" * 3000, b"[" * 3000, b"(" * 3000,
        b"<i>" * 3000, b"&amp;" * 3000, b" and " * 3000, b"\xe2\x80\xae",
    )  # fmt: skip
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(pieces) + data[at:]
    return data


def _shuffle(rng: random.Random, data: bytes, _other: bytes) -> bytes:
    lines = data.split(b"\n")
    for _ in range(rng.randrange(1, 30)):
        lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
    return b"\n".join(lines)


_CHANGES: Final[tuple[Change, ...]] = (
    _cut, _splice, _double, _recode, _line_ends, _disturb, _insert, _shuffle,
)  # fmt: skip


def main() -> None:
    """Damage and read until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--case", type=int, help="only this one")
    arguments = parser.parse_args()
    paths = [path for path in sorted(arguments.folder.rglob("*.*")) if path.suffix != ".tsv"]
    if not paths:
        sys.exit(f"{arguments.folder} is not a folder of exports")
    until = time.monotonic() + 60 * arguments.minutes
    told: Counter[str] = Counter()
    slowest = (0.0, "")
    failures = case = 0
    while time.monotonic() < until:
        number = case if arguments.case is None else arguments.case
        name, forced, data = _damaged(paths, random.Random(f"{arguments.seed} {number}"))
        began = time.process_time()
        faulthandler.dump_traceback_later(_PATIENCE, exit=True)
        try:
            told += _read(data, name, forced)
        except Exception:  # noqa: BLE001 - whatever leaves a reader is what is looked for
            failures += 1
            print(f"case {number} of seed {arguments.seed}: {name} {forced}")
            traceback.print_exc(limit=-6)
        faulthandler.cancel_dump_traceback_later()
        slowest = max(slowest, (time.process_time() - began, f"case {number}: {name} {forced}"))
        case += 1
        if arguments.case is not None:
            break
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{case:,} damaged files read, {failures} failures; {dict(told)}")
    print(f"slowest {slowest[0]:.2f} s ({slowest[1]}); at most {memory / 1000:,.0f} MB")
    sys.exit(1 if failures or memory > _MEMORY else 0)


def _damaged(paths: list[Path], rng: random.Random) -> tuple[str, str, bytes]:
    """A damaged file, what it comes from, and what it is to be read as; empty for what it is."""
    path = rng.choice(paths)
    data = path.read_bytes()
    start = rng.randrange(max(len(data) - _MOST, 0) + 1) if rng.random() < 0.3 else 0
    data = data[start : start + _MOST]
    other = rng.choice(paths).read_bytes()[:_MOST]
    for _ in range(rng.randrange(1, 4)):
        if data:
            data = rng.choice(_CHANGES)(rng, data, other)
    forced = rng.choice([*FORMATS]) if rng.random() < 0.1 else ""
    return path.name, forced, data[: 2 * _MOST]


def _read(data: bytes, name: str, forced: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for item in Reading(io.BytesIO(data), name, forced):
        counts["records" if isinstance(item, Record) else "problems and metadata"] += 1
    return counts


if __name__ == "__main__":
    main()
