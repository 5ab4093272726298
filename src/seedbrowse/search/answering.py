"""Answering: a query to ranked records; first those that meet all of it, then what comes close.

Every word of a query must be in a record. Where few records have them all, typing errors are
looked for in each of them in any case; where none has, records follow that lack some words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

import msgspec
import numpy as np

from seedbrowse.records.text import words
from seedbrowse.search.evaluation import (
    Evaluation,
    divided,
    is_costly,
    sought_in,
    total,
    within_field,
)
from seedbrowse.search.field_sets import fields_of
from seedbrowse.search.hits import Hits, Numbers, Scores, found_by_all
from seedbrowse.search.matching import Sought
from seedbrowse.search.query import (
    AllOf,
    Condition,
    Hint,
    Mode,
    Query,
    QueryField,
    Span,
    Word,
    leaves,
)
from seedbrowse.search.ranking import best_first
from seedbrowse.search.terms import Terms
from seedbrowse.search.typed_query import MOST_WORDS

__all__ = ["Answer", "answer"]

_FEW: Final = 10
"""With fewer records than this, what comes close is worth a look."""

_MOST_CLOSE: Final = 20
_LOOKED_AT: Final = 400
"""Records that lack some words and are looked up for what is costly."""

_ENOUGH: Final = 0.5
"""How much a record that lacks some words must have of the weight of those that any record has."""

_LONGEST_HEADING: Final = 300
"""Characters of a query that are compared with titles."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The records that answer a query."""

    numbers: Numbers
    """The best first; those that meet all of the query before the others."""

    complete: int
    """How many meet all of it."""

    terms: Terms


def answer(
    query: Query,
    evaluation: Evaluation,
    heading: Callable[[int], str],
    checkpoint: Callable[[], None],
) -> Answer:
    """Answer a query that has a condition.

    Args:
        query: What is asked.
        evaluation: Finds what meets a condition.
        heading: Title and authors of a record, folded.
        checkpoint: Called now and then, may raise to give up.
    """
    return _Answering(query, evaluation, heading, checkpoint).answer()


class _SoughtWord(msgspec.Struct, frozen=True):
    """A word, and the field it was typed for."""

    sought: Sought
    field: QueryField | None

    def unfinished(self) -> "_SoughtWord":
        """The same word while it is being typed."""
        typed = msgspec.structs.replace(self.sought.typed, unfinished=True)
        sought = msgspec.structs.replace(self.sought, typed=typed)
        return msgspec.structs.replace(self, sought=sought)

    def forgiven(self) -> Sought:
        """The same with typing errors in any case, where there can be any."""
        if not self.sought.gains_by_forgiving:
            return self.sought
        return msgspec.structs.replace(self.sought, forgiving=True)


