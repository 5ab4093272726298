"""LocalOpening: opens a library from the cache, has it read where it changed, and watches it."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from time import monotonic
from typing import BinaryIO, Final

from seedbrowse.library.build import (
    Manifest,
    current_build,
    read_manifest,
    read_reports,
)
from seedbrowse.library.cache import Cache, Lock, library_key
from seedbrowse.library.coordinator import refused
from seedbrowse.library.disk_library import DiskLibrary, FileRun
from seedbrowse.library.events import FileFinished
from seedbrowse.library.growing import Growing
from seedbrowse.library.indexes import BuiltIndex, GrowingIndex
from seedbrowse.library.inputs import STDIN, InputFile, Refusal
from seedbrowse.library.library import DamagedError, Library
from seedbrowse.library.loader import ChildLoad
from seedbrowse.library.messages import AllRead, Built, Extent, PartWritten, StoreFailed
from seedbrowse.library.opening import (
    LibraryChanged,
    LoadFinished,
    LoadStarted,
    Notice,
    OpeningEvent,
)
from seedbrowse.library.pruning import touch
from seedbrowse.library.segments import OpenSegments
from seedbrowse.library.watch import Fingerprint, Watch, fingerprint

__all__ = ["LocalOpening"]

_NEWER_EVERY: Final = 0.2
"""Seconds between two libraries of a load, at the least."""

_REBUILDS: Final = 3
"""Damage that comes again and again is the disk's: then it is said and left."""


