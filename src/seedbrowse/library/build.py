"""Build: a library as it was found the last time, complete, in one folder."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar
from zlib import crc32

import msgspec

from seedbrowse.durable_files import durable, replaced_atomically
from seedbrowse.library.cache import Cache, Lock
from seedbrowse.library.catalogue import SegmentFacts
from seedbrowse.library.events import FileReport
from seedbrowse.library.inputs import InputFile
from seedbrowse.library.library import DamagedError

__all__ = [
    "Manifest",
    "StoredFile",
    "current_build",
    "read_manifest",
    "read_reports",
    "write_build",
]

_T = TypeVar("_T")
_POINTER: Final = "current"
_MANIFEST: Final = "manifest.msgpack"
_REPORTS: Final = "reports.msgpack"


class StoredFile(msgspec.Struct, frozen=True):
    """One input file of a library and where its records are."""

    path: bytes
    member: str
    label: str
    stamp: tuple[int, int, int]
    segment: str
    """Empty for a file without a record."""

    first: int
    count: int

    def is_still(self, file: InputFile) -> bool:
        """Whether `file` is the one that was read, unchanged."""
        return (os.fsencode(file.path), file.member, file.label, file.stamp) == (
            self.path, self.member, self.label, self.stamp,
        )  # fmt: skip


class Manifest(msgspec.Struct, frozen=True):
    """Everything that is needed to show a library's first rows."""

    files: tuple[StoredFile, ...]
    """In the order of the library."""

    segments: dict[str, int]
    """Bytes of each segment's database, by name."""

    arrays: dict[str, int]
    """Bytes of each array file, by file name."""

    checksums: dict[str, int]
    """CRC-32 of each array file, by file name."""

    @property
    def size(self) -> int:
        """How many records the library has."""
        return sum(file.count for file in self.files)

    def is_of(self, files: Sequence[InputFile]) -> bool:
        """Whether it was built of just these files, none of them changed since."""
        return len(files) == len(self.files) and all(
            stored.is_still(file) for stored, file in zip(self.files, files, strict=True)
        )


def write_build(
    cache: Cache,
    key: str,
    files: Sequence[StoredFile],
    segments: Sequence[SegmentFacts],
    reports: Sequence[FileReport],
    write_arrays: Callable[[Path], None],
) -> tuple[str, Lock]:
    """Write a build, make it durable, and make it the current one; its name, and it in use.

    Raises:
        OSError: There is no room.
    """
    from seedbrowse.library.arrays import checksums, sizes

    name, lock = cache.new_build(key)
    folder = cache.library(key) / name
    try:
        write_arrays(folder)
        manifest = Manifest(
            tuple(files), {each.name: each.size for each in segments}, sizes(folder),
            checksums(folder),
        )  # fmt: skip
        _write(folder / _MANIFEST, manifest)
        _write(folder / _REPORTS, reports)
        durable(*folder.iterdir(), folder)
        with replaced_atomically(cache.library(key) / _POINTER) as pointer:
            pointer.write_text(name)
    except BaseException:
        lock.release()
        raise
    return name, lock


def current_build(cache: Cache, key: str) -> Path | None:
    """The folder of a library's whole build; None where there is none.

    Raises:
        DamagedError: What names it is damaged.
    """
    try:
        name = (cache.library(key) / _POINTER).read_text()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedError(str(error)) from error
    folder = cache.library(key) / name
    if not name.isalnum() or not folder.is_dir():
        raise DamagedError(f"the build {name[:40]!r} is missing")
    return folder


def read_manifest(build: Path) -> Manifest:
    """The manifest of a build, whose files all have the size they were written with.

    Raises:
        DamagedError: It is not what was written, or the array files are not.
    """
    manifest = _read(build / _MANIFEST, Manifest)
    for name, size in manifest.arrays.items():
        try:
            found = (build / name).stat().st_size
        except OSError as error:
            raise DamagedError(str(error)) from error
        if found != size:
            raise DamagedError(f"{build / name} is not of its size")
    return manifest


def read_reports(build: Path) -> list[FileReport]:
    """What became of each file when it was read.

    Raises:
        DamagedError: It is not what was written.
    """
    return _read(build / _REPORTS, list[FileReport])


def _write(path: Path, value: object) -> None:
    body = msgspec.msgpack.encode(value)
    path.write_bytes(crc32(body).to_bytes(4, "big") + body)


def _read(path: Path, kind: type[_T]) -> _T:
    try:
        stored = path.read_bytes()
        if crc32(stored[4:]) != int.from_bytes(stored[:4], "big"):
            raise DamagedError(f"{path} is not as it was written")
        return msgspec.msgpack.decode(stored[4:], type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise DamagedError(f"{path}: {error}") from error
