"""The process in which `benchmarks.index_on_disk` builds an index, and the one that opens it.

`build FOLDER COUNT [RECORDS]` and `open FOLDER QUERY` print what they cost as JSON. What is
measured is imported where it is measured.
"""

import resource
import sys
import time
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from pathlib import Path

import msgspec

from benchmarks.index_on_disk import Build, Index, Opening
from benchmarks.known_items import Heading
from benchmarks.real_records import records_from
from seedbrowse.records import Record

_SAMPLE = 3_000
"""Records that queries are made of; so many are like all of them."""

_SLICE = 1_000
"""Records that are invented at a time, so that what this costs can be left out."""


def main() -> None:
    """Print what building or opening an index cost."""
    command, folder, wanted, *records = sys.argv[1:]
    index = Index(Path(folder))
    if command == "open":
        cost: Build | Opening = _open(index, wanted)
    else:
        cost = _build(index, int(wanted), Path(records[0]) if records else None)
    sys.stdout.buffer.write(msgspec.json.encode(cost))


class _Observed:
    """Records on their way into an index, and what is kept of them."""

    def __init__(self, records: Iterator[Record], count: int) -> None:
        # Drawing the first one makes the words that all are drawn from.
        self._records = chain([next(records)], records)
        self._every = max(1, count // _SAMPLE)
        self.years: list[int] = []
        self.sample: list[Heading] = []

    def take(self, count: int) -> Iterator[list[Record]]:
        """The next records, some at a time."""
        from benchmarks.engines import slices

        for some in slices(islice(self._records, count), _SLICE):
            for record in some:
                if len(self.years) % self._every == 0:
                    self.sample.append(Heading.of(record, len(self.years)))
                self.years.append(record.year or -1)
            yield some


def _build(index: Index, count: int, records: Path | None) -> Build:
    import numpy as np

    from benchmarks.engines import PART_SIZE, opened_part
    from seedbrowse.library.arrays import allocator, sizes
    from seedbrowse.search.index_merging import merge

    observed = _Observed(records_from(records, count), count)
    before = _peak()
    building = 0.0
    firsts = range(0, count, PART_SIZE)
    for number in range(len(firsts)):
        building += _build_part(observed.take(PART_SIZE), index.part(number))
    index.sample.write_bytes(msgspec.json.encode(observed.sample))
    np.save(index.years, np.array(observed.years, np.int32))
    index.merged.mkdir()
    started = time.process_time()
    parts = [opened_part(*each) for each in zip(index.parts(), firsts, strict=True)]
    merge(parts, count, allocator(index.merged))
    merging = time.process_time() - started
    return Build(building, merging, before, _peak(), sizes(index.merged))


def _build_part(records: Iterator[list[Record]], folder: Path) -> float:
    """Index some records and write that; CPU seconds."""
    from seedbrowse.library.arrays import write_arrays
    from seedbrowse.search.index_builder import IndexBuilder

    spent = 0.0
    builder = IndexBuilder()
    for some in records:
        started = time.process_time()
        for record in some:
            builder.add(record)
        spent += time.process_time() - started
    started = time.process_time()
    folder.mkdir()
    write_arrays(folder, builder.build())
    return spent + time.process_time() - started


def _open(index: Index, query: str) -> Opening:
    clock = [time.process_time()]
    import numpy as np

    clock.append(time.process_time())
    from benchmarks.engines import engine_over, opened_part

    clock.append(time.process_time())
    engine = engine_over([opened_part(index.merged)], np.load(index.years, mmap_mode="r"))
    clock.append(time.process_time())
    engine.search(query)
    clock.append(time.process_time())
    steps = pairwise(clock)
    return Opening(*((after - before) * 1000 for before, after in steps))


def _peak() -> int:
    """Kilobytes that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
