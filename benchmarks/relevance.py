"""Known-item test: is the record that somebody has in mind among the first that are found?

Run `python -m benchmarks.relevance [COUNT ...] [--corpus FOLDER] [--alone]` from the checkout.
Some 500 queries of twelve kinds are drawn from invented records, and from the real ones of the
folder where it is there. Prints for each kind how many find their record first, how many within
the first ten, the mean reciprocal rank there, and the ceilings that records leave which fit a
query equally well. Transliterated queries are in no total. Then the totals of other ways to
search; the slow ones answer a part of the queries, and `n` says how many. `--alone` leaves them
out. `--records FILE --queries FILE` takes records, one JSON object a line, and queries that
others have drawn from the first so many of them.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.engines import engine_in_memory
from benchmarks.invented import invented_records
from benchmarks.known_items import TWELVE, Heading, Kind, KnownItem, known_items
from benchmarks.peers import Sqlite, Texts, peers
from benchmarks.real_records import CORPUS, json_records, real_records
from seedbrowse.records import Record

COUNTS = (20_000,)
_FIRST = 10
"""Records of an answer that are looked at."""

_SLOW_QUERIES = 62
_NAME = 54


class Success:
    """How well some queries found their records."""

    def __init__(self, ranks: Sequence[int | None], items: Sequence[KnownItem]) -> None:
        """Take for each item the place of its record, from 1, or None where it was not found."""
        self._ranks = ranks
        self._fitting = [item.fitting for item in items]

    def within(self, first: int) -> float:
        """Share of the queries with their record among so many first ones."""
        found = sum(rank is not None and rank <= first for rank in self._ranks)
        return found / len(self._ranks)

    def reciprocal(self) -> float:
        """Mean reciprocal rank; 0 for what was not found."""
        return sum(1 / rank for rank in self._ranks if rank) / len(self._ranks)

    def ceiling(self, first: int) -> float:
        """What `within` can be, where equal records come in any order."""
        return sum(min(1, first / fitting) for fitting in self._fitting) / len(self._fitting)

    def line(self, name: str) -> str:
        """One line of a table."""
        return (
            f"  {name:<{_NAME}} {self.within(1):6.3f} {self.within(_FIRST):6.3f} "
            f"{self.reciprocal():6.3f} {self.ceiling(1):6.3f} {self.ceiling(_FIRST):6.3f} "
            f"{len(self._ranks):5}"
        )


_HEADING = f"  {'':<{_NAME}} {'s@1':>6} {'s@10':>6} {'MRR':>6} {'ceil@1':>6} {'c@10':>6} {'n':>5}"


def ranks_of(
    search: Callable[[str], Sequence[int]], items: Iterable[KnownItem]
) -> list[int | None]:
    """The place, from 1, at which each item's record is found; None beyond the first ten."""
    return [_rank(list(search(item.query)[:_FIRST]), item.id) for item in items]


def _rank(found: list[int], wanted: int) -> int | None:
    return found.index(wanted) + 1 if wanted in found else None


def measure(records: Sequence[Record], items: Sequence[KnownItem], *, alone: bool) -> None:
    """Print the table of some queries over some records."""
    print(_HEADING)
    engine = engine_in_memory(records)

    def search(query: str) -> Sequence[int]:
        results = engine.search(query)
        return results.ids if results else ()

    ranks = ranks_of(search, items)
    for kind in dict.fromkeys(item.kind for item in items):
        print(_of_kinds(ranks, items, {kind}).line(kind))
    counted = {item.kind for item in items} - {Kind.TRANSLITERATED.value}
    totals = _of_kinds(ranks, items, counted)
    print(totals.line("seedbrowse, all of them"))
    shares = [totals.within(first) / totals.ceiling(first) for first in (1, _FIRST)]
    print(f"  of the ceilings: success@1 {shares[0]:.3f}, success@10 {shares[1]:.3f}")
    if alone:
        return
    counted_items = [item for item in items if item.kind in counted]
    sample = counted_items[:: max(1, len(counted_items) // _SLOW_QUERIES)]
    for peer in peers(Texts(records)):
        some = counted_items if isinstance(peer, Sqlite) else sample
        print(Success(ranks_of(peer.search, some), some).line(peer.name), flush=True)


def _of_kinds(
    ranks: Sequence[int | None], items: Sequence[KnownItem], kinds: Iterable[str]
) -> Success:
    chosen = [place for place, item in enumerate(items) if item.kind in kinds]
    return Success([ranks[place] for place in chosen], [items[place] for place in chosen])


def drawn_queries(path: Path) -> list[KnownItem]:
    """The queries of a file: a list of objects with `cls`, `id`, `q` and `m`."""
    drawn = json.loads(path.read_text(encoding="utf-8"))
    return [KnownItem(each["cls"], each["id"], each["q"], each["m"]) for each in drawn]


def _items(records: Sequence[Record]) -> list[KnownItem]:
    return known_items([Heading.of(record, number) for number, record in enumerate(records)])


def _title(name: str, records: Sequence[Record], items: Sequence[KnownItem]) -> None:
    kinds = len({item.kind for item in items} & set(TWELVE)) or len({item.kind for item in items})
    print(f"\n{name}: {len(records):,} records, {len(items)} queries of {kinds} kinds")


def main() -> None:
    """Print a table for each collection of records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, help="how many invented records")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder of real exports")
    parser.add_argument("--records", type=Path, help="records, one JSON object a line")
    parser.add_argument("--queries", type=Path, help="queries for them")
    parser.add_argument("--alone", action="store_true", help="without other ways to search")
    options = parser.parse_args()
    if (options.records is None) != (options.queries is None):
        parser.error("--records and --queries go together")
    if options.records is not None:
        for count in options.counts or COUNTS:
            records = list(json_records(options.records, count))
            items = drawn_queries(options.queries)
            _title(options.records.name, records, items)
            measure(records, items, alone=options.alone)
        return
    for count in options.counts or COUNTS:
        records = list(invented_records(count))
        items = _items(records)
        _title("invented", records, items)
        measure(records, items, alone=options.alone)
    if options.corpus.is_dir():
        records = real_records(options.corpus)
        items = _items(records)
        _title("real", records, items)
        measure(records, items, alone=options.alone)
    else:
        print("\nno real records: their folder is absent")


if __name__ == "__main__":
    main()
