"""IndexPart: words, postings, headings and identifiers of some records, in plain arrays.

Everything is an array of numbers or bytes that may be mapped from a file, so that a million
records are opened at once and cost no object each. The words are sorted, as UTF-8 one after the
other; those with a beginning are found by halving, and their postings are neighbours.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import Array
from seedbrowse.search.beginnings import bytes_of_planes, unpacked
from seedbrowse.search.postings import Postings

__all__ = ["IndexPart", "NumberedPart"]

_DOI = b"10."
_NEWLINE = ord("\n")
_LOOKED_UP = 2  # bytes of a beginning whose words are remembered
_MOST_LOOKUPS = 5_000


class IndexPart:
    """One part of an index, read only; searched together with others, or merged."""

    ARRAYS: ClassVar[Mapping[str, str]] = {
        "term_text": "uint8",
        "term_starts": "uint32",
        "term_letters": "uint8",
        "term_signatures": "uint64",
        **Postings.ARRAYS,
        "beginning_firsts": "uint32",
        "beginning_ends": "uint32",
        "beginning_planes": "uint8",
        "heading_text": "uint8",
        "heading_starts": "uint32",
        "identifier_text": "uint8",
        "identifier_starts": "uint32",
        "identifier_joints": "uint32",
    }
    """The dtype of each array. A text's `starts` have its end as well.

    `term_letters` is the length of a word that is all letters, and 0 of any other, which no typing
    error leads to; `term_signatures` are those of `signatures`; for `posting_…` and `dense_…` see
    `postings`, for `beginning_…` `beginnings`, for `identifier_joints` `joints`.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        """Take the arrays as they are, without a look at what they hold.

        Raises:
            ValueError: One is missing, has another dtype, or a length that does not fit.
        """
        for name, dtype in self.ARRAYS.items():
            if name not in arrays:
                raise ValueError(f"the index has no array {name}")
            if arrays[name].dtype != dtype:
                raise ValueError(f"array {name} of the index is {arrays[name].dtype}, not {dtype}")
            if arrays[name].ndim != 1:
                raise ValueError(f"array {name} of the index has several dimensions")
        _check_lengths(arrays)
        # Views, since every slice of a memory map is an object that takes long to make.
        self.arrays: Mapping[str, Array] = {
            name: arrays[name].view(np.ndarray) for name in self.ARRAYS
        }
        self.letters: npt.NDArray[np.uint8] = self.arrays["term_letters"].view(np.uint8)
        self.signatures: npt.NDArray[np.uint64] = self.arrays["term_signatures"].view(np.uint64)
        self.identifiers: npt.NDArray[np.uint8] = self.arrays["identifier_text"].view(np.uint8)
        self.joints: npt.NDArray[np.uint32] = self.arrays["identifier_joints"].view(np.uint32)
        self.postings = Postings(self.arrays, len(self))
        # Single items of a memoryview are had in a third of the time that an array needs.
        self._text = self.arrays["term_text"].data
        self._starts = self.arrays["term_starts"].data
        self._heading_text = self.arrays["heading_text"].data
        self._heading_starts = self.arrays["heading_starts"].data
        self._lookups: dict[bytes, tuple[int, int]] = {}
        self._beginnings: dict[tuple[int, int], int] | None = None
        self._doi_ends: npt.NDArray[np.uint32] | None = None

    def __len__(self) -> int:
        return len(self.arrays["heading_starts"]) - 1

    @property
    def words(self) -> int:
        """How many different words there are."""
        return len(self.letters)

    def word(self, term: int) -> str:
        """The word of a number; words are numbered in their order."""
        return str(self._text[self._starts[term] : self._starts[term + 1]], "utf-8")

    def terms(self, beginning: bytes) -> tuple[int, int]:
        """The words that begin so: the number of the first, and the number after the last."""
        low, high = self._lookup(beginning)
        if len(beginning) <= _LOOKED_UP:
            return low, high
        first = self._place(beginning, low, high)
        return first, self._place(beginning + b"\xff", first, high)

    def term(self, word: bytes) -> int | None:
        """The number of a word, or None where no record has it."""
        low, high = self._lookup(word)
        term = self._place(word, low, high)
        if term < high and self._text[self._starts[term] : self._starts[term + 1]] == word:
            return term
        return None

    def _lookup(self, word: bytes) -> tuple[int, int]:
        """The words with the same first bytes, which are asked for again and again."""
        beginning = word[:_LOOKED_UP]
        found = self._lookups.get(beginning)
        if found is None:
            first = self._place(beginning, 0, self.words)
            found = first, self._place(beginning + b"\xff", first, self.words)
            if len(self._lookups) < _MOST_LOOKUPS:
                self._lookups[beginning] = found
        return found

    def _place(self, word: bytes, low: int, high: int) -> int:
        """How many words come before `word`, which are between `low` and `high`."""
        text, starts = self._text, self._starts
        while low < high:
            middle = (low + high) // 2
            if bytes(text[starts[middle] : starts[middle + 1]]) < word:
                low = middle + 1
            else:
                high = middle
        return low

    def zones_between(self, first: int, end: int) -> npt.NDArray[np.uint8] | None:
        """The best zone in which each record has any of these words, where that is kept."""
        if self._beginnings is None:
            firsts, ends = self.arrays["beginning_firsts"], self.arrays["beginning_ends"]
            ranges = zip(firsts.tolist(), ends.tolist(), strict=True)
            self._beginnings = {found: row for row, found in enumerate(ranges)}
        row = self._beginnings.get((first, end))
        if row is None:
            return None
        size = bytes_of_planes(len(self))
        planes = self.arrays["beginning_planes"][row * size : (row + 1) * size]
        return unpacked(planes.view(np.uint8), len(self))

    def doi_ends(self) -> npt.NDArray[np.uint32]:
        """Where the DOI of each record ends among the identifiers; its beginning where it has none.

        A DOI is always the first identifier of its record.
        """
        if self._doi_ends is None:
            starts = self.arrays["identifier_starts"][:-1]
            ends = np.append(np.flatnonzero(self.identifiers == _NEWLINE), len(self.identifiers))
            firsts = ends[np.searchsorted(ends, starts)]
            last = max(len(self.identifiers) - 1, 0)
            is_doi = np.full(len(starts), len(self.identifiers) > 0)
            for distance, byte in enumerate(_DOI if len(self.identifiers) else b""):
                places = np.minimum(starts.astype(np.int64) + distance, last)
                is_doi &= self.identifiers[places] == byte
            self._doi_ends = np.where(is_doi, firsts, starts).astype(np.uint32)
        return self._doi_ends

    def heading(self, record: int) -> str:
        """Title and authors of a record, folded, with `HEADING_SEPARATOR` between them."""
        start, end = self._heading_starts[record], self._heading_starts[record + 1]
        return str(self._heading_text[start:end], "utf-8")


def _check_lengths(arrays: Mapping[str, Array]) -> None:
    lengths = {name: len(arrays[name]) for name in IndexPart.ARRAYS}
    words = lengths["term_starts"] - 1
    records = lengths["heading_starts"] - 1
    beginnings = lengths["beginning_firsts"]
    expected = {
        "term_letters": words,
        "term_signatures": words,
        "beginning_ends": beginnings,
        "beginning_planes": beginnings * bytes_of_planes(max(0, records)),
        "identifier_starts": records + 1,
        **Postings.expected_lengths(lengths, words, records),
    }
    if min(words, records) < 0:
        raise ValueError("the index is cut off")
    for name, length in expected.items():
        if lengths[name] != length:
            raise ValueError(f"array {name} of the index has {lengths[name]} items, not {length}")


@dataclass(frozen=True)
class NumberedPart:
    """A part of an index as it stands in a library."""

    part: IndexPart
    numbers: npt.NDArray[np.int32] | None
    """The number in the library of each of the part's records; -1 for one that is not in it.

    None where they are the same numbers.
    """
