"""Building: the arrays of a whole library, made of those of its segments' parts."""

from collections.abc import Sequence
from pathlib import Path

from seedbrowse.library.arrays import Array, allocator, read_arrays, write_arrays
from seedbrowse.library.build import StoredFile
from seedbrowse.library.cache import Cache
from seedbrowse.library.catalogue import SegmentFacts
from seedbrowse.library.columns import (
    DIGEST,
    PART,
    Numbers,
    exact_ranks,
    gathered_digests,
    numbers_in_library,
    rank_name,
)
from seedbrowse.library.segment import part_folder
from seedbrowse.search.engine import SortKey
from seedbrowse.search.index_merging import merge
from seedbrowse.search.index_part import IndexPart, NumberedPart

__all__ = ["LibraryArrays"]


class LibraryArrays:
    """Makes the index and the columns of a library."""

    def __init__(
        self, cache: Cache, files: Sequence[StoredFile], segments: Sequence[SegmentFacts]
    ) -> None:
        """Prepare for a library of these files, which are in these segments."""
        self._cache = cache
        self._segments = segments
        self._size = sum(file.count for file in files)
        runs: dict[str, list[tuple[int, int, int]]] = {each.name: [] for each in segments}
        start = 0
        for file in files:
            if file.count:
                runs[file.segment].append((file.first, file.count, start))
            start += file.count
        self._runs = runs

    def write(self, folder: Path) -> None:
        """Write them into a folder.

        Raises:
            OSError: There is no room, or a part is gone.
            ValueError: A part is damaged.
        """
        index: list[NumberedPart] = []
        columns: list[tuple[dict[str, Array], Numbers]] = []
        for segment in self._segments:
            first = 0
            for number, count in enumerate(segment.parts):
                part = part_folder(self._cache.segment(segment.name), number)
                numbers = numbers_in_library(self._runs[segment.name], first, count)
                index.append(NumberedPart(IndexPart(read_arrays(part, IndexPart.ARRAYS)), numbers))
                columns.append((read_arrays(part, PART), numbers))
                first += count
        merge(index, self._size, allocator(folder))
        for by in SortKey:
            if by is not SortKey.RELEVANCE:
                ranks = exact_ranks(columns, self._size, by)
                write_arrays(folder, {rank_name(by): ranks})
        write_arrays(folder, {DIGEST: gathered_digests(columns, self._size)})
