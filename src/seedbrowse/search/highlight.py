"""Highlighting: where in a text the words stand that answer a query."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Final, TypeAlias

from seedbrowse.records.folding import folded_with_origins
from seedbrowse.records.scripts import index_terms, is_running
from seedbrowse.search.compounds import JOINER, compounds
from seedbrowse.search.engine import Match, Term
from seedbrowse.search.passages import places_of_pattern, places_of_phrase
from seedbrowse.search.terms import Terms

__all__ = ["Stretch", "spans"]

Stretch: TypeAlias = tuple[int, int, Match]
"""Start and end of a highlighted stretch of a text, and how it matches."""

_Find: TypeAlias = Callable[[str], Term | None]

_COLOURS: Final = {match: bytes((match + 1,)) for match in Match}
_MATCHES: Final = {colour: match for match, colour in _COLOURS.items()}
_STRETCH: Final = re.compile(rb"([\x01-\x03])\1*+")


def spans(text: str, terms: Mapping[str, Term]) -> list[Stretch]:
    """Stretches of `text` that answer a query: their start, their end and how they match.

    Sorted and never overlapping; where several things match, as the best of them does. Of a
    longer word only the typed beginning is meant. Where folding changes lengths (`ß`, ligatures,
    Cyrillic, accents written as characters of their own) a stretch covers whatever a highlighted
    letter came from.

    Args:
        text: Any text of a record, without markup.
        terms: Folded words and how they answer. `Terms` may have phrases and regular expressions
            besides; of those that count in some fields only give `Terms.for_field`.
    """
    if not terms or not text:
        return []
    folded, starts, ends = folded_with_origins(text)
    found = [
        (starts[first], ends[last - 1], match)
        for first, last, match in _matches(folded, terms)
        if last > first
    ]
    if isinstance(terms, Terms):
        for pattern in terms.anywhere.patterns:
            found += [(*place, Match.EXACT) for place in places_of_pattern(text, pattern)]
    return _painted(found, len(text))


def _painted(found: list[Stretch], length: int) -> list[Stretch]:
    """The same stretches apart from each other, the better ones over the worse."""
    if not found:
        return []
    paint = bytearray(length)
    for start, end, match in sorted(found, key=itemgetter(2), reverse=True):
        paint[start:end] = _COLOURS[match] * (end - start)
    return [(*run.span(), _MATCHES[run[1]]) for run in _STRETCH.finditer(paint)]


def _matches(folded: str, terms: Mapping[str, Term]) -> Iterator[Stretch]:
    """Stretches of a folded text, in any order."""
    find: _Find = terms.get
    if isinstance(terms, Terms):
        terms = terms.anywhere
        find = terms.find
        for phrase in terms.phrases:
            for span in places_of_phrase(folded, phrase, goes_on=terms.goes_on(phrase)):
                yield (*span, Match.EXACT)
    is_plain = folded.isascii()
    for compound in compounds(folded):
        word = compound[0]
        if not is_plain and is_running(word):
            for place, pair in enumerate(index_terms(word), compound.start()):
                if term := find(pair):
                    yield _typed(pair, place, term)
        elif not word.isalnum():
            yield from _of_compound(word, compound.start(), find)
        elif term := find(word):
            yield _typed(word, compound.start(), term)


def _typed(word: str, place: int, term: Term) -> Stretch:
    return place, place + min(term.typed or len(word), len(word)), term.match


def _of_compound(compound: str, start: int, find: _Find) -> Sequence[Stretch]:
    """What answers of a compound: the whole as one word, or else its parts."""
    words = JOINER.split(compound)
    answers = [find(word) for word in words]
    whole = find("".join(words)) if len(words) > 1 else None
    if whole is None and not any(answers):
        return ()
    # Each part is followed by one joiner.
    places = [*accumulate([len(word) + 1 for word in words], initial=start)]
    if whole and whole.match <= min([term.match for term in answers if term], default=Match.TYPO):
        return [(start, _end_of_letters(words, places, whole.typed), whole.match)]
    return [
        _typed(word, place, term)
        for word, place, term in zip(words, places, answers, strict=False)
        if term
    ]


def _end_of_letters(words: Sequence[str], places: Sequence[int], typed: int) -> int:
    """Where so many letters of a compound end, its joiners not counted; 0 are all."""
    left = typed
    for word, place in zip(words, places, strict=False):
        if 0 < left <= len(word):
            return place + left
        left -= len(word)
    return places[-1] - 1
