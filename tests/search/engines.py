"""Engines over invented records, in one part or several."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from seedbrowse.records import Record
from seedbrowse.records.identity import digest
from seedbrowse.search.arrays import Array
from seedbrowse.search.engine import SortKey
from seedbrowse.search.facet_builder import FacetBuilder
from seedbrowse.search.facet_part import FacetPart
from seedbrowse.search.facets import Facets
from seedbrowse.search.index_builder import IndexBuilder
from seedbrowse.search.index_merging import merge
from seedbrowse.search.index_part import IndexPart, NumberedPart
from seedbrowse.search.local import LocalEngine


def part_of(records: Sequence[Record]) -> IndexPart:
    builder = IndexBuilder()
    for record in records:
        builder.add(record)
    return IndexPart(builder.build())


def numbered(records: Sequence[Record], numbers: Sequence[int] | None = None) -> NumberedPart:
    return NumberedPart(part_of(records), None if numbers is None else np.array(numbers, np.int32))


def parts_of(records: Sequence[Record], cuts: Sequence[int]) -> list[NumberedPart]:
    """Parts of consecutive records, cut before the given numbers."""
    bounds = [0, *sorted(cut % (len(records) + 1) for cut in cuts), len(records)]
    return [numbered(records[start:end], range(start, end)) for start, end in pairwise(bounds)]


def postings_of(part: IndexPart, term: int) -> list[tuple[int, int]]:
    """Records and their fields, from the list of a word and from its row."""
    pairs = [
        pair
        for records, fields in part.postings.between(term, term + 1)
        for pair in zip(records.tolist(), fields.tolist(), strict=True)
    ]
    for row in part.postings.dense_between(term, term + 1):
        pairs += [(record, int(row[record])) for record in np.flatnonzero(row).tolist()]
    return sorted(pairs)


def merged(parts: Sequence[NumberedPart], size: int) -> NumberedPart:
    arrays: dict[str, Array] = {}

    def allocate(name: str, dtype: "np.dtype[Any]", length: int) -> Array:
        arrays[name] = np.zeros(length, dtype)
        return arrays[name]

    merge(parts, size, allocate)
    return NumberedPart(IndexPart(arrays), None)


def searching(parts: Sequence[NumberedPart], records: Sequence[Record]) -> LocalEngine:
    def ranks(by: SortKey) -> np.ndarray:
        values = {SortKey.YEAR: [record.year for record in records],
                  SortKey.CITED: [record.cited_by for record in records]}[by]  # fmt: skip
        return np.array([-1 if value is None else value for value in values], np.int32)

    def facets() -> Facets:
        builder = FacetBuilder()
        for record in records:
            builder.add(record)
        return Facets.of_parts(
            [(FacetPart(builder.build()), None)],
            len(records),
            numbers=lambda by: ranks(SortKey(by)),
            files=[("a.txt", len(records))],
        )

    return LocalEngine(
        parts,
        len(records),
        ranks=ranks,
        digests=lambda: np.array([digest(record) for record in records], np.uint64),
        facets=facets,
        records=lambda numbers: ((number, records[number]) for number in numbers),
    )


def engine_of(records: Sequence[Record]) -> LocalEngine:
    return searching([numbered(records)], records)
