"""Passages: where phrases and regular expressions stand in a text."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from seedbrowse.records.scripts import (
    BETWEEN_WORDS,
    RUNNING,
    WORD_CHARACTER,
    compiled,
    is_running,
)
from seedbrowse.search.query_pattern import compiled_pattern
from seedbrowse.search.terms import Phrase

if TYPE_CHECKING:
    import regex

__all__ = ["MOST_PHRASE_WORDS", "places_of_pattern", "places_of_phrase"]

MOST_PHRASE_WORDS: Final = 40
"""Of a longer phrase, no more than so many words at its beginning are looked for."""

_BETWEEN_PLAIN_WORDS: Final = re.compile(r"[^a-z0-9\n]*+")

_SECONDS: Final = 0.02  # for one text; who draws waits for it


def places_of_phrase(
    folded: str, phrase: Phrase, *, goes_on: bool = False
) -> Iterator[tuple[int, int]]:
    """Starts and ends of the words of `phrase`, one after the other, in a folded text.

    Words are those of `records.text.sought_words`; whatever is no part of a word may stand
    between them, but for the end of a line. The last may be the beginning of a word where the
    phrase `goes_on`.
    """
    runs = _runs_of(phrase)
    if not runs or not all(run in folded for run in runs):
        return
    is_unfinished = goes_on and len(phrase) <= MOST_PHRASE_WORDS
    start = folded.find(runs[0])
    while start >= 0:
        end = _end_of_runs(folded, start, runs, is_unfinished)
        if end is not None:
            yield start, end
        start = folded.find(runs[0], start + 1 if end is None else end)


def places_of_pattern(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    """Starts and ends of what a regular expression finds in a text, whatever its case.

    Nothing where it is none or takes too long, and then in no later text either.
    """
    yield from _pattern(pattern).places(text)


@lru_cache(maxsize=64)
def _runs_of(phrase: Phrase) -> tuple[str, ...]:
    """The words of a phrase, with runs instead of the pairs of characters that they consist of."""
    runs: list[str] = []
    for word in filter(None, phrase[:MOST_PHRASE_WORDS]):
        goes_on = len(word) == 2 and runs and runs[-1][-1] == word[0]
        if goes_on and not word.isascii() and compiled(RUNNING).fullmatch(runs[-1] + word[1]):
            runs[-1] += word[1]
        else:
            runs.append(word)
    return tuple(runs)


def _end_of_runs(folded: str, start: int, runs: tuple[str, ...], is_unfinished: bool) -> int | None:
    """Where runs end of which the first begins at `start`; None where they do not stand there."""
    between = _BETWEEN_PLAIN_WORDS if folded.isascii() else compiled(BETWEEN_WORDS)
    place = start
    for number, run in enumerate(runs):
        if number:
            place = _end_of(between, folded, place)
        if not folded.startswith(run, place):
            return None
        end = place + len(run)
        if not is_running(run):
            is_last = number == len(runs) - 1
            if place and _is_of_word(folded[place - 1]):
                return None
            if not (is_last and is_unfinished) and _is_of_word(folded[end : end + 1]):
                return None
        place = end
    return place


def _end_of(between: re.Pattern[str], folded: str, place: int) -> int:
    # It matches nothing at least.
    found = between.match(folded, place)
    return place if found is None else found.end()


def _is_of_word(character: str) -> bool:
    """Whether a folded character is one of a word that is parted from others."""
    if character.isascii():
        return character.isalnum()
    return compiled(WORD_CHARACTER).match(character) is not None


class _Pattern:
    """A regular expression, as long as it is quick enough."""

    def __init__(self, pattern: str) -> None:
        self._finder: regex.Pattern[str] | None = None
        with suppress(ValueError):
            self._finder = compiled_pattern(pattern)

    def places(self, text: str) -> list[tuple[int, int]]:
        if self._finder is None:
            return []
        try:
            found = self._finder.finditer(text, timeout=_SECONDS)
            return [place.span() for place in found]
        except TimeoutError:
            # Rows by the dozen would each wait as long.
            self._finder = None
            return []


_pattern = lru_cache(maxsize=16)(_Pattern)
