"""Matching: which records answer one typed word, how well, and through which words of theirs.

A record's score for a word is the best of zone weight × quality × rarity over the ways in which
it answers. Rarity is that of everything found at least that well, so a worse answer never gains
from being rare.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from math import log

import msgspec
import numpy as np
import numpy.typing as npt

from seedbrowse.search.engine import Match, Term
from seedbrowse.search.fields import EVERY_FIELD, Zone
from seedbrowse.search.hits import Hits, found_by_all
from seedbrowse.search.identifier_search import records_with_identifier
from seedbrowse.search.index_part import NumberedPart
from seedbrowse.search.query import Mode
from seedbrowse.search.terms import Terms
from seedbrowse.search.typed_query import TypedWord, typing_errors_forgiven
from seedbrowse.search.typos import Found, Places, beginning_like, resembling
from seedbrowse.search.zones import BestZones, zones_of_beginning, zones_of_words

__all__ = ["Matcher", "Sought", "rarity"]

_ZONE_WEIGHT = {Zone.HEADING: 1.0, Zone.SUBJECT: 0.65, Zone.BODY: 0.3}
_WEIGHTS = np.array([0.0, *(_ZONE_WEIGHT[zone] for zone in Zone)], np.float32)
_EXACT, _BEGINNING = 1.0, 0.8
_RESEMBLING = {1: 0.5, 2: 0.35}
_BEGINNING_LIKE = {0: 0.4, 1: 0.4, 2: 0.25}
_IDENTIFIER = 1.0

# A word that this many records answer as typed is taken to be spelt as meant: adding what
# merely resembles it would bury them (`citation` under `mitigation`).
_ENOUGH = 10


class Sought(msgspec.Struct, frozen=True):
    """A typed word, and how and where it may be found."""

    typed: TypedWord
    mode: Mode = Mode.FORGIVING
    fields: int = EVERY_FIELD
    """Which fields count, a bit a `Field`."""

    is_doi: bool = False
    """Of the identifiers, only DOIs count."""

    forgiving: bool = False
    """Look for typing errors in any case, not only where few records have the word as typed."""

    @property
    def gains_by_forgiving(self) -> bool:
        """Whether more records may be found when typing errors are looked for in any case."""
        return self.mode is Mode.FORGIVING and self.typed.is_forgivable


class Matcher:
    """Answers single typed words, over a library of the given size."""

    def __init__(
        self, parts: Sequence[NumberedPart], size: int, checkpoint: Callable[[], None]
    ) -> None:
        """Bind it to an index; `checkpoint` is called now and then and may raise to give up."""
        self._parts = parts
        self._size = size
        self._checkpoint = checkpoint

    def hits(self, sought: Sought) -> Hits:
        """Records that answer in any of the ways of the typed word."""
        typed = sought.typed
        ways: list[Hits] = []
        if typed.identifier:
            ways.append(self._identifier_hits(typed.identifier, sought.is_doi))
        if typed.joined:
            ways.append(self._word_hits(typed.joined, typed.unfinished, sought))
        if len(typed.parts) == 1:
            ways.append(self._word_hits(typed.parts[0], typed.unfinished, sought))
        elif typed.parts:
            ways.append(self._compound_hits(sought))
        return ways[0] if len(ways) == 1 else Hits.either(ways)

    def _identifier_hits(self, piece: str, is_doi: bool) -> Hits:
        found = records_with_identifier(
            self._parts, piece, self._size, self._checkpoint, is_doi=is_doi
        )
        scores = np.full(len(found), _IDENTIFIER * self._rarity(len(found)), np.float32)
        return Hits(found, scores, self._size, Terms())

    def _compound_hits(self, sought: Sought) -> Hits:
        """Records with every part; only the last may go on, or `o'brien` would be any `o…`."""
        *whole, last = sought.typed.parts
        answers = [self._word_hits(part, False, sought, may_go_on=False) for part in whole]
        answers.append(self._word_hits(last, sought.typed.unfinished, sought))
        numbers, scores = found_by_all(answers)
        terms = Terms.union(answer.terms for answer in answers) if len(numbers) else Terms()
        return Hits(numbers, reduce(np.minimum, scores), self._size, terms)

    def _word_hits(
        self, word: str, unfinished: bool, sought: Sought, *, may_go_on: bool = True
    ) -> Hits:
        """Records with this word, a longer one, or one that a typing error makes of it."""
        scoring = _Scoring(self._size)
        whole: dict[str, Term] = {}
        beginnings: list[str] = []
        if places := self._places(word):
            whole[word] = Term(Match.EXACT)
            scoring.add(_EXACT, self._zones(places, sought.fields))
        if may_go_on and sought.mode is not Mode.EXACT:
            longer = zones_of_beginning(
                self._parts, word, self._size, self._checkpoint, sought.fields
            )
            if longer is not None:
                beginnings.append(word)
                scoring.add(_BEGINNING, longer)
        if sought.mode is Mode.FORGIVING and (sought.forgiving or scoring.count < _ENOUGH):
            for quality, words in self._typos(word, unfinished).items():
                places = [*chain.from_iterable(words.values())]
                scoring.add(quality, self._zones(places, sought.fields))
                for found in words:
                    whole.setdefault(found, Term(Match.TYPO))
        self._checkpoint()
        numbers, scores = scoring.scores()
        return Hits(numbers, scores, self._size, Terms(whole, beginnings))

    def _places(self, word: str) -> Places:
        encoded = word.encode()
        terms = ((owner, each.part.term(encoded)) for owner, each in enumerate(self._parts))
        return [(owner, term) for owner, term in terms if term is not None]

    def _zones(self, places: Iterable[tuple[int, int]], fields: int) -> BestZones:
        return zones_of_words(self._parts, places, self._size, self._checkpoint, fields)

    def _typos(self, word: str, unfinished: bool) -> Mapping[float, Mapping[str, Places]]:
        """Words that resemble it, by quality, the best first."""
        bound = typing_errors_forgiven(word)
        if not bound:
            return {}
        parts = [numbered.part for numbered in self._parts]
        by_quality: dict[float, dict[str, Places]] = {}
        whole = resembling(parts, word, bound, self._checkpoint)
        for found, (errors, places) in whole.items():
            by_quality.setdefault(_RESEMBLING[errors], {})[found] = places
        begun: Found = {}
        if unfinished:
            # Two errors in a beginning of eight letters would be almost any beginning.
            begun = beginning_like(parts, word, 1 + (len(word) > 8), self._checkpoint)
        for found, (errors, places) in begun.items():
            if found not in whole and not found.startswith(word):
                by_quality.setdefault(_BEGINNING_LIKE[errors], {})[found] = places
        return dict(sorted(by_quality.items(), reverse=True))

    def _rarity(self, matching: int) -> float:
        return rarity(matching, self._size)


class _Scoring:
    """Collects answers to a word, from the best to the worst."""

    def __init__(self, size: int) -> None:
        self.count = 0
        """Records that answer so far."""

        self._size = size
        self._reached = np.zeros(size, bool)
        self._levels: list[tuple[npt.NDArray[np.float32], BestZones]] = []

    def add(self, quality: float, zones: BestZones) -> None:
        """Add records that answer equally well, by the zone in which they do."""
        np.logical_or(self._reached, zones, out=self._reached)
        self.count = int(np.count_nonzero(self._reached))
        weight = np.float32(quality * rarity(self.count, self._size))
        self._levels.append((_WEIGHTS * weight, zones))

    def scores(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]:
        """The records, ascending, and their scores."""
        numbers = np.flatnonzero(self._reached)
        scores = np.zeros(len(numbers), np.float32)
        for weights, zones in self._levels:
            np.maximum(scores, weights[zones[numbers]], out=scores)
        return numbers, scores


def rarity(matching: int, size: int) -> float:
    """How much it tells of a record to be one of so many that match, of `size` in all."""
    return log(1 + size / max(1, matching))
