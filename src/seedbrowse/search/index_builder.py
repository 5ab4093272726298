"""IndexBuilder: records to the arrays of one part of an index."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count, islice
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from seedbrowse.records import Record
from seedbrowse.search.arrays import (
    Allocate,
    Array,
    in_stretches,
    short_starts,
    starts_of,
    steady_order,
)
from seedbrowse.search.beginnings import write_beginnings
from seedbrowse.search.fields import Field, identifiers, texts_by_field
from seedbrowse.search.folding import END_OF_FIELD, chunks, compound_words, folded_identifier
from seedbrowse.search.headings import HEADING_SEPARATOR
from seedbrowse.search.joints import sorted_joints
from seedbrowse.search.postings import Chunk, PostingsWriter
from seedbrowse.search.signatures import signatures

__all__ = ["IndexBuilder"]

# Words that are collected before they become postings, which takes some 60 bytes each.
_BATCH = 1 << 19

_SEPARATOR = f" {END_OF_FIELD} "
_END = END_OF_FIELD.encode()


class IndexBuilder:
    """Collects records, numbered from 0, into one part of an index.

    Each word costs a step of a C loop here: it gets a number the first time it is seen, and
    sorting numbers makes posting lists of them.
    """

    def __init__(self) -> None:
        # The number of each chunk of text in the order of their first appearance.
        self._numbers: defaultdict[bytes, int] = defaultdict(count().__next__)
        self._end = self._numbers[_END]
        self._seen = 0
        self._tokens = array("I")
        self._first_record = 0
        self._compounds = _Compounds()
        self._batches: list[Chunk] = []
        self._headings = _Lines()
        self._identifiers = _Lines()

    def __len__(self) -> int:
        return len(self._headings)

    def add(self, record: Record) -> None:
        """Add the next record."""
        texts = texts_by_field(record)
        joined = _SEPARATOR.join(texts)
        if joined.count(END_OF_FIELD) != len(Field) - 1:
            joined = _SEPARATOR.join(text.replace(END_OF_FIELD, " ") for text in texts)
        found = chunks(joined)
        found.append(_END)
        self._tokens.extend(itemgetter(*found)(self._numbers))
        title_end = found.index(_END)
        authors_end = found.index(_END, title_end + 1)
        title, authors = found[:title_end], found[title_end + 1 : authors_end]
        heading = b" ".join(title) + HEADING_SEPARATOR + b" ".join(authors)
        self._headings.append(heading.replace(b"-", b" "))
        lines = [folded_identifier(text) + b"\n" for text in identifiers(record)]
        self._identifiers.append(b"".join(lines))
        if len(self._tokens) >= _BATCH:
            self._finish_batch()

    def build(self) -> dict[str, Array]:
        """The arrays of the part; see `IndexPart.ARRAYS`. More records may be added afterwards."""
        self._finish_batch()
        words, ranks = self._sorted_words()
        texts = b"\n".join(words).decode().split("\n") if words else []
        arrays: dict[str, Array] = {
            "term_text": np.frombuffer(b"".join(words), np.uint8),
            "term_starts": short_starts(np.fromiter(map(len, words), np.int64, len(words))),
            "term_letters": _letters_of(texts),
            "term_signatures": signatures(texts),
            "heading_text": self._headings.text(),
            "heading_starts": self._headings.starts(),
            "identifier_text": self._identifiers.text(),
            "identifier_starts": self._identifiers.starts(),
        }

        def allocate(name: str, dtype: "np.dtype[Any]", length: int) -> Array:
            arrays[name] = np.zeros(length, dtype)
            return arrays[name]

        self._write_postings(allocate, ranks, len(words))
        write_beginnings(arrays, allocate)
        sorted_joints(arrays["identifier_text"].view(np.uint8), "identifier_joints", allocate)
        return arrays

    def _finish_batch(self) -> None:
        for chunk, number in [*islice(self._numbers.items(), self._seen, None)]:
            if b"-" in chunk:
                self._compounds.add(number, [self._numbers[w] for w in compound_words(chunk)])
        self._seen = len(self._numbers)
        tokens = np.frombuffer(self._tokens, np.uint32)
        is_end = tokens == self._end
        slots = np.cumsum(is_end, dtype=np.uint32)[~is_end]
        tokens = tokens[~is_end]
        tokens, slots = self._compounds.resolved(tokens, slots)
        self._batches.append(_in_order(tokens, slots, self._first_record))
        self._tokens = array("I")
        self._first_record = len(self)

    def _sorted_words(self) -> tuple[list[bytes], npt.NDArray[np.uint32]]:
        """The vocabulary in its order, and by each number its place there."""
        words = sorted(word for word in self._numbers if b"-" not in word and word != _END)
        ranks = np.zeros(len(self._numbers), np.uint32)
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))
        ranks[numbers] = np.arange(len(words), dtype=np.uint32)
        return words, ranks

    def _write_postings(
        self, allocate: Allocate, ranks: npt.NDArray[np.uint32], words: int
    ) -> None:
        totals = np.zeros(words, np.int64)
        for batch in self._batches:
            totals[ranks[batch.terms]] += batch.lengths
        writer = PostingsWriter(totals, len(self), allocate)
        for batch in self._batches:
            writer.add(batch._replace(terms=ranks[batch.terms]))


def _letters_of(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    """How many letters each word has, or 255; 0 where it has anything else."""
    found = [min(len(word), 0xFF) if word.isalpha() else 0 for word in words]
    return np.array(found, np.uint8)


class _Lines:
    """A text for each record."""

    def __init__(self) -> None:
        self._text = bytearray()
        self._lengths = array("q")

    def __len__(self) -> int:
        return len(self._lengths)

    def append(self, text: bytes) -> None:
        self._text += text
        self._lengths.append(len(text))

    def text(self) -> npt.NDArray[np.uint8]:
        return np.frombuffer(bytes(self._text), np.uint8)

    def starts(self) -> npt.NDArray[np.uint32]:
        return short_starts(np.frombuffer(self._lengths, np.int64))


class _Compounds:
    """The numbers of the chunks that are several words, and those of their words."""

    def __init__(self) -> None:
        self._numbers = array("I")
        self._words = array("I")
        self._lengths = array("q")

    def add(self, number: int, words: Sequence[int]) -> None:
        """Add a chunk; its number is higher than any before."""
        self._numbers.append(number)
        self._words.extend(words)
        self._lengths.append(len(words))

    def resolved(
        self, tokens: npt.NDArray[np.uint32], slots: npt.NDArray[np.uint32]
    ) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
        """The same tokens with the words of each compound in its stead."""
        numbers = np.frombuffer(self._numbers, np.uint32)
        if not len(numbers) or not len(tokens):
            return tokens, slots
        is_known = np.zeros(int(max(numbers[-1], tokens.max())) + 1, bool)
        is_known[numbers] = True
        is_compound = is_known[tokens]
        which = np.searchsorted(numbers, tokens[is_compound])
        starts = starts_of(np.frombuffer(self._lengths, np.int64))
        lengths = starts[which + 1] - starts[which]
        counts = np.ones(len(tokens), np.int64)
        counts[is_compound] = lengths
        every = np.repeat(tokens, counts)
        words = np.frombuffer(self._words, np.uint32)
        every[np.repeat(is_compound, counts)] = words[in_stretches(starts[which], lengths)]
        return every, np.repeat(slots, counts)


def _in_order(
    tokens: npt.NDArray[np.uint32], slots: npt.NDArray[np.uint32], first_record: int
) -> Chunk:
    """The postings of tokens whose slots, which ascend, are eight times record plus field."""
    order = steady_order(tokens)
    tokens, slots = tokens[order], slots[order]
    records = slots >> 3
    is_first = np.ones(len(tokens), bool)
    is_first[1:] = (tokens[1:] != tokens[:-1]) | (records[1:] != records[:-1])
    starts = np.flatnonzero(is_first)
    bits = np.left_shift(np.uint8(1), (slots & 7).astype(np.uint8))
    fields = np.bitwise_or.reduceat(bits, starts) if len(starts) else bits
    tokens, records = tokens[starts], records[starts]
    terms = np.flatnonzero(np.r_[True, tokens[1:] != tokens[:-1]][: len(tokens)])
    lengths = np.diff(np.r_[terms, len(tokens)]).astype(np.int64)
    return Chunk(tokens[terms], lengths, (records + first_record).astype(np.uint32), fields)
