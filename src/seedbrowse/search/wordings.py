"""Wordings: records whose text goes like a phrase, or fits a regular expression.

The index knows which words a record has, not how they follow each other. So these conditions are
looked up in the records themselves: among those that may meet them, and for a bounded time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import perf_counter
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from seedbrowse.records import Record
from seedbrowse.records.text import fold, sought_words
from seedbrowse.search.fields import Field, SearchedRecord, text_of_field
from seedbrowse.search.hits import Numbers
from seedbrowse.search.passages import places_of_phrase
from seedbrowse.search.query import Hint, Phrase, Regex, Span
from seedbrowse.search.remembering import Remembered

__all__ = ["Fits", "SearchedRecords", "Wordings", "phrase_fits", "regex_fits"]

SearchedRecords = Callable[[Sequence[int]], Iterable[tuple[int, Record | SearchedRecord]]]
"""Gives some records, with their numbers, in any order."""

Fits = Callable[[Record | SearchedRecord], bool]
"""Tells whether a record is worded as a condition wants it. Raises TimeoutError where that takes
too long."""

_PATIENCE: Final = 1.5
"""Seconds that all the looking up for one answer may take."""

_PATIENCE_FOR_ONE: Final = 0.03
"""Seconds in which a regular expression has to be done with one text."""

_TOO_SLOW: Final = 0.000_5
"""Seconds a text, on average, that a regular expression may take."""

_BATCH: Final = 256
"""Records between two looks at whether anybody still waits."""

_REMEMBERED: Final = 16 << 20
"""Bytes of what is remembered: one for each record and condition."""

_UNKNOWN, _NO, _YES = 0, 1, 2
_REGEX_FIELDS: Final = (Field.TITLE, Field.AUTHORS, Field.ABSTRACT)


def phrase_fits(phrase: Phrase, fields: int) -> Fits:
    """Whether the words of `phrase` follow each other in one of the fields, a bit a `Field`."""
    words = tuple(sought_words(phrase.text))
    chosen = [field for field in Field if fields >> field & 1]

    def fits(record: Record | SearchedRecord) -> bool:
        for field in chosen:
            text = fold(text_of_field(record, field))
            # Most texts that have all words have them in other places.
            if words[0] in text and any(
                places_of_phrase(text, words, goes_on=not phrase.is_closed)
            ):
                return True
        return False

    return fits


def regex_fits(pattern: str) -> Fits:
    """Whether a regular expression fits title, authors or abstract, whatever the case."""
    import regex  # seldom needed; unlike `re` it can be timed out, and lets other threads run

    compiled = regex.compile(pattern, regex.IGNORECASE | regex.V0)
    spent, looked = 0.0, 0

    def fits(record: Record | SearchedRecord) -> bool:
        nonlocal spent, looked
        started = perf_counter()
        found = any(
            compiled.search(
                text_of_field(record, field), timeout=_PATIENCE_FOR_ONE, concurrent=True
            )
            for field in _REGEX_FIELDS
        )
        spent += perf_counter() - started
        looked += 1
        if spent > 4 * _PATIENCE_FOR_ONE and spent / looked > _TOO_SLOW:
            raise TimeoutError
        return found

    return fits


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
    ) -> tuple[Numbers, Hint | None]:
        """Those of some records that meet a condition, and what to say where some were left out.

        Args:
            candidates: Ascending record numbers.
            condition: What is remembered, wherever it stands in a query.
            fits: Looks at one record.
            until: A moment of `perf_counter` at which to look no further.
            checkpoint: Called now and then; may raise to give up.
        """
        seen = self._seen_of(condition)
        unknown = candidates[seen[candidates] == _UNKNOWN]
        looked = 0
        hint: Hint | None = None
        try:
            for batch in _batches(unknown):
                checkpoint()
                if perf_counter() > until:
                    hint = Hint(
                        condition.span,
                        f"only {looked:,} of {len(unknown):,} records were looked at: "
                        "add words that narrow it down",
                    )
                    break
                for number, record in self._records(batch):
                    seen[number] = _YES if fits(record) else _NO
                looked += len(batch)
        except TimeoutError:
            seen[:] = _UNKNOWN
            return candidates[:0], Hint(
                condition.span, "this regular expression takes too long: make it simpler"
            )
        return candidates[seen[candidates] == _YES], hint

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


def _batches(numbers: Numbers) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _BATCH):
        yield numbers[start : start + _BATCH].tolist()
