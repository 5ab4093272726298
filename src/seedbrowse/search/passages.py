"""Passages: where phrases and regular expressions stand in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from seedbrowse.records.scripts import RUNNING, WORD_CHARACTER, compiled, is_running
from seedbrowse.search.terms import Phrase

__all__ = ["MOST_PHRASE_WORDS", "places_of_pattern", "places_of_phrase"]

MOST_PHRASE_WORDS: Final = 40
"""Of a longer phrase, no more than so many words at its beginning are looked for."""

_BEGINNING: Final = f"(?<!{WORD_CHARACTER})"
_END: Final = f"(?!{WORD_CHARACTER})"
_NO_WORD: Final = f"(?:(?!{WORD_CHARACTER}|{RUNNING}).)"

_SECONDS: Final = 0.02  # for one text; who draws waits for it


def places_of_phrase(
    folded: str, phrase: Phrase, *, goes_on: bool = False
) -> Iterator[tuple[int, int]]:
    """Starts and ends of the words of `phrase`, one after the other, in a folded text.

    Words are those of `records.text.sought_words`; whatever is no part of a word may stand
    between them. The last may be the beginning of a word where the phrase `goes_on`.
    """
    for found in _phrase_pattern(phrase, goes_on).finditer(folded):
        yield found.span()


def places_of_pattern(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    """Starts and ends of what a regular expression finds in a text, whatever its case.

    Nothing where it is none or takes too long, and then in no later text either.
    """
    yield from _pattern(pattern).places(text)


@lru_cache(maxsize=64)
def _phrase_pattern(phrase: Phrase, goes_on: bool) -> re.Pattern[str]:
    runs = _written_out(phrase)
    regex = ""
    parts_words = False
    for number, run in enumerate(runs):
        if number:
            regex += _NO_WORD + ("++" if parts_words and not is_running(run) else "*+")
        parts_words = not is_running(run)
        is_last = number == len(runs) - 1
        if parts_words:
            regex += _BEGINNING + re.escape(run) + ("" if is_last and goes_on else _END)
        else:
            regex += re.escape(run)
    return re.compile(regex, re.DOTALL)


def _written_out(phrase: Phrase) -> list[str]:
    """The words of a phrase, with runs instead of the pairs of characters that they consist of."""
    runs: list[str] = []
    for word in phrase:
        goes_on = len(word) == 2 and runs and runs[-1][-1] == word[0]
        if goes_on and compiled(RUNNING).fullmatch(runs[-1] + word[1]):
            runs[-1] += word[1]
        else:
            runs.append(word)
    return runs


class _Pattern:
    """A regular expression, as long as it is quick enough."""

    def __init__(self, pattern: str) -> None:
        # Deferred: few queries have a regular expression, and every start would pay for it.
        import regex

        self._finder: Any = None
        try:
            self._finder = regex.compile(pattern, regex.V0 | regex.IGNORECASE)
        except (regex.error, ValueError, OverflowError, RecursionError):
            return

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
