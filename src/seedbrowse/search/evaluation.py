"""Evaluation: the conditions of a query over an index, to the records that meet them.

Words give scores, everything else is met or not. What costs much, because it is looked up in the
records themselves, is asked of some records only: those that meet the rest.
"""

from collections.abc import Callable, Sequence, Set
from functools import reduce
from typing import Final

import msgspec
import numpy as np

from seedbrowse.records.text import fold, sought_words
from seedbrowse.search.field_sets import IDENTIFIERS, fields_of, is_counted
from seedbrowse.search.hits import Hits, Numbers, Scores, found_by_all
from seedbrowse.search.matching import Matcher, Sought, rarity
from seedbrowse.search.predicates import Mask, Predicates
from seedbrowse.search.query import (
    AllOf,
    AnyOf,
    Condition,
    Hint,
    Leaf,
    Mode,
    Not,
    Phrase,
    QueryField,
    Regex,
    Value,
    Word,
)
from seedbrowse.search.remembering import Remembered
from seedbrowse.search.terms import Terms
from seedbrowse.search.typed_query import TypedWord, identifier_piece, typed_words
from seedbrowse.search.wordings import MOST_PHRASE_WORDS, Wordings, phrase_fits, regex_fits

__all__ = [
    "Evaluation", "Found", "asks_for_nothing", "divided", "is_costly", "sought_in", "total",
    "within_field",
]  # fmt: skip

_MET: Final = 0.2
"""The score of a record that meets a condition without a score, where others have one."""

Found = Hits | Mask
"""What meets a condition: with scores, or without."""


def sought_in(word: Word) -> tuple[Sought, ...]:
    """What is looked for in the index for a word of a query; nothing for a sign alone."""
    if word.field in IDENTIFIERS:
        piece = identifier_piece(fold(word.text))
        if not any(map(str.isalnum, piece)):
            return ()
        typed = TypedWord(identifier=piece)
        return (Sought(typed, Mode.EXACT, is_doi=word.field is QueryField.DOI),)
    fields = fields_of(word.field)
    return tuple(Sought(typed, word.mode, fields) for typed in typed_words(word.text))


def asks_for_nothing(leaf: Leaf) -> bool:
    """Whether nothing of a condition is ever searched, as of `ь`, which folds to nothing."""
    match leaf:
        case Word(text, _, field):
            return not (sought_words(text) if field and is_counted(field) else sought_in(leaf))
        case Phrase(text) | Value(text):
            return not sought_words(text)
        case _:
            return False


def is_costly(condition: Condition) -> bool:
    """Whether it may have to be looked up in the records."""
    match condition:
        case Regex():
            return True
        case Phrase(text):
            return len(sought_words(text)) > 1
        case Not(inner):
            return is_costly(inner)
        case AllOf(several) | AnyOf(several):
            return any(map(is_costly, several))
        case _:
            return False


