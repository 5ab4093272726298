"""Arrays on disk: numpy arrays by name in a folder, mapped into memory, never read as a whole."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

__all__ = ["Array", "allocator", "checksums", "differing", "read_arrays", "sizes", "write_arrays"]

Array = npt.NDArray[Any]

_SUFFIX = ".npy"
_SLICE = 1 << 22  # bytes


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
        ValueError: One of them is no array, or ends too early.
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
    try:
        return np.load(path, mmap_mode="r", allow_pickle=False)  # type: ignore[no-any-return]
    except ValueError:  # an empty array cannot be mapped; a damaged one raises once more
        return np.load(path, allow_pickle=False)  # type: ignore[no-any-return]
    except EOFError as error:
        raise ValueError(f"{path.name} is empty") from error


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
