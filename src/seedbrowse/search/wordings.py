"""Wordings: records whose text goes like a phrase, or fits a regular expression.

The index knows which words a record has, not how they follow each other. So these conditions are
looked up in the records themselves: among those that may meet them, and for a bounded time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter, thread_time
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from seedbrowse.records import Record
from seedbrowse.records.text import fold, sought_words
from seedbrowse.search.fields import Field, SearchedRecord, text_of_field
from seedbrowse.search.hits import Numbers
from seedbrowse.search.passages import MOST_PHRASE_WORDS, places_of_phrase
from seedbrowse.search.query import Hint, Phrase, Regex, Span
from seedbrowse.search.query_pattern import compiled_pattern
from seedbrowse.search.remembering import Remembered

__all__ = [
    "MOST_PHRASE_WORDS", "Fits", "GivenUpError", "LookedUp", "SearchedRecords", "Wordings",
    "phrase_fits", "regex_fits",
]  # fmt: skip

SearchedRecords = Callable[[Sequence[int]], Iterable[tuple[int, Record | SearchedRecord]]]
"""Gives some records, with their numbers, in any order."""

Fits = Callable[[Record | SearchedRecord], bool]
"""Tells whether a record is worded as a condition wants it. Raises TimeoutError where that takes
too long."""

_PATIENCE: Final = 1.5
"""Seconds that all the looking up for one answer may take."""

_PATIENCE_FOR_ONE: Final = 0.03
"""Seconds of this thread's own in which a regular expression has to be done with one text."""

_TOO_SLOW: Final = 0.000_5
"""Seconds of this thread's own that a record may take a regular expression, on average."""

_BATCH: Final = 256
"""Records between two looks at whether anybody still waits."""

_REMEMBERED: Final = 16 << 20
"""Bytes of what is remembered: one for each record and condition."""

_UNKNOWN, _NO, _YES = 0, 1, 2
_REGEX_FIELDS: Final = (Field.TITLE, Field.AUTHORS, Field.ABSTRACT)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What became of the records in which a condition was looked up."""

    found: Numbers
    """Those that meet it; ascending."""

    unknown: Numbers
    """Those that were not looked at in time; ascending."""

    hint: Hint | None = None
    """Says how many were left out; None where none were."""


class GivenUpError(Exception):
    """A condition takes too long to be looked up at all; its hint says so."""

    def __init__(self, hint: Hint) -> None:
        """Say which condition it is."""
        super().__init__(hint.message)
        self.hint = hint


def phrase_fits(phrase: Phrase, fields: int) -> Fits:
    """Whether the words of `phrase` follow each other in one of the fields, a bit a `Field`.

    No more than `MOST_PHRASE_WORDS` of them; a phrase without any is everywhere.
    """
    words = tuple(sought_words(phrase.text))
    chosen = [field for field in Field if fields >> field & 1]
    goes_on = not phrase.is_closed

    def fits(record: Record | SearchedRecord) -> bool:
        return not words or any(
            any(places_of_phrase(fold(text_of_field(record, field)), words, goes_on=goes_on))
            for field in chosen
        )

    return fits


def regex_fits(pattern: str) -> Fits:
    """Whether a regular expression fits title, authors or abstract, whatever the case."""
    search = compiled_pattern(pattern).search
    spent, looked = 0.0, 0

    def fits(record: Record | SearchedRecord) -> bool:
        nonlocal spent, looked
        started = thread_time()
        found = any(_is_found(search, text_of_field(record, field)) for field in _REGEX_FIELDS)
        spent += thread_time() - started
        looked += 1
        if spent > 4 * _PATIENCE_FOR_ONE and spent / looked > _TOO_SLOW:
            raise TimeoutError
        return found

    return fits


def _is_found(search: Callable[..., Any], text: str) -> bool:
    """Whether a search of `regex` finds anything; raises TimeoutError where it takes too long."""
    started = thread_time()
    try:
        return search(text, timeout=_PATIENCE_FOR_ONE, concurrent=True) is not None
    except TimeoutError:
        if thread_time() - started >= _PATIENCE_FOR_ONE / 2:
            raise
    # The time was spent by others: the clock of `regex` runs for all threads and programs.
    return search(text, timeout=4 * _PATIENCE_FOR_ONE, concurrent=True) is not None


class Wordings:
    """Looks conditions up in the records of one library, and remembers what it has seen."""

    def __init__(self, records: SearchedRecords, size: int) -> None:
        """Bind it to a library of `size` records."""
        self._records = records
        self._size = size
        self._seen: Remembered[Phrase | Regex, npt.NDArray[np.uint8]] = Remembered(_REMEMBERED)

    def among(
        self,
        candidates: Numbers,
        condition: Phrase | Regex,
        fits: Fits,
        until: float,
        checkpoint: Callable[[], None],
    ) -> LookedUp:
        """Which of some records meet a condition.

        Args:
            candidates: Ascending record numbers.
            condition: What is remembered, wherever it stands in a query.
            fits: Looks at one record.
            until: A moment of `perf_counter` at which to look no further.
            checkpoint: Called now and then; may raise to give up.

        Raises:
            GivenUpError: `fits` takes too long.
        """
        # Other searches read and write it as well: what is once known in it stays known.
        seen = self._seen_of(condition)
        unknown = candidates[seen[candidates] == _UNKNOWN]
        try:
            for batch in _batches(unknown):
                checkpoint()
                if perf_counter() > until:
                    break
                for number, record in self._records(batch):
                    seen[number] = _YES if fits(record) else _NO
        except TimeoutError as error:
            message = "this regular expression takes too long: make it simpler"
            raise GivenUpError(Hint(condition.span, message)) from error
        verdicts = seen[candidates]
        left = candidates[verdicts == _UNKNOWN]
        hint = _left_out(condition, len(unknown) - len(left), len(unknown)) if len(left) else None
        return LookedUp(candidates[verdicts == _YES], left, hint)

    def _seen_of(self, condition: Phrase | Regex) -> npt.NDArray[np.uint8]:
        # The same words at another place of the query are the same condition.
        key = msgspec.structs.replace(condition, span=Span(0, 0))
        seen = self._seen.get(key)
        if seen is None:
            seen = np.zeros(self._size, np.uint8)
            self._seen.put(key, seen, seen.nbytes)
        return seen

    @staticmethod
    def deadline() -> float:
        """When an answer that is begun now has to look no further."""
        return perf_counter() + _PATIENCE


def _left_out(condition: Phrase | Regex, looked: int, of: int) -> Hint:
    return Hint(
        condition.span,
        f"only {looked:,} of {of:,} records were looked at: add words that narrow it down",
    )


def _batches(numbers: Numbers) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _BATCH):
        yield numbers[start : start + _BATCH].tolist()
