"""Orders: what it costs to sort by each column, when a library is built and when it is asked.

Run `python -m benchmarks.orders [COUNT ...]` from the checkout. Invented records get every fact
that a column shows. Collecting what is sorted by is part of reading a record, ranks are made once
for each library that is built and kept on the disk, and a sort has nothing but these to compare:
the first one of a session, of all records, and the first one of the tenth that a query leaves.
"""

import random
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from time import process_time

import msgspec
import numpy as np

from benchmarks.exports import many_records
from seedbrowse.library.columns import RANKED, ColumnsBuilder, Numbers
from seedbrowse.library.orders import ranks_by
from seedbrowse.library.ranks import Ranks, exact_ranks
from seedbrowse.records import Record
from seedbrowse.search.arrays import Array
from seedbrowse.search.engine import SortKey
from seedbrowse.search.ranking import by_rank

COUNTS = (100_000,)
_PART = 32_768
_FILES = 8
_COUNCILS = (
    "Foundation for Natural Questions of the North",
    "Council of Small Works",
    "Union Fund",
)
_PLACES = ("Porto, Portugal", "Luleå, Sweden", "Wuhan, China", "Boston, MA, United States")


def main() -> None:
    """Print a table for each number of records."""
    for count in [int(text) for text in sys.argv[1:]] or COUNTS:
        _measure(count)


def _measure(count: int) -> None:
    parts, spent = _parts(count)
    print(f"{count:,} records: collecting what they sort by {spent / count * 1e6:.0f} µs each")
    ranks: dict[SortKey, Ranks] = {}
    made: dict[SortKey, float] = {}
    for by in RANKED:
        started = process_time()
        ranks[by] = exact_ranks(parts, count, by)
        made[by] = process_time() - started
    print(f"  ranks of all columns when a library is built: {sum(made.values()):.2f} CPU s")
    files = [(f"{number}.ris", count // _FILES) for number in range(_FILES)]
    files[-1] = (files[-1][0], count - count // _FILES * (_FILES - 1))
    every, tenth = np.arange(count), np.arange(0, count, 10)
    for by in SortKey:
        if by is SortKey.RELEVANCE:
            continue
        started = process_time()
        found = ranks_by(by, ranks.__getitem__, files)
        by_rank(every, found, descending=True)
        all_of_them = process_time() - started
        started = process_time()
        by_rank(tenth, found, descending=True)
        some = process_time() - started
        built = f"{made[by] * 1000:6.0f}" if by in made else "     –"
        print(f"  {by:15} built {built} ms; sorting all {all_of_them * 1000:5.1f} ms, "
              f"a tenth {some * 1000:5.1f} ms")  # fmt: skip


def _parts(count: int) -> tuple[list[tuple[Mapping[str, Array], Numbers]], float]:
    """The columns of invented records, and the CPU seconds that it took to collect them."""
    records = _with_facts(count)
    parts: list[tuple[Mapping[str, Array], Numbers]] = []
    spent = 0.0
    for first in range(0, count, _PART):
        some = [*islice(records, _PART)]
        started = process_time()
        builder = ColumnsBuilder()
        for record in some:
            builder.add(record)
        parts.append((builder.build(), np.arange(first, first + len(some), dtype=np.int32)))
        spent += process_time() - started
    return parts, spent


def _with_facts(count: int) -> Iterator[Record]:
    """Invented records, of which most have something in every column."""
    source = random.Random(5)
    for record in many_records(count):
        words = record.title.split()
        is_open = source.choice((True, False, None))
        yield msgspec.structs.replace(
            record,
            cited_by=int(source.expovariate(0.05)),
            open_access=is_open,
            open_access_status="All Open Access; Gold Open Access" if is_open else "",
            publication_stage=source.choice(("Final", "Article in Press", "")),
            affiliations=tuple(f"Institute, {place}" for place in source.choices(_PLACES, k=3)),
            funding=(f"{source.choice(_COUNCILS)}, grant {source.randrange(10**6)}",),
            index_keywords=tuple(words[:5]),
            publisher=f"{words[0]} Press",
            event=f"Conference on {' '.join(words[1:4])}" if source.random() < 0.2 else "",
        )


if __name__ == "__main__":
    main()
