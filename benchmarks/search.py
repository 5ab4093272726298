"""Search while typing: what a keystroke costs, here and with what one would try first.

Run `python -m benchmarks.search [COUNT ...]` from the checkout. Prints CPU milliseconds a
keystroke over queries that are typed letter by letter, abstracts included; of fzf, which is a
process of its own, the wall time. The same seed gives the same records and queries.
"""

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from benchmarks.invented import invented_records
from seedbrowse.records import Record
from seedbrowse.records.text import fold, words
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


def measure_here(records: Sequence[Record], typed: Sequence[str]) -> None:
    """Print the figures of this program's own engine."""
    engine = LocalEngine()
    started = time.process_time()
    for start in range(0, len(records), 500):
        engine.extend(records[start : start + 500])
    spent = time.process_time() - started
    print(f"  indexing: {len(records) / spent:,.0f} records/s CPU")
    report("seedbrowse", measured(engine.search, typed, time.process_time))
    engine.extend([])  # forget the answers, for the same work once more
    pause = longest_pause(lambda: measured(engine.search, typed, time.process_time))
    print(f"  another thread waits at most {pause:.1f} ms meanwhile")
    page = " ".join(record.abstract for record in records[:100])[:100_000]
    letters = " ".join("abcdefghijklmnopqrstuvwxyz" * 2_000)[:100_000]
    for name, text in (("words", page), ("single letters", letters)):
        report(
            f"… 100,000 characters of {name}", measured(engine.search, [text], time.process_time)
        )


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
    for count in map(int, sys.argv[1:] or COUNTS):
        records = list(invented_records(count))
        typed = keystrokes(list(typed_queries(records, random.Random(7))))
        print(f"{count:,} records, {len(typed)} keystrokes: ms a keystroke")
        print(f"  {'':<44} {'median':>9} {'95 %':>9} {'worst':>9} {'n':>6}")
        for measure in (measure_here, measure_whole_records, measure_fts5, measure_fzf):
            measure(records, typed)


if __name__ == "__main__":
    main()
