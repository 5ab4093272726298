"""Matching: which records answer one typed word, how well, and through which words of theirs.

A record's score for a word is the best of zone weight × quality × rarity over the ways in which
it answers. Rarity is that of everything found at least that well, so a worse answer never gains
from being rare.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from math import log

import msgspec

from seedbrowse.search.engine import Match, Term
from seedbrowse.search.fields import Zone
from seedbrowse.search.identifiers import IdentifierList
from seedbrowse.search.typed_query import TypedWord, typing_errors_forgiven
from seedbrowse.search.word_index import WordIndex

__all__ = ["Hits", "Matcher"]

_ZONE_WEIGHT = {Zone.HEADING: 1.0, Zone.SUBJECT: 0.65, Zone.BODY: 0.3}
_EXACT, _BEGINNING = 1.0, 0.8
_RESEMBLING = {1: 0.5, 2: 0.35}
_BEGINNING_LIKE = {0: 0.4, 1: 0.4, 2: 0.25}
_IDENTIFIER = 1.0

# A word that this many records answer as typed is taken to be spelt as meant: adding what
# merely resembles it would bury them (`citation` under `mitigation`).
_ENOUGH = 10


class Hits(msgspec.Struct, frozen=True):
    """What one typed word finds."""

    scores: dict[int, float]
    """Matching records, each with its score."""

    terms: dict[str, Term]
    """The words of the library that answer."""


class _Level(msgspec.Struct, frozen=True):
    """Words of the library that answer equally well."""

    quality: float
    found: Iterable[str]
    term: Term
    zones: tuple[Zone, ...] = tuple(Zone)
    prefix: str = ""
    """What they all begin with, where that is why they answer."""


class Matcher:
    """Answers single typed words, over a library of the given size."""

    def __init__(
        self,
        index: WordIndex,
        identifiers: IdentifierList,
        library_size: int,
        checkpoint: Callable[[], None],
    ) -> None:
        """Bind it to an index; `checkpoint` is called now and then and may raise to give up."""
        self._index = index
        self._identifiers = identifiers
        self._library_size = library_size
        self._checkpoint = checkpoint

    def hits(self, typed: TypedWord, *, forgiving: bool) -> Hits:
        """Records that answer `typed` in any of its ways.

        Typing errors are looked for where few records answer as typed, and where `forgiving`
        in any case.
        """
        ways: list[Hits] = []
        if typed.identifier:
            ways.append(self._identifier_hits(typed.identifier))
        if typed.joined:
            ways.append(self._word_hits(typed.joined, typed.unfinished, forgiving))
        if len(typed.parts) == 1:
            ways.append(self._word_hits(typed.parts[0], typed.unfinished, forgiving))
        elif typed.parts:
            ways.append(self._compound_hits(typed, forgiving))
        return ways[0] if len(ways) == 1 else reduce(_either, ways)

    def _identifier_hits(self, piece: str) -> Hits:
        found = self._identifiers.find(piece, self._checkpoint)
        return Hits(dict.fromkeys(found, _IDENTIFIER * self._rarity(len(found))), {})

    def _compound_hits(self, typed: TypedWord, forgiving: bool) -> Hits:
        """Records with every part; only the last may go on, or `o'brien` would be any `o…`."""
        *whole, last = typed.parts
        answers = [self._word_hits(part, False, forgiving, may_go_on=False) for part in whole]
        answers.append(self._word_hits(last, typed.unfinished, forgiving))
        every = set(answers[0].scores).intersection(*(answer.scores for answer in answers[1:]))
        scores = {number: min(answer.scores[number] for answer in answers) for number in every}
        return Hits(scores, reduce(_either, answers).terms if scores else {})

    def _word_hits(
        self, word: str, unfinished: bool, forgiving: bool, *, may_go_on: bool = True
    ) -> Hits:
        """Records with this word, a longer one, or one that a typing error makes of it."""
        levels = [_Level(_EXACT, [word], Term(Match.EXACT))] if word in self._index else []
        if may_go_on:
            longer = self._index.beginning_with(word, self._checkpoint)
            # One letter begins something in every abstract.
            zones = (Zone.HEADING, Zone.SUBJECT) if len(word) == 1 else tuple(Zone)
            levels.append(_Level(_BEGINNING, longer, Term(Match.PREFIX, len(word)), zones, word))
        reached: set[int] = set()
        tiers = [tier for level in levels for tier in self._tiers(level, reached)]
        if forgiving or len(reached) < _ENOUGH:
            typos = self._typo_levels(word, unfinished)
            tiers += [tier for level in typos for tier in self._tiers(level, reached)]
            levels += typos
        scores: dict[int, float] = {}
        for weight, records in sorted(tiers, key=lambda tier: tier[0]):
            scores.update(dict.fromkeys(records, weight))
        terms: dict[str, Term] = {}
        for level in reversed(levels):
            terms.update(dict.fromkeys(level.found, level.term))
        return Hits(scores, terms)

    def _typo_levels(self, word: str, unfinished: bool) -> list[_Level]:
        bound = typing_errors_forgiven(word)
        if not bound:
            return []
        by_quality: dict[float, list[str]] = {}
        whole = self._index.resembling(word, bound, self._checkpoint)
        for found, errors in whole.items():
            by_quality.setdefault(_RESEMBLING[errors], []).append(found)
        if unfinished:
            # Two errors in a beginning of eight letters would be almost any beginning.
            begun = self._index.beginning_like(word, 1 + (len(word) > 8), self._checkpoint)
            for found in begun.keys() - whole.keys():
                if not found.startswith(word):
                    by_quality.setdefault(_BEGINNING_LIKE[begun[found]], []).append(found)
        return [
            _Level(quality, by_quality[quality], Term(Match.TYPO))
            for quality in sorted(by_quality, reverse=True)
        ]

    def _tiers(self, level: _Level, reached: set[int]) -> list[tuple[float, set[int]]]:
        """Records of a level by zone, each with its score; adds them to `reached`."""
        found = {zone: self._records(level, zone) for zone in level.zones}
        reached.update(*found.values())
        quality = level.quality * self._rarity(len(reached))
        return [(quality * _ZONE_WEIGHT[zone], records) for zone, records in found.items()]

    def _records(self, level: _Level, zone: Zone) -> set[int]:
        if not level.prefix:
            return self._index.records(level.found, zone, self._checkpoint)
        return self._index.records_beginning(level.prefix, level.found, zone, self._checkpoint)

    def _rarity(self, matching: int) -> float:
        return log(1 + self._library_size / max(1, matching))


def _either(one: Hits, other: Hits) -> Hits:
    """Records and words of both, each as well as the better of the two says."""
    scores = dict(one.scores)
    for number, score in other.scores.items():
        scores[number] = max(score, scores.get(number, 0.0))
    terms = dict(one.terms)
    for word, term in other.terms.items():
        if word not in terms or term.match < terms[word].match:
            terms[word] = term
    return Hits(scores, terms)
