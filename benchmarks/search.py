"""Search while typing: what a keystroke costs, here and with what one would try first.

Run `python -m benchmarks.search [--parts N] [--alone] [COUNT ...]` from the checkout. Prints CPU
milliseconds a keystroke over queries that are typed letter by letter, abstracts included; of fzf,
which is a process of its own, the wall time. The index is built in so many parts and measured
both so, as while a library is being read, and merged to one. `--alone` leaves the peers out. The
same seed gives the same records and queries. 100,000 records take 4 GB.
"""

import argparse
import gc
import random
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median, quantiles
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.invented import invented_records
from seedbrowse.records import Record
from seedbrowse.records.text import fold, words
from seedbrowse.search.arrays import Array
from seedbrowse.search.engine import Order, SortKey
from seedbrowse.search.index_builder import IndexBuilder
from seedbrowse.search.index_merging import merge
from seedbrowse.search.index_part import IndexPart, NumberedPart
from seedbrowse.search.local import LocalEngine

COUNTS = (3_000, 20_000)
QUERIES = 60
PEER_KEYSTROKES = 40
"""The slow peers answer every so many-th keystroke only, so that the run stays short."""


def typed_queries(records: Sequence[Record], source: random.Random) -> Iterator[str]:
    """Known-item queries of the kinds people type, some with a typo."""
    for number in range(QUERIES):
        record = source.choice(records)
        title = [word for word in words(record.title) if len(word) > 4] or ["the"]
        author = fold(record.authors[0].family)
        word, other = source.choice(title), source.choice(title)
        kinds = (
            f"{author} {word}",
            f"{author} {record.year}",
            f"{word} {_with_typo(other, source)}",
            _with_typo(author, source),
            f"{word[:5]} {other[:6]} {author[:4]}",
            " ".join(_with_typo(word, source) for word in title[:5]),
            f"the {word} of",
            record.doi,
        )
        yield kinds[number % len(kinds)]


def _with_typo(word: str, source: random.Random) -> str:
    place = source.randrange(1, max(2, len(word) - 1))
    changed = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :],
        word[:place] + source.choice("aeinrst") + word[place + 1 :],
    )
    return source.choice(changed)


def keystrokes(queries: Sequence[str]) -> list[str]:
    """What stands in the search bar after each letter of each query."""
    return [query[:length] for query in queries for length in range(1, len(query) + 1)]


def measured(
    answer: Callable[[str], object], typed: Sequence[str], clock: Callable[[], float]
) -> list[float]:
    """Milliseconds for each of the typed texts."""
    spent: list[float] = []
    for text in typed:
        started = clock()
        answer(text)
        spent.append((clock() - started) * 1000)
    return spent


def report(name: str, spent: Sequence[float]) -> None:
    """Print one line of the table."""
    slow = quantiles(spent, n=20, method="inclusive")[-1] if len(spent) > 1 else spent[0]
    print(f"  {name:<44} {median(spent):9.2f} {slow:9.2f} {max(spent):9.2f} {len(spent):6}")


def longest_pause(work: Callable[[], object]) -> float:
    """The longest time, in ms, that another thread waits for its turn while `work` is done."""
    finished = threading.Event()
    pauses = [0.0]

    def tick() -> None:
        last = time.perf_counter()
        while not finished.wait(0.001):
            now = time.perf_counter()
            pauses.append((now - last) * 1000)
            last = now

    ticking = threading.Thread(target=tick)
    ticking.start()
    work()
    finished.set()
    ticking.join()
    return max(pauses)


def keys_of(records: Sequence[Record], *, abstracts: bool) -> list[str]:
    """One folded line for each record, which is what the peers search."""
    return [
        fold(
            " ".join(
                (
                    record.title,
                    *(name.family for name in record.authors),
                    str(record.year),
                    record.container_title,
                    *record.author_keywords,
                    record.doi,
                    record.abstract if abstracts else "",
                )
            )
        )
        for record in records
    ]


