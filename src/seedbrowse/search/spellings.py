"""Spellings: texts of a field as they are written, with what tells which of them are one value.

Dictionaries of several parts are merged by 64-bit numbers that stand for texts, which sort a
hundred times faster than the texts themselves. Two different texts of a million have the same
number in one library of a hundred thousand; they are then counted as one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

import numpy as np
import numpy.typing as npt

from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import fold, words
from seedbrowse.search.arrays import Array, stretch_bounds

__all__ = ["Spell", "Spellings", "key_of"]

_BYTES = 1 << 14  # of text numbered at once: what stays in the cache of a processor

_BREAK = ord("\n")


@dataclass(frozen=True)
class Spellings:
    """Texts, none of them empty, in no particular order."""

    keys: npt.NDArray[np.uint64]
    """Equal for texts that are one value: the same but for case, diacritics and spaces, or in
    every character; see `of` and `exactly`."""

    hashes: npt.NDArray[np.uint64]
    """Equal for the same text only."""

    text: npt.NDArray[np.uint8]
    """The texts, as UTF-8 one after another."""

    text_starts: npt.NDArray[np.int64]
    """Where each begins, and where the last ends."""

    lines: npt.NDArray[np.uint8]
    """By what each is found: its folded words, on a line of its own."""

    line_starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def of(cls, texts: Sequence[str]) -> tuple["Spellings", npt.NDArray[np.int32]]:
        """Make spellings of texts, and tell which of them each text is; -1 for an empty one.

        Those that differ in case, diacritics and spaces alone are one value.
        """
        is_plain = [text.isascii() and "</" not in text and text != "" for text in texts]
        written = [*compress(texts, is_plain)]
        joined = "\n".join(written)
        if not _is_even(joined, len(written)):
            is_plain, written, joined = [False] * len(texts), [], ""
        # Folding is no more than this for most; the others are looked at one by one.
        keys = joined.lower().split("\n") if written else []
        lines = keys.copy()
        numbers = np.cumsum(is_plain, dtype=np.int32) - 1
        for place in np.flatnonzero(~np.array(is_plain, bool)).tolist():
            text = _in_one_line(without_markup(texts[place]))
            key = _in_one_line(fold(text))
            numbers[place] = len(written) if key else -1
            if key:
                written.append(text)
                keys.append(key)
                lines.append(_line(key))
        return cls._of(written, keys, lines), numbers

    @classmethod
    def exactly(cls, texts: Sequence[str]) -> tuple["Spellings", npt.NDArray[np.int32]]:
        """The same, but each different text is a value of its own, as the names of files are."""
        # A line break would end a text.
        written = [text.replace("\n", " ") for text in texts if text]
        lines = [_line(_in_one_line(fold(text))) for text in written]
        has = np.array([text != "" for text in texts], bool)
        numbers = np.where(has, np.cumsum(has) - 1, -1).astype(np.int32)
        return cls._of(written, written, lines), numbers

    @classmethod
    def _of(cls, texts: Sequence[str], keys: Sequence[str], lines: Sequence[str]) -> "Spellings":
        text, text_starts = _without_breaks(*_lines(texts))
        return cls(
            _hashes(*_without_breaks(*_lines(keys))),
            _hashes(text, text_starts),
            text,
            text_starts,
            *_lines(lines),
        )


Spell = Callable[[Sequence[str]], tuple[Spellings, npt.NDArray[np.int32]]]
"""Makes spellings: `Spellings.of` or `Spellings.exactly`."""


def key_of(text: str, spell: Spell = Spellings.of) -> int:
    """The key of the value that `text` is a spelling of; 0 of what is none."""
    spellings, _ = spell([text])
    return int(spellings.keys[0]) if len(spellings) else 0


def _is_even(lines: str, count: int) -> bool:
    """Whether so many texts are one line each, without a space too many or a control character."""
    return (
        lines.count("\n") == max(0, count - 1)
        and not any(uneven in lines for uneven in ("  ", "\n ", " \n"))
        and lines == lines.strip()
        and lines.replace("\n", "").isprintable()
    )


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _line(key: str) -> str:
    """By what a folded text is found."""
    # Words begin where ASCII says so; in other scripts it takes a closer look.
    return key if key.isascii() else " ".join(words(key))


def _lines(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Texts as UTF-8, each on a line of its own, and where each begins."""
    written = "\n".join([*texts, ""])
    text = np.frombuffer(written.encode(errors="replace"), np.uint8)
    return text, np.append(0, np.flatnonzero(text == _BREAK) + 1)


def _without_breaks(
    text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    return text[text != _BREAK], starts - np.arange(len(starts))


def _hashes(text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int64]) -> Array:
    """A number for each text, none of which is empty: its bytes, each times a random number."""
    lengths = np.diff(starts)
    hashes = np.zeros(len(lengths), np.uint64)
    factors = _random_numbers(int(lengths.max(initial=0)))
    for first, end in pairwise(stretch_bounds(starts, _BYTES)):
        firsts = starts[first:end] - starts[first]
        some = text[starts[first] : starts[end]]
        within = np.arange(len(some)) - np.repeat(firsts, lengths[first:end])
        weighted = factors[within] * (some.astype(np.uint64) + np.uint64(1))
        hashes[first:end] = np.add.reduceat(weighted, firsts)
    return hashes


def _random_numbers(count: int) -> npt.NDArray[np.uint64]:
    """The same numbers always: SplitMix64 (Steele, Lea and Flood, 2014) from 0 on."""
    mixed = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
