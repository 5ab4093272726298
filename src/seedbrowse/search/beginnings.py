"""Beginnings: which records have a word that begins so, for those that begin very many words.

Going through the posting lists of every word in `a…` would be the slowest search of all. For each
beginning whose words have more postings than there are records, three planes of a bit a record
say whether it has one of them at all, in subject or heading, and in the heading.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import Allocate, Array, starts_of
from seedbrowse.search.fields import ZONES, Zone
from seedbrowse.search.postings import Postings

__all__ = ["ZONE_OF_FIELDS", "bytes_of_planes", "unpacked", "write_beginnings"]

ZONE_OF_FIELDS = np.frombuffer(ZONES, np.uint8)
"""The best `Zone` for each set of fields."""

_LONGEST = 8  # bytes of a beginning
_FEWEST = 2_000  # postings, below which going through them costs nothing
_PLANES = np.array([[zone] for zone in Zone], np.uint8)


def bytes_of_planes(records: int) -> int:
    """How many bytes the planes of one beginning have."""
    return len(Zone) * ((records + 7) // 8)


def unpacked(planes: npt.NDArray[np.uint8], records: int) -> npt.NDArray[np.uint8]:
    """The best zone of each record, 0 for none, from the planes of one beginning."""
    bits = np.unpackbits(planes.reshape(len(Zone), -1), axis=1, count=records)
    zones: npt.NDArray[np.uint8] = bits.sum(axis=0, dtype=np.uint8)
    return zones


def write_beginnings(arrays: Mapping[str, Array], allocate: Allocate) -> None:
    """Write the beginnings of a part whose terms and postings are in `arrays`."""
    records = len(arrays["heading_starts"]) - 1
    postings = Postings(arrays, records)
    totals = starts_of(postings.counts())
    most = max(records, _FEWEST)
    ranges = [*_ranges(arrays["term_text"], arrays["term_starts"], totals, most)]
    firsts = allocate("beginning_firsts", np.dtype(np.uint32), len(ranges))
    ends = allocate("beginning_ends", np.dtype(np.uint32), len(ranges))
    size = bytes_of_planes(records)
    planes = allocate("beginning_planes", np.dtype(np.uint8), size * len(ranges))
    for row, (first, end) in enumerate(ranges):
        firsts[row], ends[row] = first, end
        bits = np.zeros((len(Zone), records), np.uint8)
        for found, fields in postings.between(first, end):
            zones = ZONE_OF_FIELDS[fields]
            bits[0, found] = 1
            bits[1, found[zones >= Zone.SUBJECT]] = 1
            bits[2, found[zones >= Zone.HEADING]] = 1
        for fields in postings.dense_between(first, end):
            zones = ZONE_OF_FIELDS[fields]
            bits |= zones >= _PLANES
        planes[row * size : (row + 1) * size] = np.packbits(bits, axis=1).ravel()


def _ranges(
    text: Array, term_starts: Array, totals: npt.NDArray[np.int64], most: int
) -> Iterator[tuple[int, int]]:
    """First term and end of each beginning whose words have more than `most` postings."""
    words = len(term_starts) - 1
    keys = np.zeros(words, np.uint64)
    is_inside = np.ones(words, bool)
    for length in range(1, _LONGEST + 1):
        places = term_starts[:-1] + (length - 1)
        is_inside &= places < term_starts[1:]
        found = text[np.minimum(places, max(0, len(text) - 1))] if words else keys
        keys = keys << np.uint64(8) | np.where(is_inside, found, 0).astype(np.uint64)
        first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if words else keys[:0]
        first = first.astype(np.int64)
        ends = np.r_[first[1:], words].astype(np.int64)[: len(first)]
        is_wanted = totals[ends] - totals[first] > most
        is_wanted &= is_inside[first] & (ends - first > 1)
        if not is_wanted.any():
            return
        yield from zip(first[is_wanted].tolist(), ends[is_wanted].tolist(), strict=True)
