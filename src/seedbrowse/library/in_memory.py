"""InMemoryLibrary: a library of records that are there as objects, for a few thousand of them."""

from array import array
from collections.abc import Callable, Sequence, Set
from datetime import date
from operator import itemgetter
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING

from seedbrowse.library.library import Library
from seedbrowse.records import Record
from seedbrowse.records.citation_rate import cites_per_year
from seedbrowse.records.column_keys import COLUMN_KEYS, natural_key
from seedbrowse.records.identity import digest
from seedbrowse.search.citations import Citations
from seedbrowse.search.engine import NO_SETS, Order, Results, SearchEngine, SortKey, WordsBySet
from seedbrowse.search.facet import Facet, FacetName, FacetValue

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from seedbrowse.search.facets import Facets

__all__ = ["InMemoryLibrary"]

_MOST = 2**31 - 1  # of citations, or a year: what 32 bits can tell


class InMemoryLibrary:
    """What headless commands search, and whatever else needs no file."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Make a library of `records`, which must not change any more."""
        self._records = records
        self._digests = [digest(record) for record in records]
        self._engine: SearchEngine | None = None
        self._indexing = Lock()
        self._facets: Facets | None = None
        self._collecting = Lock()
        self._firsts: npt.NDArray[np.int32] | None = None
        self._comparing = Lock()

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, number: int) -> Record:
        return self._records[number]

    def search(
        self,
        query: str,
        *,
        order: Order = Order(),  # noqa: B008 - frozen
        marked: Set[int] = frozenset(),
        term_sets: WordsBySet = NO_SETS,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Answer a query; see `SearchEngine`. The first one waits until the index is built.

        To put all records in order none is needed.
        """
        if not query.strip():
            return Results(query, self._in_order(order), len(self), {}, 0.0, order)
        with self._indexing:
            self._engine = self._engine or self._indexed()
        return self._engine.search(
            query, order=order, marked=marked, term_sets=term_sets, is_cancelled=is_cancelled
        )

    def facets(
        self,
        ids: Sequence[int],
        names: Sequence[FacetName],
        *,
        limit: int | None = None,
        typed: str = "",
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet] | None:
        """Count the values of some fields; see `SearchEngine`. The first time all are collected."""
        return self._faceted().of(ids, names, limit=limit, typed=typed, is_cancelled=is_cancelled)

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values of a field by what is typed of them; see `SearchEngine`."""
        return self._faceted().values(name, typed, limit)

    def citations(
        self,
        ids: Sequence[int],
        *,
        most: int,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Citations | None:
        """Add up how often some records are cited; see `Library`."""
        from seedbrowse.search.citation_counting import citations_of  # numpy

        return citations_of(self._faceted(), ids, most, is_cancelled)

    def digests(self, numbers: Sequence[int]) -> Sequence[int]:
        """The records' identities as 64 bits each."""
        return [self._digests[number] for number in numbers]

    def duplicates(self, number: int) -> Sequence[int]:
        """The other records of the same work; the first time all are compared."""
        from seedbrowse.search.duplicates import others_of

        return others_of(number, self._duplicates())

    def number_in(self, other: Library, number: int) -> int | None:
        """Where in this library the record is that has `number` in `other`."""
        wanted = other[number]
        if number < len(self) and self._records[number] == wanted:
            return number
        identity = digest(wanted)
        return self._digests.index(identity) if identity in self._digests else None

    def _in_order(self, order: Order) -> Sequence[int]:
        """All records; those that have nothing to be ordered by last."""
        if order.by is SortKey.RELEVANCE:
            return range(len(self))
        keyed = [(_key(record, order.by), number) for number, record in enumerate(self._records)]
        known = [(key, number) for key, number in keyed if key is not None]
        known.sort(key=itemgetter(0), reverse=order.descending)
        unknown = (number for key, number in keyed if key is None)
        return array("I", (*(number for _key, number in known), *unknown))

    def _indexed(self) -> SearchEngine:
        # Numpy and rapidfuzz: a library that is not searched, or not yet, needs neither.
        import numpy as np

        from seedbrowse.search.index_builder import IndexBuilder
        from seedbrowse.search.index_part import IndexPart, NumberedPart
        from seedbrowse.search.local import LocalEngine

        builder = IndexBuilder()
        for record in self._records:
            builder.add(record)
        return LocalEngine(
            [NumberedPart(IndexPart(builder.build()), None)],
            len(self),
            ranks=self._ranks,
            digests=lambda: np.array(self._digests, np.uint64),
            duplicates=self._duplicates,
            records=lambda numbers: ((number, self._records[number]) for number in numbers),
            facets=self._faceted,
        )

    def _faceted(self) -> "Facets":
        with self._collecting:
            if self._facets is None:
                self._facets = self._collected()
            return self._facets

    def _collected(self) -> "Facets":
        import numpy as np

        from seedbrowse.search.facet_builder import FacetBuilder
        from seedbrowse.search.facet_part import FacetPart
        from seedbrowse.search.facets import Facets

        builder = FacetBuilder()
        for record in self._records:
            builder.add(record)

        def numbers(by: str) -> "npt.NDArray[np.int32]":
            keys = [_key(record, SortKey(by)) for record in self._records]
            found = [-1 if key is None else min(int(key[0]), _MOST) for key in keys]
            return np.array(found, np.int32)

        return Facets.of_parts(
            [(FacetPart(builder.build()), None)],
            len(self),
            numbers=numbers,
            files=[(record.source.path, 1) for record in self._records],
        )

    def _duplicates(self) -> "npt.NDArray[np.int32]":
        from seedbrowse.library.duplicates import first_of_groups

        with self._comparing:
            if self._firsts is None:
                self._firsts = first_of_groups(self._records)
            return self._firsts

    def _ranks(self, by: SortKey) -> "npt.NDArray[np.int32]":
        import numpy as np

        keys = [_key(record, by) for record in self._records]
        ranks = {key: rank for rank, key in enumerate(sorted({key for key in keys if key}))}
        return np.array([-1 if key is None else ranks[key] for key in keys], np.int32)


def _key(record: Record, by: SortKey) -> tuple[float, str] | None:
    """What a record sorts by; None where it has nothing of the kind."""
    match by:
        case SortKey.YEAR:
            return _number(record.year)
        case SortKey.CITED:
            return _number(record.cited_by)
        case SortKey.CITED_PER_YEAR:
            return _number(cites_per_year(record, date.today().year))
        case SortKey.FILE:
            return (0, natural_key(PurePath(record.source.path).name))
        case _:
            text = COLUMN_KEYS[by](record)
            return (0, text) if text else None


def _number(number: float | None) -> tuple[float, str] | None:
    return None if number is None else (number, "")
