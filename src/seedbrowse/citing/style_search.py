"""Style search: what is typed into the style picker to the styles that are meant, likeliest first.

Each word of the query is looked up among the words of all titles, ids, acronyms and fields, as a
whole word or the beginning of one, and with typos where nothing begins like that. A style has to
have all words; where none does, those that have the most come.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
from typing import Final

from seedbrowse.citing.style_entry import StyleEntry
from seedbrowse.citing.widely_used import EVERYDAY_NAMES, WIDELY_USED
from seedbrowse.records.folding import fold

__all__ = ["StyleSearch"]

_WORD: Final = re.compile("[^\\W_]+")
_SKIPPED: Final = frozenset(
    ["a", "an", "and", "de", "der", "des", "die", "du", "et", "for", "in", "la", "of", "on", "the"]
)
"""Words that an acronym leaves out, and that a title is not longer for."""

_TITLE, _SHORT, _ACRONYM, _FACT = range(4)
_WEIGHTS: Final = (1.0, 0.9, 0.8, 0.3)
_PREFIX: Final = 0.6
"""What an unfinished word is worth at the least, beside a whole one."""

_TYPO: Final = 0.5
_ONE_TYPO: Final = 4
"""Letters of a word in which one typo is forgiven."""

_TWO_TYPOS: Final = 7

_RECENT: Final = 1.2
"""More than any difference in how well names fit, unless one was typed in full."""

_EXACT: Final = 2.0
_RERANKED: Final = 200
"""Styles whose titles are looked at as a whole."""


class StyleSearch:
    """An index over styles; styles are numbers, their places in the list it was made of."""

    def __init__(self, entries: Sequence[StyleEntry]) -> None:
        self._entries = entries
        self._titles = [_words(entry.title) for entry in entries]
        self._ids = {entry.id: number for number, entry in enumerate(entries)}
        self._priors = [_prior(entry) for entry in entries]
        self._postings: dict[str, list[int]] = {}
        """For each word, styles times four plus where the word stands in them."""

        for number, entry in enumerate(entries):
            title = self._titles[number]
            self._add(number, _TITLE, {*title, *entry.id.split("-")})
            if entry.short_title:
                self._add(number, _SHORT, _words(entry.short_title))
            self._add(number, _ACRONYM, _acronyms(title))
            self._add(number, _FACT, (*entry.fields, *entry.citation_format.split("-")))
        for name, style in EVERYDAY_NAMES.items():
            if style in self._ids:
                self._add(self._ids[style], _SHORT, _words(name))
        self._vocabulary = sorted(self._postings)

    def search(self, query: str, limit: int | None, recent: Sequence[str] = ()) -> list[int]:
        """The numbers of the styles that a query may mean; see `StyleCatalogue.search`."""
        lately = {
            self._ids[style]: place for place, style in enumerate(recent) if style in self._ids
        }
        words = _words(query)
        if not words:
            return sorted(
                range(len(self._entries)),
                key=lambda each: (
                    lately.get(each, len(recent)),
                    -self._priors[each],
                    self._titles[each],
                ),
            )[:limit]
        scores = self._having(words)
        for number in scores:
            scores[number] += self._priors[number]
        for number in lately.keys() & scores.keys():
            scores[number] += _RECENT
        count = len(scores) if limit is None else limit
        best = nlargest(max(_RERANKED, count), scores, key=scores.__getitem__)
        for number in best[:_RERANKED]:
            scores[number] += self._likeness(words, number)
        return nsmallest(count, best, key=lambda number: (-scores[number], self._titles[number]))

    def _likeness(self, words: Sequence[str], number: int) -> float:
        """How much of any of a style's names was typed, from 0 to 1; more for the whole id."""
        entry = self._entries[number]
        if "-".join(words) == entry.id:
            return _EXACT
        names = [self._titles[number], entry.id.split("-"), _words(entry.short_title)]
        names += map(_words, WIDELY_USED.get(entry.id, ()))
        if words == _acronyms(names[0])[:1]:
            return _WEIGHTS[_ACRONYM]
        return max(_share(words, name) for name in names)

    def _add(self, number: int, place: int, words: Iterable[str]) -> None:
        postings = self._postings
        posting = number * len(_WEIGHTS) + place
        for word in words:
            if word in postings:
                postings[word].append(posting)
            else:
                postings[word] = [posting]

    def _having(self, words: Sequence[str]) -> dict[int, float]:
        """The styles that have all words, or the most of them, with how well they have them."""
        found = sorted(map(self._with_word, dict.fromkeys(words)), key=len)
        common = set(found[0]).intersection(*found[1:])
        if not common:
            count = Counter(number for each in found for number in each)
            most = max(count.values(), default=0)
            common = {number for number, had in count.items() if had == most}
        return {
            number: sum(each.get(number, 0.0) for each in found) / len(found) for number in common
        }

    def _with_word(self, word: str) -> dict[int, float]:
        """The styles that have a word, with how well it fits the best of theirs."""
        best: dict[int, float] = {}
        for known, quality in self._like(word):
            worth = [quality * weight for weight in _WEIGHTS]
            for posting in self._postings[known]:
                number, place = divmod(posting, len(_WEIGHTS))
                if worth[place] > best.get(number, 0.0):
                    best[number] = worth[place]
        return best

    def _like(self, word: str) -> Iterator[tuple[str, float]]:
        """The known words that a typed one may be, with how well they fit."""
        start = bisect_left(self._vocabulary, word)
        is_known = False
        for place in range(start, len(self._vocabulary)):
            known = self._vocabulary[place]
            if not known.startswith(word):
                break
            is_known = True
            yield known, 1.0 if known == word else _PREFIX + 0.3 * len(word) / len(known)
        if not is_known and len(word) >= _ONE_TYPO:
            yield from self._misspelt(word)

    def _misspelt(self, word: str) -> Iterator[tuple[str, float]]:
        from rapidfuzz import process  # most searches need none
        from rapidfuzz.distance import OSA

        most = 1 if len(word) < _TWO_TYPOS else 2
        beginnings = {known[: len(word)] for known in self._vocabulary}
        found = process.extract(
            word, [*beginnings], scorer=OSA.distance, score_cutoff=most, limit=None
        )
        for beginning, typos, _ in found:
            for place in range(bisect_left(self._vocabulary, beginning), len(self._vocabulary)):
                known = self._vocabulary[place]
                if not known.startswith(beginning):
                    break
                yield known, _TYPO / typos


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower() if text.isascii() else fold(text))


def _acronyms(title: Sequence[str]) -> list[str]:
    """`jco` and `joco` for the Journal of Clinical Oncology."""
    if len(title) < 3:
        return []
    return [
        "".join(word[0] for word in title if word not in _SKIPPED),
        "".join(w[0] for w in title),
    ]


def _prior(entry: StyleEntry) -> float:
    """How much likelier than others a style is meant, before anything is typed."""
    if entry.is_own:
        return 0.6
    if entry.id in _RANKS:
        return 0.5 - 0.2 * _RANKS[entry.id] / len(_RANKS)
    return 0.0 if entry.parent else 0.1


_RANKS: Final = {style: rank for rank, style in enumerate(WIDELY_USED)}


def _share(words: Sequence[str], name: Sequence[str]) -> float:
    """How much of a name was typed, and in its order, from 0 to 1."""
    left = [word for word in name if word not in _SKIPPED] or name
    matched = place = 0
    for word in words:
        for ahead in range(place, len(left)):
            if left[ahead].startswith(word):
                matched, place = matched + 1, ahead + 1
                break
    begins = bool(left) and left[0].startswith(words[0])
    return 0.6 * matched / max(len(left), len(words)) + 0.4 * begins