class Evaluation:
    """Evaluates the conditions of one query."""

    def __init__(
        self,
        matcher: Matcher,
        predicates: Predicates,
        wordings: Wordings,
        remembered: Remembered[Sought, Hits],
        *,
        marked: Set[int],
        size: int,
        checkpoint: Callable[[], None],
    ) -> None:
        """Bind it to a library of `size` records, of which those with these digests are marked."""
        self._matcher = matcher
        self._predicates = predicates
        self._wordings = wordings
        self._remembered = remembered
        self._marked = marked
        self._size = size
        self._checkpoint = checkpoint
        self._until = wordings.deadline()
        # What could not be looked up in time is not shown: within what is left out it counts.
        self._takes_unknown = False
        self.hints: list[Hint] = []
        """What was left out, and why."""

    def every(self) -> Numbers:
        """Every record."""
        return np.arange(self._size)

    def rarities(self, several: Sequence[Hits]) -> list[float]:
        """How much each of some words tells of a record that has it."""
        return [rarity(len(hits), self._size) for hits in several]

    def hits(self, sought: Sought) -> Hits:
        """The records that have a word; found once for all queries."""
        self._checkpoint()
        hits = self._remembered.get(sought)
        if hits is None:
            hits = self._matcher.hits(sought)
            self._remembered.put(sought, hits, hits.nbytes)
        return hits

    def found(self, condition: Condition, within: Numbers | None = None) -> Found:
        """The records that meet a condition.

        Args:
            condition: Any that does not ask for nothing.
            within: Ascending record numbers; what is costly is looked up in these only.

        Raises:
            GivenUpError: A regular expression takes too long.
        """
        self._checkpoint()
        match condition:
            case Word():
                return self._word(condition)
            case Phrase():
                return self._phrase(condition, within)
            case Regex():
                return self._regex(condition, within)
            case Not(inner):
                return ~self._negated(inner, within)
            case AllOf(several):
                return self.all_of([self.found(each, within) for each in several])
            case AnyOf(several):
                return self._any_of([self.found(each, within) for each in several])
            case _:
                return self._predicates.mask(condition, self._marked)

    def mask(self, condition: Condition, within: Numbers | None = None) -> Mask:
        """The same without scores."""
        found = self.found(condition, within)
        if not isinstance(found, Hits):
            return found
        mask = np.zeros(self._size, bool)
        mask[found.numbers()] = True
        return mask

    def _negated(self, inner: Condition, within: Numbers | None) -> Mask:
        """What meets a condition that is to be left out, or may meet it."""
        self._takes_unknown = not self._takes_unknown
        try:
            return self.mask(_as_typed(inner), within)
        finally:
            self._takes_unknown = not self._takes_unknown

    def all_of(self, several: Sequence[Found]) -> Found:
        """What meets all of some conditions."""
        hits, mask = divided(several)
        if not hits:
            return np.ones(self._size, bool) if mask is None else mask
        if len(hits) == 1 and mask is None:
            return hits[0]
        numbers, scores = found_by_all(hits, mask)
        return self._hits(numbers, total(scores), Terms.union(each.terms for each in hits))

    def _any_of(self, several: Sequence[Found]) -> Found:
        hits = [found for found in several if isinstance(found, Hits)]
        masks = [found for found in several if not isinstance(found, Hits)]
        if not hits:
            return reduce(np.logical_or, masks)
        for mask in masks:
            numbers = np.flatnonzero(mask)
            hits.append(self._hits(numbers, _even(numbers), Terms()))
        return Hits.either(hits)

    def _word(self, word: Word) -> Found:
        if word.field is not None and is_counted(word.field):
            return self._predicates.with_words(word.field, word.text)
        found = self.all_of([self.hits(each) for each in sought_in(word)])
        return within_field(found, word.field) if isinstance(found, Hits) else found

    def _phrase(self, phrase: Phrase, within: Numbers | None) -> Found:
        if phrase.field is not None and is_counted(phrase.field):
            return self._predicates.with_words(phrase.field, phrase.text)
        words = sought_words(phrase.text)
        if len(words) > MOST_PHRASE_WORDS:
            words = words[:MOST_PHRASE_WORDS]
            message = f"only the first {MOST_PHRASE_WORDS} words of a phrase count"
            self.hints.append(Hint(phrase.span, message))
        goes_on = Mode.EXACT if phrase.is_closed else Mode.PREFIX
        fields = fields_of(phrase.field)
        found = self.all_of(
            [
                self.hits(Sought(TypedWord((word,)), Mode.EXACT if behind else goes_on, fields))
                for word, behind in zip(words, [*words[1:], ""], strict=True)
            ]
        )
        if not isinstance(found, Hits):
            return found
        if len(words) < 2:
            return within_field(found, phrase.field)
        numbers = found.numbers()
        if within is not None:
            numbers = np.intersect1d(numbers, within, assume_unique=True)
        numbers = self._looked_up(numbers, phrase)
        terms = Terms(phrases=[tuple(words)], phrase_goes_on=not phrase.is_closed)
        hits = self._hits(numbers, found.scores_of(numbers), terms)
        return within_field(hits, phrase.field)

    def _regex(self, regex: Regex, within: Numbers | None) -> Found:
        numbers = self.every() if within is None else within
        numbers = self._looked_up(numbers, regex)
        return self._hits(numbers, _even(numbers), Terms(patterns=[regex.pattern]))

    def _looked_up(self, candidates: Numbers, condition: Phrase | Regex) -> Numbers:
        match condition:
            case Phrase():
                fits = phrase_fits(condition, fields_of(condition.field))
            case Regex():
                fits = regex_fits(condition.pattern)
        looked_up = self._wordings.among(candidates, condition, fits, self._until, self._checkpoint)
        if looked_up.hint is not None:
            self.hints.append(looked_up.hint)
        if self._takes_unknown and len(looked_up.unknown):
            return np.union1d(looked_up.found, looked_up.unknown)
        return looked_up.found

    def _hits(self, numbers: Numbers, scores: Scores, terms: Terms) -> Hits:
        return Hits(numbers, scores, self._size, terms)


def divided(several: Sequence[Found]) -> tuple[list[Hits], Mask | None]:
    """Those with scores, and what all the others agree on; None where there are no others."""
    masks = [found for found in several if not isinstance(found, Hits)]
    mask: Mask | None = reduce(np.logical_and, masks) if masks else None
    return [found for found in several if isinstance(found, Hits)], mask


def within_field(hits: Hits, field: QueryField | None) -> Hits:
    """The same records, whose words stand out in one field only where there is one."""
    return hits if field is None else hits.with_terms(hits.terms.restricted(field))


def total(scores: Sequence[Scores]) -> Scores:
    """The sum of what each condition gives the same records."""
    added: Scores = np.sum(scores, axis=0, dtype=np.float32)
    return added


def _even(numbers: Numbers) -> Scores:
    return np.full(len(numbers), _MET, np.float32)


def _as_typed(condition: Condition) -> Condition:
    """The same condition, in which words are as they were typed.

    What is to be left out is meant: `-cat` keeps `cart` and `cats`, `-cat*` is there as well.
    """
    match condition:
        case Word(mode=Mode.FORGIVING):
            return msgspec.structs.replace(condition, mode=Mode.EXACT)
        case AllOf(several) | AnyOf(several):
            return msgspec.structs.replace(condition, conditions=tuple(map(_as_typed, several)))
        case _:
            return condition
