"""The seam between the screens and whatever answers a query.

Screens, and the headless commands, talk to a `SearchEngine` and never to what is behind it.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Protocol

import msgspec

from seedbrowse.records import Record

__all__ = ["Match", "Results", "SearchEngine", "Term"]


class Match(IntEnum):
    """How a word of a record answers a word of the query; the smaller the better."""

    EXACT = 0
    PREFIX = 1
    TYPO = 2


class Term(msgspec.Struct, frozen=True):
    """How one word of the library answers the query, for highlighting."""

    match: Match
    typed: int = 0
    """How many of the word's first letters were typed; 0 where the whole word answers."""


class Results(msgspec.Struct, frozen=True):
    """The answer to one query."""

    query: str
    """The query as it was typed."""

    ids: Sequence[int]
    """Matching records, best first; an empty query has every record, in library order."""

    library_size: int
    """How many records the engine knew when it answered."""

    terms: Mapping[str, Term]
    """Folded words of the library that answer the query, for `highlight.spans`."""

    took: float
    """Seconds spent."""


class SearchEngine(Protocol):
    """Answers queries over records that are numbered from 0 in the order they were added."""

    def extend(self, records: Sequence[Record]) -> None:
        """Add records; the first one gets the number of records added before."""

    def search(
        self, query: str, *, is_cancelled: Callable[[], bool] = lambda: False
    ) -> Results | None:
        """Answer `query`, or None as soon as `is_cancelled` says that nobody waits any more.

        Every string is a valid query. May be called from any thread, also while another
        thread extends the engine.
        """
