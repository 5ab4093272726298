"""Typos: the words of an index that a typing error or two make of a typed one."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from seedbrowse.search.index_part import IndexPart
from seedbrowse.search.signatures import signatures

__all__ = ["Found", "beginning_like", "resembling"]

Found = dict[str, int]
"""Words, with how many errors apart they are."""

# Words that one call of rapidfuzz compares: it holds the interpreter for the whole call, some
# 60 ns a word, and the interface needs it in between.
_SLICE = 20_000


def resembling(
    parts: Sequence[IndexPart], word: str, bound: int, checkpoint: Callable[[], None]
) -> Found:
    """Words within `bound` typing errors of `word`.

    An error is a letter too many, too few, wrong, or two swapped (optimal string alignment).
    Errors in the first letter are found only where there is no other error; words with anything
    but letters never are. Calls `checkpoint` now and then, which may raise to give up.
    """
    wanted = signatures([word])[0]
    candidates: set[str] = set()
    for part in parts:
        checkpoint()
        first, end = part.terms(word[:1].encode())
        for start, stop, errors in ((0, first, 1), (first, end, bound), (end, part.words, 1)):
            unlike = np.bitwise_count(part.signatures[start:stop] ^ wanted)
            terms = np.flatnonzero(unlike <= 2 * errors) + start
            distances = np.abs(part.letters[terms].astype(np.int32) - len(word))
            candidates.update(map(part.word, terms[distances <= errors].tolist()))
    return {
        candidate: errors
        for candidate, errors in _within(word, sorted(candidates), bound, checkpoint)
        if errors == 1 or (errors and candidate[0] == word[0])
    }


def beginning_like(
    parts: Sequence[IndexPart], beginning: str, bound: int, checkpoint: Callable[[], None]
) -> Found:
    """Words with the same first letter whose beginning is within `bound` errors of this one."""
    wanted = signatures([beginning])[0]
    longest = len(beginning) + bound
    by_stem: dict[str, set[str]] = {}
    for part in parts:
        checkpoint()
        first, end = part.terms(beginning[:1].encode())
        missing = np.bitwise_count(wanted & ~part.signatures[first:end])
        is_long: npt.NDArray[np.bool_] = part.letters[first:end] >= max(1, len(beginning) - bound)
        for term in (np.flatnonzero((missing <= bound) & is_long) + first).tolist():
            word = part.word(term)
            by_stem.setdefault(word[:longest], set()).add(word)
    found: Found = {}
    # Cut elsewhere than at the beginning's own length a stem may be nearer, by one error for each
    # letter; so the cut at its length is compared generously first.
    stems = sorted(by_stem)
    cuts = range(max(1, len(beginning) - bound), longest + 1)
    generous = _distances(
        beginning, [stem[: len(beginning)] for stem in stems], 2 * bound, checkpoint
    )
    for place, _ in generous:
        stem = stems[place]
        errors = min(OSA.distance(beginning, stem[:cut], score_cutoff=bound) for cut in cuts)
        if errors <= bound:
            found.update(dict.fromkeys(by_stem[stem], errors))
    return found


def _within(
    word: str, candidates: Sequence[str], bound: int, checkpoint: Callable[[], None]
) -> Iterable[tuple[str, int]]:
    for place, errors in _distances(word, candidates, bound, checkpoint):
        yield candidates[place], errors


def _distances(
    word: str, candidates: Sequence[str], bound: int, checkpoint: Callable[[], None]
) -> Iterable[tuple[int, int]]:
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
