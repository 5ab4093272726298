"""DiskLibrary: a library whose records, columns and index stay on the disk."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate
from threading import Lock as Mutex
from typing import TYPE_CHECKING, Final, Protocol

from seedbrowse.library.library import DamagedError, Library
from seedbrowse.library.segments import OpenSegments
from seedbrowse.records import Record
from seedbrowse.records.identity import digest
from seedbrowse.search.citations import Citations
from seedbrowse.search.engine import NO_SETS, Order, Results, SearchEngine, SortKey, WordsBySet
from seedbrowse.search.facet import Facet, FacetName, FacetValue
from seedbrowse.search.fields import SearchedRecord

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from seedbrowse.search.facets import Facets
    from seedbrowse.search.wordings import SearchedRecords

__all__ = ["DiskLibrary", "FileRun", "IndexSource"]

_FEW: Final = 64
"""Records that are quicker looked at one by one than by importing numpy."""


@dataclass(frozen=True, slots=True)
class FileRun:
    """The records of one file: `count` of them, from number `first` of a segment on."""

    label: str
    segment: str
    first: int
    count: int


class IndexSource(Protocol):
    """Where a library's index and columns come from, once they are needed."""

    def engine(self, records: "SearchedRecords") -> SearchEngine:
        """The engine, which asks for `records` where the index does not tell enough.

        Raises:
            DamagedError: What it reads is damaged.
        """

    def facets(self) -> "Facets":
        """The facets.

        Raises:
            DamagedError: What they read is damaged; so may everything that they are asked for.
        """

    def digests(self) -> "npt.NDArray[np.uint64]":
        """The digest of every record, 0 where it is not known yet.

        Raises:
            DamagedError: What it reads is damaged.
        """

    def duplicates(self) -> "npt.NDArray[np.int32]":
        """For each record the number of the first one of the same work, -1 where there is none.

        Raises:
            DamagedError: What it reads is damaged.
        """


class DiskLibrary:
    """Records in segments, in the order of their files; see `Library`."""

    def __init__(self, segments: OpenSegments, runs: Sequence[FileRun], index: IndexSource) -> None:
        """Show the records of `runs`, one after another."""
        self._segments = segments
        self._runs = [run for run in runs if run.count]
        self._ends = [*accumulate(run.count for run in self._runs)]
        self._index = index
        self._engine: SearchEngine | None = None
        self._mutex = Mutex()

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, number: int) -> Record:
        run, local = self._place(number)
        return self._segments.record(run.segment, local, run.label)

    def search(
        self,
        query: str,
        *,
        order: Order = Order(),  # noqa: B008 - frozen
        marked: Set[int] = frozenset(),
        term_sets: WordsBySet = NO_SETS,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Answer a query; see `SearchEngine`.

        Raises:
            DamagedError: What is searched cannot be read.
        """
        if order.by is SortKey.RELEVANCE and not query.strip():
            # Nothing but this is needed for the first frame: neither index nor numpy.
            every = range(len(self))
            return Results(query, every, len(self), {}, 0.0, order)
        with self._damage_told():
            return self._the_engine().search(
                query,
                order=order,
                marked=marked,
                term_sets=term_sets,
                is_cancelled=is_cancelled,
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
        """Count the values of some fields; see `Library`. The index of words is not needed."""
        with self._damage_told():
            facets = self._index.facets()
            return facets.of(ids, names, limit=limit, typed=typed, is_cancelled=is_cancelled)

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values of a field by what is typed of them; see `Library`."""
        with self._damage_told():
            return self._index.facets().values(name, typed, limit)

    def citations(
        self,
        ids: Sequence[int],
        *,
        most: int,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Citations | None:
        """Add up how often some records are cited; see `Library`."""
        from seedbrowse.search.citation_counting import citations_of  # numpy

        with self._damage_told():
            return citations_of(self._index.facets(), ids, most, is_cancelled)

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Tell of what is not as it was written: unreadable, or with numbers that cannot be."""
        try:
            yield
        except (DamagedError, IndexError, ValueError) as error:
            self._segments.tell_damage()
            raise DamagedError(f"what is stored is damaged: {error}") from error

    def digests(self, numbers: Sequence[int]) -> Sequence[int]:
        """The records' identities as 64 bits each; see `Library`."""
        if len(numbers) <= _FEW:
            return [digest(self[number]) for number in numbers]
        import numpy as np  # only for many records

        every = self._index.digests()
        wanted = every[np.asarray(numbers, np.int64)]
        for place in np.flatnonzero(wanted == 0).tolist():  # not in the columns yet
            wanted[place] = digest(self[numbers[place]])
        found = array("Q")
        found.frombytes(wanted.astype("=u8").tobytes())
        return found

    def duplicates(self, number: int) -> Sequence[int]:
        """The other records of the same work; see `Library`."""
        from seedbrowse.search.duplicates import others_of  # numpy

        with self._damage_told():
            return others_of(number, self._index.duplicates())

    def number_in(self, other: Library, number: int) -> int | None:
        """Where in this library the record is that has `number` in `other`; see `Library`."""
        label = ""
        if isinstance(other, DiskLibrary):
            run, local = other._place(number)
            label = run.label
            here = self._number_of(run.segment, local)
            if here is not None:
                return here
        try:
            wanted = digest(other[number])
            return self._nearest(wanted, label, number)
        except DamagedError:
            return None

    def _the_engine(self) -> SearchEngine:
        with self._mutex:
            if self._engine is None:
                self._engine = self._index.engine(self._searched)
            return self._engine

    def _searched(self, numbers: Sequence[int]) -> Iterator[tuple[int, SearchedRecord]]:
        """What is searched of some records; see `wordings.SearchedRecords`."""
        by_segment: dict[str, dict[int, list[int]]] = {}
        for number in numbers:
            run, local = self._place(number)
            # The same content may be there twice, under two names.
            by_segment.setdefault(run.segment, {}).setdefault(local, []).append(number)
        for segment, by_local in by_segment.items():
            for local, record in self._segments.searched(segment, [*by_local]):
                for number in by_local[local]:
                    yield number, record

    def _place(self, number: int) -> tuple[FileRun, int]:
        """The file of a record, and its number in the file's segment."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        place = bisect_right(self._ends, number)
        run = self._runs[place]
        return run, run.first + number - (self._ends[place] - run.count)

    def _number_of(self, segment: str, local: int) -> int | None:
        for run, end in zip(self._runs, self._ends, strict=True):
            if run.segment == segment and run.first <= local < run.first + run.count:
                return end - run.count + local - run.first
        return None

    def _nearest(self, wanted: int, label: str, number: int) -> int | None:
        """The record of this digest: in the file of this label, else nearest to a number."""
        import numpy as np  # seldom: a file was read again

        same = np.flatnonzero(self._index.digests() == np.uint64(wanted)).tolist()
        return min(
            same,
            key=lambda each: (self._place(each)[0].label != label, abs(each - number)),
            default=None,
        )
