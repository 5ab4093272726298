"""Term matching: where in a text the words of several sets stand, whatever is searched for.

A word means what it does in a query: folded, and a whole word. `random*` is every word that begins
so, several words are a phrase, and `double-blind` is `doubleblind` as well.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Final, NamedTuple

from seedbrowse.records.folding import fold, folded_with_origins
from seedbrowse.records.scripts import index_terms, is_running
from seedbrowse.records.text import sought_words
from seedbrowse.search.compounds import JOINER, compounds
from seedbrowse.search.passages import places_of_phrase
from seedbrowse.search.terms import Phrase

__all__ = ["MOST_SETS", "SoughtTerm", "TermMatcher", "TermStretch", "sought_terms"]

MOST_SETS: Final = 250
"""Sets that are told apart; what comes behind is not looked for."""

_PAINTED: Final = re.compile(rb"([^\x00])\1*+")


class TermStretch(NamedTuple):
    """A stretch of a text that is of a set."""

    start: int
    end: int
    """From and to which character."""

    number: int
    """Of the set, from 0 on."""


class SoughtTerm(NamedTuple):
    """One way in which a text can have a word of a set."""

    text: str
    """As it was typed, or joined to one word."""

    words: Phrase
    """Folded; several stand one after the other."""

    goes_on: bool
    """Whether the last one may be the beginning of a word."""


class _SoughtPhrase(NamedTuple):
    words: Phrase
    goes_on: bool
    number: int


def sought_terms(word: str) -> list[SoughtTerm]:
    """What a word of a set looks for, as it was typed: nothing where it has no letter or digit."""
    text = word.rstrip().rstrip("*")
    words = tuple(sought_words(text))
    # Of a script that does not part words, a character by itself begins two of a text.
    is_begun = text != word.rstrip() or (len("".join(words)) == 1 and is_running(words[0]))
    found = [SoughtTerm(text, words, is_begun)] if words else []
    whole, *others = [compound[0] for compound in compounds(fold(text))] or [""]
    if not others and JOINER.search(whole):
        joined = JOINER.sub("", whole)
        found.append(SoughtTerm(joined, (joined,), is_begun))
    return found


class TermMatcher:
    """Finds the words of some sets in one pass; a set costs nothing where none of its words is."""

    def __init__(self, sets: Iterable[Sequence[str]]) -> None:
        """Take the words of each set, as they were typed; those without a letter are left out."""
        self._whole: dict[str, int] = {}
        self._begun: dict[str, int] = {}
        self._phrases: dict[str, list[_SoughtPhrase]] = {}
        for number, words in enumerate(islice(sets, MOST_SETS)):
            for word in words:
                self._add(word, number)
        self._lengths = sorted({len(beginning) for beginning in self._begun}, reverse=True)

    def __bool__(self) -> bool:
        return any((self._whole, self._begun, self._phrases))

    def stretches(self, text: str, taken: Iterable[tuple[int, int]] = ()) -> list[TermStretch]:
        """Stretches of `text` that are of a set; sorted and never overlapping.

        Where several sets have a place, the longest stretch prevails, then the first set.

        Args:
            text: Any text of a record, without markup.
            taken: Starts and ends of places that are not looked at.
        """
        if not text or not self:
            return []
        folded, starts, ends = folded_with_origins(text)
        found = [
            TermStretch(starts[first], ends[last - 1], number)
            for first, last, number in self._found(folded)
        ]
        if not found:
            return []
        found.sort(key=lambda each: (each.end - each.start, -each.number))
        paint = bytearray(len(text))
        for start, end, number in found:
            paint[start:end] = bytes((number + 1,)) * (end - start)
        for start, end in taken:
            paint[start:end] = bytes(end - start)
        return [TermStretch(*run.span(), run[1][0] - 1) for run in _PAINTED.finditer(paint)]

    def _add(self, word: str, number: int) -> None:
        for _text, sought, goes_on in sought_terms(word):
            first, *others = sought
            if others:
                phrase = _SoughtPhrase(sought, goes_on, number)
                self._phrases.setdefault(first, []).append(phrase)
            else:
                (self._begun if goes_on else self._whole).setdefault(first, number)

    def _found(self, folded: str) -> Iterator[TermStretch]:
        """Stretches of a folded text, in any order."""
        word_ends: list[int] = []
        phrases: dict[_SoughtPhrase, None] = {}
        for word, start in _words(folded):
            end = start + len(word)
            word_ends.append(end)
            yield from self._of_word(word, start, end)
            phrases.update(dict.fromkeys(self._phrases.get(word, ())))
        for whole, start, end in _joined(folded):
            yield from self._of_word(whole, start, end)
        word_ends.sort()
        for words, goes_on, number in phrases:
            for start, end in places_of_phrase(folded, words, goes_on=goes_on):
                yield TermStretch(start, word_ends[bisect_left(word_ends, end)], number)

    def _of_word(self, word: str, start: int, end: int) -> Iterator[TermStretch]:
        number = self._whole.get(word)
        if number is not None:
            yield TermStretch(start, end, number)
        for length in self._lengths:
            number = self._begun.get(word[:length])
            if number is not None and len(word) >= length:
                yield TermStretch(start, start + length if is_running(word) else end, number)


def _words(folded: str) -> Iterator[tuple[str, int]]:
    """The words of a folded text with their places; see `records.text.words`."""
    for compound in compounds(folded):
        word, start = compound[0], compound.start()
        if is_running(word):
            for place, pair in enumerate(index_terms(word), start):
                yield pair, place
        elif word.isalnum():
            yield word, start
        else:
            parts = JOINER.split(word)
            # Each part is followed by one joiner.
            places = accumulate([len(part) + 1 for part in parts], initial=start)
            yield from zip(parts, places, strict=False)


def _joined(folded: str) -> Iterator[tuple[str, int, int]]:
    """The compounds of a folded text without what joins them, and where they begin and end."""
    if JOINER.search(folded):
        for compound in compounds(folded):
            whole, joiners = JOINER.subn("", compound[0])
            if joiners:
                yield whole, *compound.span()
