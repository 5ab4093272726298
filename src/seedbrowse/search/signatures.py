"""Signatures: which letters a word has, as 64 bits, to tell most unlike words apart at once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import starts_of

__all__ = ["Signatures", "signatures"]

Signatures = npt.NDArray[np.uint64]

_LETTER_BITS = 21  # of a character's number


def signatures(words: Sequence[str]) -> Signatures:
    """A bit for each letter of a word, and another where it has that letter more than once.

    Letters other than a–z share the last twelve bits. One typing error changes two bits at most,
    and takes one at most away.
    """
    text = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32)
    starts = starts_of(np.fromiter(map(len, words), np.int64, len(words)))
    if not len(text):
        return np.zeros(len(words), np.uint64)
    keys = np.repeat(np.arange(len(words), dtype=np.uint64) << _LETTER_BITS, np.diff(starts))
    keys |= text
    keys.sort()
    letters = (keys & ((1 << _LETTER_BITS) - 1)).astype(np.int64)
    is_latin = (letters >= ord("a")) & (letters <= ord("z"))
    bits = np.where(is_latin, letters - ord("a"), 52 + letters % 12)
    bits[1:] += 26 * (is_latin[1:] & (keys[1:] == keys[:-1]))
    found: Signatures = np.bitwise_or.reduceat(np.uint64(1) << bits.astype(np.uint64), starts[:-1])
    return found
