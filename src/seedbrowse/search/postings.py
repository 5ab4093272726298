"""Postings: which records have each word, and in which of their fields.

A word has a posting list: record numbers of three bytes each, and one byte of fields. A word that
more than every fourth record has would take more room so than as one byte of fields for every
record of the part: it is dense, and has a row of those instead.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import ClassVar, NamedTuple

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import Allocate, Array, in_stretches, short_starts, stretch_bounds

__all__ = ["Chunk", "Fields", "Postings", "PostingsWriter", "RecordNumbers"]

RecordNumbers = npt.NDArray[np.uint32]
Fields = npt.NDArray[np.uint8]
"""One bit a `Field`."""

_DENSE = 4  # one record in so many: a row of a byte a record is as long as the list then
_FEWEST_DENSE = 64  # records; below, a row saves nothing worth its look-up
_SLICE = 1 << 18  # postings
_MOST_RECORDS = 1 << 24


class Chunk(NamedTuple):
    """The postings of some words, one word after the other."""

    terms: npt.NDArray[np.integer]
    lengths: npt.NDArray[np.integer]
    """How many postings each of the words has."""

    records: RecordNumbers
    fields: Fields


class Postings:
    """The postings of one part of an index, read only."""

    ARRAYS: ClassVar[Mapping[str, str]] = {
        "posting_starts": "uint32",
        "posting_low": "uint16",
        "posting_high": "uint8",
        "posting_fields": "uint8",
        "dense_terms": "uint32",
        "dense_fields": "uint8",
    }
    """The dtype of each array. `low` and `high` make a record number; `dense_terms` ascend, and
    each has a row of `dense_fields`, as long as there are records. The lists of dense words are
    empty; the postings of a word are in no particular order.
    """

    def __init__(self, arrays: Mapping[str, Array], records: int) -> None:
        """Take the arrays of a part with so many records."""
        self._starts: npt.NDArray[np.uint32] = arrays["posting_starts"].view(np.uint32)
        self._low: npt.NDArray[np.uint16] = arrays["posting_low"].view(np.uint16)
        self._high: npt.NDArray[np.uint8] = arrays["posting_high"].view(np.uint8)
        self._fields: Fields = arrays["posting_fields"].view(np.uint8)
        self._dense: npt.NDArray[np.uint32] = arrays["dense_terms"].view(np.uint32)
        self._rows: Fields = arrays["dense_fields"].view(np.uint8)
        self._size = records

    @staticmethod
    def expected_lengths(lengths: Mapping[str, int], words: int, records: int) -> Mapping[str, int]:
        """How long each array has to be."""
        postings = lengths["posting_low"]
        return {
            "posting_starts": words + 1,
            "posting_high": postings,
            "posting_fields": postings,
            "dense_fields": lengths["dense_terms"] * max(0, records),
        }

    def between(self, first: int, end: int) -> Iterator[tuple[RecordNumbers, Fields]]:
        """The lists of the words from `first` to before `end`, a record once for each word.

        In slices, so that other threads get their turn between them.
        """
        stop = int(self._starts[end])
        for start in range(int(self._starts[first]), stop, _SLICE):
            place = slice(start, min(start + _SLICE, stop))
            yield self._numbers(place), self._fields[place]

    def of(self, terms: npt.NDArray[np.intp]) -> Iterator[tuple[RecordNumbers, Fields]]:
        """The lists of some words, a record once for each of them; in slices."""
        starts = self._starts[terms].astype(np.int64)
        every = in_stretches(starts, self._starts[terms + 1] - starts)
        for start in range(0, len(every), _SLICE):
            places = every[start : start + _SLICE]
            yield self._numbers(places), self._fields[places]

    def dense_between(self, first: int, end: int) -> Iterator[Fields]:
        """The fields in which each record has a word, for every dense one of these words."""
        for row in range(*np.searchsorted(self._dense, (first, end)).tolist()):
            yield self._row(row)

    def dense_of(self, terms: npt.NDArray[np.intp]) -> Iterator[Fields]:
        """The same for words that need not be neighbours."""
        for row in np.flatnonzero(np.isin(self._dense, terms)).tolist():
            yield self._row(row)

    def counts(self) -> npt.NDArray[np.int64]:
        """How many records have each word."""
        starts = self._starts.astype(np.int64)
        counts = starts[1:] - starts[:-1]
        for row, term in enumerate(self._dense.tolist()):
            counts[term] = np.count_nonzero(self._row(row))
        return counts

    def chunks(self, most: int) -> Iterator[Chunk]:
        """All postings, about `most` at a time; of dense words too."""
        starts = self._starts.astype(np.int64)
        bounds = stretch_bounds(starts, most)
        for first, end in pairwise(bounds):
            lengths = np.diff(starts[first : end + 1])
            place = slice(int(starts[first]), int(starts[end]))
            yield Chunk(np.arange(first, end), lengths, self._numbers(place), self._fields[place])
        for row, term in enumerate(self._dense.tolist()):
            fields = self._row(row)
            records = np.flatnonzero(fields)
            numbers = records.astype(np.uint32)
            yield Chunk(np.array([term]), np.array([len(records)]), numbers, fields[records])

    def _numbers(self, places: "slice | npt.NDArray[np.int64]") -> RecordNumbers:
        numbers = self._high[places].astype(np.uint32)
        numbers <<= 16
        numbers |= self._low[places]
        return numbers

    def _row(self, row: int) -> Fields:
        return self._rows[row * self._size : (row + 1) * self._size]


class PostingsWriter:
    """Brings postings that come in any order into the arrays of a part."""

    def __init__(self, totals: npt.NDArray[np.int64], records: int, allocate: Allocate) -> None:
        """Make the arrays.

        Args:
            totals: How many postings each word will have.
            records: How many records the part has.
            allocate: Makes each array, filled with zeros.

        Raises:
            ValueError: There are more records than the arrays can number, or more postings in
                lists.
        """
        if records > _MOST_RECORDS:
            raise ValueError(f"a part of an index has at most {_MOST_RECORDS:,} records")
        is_dense = (totals * _DENSE > records) & (totals >= _FEWEST_DENSE)
        dense = np.flatnonzero(is_dense)
        self._size = records
        self._rows = np.full(len(totals), -1, np.int32)
        self._rows[dense] = np.arange(len(dense))
        starts = short_starts(np.where(is_dense, 0, totals))
        self._ends = starts[:-1].astype(np.int64)
        postings = int(starts[-1])
        allocate("posting_starts", np.dtype(np.uint32), len(starts))[:] = starts
        self._low = allocate("posting_low", np.dtype(np.uint16), postings)
        self._high = allocate("posting_high", np.dtype(np.uint8), postings)
        self._fields = allocate("posting_fields", np.dtype(np.uint8), postings)
        allocate("dense_terms", np.dtype(np.uint32), len(dense))[:] = dense
        self._dense_fields = allocate("dense_fields", np.dtype(np.uint8), len(dense) * records)

    def add(self, chunk: Chunk) -> None:
        """Add postings; no record comes twice for a word."""
        rows = self._rows[chunk.terms]
        is_dense = rows >= 0
        if is_dense.any():
            every = np.repeat(rows, chunk.lengths)
            here = every >= 0
            places = every[here].astype(np.int64) * self._size + chunk.records[here]
            self._dense_fields[places] = chunk.fields[here]
            chunk = Chunk(
                chunk.terms[~is_dense], chunk.lengths[~is_dense],
                chunk.records[~here], chunk.fields[~here],
            )  # fmt: skip
        places = in_stretches(self._ends[chunk.terms], chunk.lengths)
        self._low[places] = (chunk.records & 0xFFFF).astype(np.uint16)
        self._high[places] = (chunk.records >> 16).astype(np.uint8)
        self._fields[places] = chunk.fields
        self._ends[chunk.terms] += chunk.lengths
