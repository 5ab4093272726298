"""Segments in use: opened when first read from, once for all libraries of a run."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock as Mutex
from typing import TYPE_CHECKING, Final, TypeVar

from seedbrowse.library.cache import Cache
from seedbrowse.library.library import DamagedError
from seedbrowse.library.segment import ClosedError, SegmentReader, part_folder
from seedbrowse.records import Record
from seedbrowse.search.fields import SearchedRecord

if TYPE_CHECKING:
    from seedbrowse.library.arrays import Array
    from seedbrowse.search.facet_part import FacetPart
    from seedbrowse.search.index_part import IndexPart

__all__ = ["OpenSegments"]

_T = TypeVar("_T")
_KEPT: Final = 1024
"""Decoded records: many screens of them, some megabytes."""


class OpenSegments:
    """The segments of a cache that this process reads from; from any thread."""

    def __init__(self, cache: Cache, on_damage: Callable[[str], None]) -> None:
        """Open nothing yet.

        `on_damage` is called with the name of a segment that is
        damaged, or with none where it is something else.
        """
        self._cache = cache
        self._on_damage = on_damage
        self._mutex = Mutex()
        self._is_closed = False
        # Kept over all libraries of a load: each newer one shows mostly the same rows.
        self._kept: OrderedDict[tuple[str, int, str], Record] = OrderedDict()
        self._keeping = Mutex()
        self._readers: dict[str, SegmentReader] = {}
        self._parts: dict[tuple[str, int], tuple[IndexPart, dict[str, Array]]] = {}
        self._facets: dict[tuple[str, int], FacetPart] = {}
        self.sizes: dict[str, int] = {}
        """Bytes of the database of each segment that is finished."""

    def open(self, segment: str) -> SegmentReader:
        """The reader of a segment.

        Raises:
            DamagedError: It is gone, or is not what it was.
        """
        with self._mutex:
            reader = self._readers.get(segment)
            if reader is None:
                size = self.sizes.get(segment, 0)
                try:
                    reader = SegmentReader(self._cache.segment(segment), size=size)
                except OSError as error:
                    raise DamagedError(str(error)) from error
                self._readers[segment] = reader
            return reader

    def record(self, segment: str, number: int, path: str) -> Record:
        """One record, of the file called `path`; those asked for lately are kept.

        Raises:
            DamagedError: It cannot be read.
        """
        key = segment, number, path
        with self._keeping:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        record = self._read(segment, lambda reader: reader.record(number, path))
        with self._keeping:
            self._kept[key] = record
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return record

    def searched(self, segment: str, numbers: Sequence[int]) -> list[tuple[int, SearchedRecord]]:
        """What is searched of some records, a few hundred at most, each with its number.

        Raises:
            DamagedError: They cannot be read.
        """
        return self._read(segment, lambda reader: reader.searched(numbers))

    def _read(self, segment: str, read: Callable[[SegmentReader], _T]) -> _T:
        """Read from a segment, and tell where it is damaged."""
        try:
            try:
                return read(self.open(segment))
            except ClosedError:  # given back by another thread in this moment
                return read(self.open(segment))
        except DamagedError:
            if not self._is_closed:
                self._on_damage(segment)
            raise

    def part(self, segment: str, number: int) -> "tuple[IndexPart, dict[str, Array]]":
        """Index and columns of one part of a segment, mapped into memory.

        Raises:
            DamagedError: They are not what was written.
        """
        from seedbrowse.library.arrays import read_arrays
        from seedbrowse.library.columns import PART
        from seedbrowse.search.index_part import IndexPart

        with self._mutex:
            found = self._parts.get((segment, number))
            if found is None:
                folder = part_folder(self._cache.segment(segment), number)
                try:
                    index = IndexPart(read_arrays(folder, IndexPart.ARRAYS))
                    found = index, read_arrays(folder, PART)
                except (OSError, ValueError) as error:
                    raise DamagedError(str(error)) from error
                self._parts[segment, number] = found
            return found

    def facets(self, segment: str, number: int) -> "FacetPart":
        """The facets of one part of a segment, mapped into memory.

        Raises:
            DamagedError: They are not what was written.
        """
        from seedbrowse.library.facet_store import part_facets

        with self._mutex:
            found = self._facets.get((segment, number))
            if found is None:
                try:
                    found = part_facets(part_folder(self._cache.segment(segment), number))
                except (OSError, ValueError) as error:
                    raise DamagedError(str(error)) from error
                self._facets[segment, number] = found
            return found

    def tell_damage(self) -> None:
        """Tell that something beside the segments is damaged."""
        self._on_damage("")

    def keep_only(self, segments: set[str]) -> None:
        """Give back all other segments, and the parts of all: a built library needs none."""
        with self._mutex:
            self._parts.clear()
            self._facets.clear()
            for name in self._readers.keys() - segments:
                self._readers.pop(name).close()

    def close(self) -> None:
        """Give back everything; what is asked for from now on is told to be damaged."""
        self._is_closed = True
        self.keep_only(set())
