"""Index sources: index, columns and facets of a built library, and of one that is being read."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock as Mutex
from typing import TYPE_CHECKING

from seedbrowse.library.library import DamagedError
from seedbrowse.library.segments import OpenSegments
from seedbrowse.search.engine import SearchEngine, SortKey

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from seedbrowse.library.arrays import Array
    from seedbrowse.library.columns import Numbers
    from seedbrowse.library.disk_library import FileRun
    from seedbrowse.search.facets import Facets
    from seedbrowse.search.wordings import SearchedRecords

__all__ = ["BuiltIndex", "GrowingIndex"]

# Numpy and what needs it are imported where they are used: the first frame comes without them.


class BuiltIndex:
    """Index and columns of a build, mapped into memory."""

    def __init__(self, build: Path, size: int, runs: Sequence["FileRun"]) -> None:
        """Map nothing yet; the library has `size` records, which are those of `runs`."""
        self._build = build
        self._size = size
        self._runs = runs
        self._facets: Facets | None = None
        self._mutex = Mutex()

    def engine(self, records: "SearchedRecords") -> SearchEngine:
        """The engine over the one index; see `IndexSource`.

        Raises:
            DamagedError: It is not what was written.
        """
        from seedbrowse.library.arrays import read_arrays
        from seedbrowse.library.columns import BUILT, DUPLICATE, rank_name
        from seedbrowse.library.orders import ranks_by
        from seedbrowse.search.index_part import IndexPart, NumberedPart
        from seedbrowse.search.local import LocalEngine

        try:
            part = NumberedPart(IndexPart(read_arrays(self._build, IndexPart.ARRAYS)), None)
            columns = read_arrays(self._build, BUILT)
        except (OSError, ValueError) as error:
            raise DamagedError(str(error)) from error

        def ranks(by: SortKey) -> "npt.NDArray[np.int32]":
            return columns[rank_name(by)]

        files = _counts(self._runs)
        return LocalEngine(
            [part],
            self._size,
            ranks=lambda by: ranks_by(by, ranks, files),
            digests=self.digests,
            duplicates=lambda: columns[DUPLICATE],
            records=records,
            facets=self.facets,
        )

    def facets(self) -> "Facets":
        """The facets, mapped as they are needed; always the same ones."""
        from seedbrowse.library.facet_store import stored_facets

        with self._mutex:
            if self._facets is None:
                self._facets = stored_facets(self._build, _counts(self._runs))
            return self._facets

    def digests(self) -> "npt.NDArray[np.uint64]":
        """The digest of every record."""
        from seedbrowse.library.columns import DIGEST

        return self._column(DIGEST)

    def duplicates(self) -> "npt.NDArray[np.int32]":
        """For each record the first one of the same work; see `IndexSource`."""
        from seedbrowse.library.columns import DUPLICATE

        return self._column(DUPLICATE)

    def _column(self, name: str) -> "Array":
        from seedbrowse.library.arrays import read_arrays

        try:
            return read_arrays(self._build, [name])[name]
        except (OSError, ValueError) as error:
            raise DamagedError(str(error)) from error


class GrowingIndex:
    """Index and columns of the parts that are written so far."""

    def __init__(
        self,
        segments: OpenSegments,
        runs: Sequence["FileRun"],
        parts: Mapping[str, Mapping[int, tuple[int, int]]],
    ) -> None:
        """Map nothing yet.

        Args:
            segments: Where the parts are.
            runs: The library, file by file.
            parts: By segment and number: first record of a part, and how many it has.
        """
        self._segments = segments
        self._size = sum(run.count for run in runs)
        self._runs = runs
        self._parts = parts
        self._facets: Facets | None = None
        self._mutex = Mutex()

    def engine(self, records: "SearchedRecords") -> SearchEngine:
        """The engine over all parts; see `IndexSource`."""
        from seedbrowse.library.orders import ranks_by
        from seedbrowse.library.ranks import approximate_ranks
        from seedbrowse.search.index_part import NumberedPart
        from seedbrowse.search.local import LocalEngine

        parts: list[NumberedPart] = []
        columns: list[tuple[Mapping[str, Array], Numbers]] = []
        for segment, number, numbers in self._numbered():
            part, part_columns = self._segments.part(segment, number)
            parts.append(NumberedPart(part, numbers))
            columns.append((part_columns, numbers))

        def ranks(by: SortKey) -> "npt.NDArray[np.int32]":
            return approximate_ranks(columns, self._size, by)

        files = _counts(self._runs)
        return LocalEngine(
            parts,
            self._size,
            ranks=lambda by: ranks_by(by, ranks, files),
            digests=self.digests,
            records=records,
            facets=self.facets,
        )

    def facets(self) -> "Facets":
        """The facets of all parts, merged as they are needed; always the same ones.

        Raises:
            DamagedError: A part is not what was written.
        """
        with self._mutex:
            if self._facets is None:
                self._facets = self._gathered_facets()
            return self._facets

    def _gathered_facets(self) -> "Facets":
        from seedbrowse.library.ranks import approximate_ranks
        from seedbrowse.search.facets import Facets

        numbered = [*self._numbered()]
        columns = [(self._segments.part(name, part)[1], mine) for name, part, mine in numbered]
        return Facets.of_parts(
            [(self._segments.facets(name, part), mine) for name, part, mine in numbered],
            self._size,
            numbers=lambda by: approximate_ranks(columns, self._size, SortKey(by)),
            files=_counts(self._runs),
        )

    def digests(self) -> "npt.NDArray[np.uint64]":
        """The digest of every record, 0 where no part has it yet."""
        from seedbrowse.library.columns import gathered_digests

        columns = [
            (self._segments.part(segment, number)[1], numbers)
            for segment, number, numbers in self._numbered()
        ]
        return gathered_digests(columns, self._size)

    def duplicates(self) -> "npt.NDArray[np.int32]":
        """For each record the first one of the same identity: more is known once all are read."""
        from seedbrowse.search.duplicates import of_equal_digests

        return of_equal_digests(self.digests())

    def _numbered(self) -> "Iterator[tuple[str, int, npt.NDArray[np.int32]]]":
        from seedbrowse.library.numbering import Numbering

        numbering = Numbering((run.segment, run.first, run.count) for run in self._runs)
        for segment, parts in self._parts.items():
            for number, (first, count) in sorted(parts.items()):
                for numbers in numbering.of_part(segment, first, count):
                    yield segment, number, numbers


def _counts(runs: Sequence["FileRun"]) -> list[tuple[str, int]]:
    """The label of each file, and how many records it has."""
    return [(run.label, run.count) for run in runs]
