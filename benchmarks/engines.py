"""The program's own engine as the benchmarks run it: built in parts, merged, opened."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from seedbrowse.library.arrays import read_arrays
from seedbrowse.records import Record
from seedbrowse.search.arrays import Array
from seedbrowse.search.index_builder import IndexBuilder
from seedbrowse.search.index_merging import merge
from seedbrowse.search.index_part import IndexPart, NumberedPart
from seedbrowse.search.local import LocalEngine

__all__ = ["PART_SIZE", "engine_in_memory", "engine_over", "opened_part", "slices"]

PART_SIZE = 32_768
"""Records of one part of an index."""


def engine_over(parts: Sequence[NumberedPart], years: npt.NDArray[np.int32]) -> LocalEngine:
    """An engine that has answered nothing yet, over the records with these years."""
    digests = np.arange(len(years), dtype=np.uint64)
    return LocalEngine(parts, len(years), ranks=lambda _: years, digests=lambda: digests)


def engine_in_memory(records: Iterable[Record]) -> LocalEngine:
    """An engine over records that are built in parts and merged to one, all in memory."""
    parts: list[NumberedPart] = []
    years: list[int] = []
    for some in slices(records, PART_SIZE):
        builder = IndexBuilder()
        for record in some:
            builder.add(record)
        numbers = np.arange(len(years), len(years) + len(some), dtype=np.int32)
        parts.append(NumberedPart(IndexPart(builder.build()), numbers))
        years += [record.year or -1 for record in some]
    arrays: dict[str, Array] = {}

    def allocate(name: str, dtype: "np.dtype[Any]", length: int) -> Array:
        arrays[name] = np.zeros(length, dtype)
        return arrays[name]

    merge(parts, len(years), allocate)
    return engine_over([NumberedPart(IndexPart(arrays), None)], np.array(years, np.int32))


def opened_part(folder: Path, first: int = 0) -> NumberedPart:
    """A part of an index that is mapped from a folder; its records are numbered from `first`."""
    part = IndexPart(read_arrays(folder, IndexPart.ARRAYS))
    numbers = np.arange(first, first + len(part), dtype=np.int32) if first else None
    return NumberedPart(part, numbers)


def slices(records: Iterable[Record], length: int) -> Iterator[list[Record]]:
    """Records in lists of this length; the last may be shorter."""
    left = iter(records)
    while some := list(islice(left, length)):
        yield some
