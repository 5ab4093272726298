"""Columns: what records are ordered and marked by, as arrays.

A part of a segment has them as the records give them: numbers, digests, and the collation keys
as text. A built library has ranks instead of keys, so that sorting compares nothing but numbers.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from seedbrowse.library.arrays import Array
from seedbrowse.library.duplicate_keys import duplicate_keys
from seedbrowse.records import Record
from seedbrowse.records.column_keys import COLUMN_KEYS
from seedbrowse.records.identity import digest
from seedbrowse.search.engine import SortKey

__all__ = [
    "BUILT", "COPY", "DIGEST", "DUPLICATE", "GAP", "KEYS", "KEY_COUNT", "NUMBERS", "PART", "RANKED",
    "SORT_LENGTHS", "SORT_TEXT", "TEXTS", "ColumnsBuilder", "Numbers", "gathered",
    "gathered_digests", "rank_name",
]  # fmt: skip

GAP: Final = -1
DIGEST: Final = "digest"
DUPLICATE: Final = "duplicate"
COPY: Final = "copy"
KEYS: Final = "duplicate-keys"
KEY_COUNT: Final = "duplicate-key-count"
SORT_TEXT: Final = "sort-text"
SORT_LENGTHS: Final = "sort-lengths"
NUMBERS: Final = {SortKey.YEAR: "year", SortKey.CITED: "cited"}
"""What is ordered by a number, and the array that has it."""

TEXTS: Final[Mapping[SortKey, Callable[[Record], str]]] = {
    SortKey(name): key for name, key in COLUMN_KEYS.items()
}
"""What is ordered by a text, in the order in which `sort-text` has the keys."""

_LONGEST: Final = 2**16 - 1
"""Bytes of a key that are kept."""

Numbers = npt.NDArray[np.int32] | None
"""Number in the library by number in the part, -1 for none; None where they are the same."""


def rank_name(by: SortKey) -> str:
    """The name of the array that a built library is ordered by."""
    return f"rank-{by}"


PART: Final = {
    DIGEST: "<u8",
    COPY: "<u8",
    KEYS: "<u4",
    KEY_COUNT: "|u1",
    **dict.fromkeys(NUMBERS.values(), "<i4"),
    SORT_TEXT: "|u1",
    SORT_LENGTHS: "<u2",
}
"""Names and types of the arrays of a part. `sort-text` has the keys of all records for the first
text they are ordered by, then those for the next, `sort-lengths` the bytes of each: one array for
all, since each is an open file. `copy` and `duplicate-keys` are the `duplicate_keys` of the
records, of each one so many as its `duplicate-key-count`."""

RANKED: Final = (*NUMBERS, *TEXTS)
"""The orders of which the ranks are stored; the others are made of these, see `orders`."""

BUILT: Final = {
    DIGEST: "<u8",
    DUPLICATE: "<i4",
    **{rank_name(by): "<i4" for by in RANKED},
}
"""Names and types of the arrays of a built library. `duplicate` is the number of the first record
of the same work, -1 where a record is the only one."""


class ColumnsBuilder:
    """Collects the columns of one part."""

    def __init__(self) -> None:
        self._digests = array("Q")
        self._copies = array("Q")
        self._duplicate_keys = array("I")
        self._key_counts = array("B")
        self._year = array("i")
        self._cited = array("i")
        self._keys: dict[SortKey, list[bytes]] = {by: [] for by in TEXTS}

    def add(self, record: Record) -> None:
        """Add the next record."""
        self._digests.append(digest(record))
        copy, keys = duplicate_keys(record)
        self._copies.append(copy)
        self._duplicate_keys.extend(keys)
        self._key_counts.append(len(keys))
        self._year.append(_number(record.year))
        self._cited.append(_number(record.cited_by))
        for by, key in TEXTS.items():
            self._keys[by].append(key(record).encode()[:_LONGEST])

    def build(self) -> dict[str, Array]:
        """The arrays that `PART` names."""
        keys = [key for by in TEXTS for key in self._keys[by]]
        return {
            DIGEST: np.array(self._digests, "<u8"),
            COPY: np.array(self._copies, "<u8"),
            KEYS: np.array(self._duplicate_keys, "<u4"),
            KEY_COUNT: np.array(self._key_counts, "|u1"),
            "year": np.array(self._year, "<i4"),
            "cited": np.array(self._cited, "<i4"),
            SORT_TEXT: np.frombuffer(b"".join(keys), "|u1"),
            SORT_LENGTHS: np.array([*map(len, keys)], "<u2"),
        }


def gathered_digests(
    parts: Sequence[tuple[Mapping[str, Array], Numbers]], size: int
) -> npt.NDArray[np.uint64]:
    """The digests of all records; 0 for those that no part has yet."""
    return gathered([(part[DIGEST], numbers) for part, numbers in parts], size, 0)


def _number(number: int | None) -> int:
    return GAP if number is None else min(max(number, 0), 2**31 - 1)


def gathered(
    columns: Sequence[tuple[Array, Numbers]], size: int, gap: int | bytes
) -> npt.NDArray[Any]:
    """One array by number in the library, of columns by number in their part.

    `gap` stands where no part has a record.
    """
    dtype = columns[0][0].dtype if columns else np.dtype(type(gap))
    every = np.full(size, gap, dtype)
    for column, numbers in columns:
        if numbers is None:
            every[: len(column)] = column
        else:
            here = numbers >= 0
            every[numbers[here]] = column[here]
    return every
