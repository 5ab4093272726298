"""Typos: the words of an index that a typing error or two make of a typed one."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from seedbrowse.search.index_part import IndexPart
from seedbrowse.search.signatures import signatures

__all__ = ["Found", "Places", "beginning_like", "resembling"]

Places = list[tuple[int, int]]
"""Where a word stands: the place of a part among the parts, and the word's number in it."""

Found = dict[str, tuple[int, Places]]
"""Words, with how many errors apart they are, and where they stand."""

# Words that one call of rapidfuzz compares: it holds the interpreter for the whole call, some
# 60 ns a word, and the interface needs it in between.
_SLICE = 20_000

_HEAD = 8  # bytes of a beginning that are compared in numpy
_NOT_ASCII = 0x80


def resembling(
    parts: Sequence[IndexPart], word: str, bound: int, checkpoint: Callable[[], None]
) -> Found:
    """Words within `bound` typing errors of `word`.

    An error is a letter too many, too few, wrong, or two swapped (optimal string alignment).
    Errors in the first letter are found only where there is no other error; words with anything
    but letters never are. Calls `checkpoint` now and then, which may raise to give up.
    """
    wanted = signatures([word])[0]
    candidates: dict[str, Places] = {}
    for owner, part in enumerate(parts):
        checkpoint()
        first, end = part.terms(word[:1].encode())
        for start, stop, errors in ((0, first, 1), (first, end, bound), (end, part.words, 1)):
            unlike = np.bitwise_count(part.signatures[start:stop] ^ wanted)
            terms = np.flatnonzero(unlike <= 2 * errors) + start
            distances = np.abs(part.letters[terms].astype(np.int32) - len(word))
            for term in terms[distances <= errors].tolist():
                candidates.setdefault(part.word(term), []).append((owner, term))
    names = [*candidates]
    return {
        names[place]: (errors, candidates[names[place]])
        for place, errors in _distances(word, names, bound, checkpoint)
        if errors == 1 or (errors and names[place][0] == word[0])
    }


def beginning_like(
    parts: Sequence[IndexPart], beginning: str, bound: int, checkpoint: Callable[[], None]
) -> Found:
    """Words with the same first letter whose beginning is within `bound` errors of this one."""
    wanted = signatures([beginning])[0]
    candidates: dict[str, Places] = {}
    for owner, part in enumerate(parts):
        checkpoint()
        first, end = part.terms(beginning[:1].encode())
        missing = np.bitwise_count(wanted & ~part.signatures[first:end])
        is_long = part.letters[first:end] >= max(1, len(beginning) - bound)
        terms = np.flatnonzero((missing <= bound) & is_long) + first
        for term in terms[_begin_alike(part, terms, beginning, bound)].tolist():
            candidates.setdefault(part.word(term), []).append((owner, term))
    names = [*candidates]
    found: Found = {}
    # Cut elsewhere than at the beginning's own length a word may be nearer, by one error for each
    # letter; so the cut at its length is compared generously first.
    cuts = range(max(1, len(beginning) - bound), len(beginning) + bound + 1)
    same_length = [name[: len(beginning)] for name in names]
    for place, _ in _distances(beginning, same_length, 2 * bound, checkpoint):
        name = names[place]
        errors = min(OSA.distance(beginning, name[:cut], score_cutoff=bound) for cut in cuts)
        if errors <= bound:
            found[name] = errors, candidates[name]
    return found


def _begin_alike(
    part: IndexPart, terms: npt.NDArray[np.intp], beginning: str, bound: int
) -> npt.NDArray[np.bool_]:
    """Leave out words that lack more than `bound` letters about where `beginning` has them.

    After an error or two every letter stands at most so many places away. Says yes to whatever
    is not ASCII, where letters are several bytes.
    """
    letters = np.frombuffer(beginning[:_HEAD].encode(), np.uint8)
    text = part.arrays["term_text"]
    if not beginning.isascii() or not len(terms):
        return np.ones(len(terms), bool)
    reach = np.arange(-bound, len(letters) + bound)
    places = part.arrays["term_starts"][terms][:, None] + reach
    heads = text[np.clip(places, 0, len(text) - 1)]
    is_there = np.zeros((len(terms), len(letters)), bool)
    for shift in range(2 * bound + 1):
        is_there |= heads[:, shift : shift + len(letters)] == letters
    lacking = len(letters) - is_there.sum(axis=1)
    is_plain = (heads[:, bound:] < _NOT_ASCII).all(axis=1)
    alike: npt.NDArray[np.bool_] = (lacking <= bound) | ~is_plain
    return alike


def _distances(
    word: str, candidates: Sequence[str], bound: int, checkpoint: Callable[[], None]
) -> Iterator[tuple[int, int]]:
    """Places of the candidates at most `bound` errors away, with how many."""
    for start in range(0, len(candidates), _SLICE):
        checkpoint()
        near = process.extract(
            word,
            candidates[start : start + _SLICE],
            scorer=OSA.distance,
            score_cutoff=bound,
            limit=None,
        )
        yield from ((start + place, int(errors)) for _, errors, place in near)