class _Answering:
    def __init__(
        self,
        query: Query,
        evaluation: Evaluation,
        heading: Callable[[int], str],
        checkpoint: Callable[[], None],
    ) -> None:
        self._evaluation = evaluation
        self._heading = heading
        self._checkpoint = checkpoint
        conditions = _all_of(query.root)
        plain = [each for each in conditions if isinstance(each, Word) and _is_plain(each)]
        others = [each for each in conditions if each not in plain]
        self._words = self._different(plain, _last_end(query))
        self._costly = [each for each in others if is_costly(each)]
        self._phrase = " ".join(words(" ".join(each.text for each in plain)[:_LONGEST_HEADING]))
        found = [evaluation.found(each) for each in others if not is_costly(each)]
        self._others, self._mask = divided(found)
        self._terms: list[Terms] = [hits.terms for hits in self._others]

    def answer(self) -> Answer:
        complete = self._with_all_words(forgiving=False)
        close = []
        if len(complete) < _FEW and any(each.sought.gains_by_forgiving for each in self._words):
            forgiving = self._with_all_words(forgiving=True)
            if len(complete):
                close.append(forgiving[~np.isin(forgiving, complete)])
            else:
                complete = forgiving
        if not len(complete) and len(self._words) > 1:
            close.append(self._with_most_words())
        numbers = np.concatenate([complete, *(some[:_MOST_CLOSE] for some in close)])
        return Answer(numbers, len(complete), Terms.union(self._terms))

    def _different(self, plain: Sequence[Word], last_end: int) -> list[_SoughtWord]:
        """What is looked for in the index, each once."""
        different: dict[_SoughtWord, None] = {}
        for word in _without_labels(plain):
            for sought in sought_in(word):
                each = _SoughtWord(sought, word.field)
                if len(different) == MOST_WORDS and each not in different:
                    message = f"only the first {MOST_WORDS} different words count"
                    self._evaluation.hints.append(Hint(Span(word.span.start, last_end), message))
                    return [*different]
                # A repeated word moves to where it was typed last, where it may be unfinished.
                different.pop(each, None)
                different[each] = None
        every = [*different]
        if every and plain[-1].span.end == last_end:
            every[-1] = every[-1].unfinished()
        return every

    def _hits(self, *, forgiving: bool) -> list[Hits]:
        """What has each of the words, which stand out in their fields only."""
        return [
            within_field(
                self._evaluation.hits(each.forgiven() if forgiving else each.sought), each.field
            )
            for each in self._words
        ]

    def _with_all_words(self, *, forgiving: bool) -> Numbers:
        """Records that meet every condition, the best first."""
        hits = self._hits(forgiving=forgiving)
        every = [*self._others, *hits]
        numbers: Numbers
        scores: Scores | None = None
        if every:
            if not all(map(len, every)):
                return np.zeros(0, np.intp)
            numbers, columns = found_by_all(every, self._mask)
            scores = total(columns)
        else:
            mask = self._mask
            numbers = self._evaluation.every() if mask is None else np.flatnonzero(mask)
        numbers, scores = self._narrowed(numbers, scores)
        if len(numbers):
            self._terms += [each.terms for each in hits]
        return best_first(numbers, scores, self._phrase, self._heading, self._checkpoint)

    def _narrowed(self, numbers: Numbers, scores: Scores | None) -> tuple[Numbers, Scores | None]:
        """Those of some records, ascending, that meet what is costly too."""
        for condition in self._costly:
            found = self._evaluation.found(condition, numbers)
            if isinstance(found, Hits):
                more = found.scores_of(numbers)
                kept = more > 0
                scores = more if scores is None else scores + more
                self._terms.append(found.terms)
            else:
                kept = found[numbers]
            numbers, scores = numbers[kept], None if scores is None else scores[kept]
        return numbers, scores

    def _with_most_words(self) -> Numbers:
        """Records that lack some words, by how much those weigh that they have."""
        hits = [each for each in self._hits(forgiving=True) if len(each)]
        if not hits:
            return np.zeros(0, np.intp)
        hits.sort(key=len)
        weights = self._evaluation.rarities(hits)
        enough = _ENOUGH * sum(weights)
        # Whoever has none of the rarest words cannot have enough of the others.
        lacking, rarest = sum(weights), 0
        while lacking >= enough and rarest < len(hits):
            lacking -= weights[rarest]
            rarest += 1
        numbers = np.unique(np.concatenate([each.numbers() for each in hits[:rarest]]))
        if self._mask is not None:
            numbers = numbers[self._mask[numbers]]
        for other in self._others:
            numbers = numbers[other.scores_of(numbers) > 0]
        scores = np.zeros(len(numbers), np.float32)
        had = np.zeros(len(numbers), np.float32)
        for each, weight in zip(hits, weights, strict=True):
            self._checkpoint()
            found = each.scores_of(numbers)
            scores += found
            had += np.float32(weight) * (found > 0)
        best = np.flatnonzero(had >= enough)
        best = best[np.argsort(-scores[best], kind="stable")[:_LOOKED_AT]]
        best.sort()
        kept, narrowed = self._narrowed(numbers[best], scores[best])
        if len(kept):
            self._terms += [each.terms for each in hits]
        return best_first(kept, narrowed, self._phrase, self._heading, self._checkpoint)


def _all_of(condition: Condition) -> Sequence[Condition]:
    return condition.conditions if isinstance(condition, AllOf) else (condition,)


def _is_plain(word: Word) -> bool:
    """Whether it is looked for in the index, and may be lacking where nothing has all words."""
    return word.mode is Mode.FORGIVING and bool(fields_of(word.field))


def _without_labels(plain: Sequence[Word]) -> Iterator[Word]:
    """Leave out the `doi` of `doi 10.5555/x`."""
    for word, following in zip_longest(plain, plain[1:]):
        is_label = word.text.casefold().rstrip(":") == "doi" and word.field is None
        if not (is_label and following is not None and following.text.startswith("10.")):
            yield word


def _last_end(query: Query) -> int:
    """Where the last condition ends."""
    return max((leaf.span.end for leaf in leaves(query.root)), default=0)
