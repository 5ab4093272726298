"""Arrays on disk: numpy arrays by name in a folder, mapped into memory, never read as a whole."""

import math
import os
import tokenize
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
import numpy.typing as npt

__all__ = ["Array", "allocator", "checksums", "differing", "read_arrays", "sizes", "write_arrays"]

Array = npt.NDArray[Any]

_SUFFIX = ".npy"
_SLICE = 1 << 22  # bytes
_UNREADABLE = (
    ValueError, TypeError, SyntaxError, MemoryError, RecursionError, tokenize.TokenError,
)  # fmt: skip
"""What numpy raises at a header that is damaged."""


def write_arrays(folder: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays into a folder.

    Raises:
        OSError: There is no room, or no folder.
    """
    for name, array in arrays.items():
        np.save(folder / (name + _SUFFIX), array, allow_pickle=False)


class allocator:  # noqa: N801 - called like a function
    """Makes arrays in a folder that are written piece by piece."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, dtype: npt.DTypeLike, length: int) -> Array:
        """Make one; what is written to it goes to its file.

        Raises:
            OSError: There is no room.
        """
        path = self._folder / (name + _SUFFIX)
        if not length:  # nothing can be mapped there
            np.save(path, np.empty(0, dtype), allow_pickle=False)
            return np.empty(0, dtype)
        # Room is taken now: a full disk under a map would end the process with SIGBUS.
        mapped = np.lib.format.open_memmap(path, mode="w+", dtype=np.dtype(dtype), shape=(length,))
        _take_room(path)
        return mapped


def read_arrays(folder: Path, names: Iterable[str]) -> dict[str, Array]:
    """Map arrays of a folder into memory, for reading.

    Raises:
        OSError: One of them is not there.
        ValueError: One of them is no array, or longer or shorter than it says.
    """
    return {name: _read(folder / (name + _SUFFIX)) for name in names}


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of every array file in a folder, by file name."""
    return {path.name: path.stat().st_size for path in sorted(folder.glob("*" + _SUFFIX))}


def checksums(folder: Path) -> dict[str, int]:
    """CRC-32 of every array file in a folder, by file name.

    Raises:
        OSError: One of them cannot be read.
    """
    return {path.name: _checksum(path) for path in sorted(folder.glob("*" + _SUFFIX))}


def differing(folder: Path, expected: Mapping[str, int]) -> str:
    """The first file whose checksum is not the expected one; empty where all are."""
    for name, checksum in expected.items():
        if _checksum(folder / name) != checksum:
            return name
    return ""


def _read(path: Path) -> Array:
    with path.open("rb") as file:
        shape, dtype = _header(file, path.name)
        start, size = file.tell(), os.fstat(file.fileno()).st_size
        if start + math.prod(shape) * dtype.itemsize != size:
            raise ValueError(f"{path.name} is longer or shorter than it says")
        if start == size:  # nothing can be mapped there
            return np.empty(shape, dtype)
        return np.memmap(file, dtype, mode="r", offset=start, shape=shape)


def _header(file: BinaryIO, name: str) -> "tuple[tuple[int, ...], np.dtype[Any]]":
    """Read what kind of array a file has, up to where its items begin.

    Raises:
        ValueError: The file does not begin like one of `write_arrays`.
    """
    try:
        if np.lib.format.read_magic(file) != (1, 0):
            raise ValueError("another version")
        shape, _, dtype = np.lib.format.read_array_header_1_0(file)
    # The header is a literal of Python, which numpy tokenizes where it cannot be evaluated.
    except _UNREADABLE as error:
        raise ValueError(f"the header of {name} is damaged") from error
    if dtype.hasobject or any(length < 0 for length in shape):
        raise ValueError(f"{name} has no array that could be mapped")
    return shape, dtype


def _take_room(path: Path) -> None:
    if not hasattr(os, "posix_fallocate"):  # macOS
        return
    with path.open("r+b") as file:
        os.posix_fallocate(file.fileno(), 0, path.stat().st_size)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(_SLICE):
            checksum = crc32(block, checksum)
    return checksum