class LocalOpening:
    """A library of files on this machine; see `Opening`."""

    def __init__(
        self,
        paths: Sequence[str],
        inputs: Sequence[InputFile | Refusal],
        *,
        use_cache: bool = True,
        stdin: BinaryIO | None = None,
    ) -> None:
        """Open the library of `paths`, or start reading it.

        Args:
            paths: As the person gave them.
            inputs: What `find_inputs` has found there.
            use_cache: Whether what is read may be kept.
            stdin: The open file that `-` among the paths means.

        Raises:
            OSError: There is no room even for temporary files, or no process can be started.
        """
        self._paths = [*paths]
        self._inputs = inputs
        self._stdin = stdin
        self._key = library_key(self._paths)
        self._notices: list[str] = []
        self._damage = Event()
        self._rebuilds = 0
        self._closed = False
        self._build_lock: Lock | None = None
        self._load: ChildLoad | None = None
        self._watch: Watch | None = None
        self._cache = self._chosen_cache(use_cache and STDIN not in paths)
        self._segments = self._open_segments()
        self._build: Path | None = None
        self._library: Library = self._stored() or DiskLibrary(
            self._segments, [], GrowingIndex(self._segments, [], {})
        )
        if self._build is None:
            self._load = self._started()

    @property
    def library(self) -> Library:
        """The library at the start; complete where nothing has changed since last time."""
        return self._library

    def __iter__(self) -> Iterator[OpeningEvent]:
        known = fingerprint(self._paths) if self._build is None else self._known()
        yield from self._first()
        if STDIN in self._paths and len(self._paths) == 1:
            return
        self._watch = watch = Watch(self._paths)
        if self._damage.is_set():  # noted before anybody could be woken
            watch.wake()
        while (changed := watch.wait_for_change(known)) is not None:
            known = changed
            if self._damage.is_set():
                yield Notice("The cache was damaged; the files are being read again.")
            yield from self._again()
        if watch.failure:
            yield Notice(f"The files are not watched any more: {watch.failure}")

    def stop(self) -> None:
        """Stop the load that is going on; what has been read stays."""
        if self._load is not None:
            self._load.cancel()

    def close(self) -> None:
        """End everything, and give back what is held."""
        self._closed = True
        if self._watch is not None:
            self._watch.close()
        self.stop()
        self._segments.close()
        if self._build_lock is not None:
            self._build_lock.release()
        self._cache.close()

    # The first time

    def _first(self) -> Iterator[OpeningEvent]:
        for notice in self._notices:
            yield Notice(notice)
        if self._load is not None:
            yield from self._loaded(self._load, is_first=True)
            return
        yield LoadStarted()
        for item in self._inputs:
            if isinstance(item, Refusal):
                yield FileFinished(refused(item))
        try:
            if self._build is not None:
                yield from map(FileFinished, read_reports(self._build))
                touch(self._build.parent / "current")
                touch(*(self._cache.segment(name) / "lock" for name in self._segments.sizes))
        except DamagedError:
            self._note_damage("")
        yield LoadFinished()

    def _stored(self) -> Library | None:
        """The library as it was built the last time; None where it is to be read (again)."""
        try:
            build = current_build(self._cache, self._key)
            if build is None:
                return None
            self._build_lock = Lock(build)
            manifest = read_manifest(build)
            files = [item for item in self._inputs if isinstance(item, InputFile)]
            if not manifest.is_of(files):
                return None
            return self._built(build, manifest)
        except (DamagedError, OSError) as error:
            self._notices.append(f"The cache was damaged and is being built anew ({error}).")
            return None

    def _built(self, build: Path, manifest: Manifest) -> Library:
        self._segments.sizes.update(manifest.segments)
        for name in manifest.segments:
            self._segments.open(name)
        runs = [FileRun(file.label, file.segment, file.first, file.count)
                for file in manifest.files]  # fmt: skip
        library = DiskLibrary(self._segments, runs, BuiltIndex(build, manifest.size))
        if len(library):
            library[0]  # what is not even there in its first record is not shown at all
        self._build = build
        return library

    # Loads

    def _again(self) -> Iterator[OpeningEvent]:
        """Read what has changed, while the library as it was stays on the screen."""
        self._damage.clear()
        self._load = self._started()
        yield from self._loaded(self._load, is_first=False)

    def _loaded(self, load: ChildLoad, *, is_first: bool) -> Iterator[OpeningEvent]:
        growing = Growing(self._segments)
        told_at, is_all_read = 0.0, False
        for message in load:
            match message:
                case Extent() | PartWritten():
                    growing.take(message)
                    is_due = monotonic() - told_at >= _NEWER_EVERY or not told_at
                    if is_first and growing.has_news and is_due and not is_all_read:
                        yield self._changed(growing.library())
                        told_at = monotonic()
                case LoadStarted():  # once more where the cache turned out to be damaged
                    growing = Growing(self._segments)
                    yield message
                case AllRead():
                    is_all_read = True
                    if is_first:
                        yield self._changed(growing.library())
                        yield LoadFinished()
                case Built(name=name):
                    yield from self._finished(name)
                case StoreFailed(message=reason):
                    yield from self._without_store(reason, is_first)
                    return
                case _:
                    yield message
        if not is_all_read and is_first and growing.has_news:
            yield self._changed(growing.library())
        if not (is_first and is_all_read):
            yield LoadFinished(stopped=load.is_cancelled)

    def _finished(self, name: str) -> Iterator[OpeningEvent]:
        """Go over to a library that is built."""
        build = self._cache.library(self._key) / name
        try:
            lock = Lock(build)
            manifest = read_manifest(build)
            self._segments.sizes.update(manifest.segments)
            library = self._built(build, manifest)
        except (DamagedError, OSError) as error:
            yield Notice(f"The cache cannot be read back: {error}")
            return
        if self._build_lock is not None:
            self._build_lock.release()
        self._build_lock = lock
        yield self._changed(library)

    def _without_store(self, reason: str, is_first: bool) -> Iterator[OpeningEvent]:
        """Go on in a temporary directory where the cache takes no more."""
        if self._cache.is_temporary:
            yield Notice(f"There is no room for what is read ({reason}); make some and try again.")
            yield LoadFinished(stopped=True)
            return
        yield Notice(f"The cache cannot be written to ({reason}); nothing is kept this time.")
        self._segments.close()
        self._cache = Cache.temporary()
        self._segments = self._open_segments()
        self._load = self._started()
        yield from self._loaded(self._load, is_first=is_first)

    def _started(self) -> ChildLoad:
        return ChildLoad(self._paths, self._cache, self._key, stdin=self._stdin)

    def _changed(self, library: Library) -> LibraryChanged:
        self._library = library
        return LibraryChanged(library)

    # The cache

    def _chosen_cache(self, is_wanted: bool) -> Cache:
        if is_wanted:
            try:
                return Cache.shared()
            except OSError as error:
                reason = error.strerror or str(error)
                self._notices.append(
                    f"The cache cannot be used ({reason}); nothing is kept this time."
                )
        return Cache.temporary()

    def _open_segments(self) -> OpenSegments:
        return OpenSegments(self._cache, self._note_damage)

    def _known(self) -> Fingerprint:
        return fingerprint(self._paths)

    def _note_damage(self, segment: str) -> None:
        """Have a damaged segment read again; called from any thread."""
        from seedbrowse.library.catalogue import open_catalogue

        if self._damage.is_set() or self._rebuilds >= _REBUILDS or self._closed:
            return
        self._rebuilds += 1
        self._damage.set()
        try:
            catalogue, _ = open_catalogue(self._cache)
            catalogue.forget(segment)
            catalogue.close()
        except (OSError, sqlite3.Error) as error:
            self._notices.append(str(error))
        if self._watch is not None:
            self._watch.wake()
