"""Joints: every place of the identifiers at which a piece of one may begin, in order.

A joint is a letter or digit after none, as in `10.5555/x.1` the places of `10`, `5555`, `x` and
`1`. Sorted by the eight bytes that follow, those that go on with a piece lie together.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import Allocate, starts_of, stretch_bounds

__all__ = ["find_joints", "sorted_joints"]

_KEY_BYTES = 8
_SLICE = 1 << 18  # bytes of the identifiers looked at, or joints compared, at once
_NEWLINE = ord("\n")
_IS_WORD = np.array([byte >= 0x80 or chr(byte).isalnum() for byte in range(256)])

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.uint32]


def sorted_joints(text: Bytes, name: str, allocate: Allocate) -> None:
    """Write the joints of the identifiers, one a line, to an array that `allocate` makes.

    Memory: some tens of bytes for each of the joints that begin with the same two bytes.

    Raises:
        ValueError: The text is longer than 32 bits can number.
    """
    if len(text) >= 1 << 32:
        raise ValueError("the identifiers of a part have more than 4 GB")
    sizes = np.zeros(1 << 16, np.int64)
    for places in _joints(text):
        sizes += np.bincount(_bucket(text, places), minlength=len(sizes))
    ends = np.cumsum(sizes)
    joints = allocate(name, np.dtype(np.uint32), int(ends[-1]))
    cursors = ends - sizes
    for places in _joints(text):
        buckets = _bucket(text, places)
        order = np.argsort(buckets, kind="stable")
        buckets, places = buckets[order], places[order]
        first = np.flatnonzero(np.r_[True, buckets[1:] != buckets[:-1]])
        counts = np.diff(np.r_[first, len(buckets)])
        within = np.arange(len(buckets)) - np.repeat(first, counts)
        joints[cursors[buckets] + within] = places
        cursors[buckets[first]] += counts
    for first_bucket, end_bucket in pairwise(stretch_bounds(starts_of(sizes), _SLICE)):
        same = slice(int((ends - sizes)[first_bucket]), int(ends[end_bucket - 1]))
        found = np.array(joints[same], np.uint32)
        joints[same] = found[np.argsort(_keys(text, found), kind="stable")]


def find_joints(text: Bytes, joints: Places, piece: bytes) -> Iterator[npt.NDArray[np.int64]]:
    """The joints at which `piece` stands, which begins with a letter or digit; some at a time."""
    # A piece has joints of its own: `10.5555/x` is sooner found by `x` than by `10.5555/`.
    ranges = []
    for place in _joints_of(piece):
        key = piece[place : place + _KEY_BYTES]
        first = _place_of(text, joints, key)
        end = _place_of(text, joints, key + b"\xff" * (_KEY_BYTES + 1 - len(key)))
        ranges.append((end - first, first, end, place))
    _, first, end, offset = min(ranges)
    for start in range(first, end, _SLICE):
        places = joints[start : min(end, start + _SLICE)].astype(np.int64) - offset
        places = places[(places >= 0) & (places + len(piece) <= len(text))]
        if offset:
            before = text[np.maximum(places - 1, 0)]
            places = places[(places == 0) | ~_IS_WORD[before]]
        for distance, byte in enumerate(piece):
            if not offset <= distance < offset + _KEY_BYTES:
                places = places[text[places + distance] == byte]
        yield places


def _joints_of(piece: bytes) -> list[int]:
    return [
        place
        for place, byte in enumerate(piece)
        if _IS_WORD[byte] and not (place and _IS_WORD[piece[place - 1]])
    ]


def _place_of(text: Bytes, joints: Places, key: bytes) -> int:
    """How many joints come before `key`."""
    low, high = 0, len(joints)
    while low < high:
        middle = (low + high) // 2
        place = int(joints[middle])
        if text[place : place + _KEY_BYTES].tobytes().partition(b"\n")[0] < key:
            low = middle + 1
        else:
            high = middle
    return low


def _joints(text: Bytes) -> Iterator[Places]:
    for start in range(0, len(text), _SLICE):
        is_word = _IS_WORD[text[max(0, start - 1) : start + _SLICE]]
        if start == 0:
            is_word = np.r_[False, is_word]
        places = np.flatnonzero(is_word[1:] & ~is_word[:-1]) + start
        if len(places):
            yield places.astype(np.uint32)


def _bucket(text: Bytes, places: Places) -> npt.NDArray[np.uint16]:
    """The first two bytes at each place, as a number."""
    return _keys(text, places, 2).astype(np.uint16)


def _keys(text: Bytes, places: Places, length: int = _KEY_BYTES) -> npt.NDArray[np.uint64]:
    """What follows each place on its line: so many bytes as a number that sorts like them."""
    keys = np.zeros(len(places), np.uint64)
    goes_on = np.ones(len(places), bool)
    last = len(text) - 1
    for distance in range(length):
        ahead = places.astype(np.int64) + distance
        found = text[np.minimum(ahead, last)]
        goes_on &= (found != _NEWLINE) & (ahead <= last)
        keys = keys << np.uint64(8) | np.where(goes_on, found, 0).astype(np.uint64)
    return keys
