"""Store: what a cache keeps of one library, and what of it is in use."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from seedbrowse.library.build import Manifest, current_build, read_manifest, read_reports
from seedbrowse.library.cache import Cache, Lock
from seedbrowse.library.catalogue import open_catalogue
from seedbrowse.library.disk_library import DiskLibrary, FileRun
from seedbrowse.library.events import FileReport
from seedbrowse.library.indexes import BuiltIndex, GrowingIndex
from seedbrowse.library.inputs import InputFile
from seedbrowse.library.library import DamagedError
from seedbrowse.library.pruning import touch
from seedbrowse.library.segments import OpenSegments

__all__ = ["Store"]

_LOOKED_OVER: Final = 256_000_000
"""Bytes of arrays that are looked over at each opening; more would cost too much for what it is.
Sizes and the records themselves are always looked at.
"""

_NOTHING_FINDS_THIS: Final = "\N{REPLACEMENT CHARACTER}"


class Store:
    """Keeps a library under a key in a cache; everything it gives out is in use until `close`."""

    def __init__(self, cache: Cache, key: str, on_damage: Callable[[str], None]) -> None:
        """Use nothing yet; `on_damage` is called as `OpenSegments` says."""
        self.cache = cache
        self.key = key
        self.segments = OpenSegments(cache, on_damage)
        self._build: Path | None = None
        self._lock: Lock | None = None

    @property
    def has_build(self) -> bool:
        """Whether the library in use is a build."""
        return self._build is not None

    def nothing(self) -> DiskLibrary:
        """A library without a record, as it is before the first one is read."""
        return DiskLibrary(self.segments, [], GrowingIndex(self.segments, [], {}))

    def kept(self, files: Sequence[InputFile]) -> DiskLibrary | None:
        """The library as it was built the last time; None where it is to be read (again).

        Raises:
            DamagedError: What is kept is not what was written.
            OSError: It cannot be read.
        """
        build = current_build(self.cache, self.key)
        if build is None:
            return None
        lock = Lock(build)
        try:
            manifest = read_manifest(build)
            if manifest.is_of(files):
                library = self._library(build, manifest)
                self._use(build, lock)
                return library
        except BaseException:
            lock.release()
            raise
        lock.release()
        return None

    def go_over(self, name: str) -> DiskLibrary:
        """Use a new build instead of the one in use; its library.

        Raises:
            DamagedError: It is not what was written.
            OSError: It cannot be read.
        """
        build = self.cache.library(self.key) / name
        lock = Lock(build)
        manifest = read_manifest(build)
        library = self._library(build, manifest)
        self._use(build, lock)
        self.segments.keep_only({*manifest.segments})
        return library

    def reports(self) -> list[FileReport]:
        """What became of each file of the build in use; notes that it is used.

        Raises:
            DamagedError: It is not what was written.
        """
        if self._build is None:
            return []
        touch(self._build.parent / "current")
        touch(*(self.cache.segment(name) / "lock" for name in self.segments.sizes))
        return read_reports(self._build)

    def look_over(self, library: DiskLibrary) -> None:
        """See whether the build in use is as it was written, and have its index at hand.

        Raises:
            DamagedError: It is not.
            OSError: It cannot be read.
        """
        from seedbrowse.library.arrays import differing  # numpy: the first frame needs none

        if self._build is None:
            return
        manifest = read_manifest(self._build)
        is_small = sum(manifest.arrays.values()) <= _LOOKED_OVER
        if is_small and differing(self._build, manifest.checksums):
            raise DamagedError(f"{self._build} is not as it was written")
        library.search(_NOTHING_FINDS_THIS)

    def forget(self, segment: str) -> None:
        """Have a segment's files read anew by the next load."""
        with suppress(OSError, sqlite3.Error):  # that load meets the same damage, and says so
            catalogue, _ = open_catalogue(self.cache)
            try:
                catalogue.forget(segment)
            finally:
                catalogue.close()

    def close(self) -> None:
        """Give back everything; a temporary cache is removed."""
        self.segments.close()
        if self._lock is not None:
            self._lock.release()
        self.cache.close()

    def _library(self, build: Path, manifest: Manifest) -> DiskLibrary:
        self.segments.sizes.update(manifest.segments)
        for name in manifest.segments:
            self.segments.open(name)
        runs = [FileRun(file.label, file.segment, file.first, file.count)
                for file in manifest.files]  # fmt: skip
        library = DiskLibrary(self.segments, runs, BuiltIndex(build, manifest.size, runs))
        if len(library):
            library[0]  # what is not even there in its first record is not shown at all
        return library

    def _use(self, build: Path, lock: Lock) -> None:
        if self._lock is not None:
            self._lock.release()
        self._build, self._lock = build, lock
