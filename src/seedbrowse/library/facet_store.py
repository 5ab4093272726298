"""Facet store: the arrays of facets in the folders of parts and builds.

All arrays of a part, and all of a field of a build, are one file: every array that is mapped takes
one of the open files a process may have, and the parts of a great library are many.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from seedbrowse.library.arrays import Array, read_arrays, write_arrays
from seedbrowse.library.columns import Numbers, rank_name
from seedbrowse.library.library import DamagedError
from seedbrowse.search.arrays import starts_of
from seedbrowse.search.engine import SortKey
from seedbrowse.search.facet import FacetName
from seedbrowse.search.facet_column import FacetColumn
from seedbrowse.search.facet_merging import merged_arrays
from seedbrowse.search.facet_part import FACTS, STORED, FacetPart, gathered_facts
from seedbrowse.search.facets import Facets

__all__ = ["part_facets", "stored_facets", "write_facets", "write_part_facets"]

_PART: Final = "facets"
_FACTS: Final = "facet-facts"
_WORD: Final = 8
"""Bytes to which every array is aligned."""


def write_part_facets(part: Path, arrays: Mapping[str, Array]) -> None:
    """Write what a `FacetBuilder` has built into the folder of a part.

    Raises:
        OSError: There is no room.
    """
    write_arrays(part, {_PART: _packed(arrays, FacetPart.ARRAYS)})


def part_facets(part: Path) -> FacetPart:
    """The facets of one part of a segment, mapped into memory.

    Raises:
        OSError: They are not there.
        ValueError: They are not what was written.
    """
    return FacetPart(_unpacked(read_arrays(part, [_PART])[_PART], FacetPart.ARRAYS))


def write_facets(build: Path, parts: Sequence[tuple[FacetPart, Numbers]], size: int) -> None:
    """Write what `stored_facets` reads into the folder of a build of `size` records.

    Raises:
        OSError: There is no room.
    """
    for field in STORED:
        arrays = merged_arrays([(part.field(field), numbers) for part, numbers in parts], size)
        write_arrays(build, {_field(field): _packed(arrays, FacetColumn.ARRAYS)})
    facts = {name: gathered_facts(parts, size, name) for name in FACTS}
    write_arrays(build, {_FACTS: _packed(facts, FACTS)})


def stored_facets(build: Path, files: Sequence[tuple[str, int]]) -> Facets:
    """The facets of a build, whose arrays are mapped into memory as they are needed.

    What the result is asked for raises `DamagedError` where an array is not what was written.
    """

    def read(name: str, dtypes: Mapping[str, str]) -> dict[str, Array]:
        with _damage_told():
            return _unpacked(read_arrays(build, [name])[name], dtypes)

    def column(field: FacetName) -> FacetColumn:
        with _damage_told():
            return FacetColumn(read(_field(field), FacetColumn.ARRAYS))

    def numbers(by: str) -> npt.NDArray[np.int32]:
        name = rank_name(SortKey(by))
        with _damage_told():
            return read_arrays(build, [name])[name]

    return Facets(
        columns=column, facts=lambda name: read(_FACTS, FACTS)[name], numbers=numbers, files=files
    )


@contextmanager
def _damage_told() -> Iterator[None]:
    """Tell of arrays that are not there, or not what was written."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise DamagedError(str(error)) from error


def _field(field: FacetName) -> str:
    return f"facet-{field}"


def _packed(arrays: Mapping[str, Array], dtypes: Mapping[str, str]) -> npt.NDArray[np.uint8]:
    """Arrays as one: how many bytes each has, then each."""
    found = [np.ascontiguousarray(arrays[name], dtype) for name, dtype in dtypes.items()]
    sizes = np.array([array.nbytes for array in found], np.int64)
    starts = sizes.nbytes + starts_of(_aligned(sizes))
    packed = np.zeros(int(starts[-1]), np.uint8)
    packed[: sizes.nbytes] = sizes.view(np.uint8)
    for array, start in zip(found, starts.tolist(), strict=False):
        packed[start : start + array.nbytes] = array.view(np.uint8)
    return packed


def _unpacked(packed: Array, dtypes: Mapping[str, str]) -> dict[str, Array]:
    """The arrays that were packed, without a copy.

    Raises:
        ValueError: These are not so many arrays, or not of that length.
    """
    if packed.dtype != np.uint8 or packed.ndim != 1:
        raise ValueError("no arrays are packed here")
    packed = packed.view(np.ndarray)
    sizes = packed[: _WORD * len(dtypes)].view(np.int64)
    starts = sizes.nbytes + starts_of(_aligned(sizes))
    if len(sizes) != len(dtypes) or sizes.min() < 0 or starts[-1] != len(packed):
        raise ValueError("packed arrays are cut off")
    places = zip(dtypes.items(), starts.tolist(), sizes.tolist(), strict=False)
    return {name: packed[start : start + size].view(dtype) for (name, dtype), start, size in places}


def _aligned(sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return -(-sizes // _WORD) * _WORD
