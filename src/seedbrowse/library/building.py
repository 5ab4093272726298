"""Building: the arrays of a whole library, made of those of its segments' parts."""

from collections.abc import Sequence, Set
from pathlib import Path

from seedbrowse.library.arrays import Array, allocator, read_arrays, write_arrays
from seedbrowse.library.build import StoredFile
from seedbrowse.library.cache import Cache
from seedbrowse.library.catalogue import SegmentFacts
from seedbrowse.library.columns import (
    DIGEST,
    DUPLICATE,
    PART,
    RANKED,
    Numbers,
    gathered_digests,
    rank_name,
)
from seedbrowse.library.duplicate_columns import stored_duplicates
from seedbrowse.library.facet_store import part_facets, write_facets
from seedbrowse.library.numbering import Numbering
from seedbrowse.library.ranks import exact_ranks
from seedbrowse.library.segment import DamagedSegmentError, is_as_written, part_folder
from seedbrowse.search.facet_part import FacetPart
from seedbrowse.search.index_merging import merge
from seedbrowse.search.index_part import IndexPart, NumberedPart

__all__ = ["LibraryArrays"]


class LibraryArrays:
    """Makes the index, the columns, the duplicates and the facets of a library."""

    def __init__(
        self, cache: Cache, files: Sequence[StoredFile], segments: Sequence[SegmentFacts]
    ) -> None:
        """Prepare for a library of these files, which are in these segments."""
        self._cache = cache
        self._files = files
        self._segments = segments
        self._size = sum(file.count for file in files)
        self._numbering = Numbering((file.segment, file.first, file.count) for file in files)

    def write(self, folder: Path, doubtful: Set[str]) -> None:
        """Write them into a folder; segments that are `doubtful` are looked at for damage first.

        Raises:
            OSError: There is no room.
            DamagedSegmentError: A part of a segment is not what was written.
        """
        index: list[NumberedPart] = []
        columns: list[tuple[dict[str, Array], Numbers]] = []
        facets: list[tuple[FacetPart, Numbers]] = []
        for segment in self._segments:
            first = 0
            for number, count in enumerate(segment.parts):
                part = part_folder(self._cache.segment(segment.name), number)
                if segment.name in doubtful and not is_as_written(part):
                    raise DamagedSegmentError(segment.name)
                try:
                    words = IndexPart(read_arrays(part, IndexPart.ARRAYS))
                    own_columns = read_arrays(part, PART)
                    own_facets = part_facets(part)
                except (OSError, ValueError) as error:
                    raise DamagedSegmentError(segment.name) from error
                for numbers in self._numbering.of_part(segment.name, first, count):
                    index.append(NumberedPart(words, numbers))
                    columns.append((own_columns, numbers))
                    facets.append((own_facets, numbers))
                first += count
        merge(index, self._size, allocator(folder))
        for by in RANKED:
            write_arrays(folder, {rank_name(by): exact_ranks(columns, self._size, by)})
        write_arrays(folder, {DIGEST: gathered_digests(columns, self._size)})
        sizes = {segment.name: segment.size for segment in self._segments}
        duplicates = stored_duplicates(self._cache, self._files, sizes, columns, self._size)
        write_arrays(folder, {DUPLICATE: duplicates})
        write_facets(folder, facets, self._size)
