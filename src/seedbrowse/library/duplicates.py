"""Duplicates: which of many records are of one work, and that work as one record.

`seedbrowse.library.duplicate_evidence` says what speaks for it and against it.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from seedbrowse.library.duplicate_groups import NO_DUPLICATE, KeyColumns, duplicate_groups
from seedbrowse.library.duplicate_keys import duplicate_keys
from seedbrowse.library.duplicate_merging import merged_group
from seedbrowse.records import Record

__all__ = ["first_of_groups", "grouped", "merged"]


def first_of_groups(records: Sequence[Record]) -> npt.NDArray[np.int32]:
    """For each record the place of the first one of the same work; -1 where it is the only one."""
    found = [duplicate_keys(record) for record in records]
    every = [key for _, keys in found for key in keys]
    counts = [len(keys) for _, keys in found]
    columns = KeyColumns(
        exact=np.array([exact for exact, _ in found], np.uint64),
        keys=np.array(every, np.uint32),
        owners=np.repeat(np.arange(len(records)), counts),
    )
    return duplicate_groups(
        columns, lambda numbers: [(number, records[number]) for number in numbers]
    )


def grouped(records: Sequence[Record]) -> list[list[int]]:
    """Places of records of one work, for each work that has several: by the first of each."""
    groups: dict[int, list[int]] = {}
    for place, first in enumerate(first_of_groups(records).tolist()):
        if first != NO_DUPLICATE:
            groups.setdefault(first, []).append(place)
    return [*groups.values()]


def merged(records: Sequence[Record]) -> Iterable[Record]:
    """Records with those of one work as one, which stands where the first of them stood."""
    groups = {places[0]: places for places in grouped(records)}
    others = {place for places in groups.values() for place in places[1:]}
    for place, record in enumerate(records):
        if place in groups:
            yield merged_group([records[each] for each in groups[place]])
        elif place not in others:
            yield record
