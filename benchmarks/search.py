"""Search while typing: what a keystroke costs, here and with what one would try first.

Run `python -m benchmarks.search [--alone] [--parts] [COUNT ...]` from the checkout. Prints CPU
milliseconds a keystroke over known-item queries that are typed letter by letter, abstracts
included; what building the index cost, in a process of its own; and what opening it costs. The
index is mapped from files, as in the program. `--parts` measures it before merging as well, as
while a library is being read. The peers answer some of the keystrokes, and `× ours` compares with
ours over the same ones; `--alone` leaves them out. The same count gives the same records and
queries; `--records FILE` takes others, one JSON object a line. A million records take about a
quarter of an hour, and 2 GB in the temporary folder.
"""

import argparse
import random
import string
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean, median, quantiles

import numpy as np

from benchmarks.engines import PART_SIZE, engine_over, opened_part
from benchmarks.index_on_disk import Build, Index, built_in
from benchmarks.known_items import Heading, known_items
from benchmarks.peers import Fzf, Texts, peers
from benchmarks.real_records import records_from
from seedbrowse.search.engine import Order, SortKey
from seedbrowse.search.local import LocalEngine

COUNTS = (20_000, 100_000)
_PER_KIND = 5
_COMMON = 12
_PEER_KEYSTROKES = 60
_PEER_SECONDS = 40.0
"""CPU seconds after which a peer is asked no more, so that the run stays short."""

_SHOWN_ARRAYS = 8
_NAME = 58

Spent = dict[str, float]
"""Mean milliseconds for each text that stood in the search bar."""


def typed_queries(headings: Sequence[Heading]) -> list[str]:
    """Known-item queries of every kind, some DOIs, and some with words that most records have."""
    queries = [item.query for item in known_items(headings, per_kind=_PER_KIND)]
    some = random.Random(7).sample(headings, _PER_KIND)
    queries += [heading.doi for heading in some]
    queries += [f"the {heading.title[-1]} of" for heading in some]
    return queries


def keystrokes(queries: Iterable[str]) -> list[str]:
    """What stands in the search bar after each letter of each query."""
    return [query[:length] for query in queries for length in range(1, len(query) + 1)]


def measured(
    answer: Callable[[str], object],
    typed: Iterable[str],
    clock: Callable[[], float] = time.process_time,
    seconds: float = float("inf"),
) -> list[tuple[str, float]]:
    """Milliseconds for each of the typed texts, until so many seconds are spent."""
    spent: list[tuple[str, float]] = []
    for text in typed:
        started = clock()
        answer(text)
        spent.append((text, (clock() - started) * 1000))
        seconds -= spent[-1][1] / 1000
        if seconds < 0:
            break
    return spent


def report(name: str, spent: Sequence[tuple[str, float]], remark: str = "") -> None:
    """Print one line of the table."""
    each = [milliseconds for _, milliseconds in spent]
    slow = quantiles(each, n=20, method="inclusive")[-1] if len(each) > 1 else each[0]
    figures = f"{median(each):9.2f} {slow:9.2f} {max(each):9.2f} {len(each):6}"
    print(f"  {name:<{_NAME}} {figures}  {remark}", flush=True)


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


def describe_build(build: Build, anonymous: float, count: int) -> None:
    """Print what building cost."""
    each = (build.building / count * 1e6, build.merging / count * 1e6)
    print(
        f"  building {each[0]:.0f} µs a record, merging {each[1]:.0f} µs: "
        f"{build.building + build.merging:.1f} s CPU; "
        f"peak memory {build.peak / 1024:.0f} MB, {anonymous:.0f} MB of it behind no file at most; "
        f"{build.before / 1024:.0f} MB before the first record"
    )
    sizes = sorted(build.sizes.items(), key=lambda item: item[1], reverse=True)
    print(
        f"  {sum(build.sizes.values()) / count:,.0f} bytes a record: "
        + ", ".join(f"{name[:-4]} {size / count:.0f}" for name, size in sizes[:_SHOWN_ARRAYS])
    )


def describe_opening(index: Index, query: str) -> None:
    """Print what opening costs: the first time from a cold import, and once more."""
    for name in ("opened", "opened again"):
        opened = index.opened(query)
        print(
            f"  {name}, ms CPU: numpy {opened.numpy:.0f}; besides: the engine's modules "
            f"{opened.modules:.0f}, mapping {opened.opening:.1f}, first answer {opened.answer:.1f}"
        )


