"""Merging: the parts of an index to one, in pieces, so that a million records need little memory.

Whatever grows with the text stays in the parts and in the arrays that the caller makes, which
may both be files; in memory are a few numbers for each word and each record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import (
    Allocate,
    Array,
    in_stretches,
    short_starts,
    starts_of,
    stretch_bounds,
)
from seedbrowse.search.beginnings import write_beginnings
from seedbrowse.search.index_part import IndexPart, NumberedPart
from seedbrowse.search.joints import sorted_joints
from seedbrowse.search.merged_words import MergedWords
from seedbrowse.search.postings import Chunk, PostingsWriter

__all__ = ["merge"]

_POSTINGS = 1 << 20  # moved at once
_BYTES = 1 << 21  # of text moved at once


def merge(parts: Sequence[NumberedPart], size: int, allocate: Allocate) -> None:
    """Write one part that holds what `parts` hold, under their numbers in the library.

    Args:
        parts: They share no record of the library.
        size: How many records the library has; those in no part get nothing.
        allocate: Makes each array of the new part, to be written to, by name, dtype and length.
    """
    arrays: dict[str, Array] = {}

    def allocated(name: str, dtype: "np.dtype[Any]", length: int) -> Array:
        arrays[name] = allocate(name, dtype, length)
        return arrays[name]

    sources = [_Source.of(numbered, size) for numbered in parts]
    sources.sort(key=lambda source: source.first)
    counts = [_posting_counts(source) for source in sources]
    words = MergedWords([source.part for source in sources], [each > 0 for each in counts])
    words.write(allocated)
    _write_postings(sources, counts, words, size, allocated)
    for text in ("heading", "identifier"):
        _write_lines(sources, size, text, allocated)
    write_beginnings(arrays, allocated)
    identifiers = np.asarray(arrays["identifier_text"]).view(np.uint8)
    sorted_joints(identifiers, "identifier_joints", allocated)


@dataclass(frozen=True)
class _Source:
    part: IndexPart
    numbers: npt.NDArray[np.int32]
    first: int
    """The lowest number in the library."""

    @classmethod
    def of(cls, numbered: NumberedPart, size: int) -> "_Source":
        numbers = numbered.numbers
        if numbers is None:
            numbers = np.arange(len(numbered.part), dtype=np.int32)
        if len(numbers) != len(numbered.part) or (len(numbers) and numbers.max() >= size):
            raise ValueError("the numbers of a part are not those of its records in the library")
        known = numbers[numbers >= 0]
        return cls(numbered.part, numbers, int(known.min()) if len(known) else size)

    def is_whole(self) -> bool:
        return bool((self.numbers >= 0).all())


def _posting_counts(source: _Source) -> npt.NDArray[np.int64]:
    """How many records of the library have each of a part's words."""
    if source.is_whole():
        return source.part.postings.counts()
    counts = np.zeros(source.part.words, np.int64)
    for chunk in source.part.postings.chunks(_POSTINGS):
        counts[chunk.terms] += _kept(source, chunk)[1]
    return counts


def _kept(source: _Source, chunk: Chunk) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Which postings are of records in the library, and how many of each word."""
    is_kept = source.numbers[chunk.records] >= 0
    before = starts_of(is_kept.astype(np.int64))
    return is_kept, np.diff(before[starts_of(chunk.lengths)])


def _groups(starts: npt.NDArray[np.int64], most: int) -> Iterator[tuple[int, int]]:
    bounds = stretch_bounds(starts, most)
    return pairwise(bounds)


def _write_postings(
    sources: Sequence[_Source],
    counts: Sequence[npt.NDArray[np.int64]],
    words: MergedWords,
    size: int,
    allocate: Allocate,
) -> None:
    totals = np.zeros(len(words), np.int64)
    for terms, count in zip(words.terms, counts, strict=True):
        totals[terms[terms >= 0]] += count[terms >= 0]
    writer = PostingsWriter(totals, size, allocate)
    for source, terms in zip(sources, words.terms, strict=True):
        for chunk in source.part.postings.chunks(_POSTINGS):
            is_kept, lengths = _kept(source, chunk)
            numbers = source.numbers[chunk.records[is_kept]].astype(np.uint32)
            has_any = lengths > 0
            merged_terms = terms[chunk.terms[has_any]]
            writer.add(Chunk(merged_terms, lengths[has_any], numbers, chunk.fields[is_kept]))


def _write_lines(sources: Sequence[_Source], size: int, name: str, allocate: Allocate) -> None:
    """Bring a text of each record to its place."""
    lengths = np.zeros(size, np.int64)
    for source in sources:
        kept = source.numbers >= 0
        lengths[source.numbers[kept]] = np.diff(source.part.arrays[f"{name}_starts"])[kept]
    starts = starts_of(lengths)
    allocate(f"{name}_starts", np.dtype(np.uint32), size + 1)[:] = short_starts(lengths)
    text = allocate(f"{name}_text", np.dtype(np.uint8), int(starts[-1]))
    for source in sources:
        old_starts = source.part.arrays[f"{name}_starts"].astype(np.int64)
        for first, end in _groups(old_starts, _BYTES):
            old = source.part.arrays[f"{name}_text"][old_starts[first] : old_starts[end]]
            numbers = source.numbers[first:end]
            if (np.diff(numbers) == 1).all() and numbers[0] >= 0:
                start = starts[numbers[0]]
                text[start : start + len(old)] = old
                continue
            kept = numbers >= 0
            found = in_stretches(
                (old_starts[first:end] - old_starts[first])[kept], lengths[numbers[kept]]
            )
            text[in_stretches(starts[numbers[kept]], lengths[numbers[kept]])] = old[found]