def parts_of(records: Sequence[Record], count: int) -> list[NumberedPart]:
    """Build the index in `count` parts, and print how fast."""
    parts: list[NumberedPart] = []
    started = time.process_time()
    size = -(-len(records) // count)
    for start in range(0, len(records), size):
        builder = IndexBuilder()
        for record in records[start : start + size]:
            builder.add(record)
        numbers = np.arange(start, start + len(builder), dtype=np.int32)
        parts.append(NumberedPart(IndexPart(builder.build()), numbers))
    spent = (time.process_time() - started) / len(records)
    print(f"  building: {spent * 1e6:.0f} µs a record, {1 / spent:,.0f} records/s CPU")
    return parts


def merged(parts: Sequence[NumberedPart], size: int) -> NumberedPart:
    """Merge parts to one, and print how fast."""
    arrays: dict[str, Array] = {}

    def allocate(name: str, dtype: "np.dtype[Any]", length: int) -> Array:
        arrays[name] = np.zeros(length, dtype)
        return arrays[name]

    started = time.process_time()
    merge(parts, size, allocate)
    spent = (time.process_time() - started) / size
    written = sum(array.nbytes for array in arrays.values())
    print(f"  merging: {spent * 1e6:.0f} µs a record CPU, {written / size:,.0f} bytes a record")
    return NumberedPart(IndexPart(arrays), None)


def engine_over(parts: Sequence[NumberedPart], records: Sequence[Record]) -> LocalEngine:
    """An engine that has answered nothing yet."""
    years = np.array([record.year or -1 for record in records], np.int32)
    digests = np.arange(len(records), dtype=np.uint64)
    return LocalEngine(parts, len(records), ranks=lambda _: years, digests=lambda: digests)


def measure_here(records: Sequence[Record], typed: Sequence[str], count: int) -> None:
    """Print the figures of this program's own engine."""
    parts = parts_of(records, count)
    ways = {"seedbrowse, merged": [merged(parts, len(records))]}
    if count > 1:
        ways[f"seedbrowse, {len(parts)} parts"] = parts
    for name, some in ways.items():
        answer = engine_over(some, records).search
        report(name, measured(answer, typed, time.process_time))
        again = engine_over(some, records).search
        pause = longest_pause(partial(measured, again, typed, time.process_time))
        print(f"  another thread waits at most {pause:.1f} ms meanwhile")
    answer = engine_over(ways["seedbrowse, merged"], records).search
    by_year = Order(SortKey.YEAR, descending=True)
    report(
        "… by year", measured(lambda text: answer(text, order=by_year), typed, time.process_time)
    )
    page = " ".join(record.abstract for record in records[:100])[:100_000]
    letters = " ".join("abcdefghijklmnopqrstuvwxyz" * 2_000)[:100_000]
    for name, text in (("words", page), ("single letters", letters)):
        report(f"… 100,000 characters of {name}", measured(answer, [text], time.process_time))


def measure_whole_records(records: Sequence[Record], typed: Sequence[str]) -> None:
    """Print the figures of rapidfuzz over one key for each record."""
    keys = keys_of(records, abstracts=False)
    sample = typed[:: max(1, len(typed) // PEER_KEYSTROKES)]

    def answer(text: str) -> object:
        return process.extract(fold(text), keys, scorer=fuzz.WRatio, limit=100)

    report(
        "rapidfuzz WRatio over keys without abstract", measured(answer, sample, time.process_time)
    )


def measure_fts5(records: Sequence[Record], typed: Sequence[str]) -> None:
    """Print the figures of SQLite's full-text index with prefixes; it finds no typo."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(text, prefix='1 2 3')")
    rows = ((key,) for key in keys_of(records, abstracts=True))
    started = time.process_time()
    database.executemany("INSERT INTO texts(text) VALUES (?)", rows)
    spent = time.process_time() - started
    print(f"  FTS5 indexing: {len(records) / spent:,.0f} records/s CPU")

    def answer(text: str) -> object:
        query = " ".join(f'"{word}"*' for word in words(text))
        found = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank"
        return database.execute(found, (query or '""',)).fetchall()

    report("SQLite FTS5, prefixes, bm25 (no typos)", measured(answer, typed, time.process_time))


def measure_fzf(records: Sequence[Record], typed: Sequence[str]) -> None:
    """Print the figures of fzf's filter mode, where it is installed."""
    program = shutil.which("fzf")
    if program is None:
        print("  fzf: not installed")
        return
    lines = "\n".join(keys_of(records, abstracts=False)).encode()
    sample = typed[:: max(1, len(typed) // PEER_KEYSTROKES)]

    def answer(text: str) -> object:
        return subprocess.run(
            [program, "--filter", text], input=lines, capture_output=True, check=False
        )

    report("fzf --filter without abstract (wall)", measured(answer, sample, time.perf_counter))


def main() -> None:
    """Print one table for each number of records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--parts", type=int, default=20)
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    for count in options.counts:
        records = list(invented_records(count))
        # A million objects that the program would not have are no work for its collector either.
        gc.freeze()
        typed = keystrokes(list(typed_queries(records, random.Random(7))))
        print(f"{count:,} records, {len(typed)} keystrokes: ms a keystroke")
        print(f"  {'':<44} {'median':>9} {'95 %':>9} {'worst':>9} {'n':>6}")
        measure_here(records, typed, options.parts)
        if not options.alone:
            for measure in (measure_whole_records, measure_fts5, measure_fzf):
                measure(records, typed)


if __name__ == "__main__":
    main()