def measure_here(index: Index, typed: Sequence[str], *, parts: bool) -> Spent:
    """Print the figures of this program's own engine; what each keystroke cost."""
    years = np.load(index.years)

    def fresh() -> LocalEngine:
        return engine_over([opened_part(index.merged)], years)

    spent = measured(fresh().search, typed)
    report("seedbrowse", spent)
    pause = longest_pause(partial(measured, fresh().search, typed))
    print(f"  another thread waits at most {pause:.1f} ms meanwhile")
    by_year = partial(fresh().search, order=Order(SortKey.YEAR, descending=True))
    report("… by year", measured(by_year, typed))
    measure_single_keys(fresh, index.headings())
    page = " ".join(" ".join(heading.title) for heading in index.headings())[:100_000]
    letters = " ".join(string.ascii_lowercase * 2_000)[:100_000]
    for name, text in (("words", page), ("single letters", letters)):
        report(f"… 100,000 characters of {name}", measured(fresh().search, [text]))
    if parts and len(index.parts()) > 1:
        firsts = range(0, len(years), PART_SIZE)
        some = [opened_part(*each) for each in zip(index.parts(), firsts, strict=True)]
        report(f"… in {len(some)} parts", measured(engine_over(some, years).search, typed))
    return _means(spent)


def _means(spent: Iterable[tuple[str, float]]) -> Spent:
    """What was typed twice cost less the second time."""
    every: dict[str, list[float]] = {}
    for text, milliseconds in spent:
        every.setdefault(text, []).append(milliseconds)
    return {text: fmean(some) for text, some in every.items()}


def measure_single_keys(fresh: Callable[[], LocalEngine], headings: Sequence[Heading]) -> None:
    """Print what the first key of a session costs at worst, nothing being remembered."""
    frequency = Counter(word for heading in headings for word in heading.title)
    common = [word for word, _ in frequency.most_common(_COMMON)]
    for name, texts in (("one letter", list(string.ascii_lowercase)), ("common word", common)):
        spent = [measured(fresh().search, [text])[0] for text in texts]
        worst = max(spent, key=lambda each: each[1])
        report(f"… {name}, nothing remembered", spent, f"worst: {worst[0]}")


def measure_peers(texts: Texts, typed: Sequence[str], ours: Spent, building: float) -> None:
    """Print the figures of other ways to search, and how many times ours they are."""
    sample = random.Random(3).sample(typed, min(len(typed), _PEER_KEYSTROKES))
    for peer in peers(texts):
        spent = measured(peer.search, sample, peer.clock, _PEER_SECONDS)
        theirs = fmean(milliseconds for _, milliseconds in spent)
        own = fmean(ours[text] for text, _ in spent)
        report(peer.name, spent, f"{theirs / own:7.1f} × ours")
        if isinstance(peer, Fzf):
            session = sum(ours[text] for text in typed) / 1000 + building
            print(
                f"    over all {len(typed)} keystrokes, building our index once included: fzf "
                f"{theirs * len(typed) / 1000:.0f} s CPU, seedbrowse {session:.1f} s, "
                f"{theirs * len(typed) / 1000 / session:.1f} times less"
            )
    print(
        "  fzf runs as a process for each keystroke here and reads every line anew, which in a\n"
        "  session it does once; its CPU time is that of all its threads."
    )


def measure(count: int, records: Path | None, *, alone: bool, parts: bool) -> None:
    """Print the table for one number of records."""
    print(f"\n{count:,} records")
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        index, build, anonymous = built_in(Path(folder), count, records)
        describe_build(build, anonymous, count)
        queries = typed_queries(index.headings())
        describe_opening(index, queries[0])
        typed = keystrokes(queries)
        print(f"  {'CPU ms a keystroke':<{_NAME}} {'median':>9} {'95 %':>9} {'worst':>9} {'n':>6}")
        ours = measure_here(index, typed, parts=parts)
    if not alone:
        texts = Texts(records_from(records, count))
        measure_peers(texts, typed, ours, build.building + build.merging)


def main() -> None:
    """Print one table for each number of records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--records", type=Path, help="records, one JSON object a line")
    parser.add_argument("--alone", action="store_true", help="without other ways to search")
    parser.add_argument("--parts", action="store_true", help="before merging as well")
    options = parser.parse_args()
    for count in options.counts or COUNTS:
        measure(count, options.records, alone=options.alone, parts=options.parts)


if __name__ == "__main__":
    main()
