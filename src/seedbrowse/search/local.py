"""LocalEngine: search in this process, over words in memory."""

from collections.abc import Callable, Sequence
from threading import Lock
from time import perf_counter

from seedbrowse.records import Record
from seedbrowse.records.text import words
from seedbrowse.search.engine import Results, Term
from seedbrowse.search.fields import SearchableText
from seedbrowse.search.identifiers import IdentifierList
from seedbrowse.search.matching import Hits, Matcher
from seedbrowse.search.ranking import ranked
from seedbrowse.search.typed_query import TypedWord, typed_words
from seedbrowse.search.word_index import WordIndex

__all__ = ["LocalEngine"]

_REMEMBERED = 32  # answers to single words; one that every record of 20,000 matches takes 1 MB
_LONGEST_PHRASE = 300  # characters of a query that are compared with titles


class LocalEngine:
    """The `SearchEngine` that needs nothing installed and is built while records are loaded.

    Every word of a query must be in a record, in any order: as typed, as the beginning of a
    longer word, or, where few records have it, with one typing error from four letters and two
    from seven letters on. Where no record has all words, errors are forgiven in each of them.
    A word counts most in title, authors and year, less in source and keywords, least in
    abstract and affiliations; a rare word counts more than a frequent one. Only the first
    `typed_query.MOST_WORDS` different words of a query are considered.
    """

    def __init__(self) -> None:
        self._index = WordIndex()
        self._identifiers = IdentifierList()
        # Title and authors by record number. Searches take its length for the library's size,
        # so it grows last.
        self._headings: list[str] = []
        self._extending = Lock()
        self._remembered: dict[tuple[int, TypedWord, bool], Hits] = {}
        self._remembering = Lock()

    def extend(self, records: Sequence[Record]) -> None:
        """Add records; the first one gets the number of records added before."""
        with self._extending:
            headings: list[str] = []
            for number, record in enumerate(records, len(self._headings)):
                text = SearchableText.from_record(record)
                self._index.add(number, text.zones)
                self._identifiers.add(text.identifiers)
                headings.append(text.heading)
            self._headings.extend(headings)
        with self._remembering:
            self._remembered.clear()

    def search(
        self, query: str, *, is_cancelled: Callable[[], bool] = lambda: False
    ) -> Results | None:
        """Answer `query`, or None as soon as `is_cancelled` says that nobody waits any more."""
        started = perf_counter()

        def checkpoint() -> None:
            if is_cancelled():
                raise _CancelledError

        try:
            ids, terms, size = self._answer(query, checkpoint)
        except _CancelledError:
            return None
        return Results(
            query=query, ids=ids, library_size=size, terms=terms, took=perf_counter() - started
        )

    def _answer(
        self, query: str, checkpoint: Callable[[], None]
    ) -> tuple[Sequence[int], dict[str, Term], int]:
        size = len(self._headings)
        checkpoint()
        typed = typed_words(query)
        if not typed:
            return range(size), {}, size
        matcher = Matcher(self._index, self._identifiers, size, checkpoint)
        phrase = " ".join(words(query[:_LONGEST_PHRASE]))
        for forgiving in (False, True):
            if forgiving and not any(word.is_forgivable for word in typed):
                break
            hits = self._every_hits(matcher, typed, size, forgiving, checkpoint)
            ids = ranked(hits, phrase, self._headings, size, checkpoint) if hits else []
            if ids:
                return ids, _best_terms(hits), size
        return (), {}, size

    def _every_hits(
        self,
        matcher: Matcher,
        typed: Sequence[TypedWord],
        size: int,
        forgiving: bool,
        checkpoint: Callable[[], None],
    ) -> list[Hits]:
        """What each typed word finds; nothing as soon as one finds nothing."""
        every: list[Hits] = []
        for word in typed:
            checkpoint()
            key = (size, word, forgiving and word.is_forgivable)
            hits = self._remembered.get(key)
            if hits is None:
                hits = matcher.hits(word, forgiving=forgiving)
                self._remember(key, hits)
            if not hits.scores:
                return []
            every.append(hits)
        return every

    def _remember(self, key: tuple[int, TypedWord, bool], hits: Hits) -> None:
        with self._remembering:
            self._remembered[key] = hits
            while len(self._remembered) > _REMEMBERED:
                del self._remembered[next(iter(self._remembered))]


class _CancelledError(Exception):
    """Nobody waits for the answer any more."""


def _best_terms(hits: Sequence[Hits]) -> dict[str, Term]:
    """The words that answer any part of the query, each as the best of them says."""
    terms: dict[str, Term] = {}
    for hit in hits:
        for word, term in hit.terms.items():
            known = terms.get(word)
            if known is None or term.match < known.match:
                terms[word] = term
    return terms
