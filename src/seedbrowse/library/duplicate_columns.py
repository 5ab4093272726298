"""Duplicates of a library on disk: found over the columns of its parts, read in its segments."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from seedbrowse.library.arrays import Array
from seedbrowse.library.build import StoredFile
from seedbrowse.library.cache import Cache
from seedbrowse.library.columns import COPY, KEY_COUNT, KEYS, Numbers, gathered
from seedbrowse.library.compared_record import ComparedRecord
from seedbrowse.library.duplicate_groups import KeyColumns, duplicate_groups
from seedbrowse.library.library import DamagedError
from seedbrowse.library.segment import DamagedSegmentError, SegmentReader

__all__ = ["stored_duplicates"]

_AT_ONCE = 500
"""Records that one question to a database asks for."""


def stored_duplicates(
    cache: Cache,
    files: Sequence[StoredFile],
    sizes: Mapping[str, int],
    parts: Sequence[tuple[Mapping[str, Array], Numbers]],
    size: int,
) -> npt.NDArray[np.int32]:
    """The `duplicate` column of a library of `size` records in these files.

    Args:
        cache: Where the segments are.
        files: The files, in the order of the library.
        sizes: Bytes of the database of each segment, by name.
        parts: The columns of all parts.
        size: How many records there are.

    Raises:
        DamagedSegmentError: A record that has to be looked at cannot be read.
        OSError: A segment is gone.
    """
    with _Segments(cache, files, sizes) as segments:
        return duplicate_groups(_key_columns(parts, size), segments.read)


def _key_columns(parts: Sequence[tuple[Mapping[str, Array], Numbers]], size: int) -> KeyColumns:
    keys: list[Array] = [np.zeros(0, np.uint32)]
    owners: list[Array] = [np.zeros(0, np.int64)]
    for part, numbers in parts:
        counts = part[KEY_COUNT]
        mine = np.arange(len(counts)) if numbers is None else numbers.astype(np.int64)
        owner = np.repeat(mine, counts)
        keys.append(part[KEYS][owner >= 0])
        owners.append(owner[owner >= 0])
    copies = gathered([(part[COPY], numbers) for part, numbers in parts], size, 0)
    return KeyColumns(
        exact=copies.astype(np.uint64), keys=np.concatenate(keys), owners=np.concatenate(owners)
    )


class _Segments:
    """Reads records by their number in the library."""

    def __init__(self, cache: Cache, files: Sequence[StoredFile], sizes: Mapping[str, int]) -> None:
        self._cache = cache
        self._files = [file for file in files if file.count]
        self._ends = np.cumsum([file.count for file in self._files])
        self._sizes = sizes
        self._readers: dict[str, SegmentReader] = {}

    def __enter__(self) -> "_Segments":
        return self

    def __exit__(self, *_exception: object) -> None:
        for reader in self._readers.values():
            reader.close()

    def read(self, numbers: Sequence[int]) -> Iterator[tuple[int, ComparedRecord]]:
        """Some records, file by file."""
        ordered = np.sort(np.asarray(numbers, np.int64))
        places = np.searchsorted(self._ends, ordered, side="right")
        for place in np.unique(places).tolist():
            file = self._files[place]
            offset = file.first - (int(self._ends[place]) - file.count)
            locals_here = (ordered[places == place] + offset).tolist()
            for start in range(0, len(locals_here), _AT_ONCE):
                for local, record in self._compared(
                    file.segment, locals_here[start : start + _AT_ONCE]
                ):
                    yield local - offset, record

    def _compared(self, segment: str, locals_: Sequence[int]) -> list[tuple[int, ComparedRecord]]:
        try:
            reader = self._readers.get(segment)
            if reader is None:
                reader = SegmentReader(self._cache.segment(segment), size=self._sizes[segment])
                self._readers[segment] = reader
            return reader.compared(locals_)
        except DamagedError as error:
            raise DamagedSegmentError(segment) from error
