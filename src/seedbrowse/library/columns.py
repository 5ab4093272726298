"""Columns: what records are ordered and marked by, as arrays.

A part of a segment has them as the records give them: numbers, digests, and the collation keys
as text. A built library has ranks instead of keys, so that sorting compares nothing but numbers.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from seedbrowse.library.arrays import Array
from seedbrowse.library.duplicate_keys import duplicate_keys
from seedbrowse.records import Record
from seedbrowse.records.collation import authors_key, source_key, title_key
from seedbrowse.records.identity import digest
from seedbrowse.search.engine import SortKey

__all__ = [
    "BUILT", "COPY", "DIGEST", "DUPLICATE", "KEYS", "KEY_COUNT", "PART", "ColumnsBuilder",
    "Numbers", "approximate_ranks", "exact_ranks", "gathered", "gathered_digests", "rank_name",
]  # fmt: skip

GAP: Final = -1
DIGEST: Final = "digest"
DUPLICATE: Final = "duplicate"
COPY: Final = "copy"
KEYS: Final = "duplicate-keys"
KEY_COUNT: Final = "duplicate-key-count"
_NUMBERS: Final = {SortKey.YEAR: "year", SortKey.CITED: "cited"}
_TEXTS: Final[Mapping[SortKey, Callable[[Record], str]]] = {
    SortKey.AUTHORS: authors_key,
    SortKey.TITLE: title_key,
    SortKey.SOURCE: source_key,
}
_PREFIX: Final = 24
"""Bytes of a key that are compared at once; the rest only among those that share them."""

Ranks = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int32] | None
"""Number in the library by number in the part, -1 for none; None where they are the same."""


def rank_name(by: SortKey) -> str:
    """The name of the array that a built library is ordered by."""
    return f"rank-{by}"


def _keys_names(by: SortKey) -> tuple[str, str]:
    return f"key-{by}", f"key-{by}-end"


PART: Final = {
    DIGEST: "<u8",
    COPY: "<u8",
    KEYS: "<u4",
    KEY_COUNT: "|u1",
    **dict.fromkeys(_NUMBERS.values(), "<i4"),
    **{_keys_names(by)[0]: "|u1" for by in _TEXTS},
    **{_keys_names(by)[1]: "<i8" for by in _TEXTS},
}
"""Names and types of the arrays of a part; `key-X` has the keys one after another, `key-X-end`
where each ends. `copy` and `duplicate-keys` are the `duplicate_keys` of the records, of each one so
many as its `duplicate-key-count`."""

BUILT: Final = {
    DIGEST: "<u8",
    DUPLICATE: "<i4",
    **{rank_name(by): "<i4" for by in (*_NUMBERS, *_TEXTS)},
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
        self._keys: dict[SortKey, list[bytes]] = {by: [] for by in _TEXTS}

    def add(self, record: Record) -> None:
        """Add the next record."""
        self._digests.append(digest(record))
        copy, keys = duplicate_keys(record)
        self._copies.append(copy)
        self._duplicate_keys.extend(keys)
        self._key_counts.append(len(keys))
        self._year.append(_number(record.year))
        self._cited.append(_number(record.cited_by))
        for by, key in _TEXTS.items():
            self._keys[by].append(key(record).encode())

    def build(self) -> dict[str, Array]:
        """The arrays that `PART` names."""
        arrays: dict[str, Array] = {
            DIGEST: np.array(self._digests, "<u8"),
            COPY: np.array(self._copies, "<u8"),
            KEYS: np.array(self._duplicate_keys, "<u4"),
            KEY_COUNT: np.array(self._key_counts, "|u1"),
            "year": np.array(self._year, "<i4"),
            "cited": np.array(self._cited, "<i4"),
        }
        for by, keys in self._keys.items():
            text, end = _keys_names(by)
            arrays[text] = np.frombuffer(b"".join(keys), "|u1")
            arrays[end] = np.cumsum([len(key) for key in keys], dtype="<i8")
        return arrays


def approximate_ranks(
    parts: Sequence[tuple[Mapping[str, Array], Numbers]], size: int, by: SortKey
) -> Ranks:
    """Ranks over unfinished parts: texts only by their beginning, which is enough meanwhile.

    Records that no part has yet are gaps.
    """
    if by in _NUMBERS:
        return gathered([(part[_NUMBERS[by]], numbers) for part, numbers in parts], size, GAP)
    prefixes = gathered([(_prefixes(part, by), numbers) for part, numbers in parts], size, b"")
    _, ranks = np.unique(prefixes, return_inverse=True)
    return np.where(prefixes == b"", GAP, ranks).astype(np.int32)


def exact_ranks(
    parts: Sequence[tuple[Mapping[str, Array], Numbers]], size: int, by: SortKey
) -> Ranks:
    """Ranks over all parts: equal for equal, `GAP` where there is nothing to compare."""
    if by in _NUMBERS:
        return approximate_ranks(parts, size, by)
    prefixes = gathered([(_prefixes(part, by), numbers) for part, numbers in parts], size, b"")
    order = np.argsort(prefixes, kind="stable")
    ordered = prefixes[order]
    is_new = np.ones(size, bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    # Keys that fill the prefix may differ behind it.
    is_long = np.char.str_len(ordered) == _PREFIX
    starts = np.flatnonzero(is_new)
    ends = np.append(starts[1:], size)
    wanted = is_long[starts] & (ends - starts > 1) if size else np.zeros(0, bool)
    if wanted.any():
        key_of = _whole_keys(parts, size, by)
        for start, end in zip(starts[wanted].tolist(), ends[wanted].tolist(), strict=True):
            members = sorted(order[start:end].tolist(), key=key_of)
            order[start:end] = members
            keys = [key_of(number) for number in members]
            is_new[start + 1 : end] = [one != other for one, other in pairwise(keys)]
    ranks = np.empty(size, np.int32)
    ranks[order] = np.cumsum(is_new) - 1
    ranks[prefixes == b""] = GAP
    return ranks


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


def _prefixes(part: Mapping[str, Array], by: SortKey) -> npt.NDArray[np.bytes_]:
    """The first bytes of each key of a part."""
    text, end = (part[name] for name in _keys_names(by))
    starts = np.concatenate(([0], end[:-1])) if len(end) else end
    places = starts[:, None] + np.arange(_PREFIX)
    letters = np.zeros((len(end), _PREFIX), "|u1")
    inside = places < end[:, None]
    letters[inside] = text[places[inside]]
    return letters.view(f"|S{_PREFIX}").ravel()


def _whole_keys(
    parts: Sequence[tuple[Mapping[str, Array], Numbers]], size: int, by: SortKey
) -> Callable[[int], bytes]:
    """Gives the key of a record by its number in the library."""
    origin = np.zeros(size, np.int32)
    place = np.zeros(size, np.int32)
    for index, (part, numbers) in enumerate(parts):
        length = len(part[DIGEST])
        mine = np.arange(length, dtype=np.int32)
        if numbers is None:
            numbers = mine
        here = numbers >= 0
        origin[numbers[here]] = index
        place[numbers[here]] = mine[here]

    def key_of(number: int) -> bytes:
        part = parts[origin[number]][0]
        text, end = (part[name] for name in _keys_names(by))
        local = int(place[number])
        start = int(end[local - 1]) if local else 0
        key: bytes = text[start : int(end[local])].tobytes()
        return key

    return key_of
