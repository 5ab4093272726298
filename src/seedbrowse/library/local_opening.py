"""LocalOpening: opens a library from the cache, has it read where it changed, and watches it."""

from collections.abc import Iterator, Sequence
from threading import Event
from threading import Lock as Mutex
from time import monotonic
from typing import BinaryIO, Final

from seedbrowse.library.cache import Cache, library_key
from seedbrowse.library.coordinator import refused
from seedbrowse.library.disk_library import DiskLibrary
from seedbrowse.library.events import FileFinished
from seedbrowse.library.growing import Growing
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
from seedbrowse.library.store import Store
from seedbrowse.library.watch import Watch, fingerprint

__all__ = ["LocalOpening"]

_NEWER_EVERY: Final = 0.2
"""Seconds between two libraries of a load, at the least."""

_REST: Final = 0.7
"""Seconds after which the first frame has been drawn."""

_REBUILDS: Final = 3
"""Damage that comes again and again is the disk's: then it is said and left."""


class LocalOpening:
    """A library of files on this machine; see `Opening`."""

    def __init__(
        self,
        paths: Sequence[str],
        inputs: Sequence[InputFile | Refusal],
        *,
        format_name: str = "",
        use_cache: bool = True,
        stdin: BinaryIO | None = None,
    ) -> None:
        """Open the library of `paths`, or start reading it.

        Args:
            paths: As the person gave them.
            inputs: What `find_inputs` has found there.
            format_name: What the files are to be read as; empty where their content tells.
            use_cache: Whether what is read may be kept.
            stdin: The open file that `-` among the paths means.

        Raises:
            OSError: There is no room even for temporary files, or no process can be started.
        """
        self._paths = [*paths]
        self._inputs = inputs
        self._format = format_name
        self._stdin = stdin
        self._notices: list[str] = []
        self._damage = Event()
        self._rebuilds = 0
        self._ending = Event()
        self._switching = Mutex()
        self._load: ChildLoad | None = None
        self._watch: Watch | None = None
        self._store = self._store_in(self._chosen_cache(use_cache and STDIN not in paths))
        self._library = self._kept() or self._store.nothing()
        if not self._store.has_build:
            self._load = self._started()

    @property
    def library(self) -> Library:
        """The library at the start; complete where nothing has changed since last time."""
        return self._library

    def __iter__(self) -> Iterator[OpeningEvent]:
        known = fingerprint(self._inputs)
        yield from self._first()
        if self._paths == [STDIN]:
            return
        self._watch = watch = Watch(self._paths)
        if self._ending.is_set():  # `close` may not have seen the watch
            watch.close()
        self._look_over()
        if self._damage.is_set():  # noted before anybody could be woken
            watch.wake()
        while (changed := watch.wait_for_change(known)) is not None:
            known = changed
            if self._rebuilds > _REBUILDS:
                yield Notice("The cache is damaged again and again; look after its disk.")
                return
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
        self._ending.set()
        if self._watch is not None:
            self._watch.close()
        with self._switching:
            if self._load is not None:
                self._load.close()
            self._store.close()

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
            yield from map(FileFinished, self._store.reports())
        except DamagedError:
            self._note_damage("")
        yield LoadFinished()

    def _kept(self) -> DiskLibrary | None:
        files = [item for item in self._inputs if isinstance(item, InputFile)]
        try:
            return self._store.kept(files)
        except (DamagedError, OSError) as error:
            self._notices.append(f"The cache was damaged and is being built anew ({error}).")
            return None

    def _look_over(self) -> None:
        """Look for damage while nobody waits: the first frame has been drawn meanwhile."""
        if self._ending.wait(_REST):
            return
        try:
            self._store.look_over(self._library)
        except (DamagedError, OSError):
            self._note_damage("")

    # Loads

    def _again(self) -> Iterator[OpeningEvent]:
        """Read what has changed, while the library as it was stays on the screen."""
        self._damage.clear()
        with self._switching:
            if self._ending.is_set():
                return
            self._load = load = self._started()
        yield from self._loaded(load, is_first=False)

    def _loaded(self, load: ChildLoad, *, is_first: bool) -> Iterator[OpeningEvent]:
        growing = Growing(self._store.segments)
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
                    growing = Growing(self._store.segments)
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
        try:
            library = self._store.go_over(name)
        except (DamagedError, OSError) as error:
            yield Notice(f"The cache cannot be read back: {error}")
            return
        yield self._changed(library)

    def _without_store(self, reason: str, is_first: bool) -> Iterator[OpeningEvent]:
        """Go on in a temporary directory where the cache takes no more."""
        if self._store.cache.is_temporary:
            yield Notice(f"There is no room for what is read ({reason}); make some and try again.")
            yield LoadFinished(stopped=True)
            return
        yield Notice(f"The cache cannot be written to ({reason}); nothing is kept this time.")
        with self._switching:
            if self._ending.is_set():
                return
            self._store.close()
            self._store = self._store_in(Cache.temporary())
            self._load = load = self._started()
        yield from self._loaded(load, is_first=is_first)

    def _started(self) -> ChildLoad:
        if self._stdin is not None:
            self._stdin.seek(0)
        return ChildLoad(
            self._paths,
            self._store.cache,
            self._store.key,
            format_name=self._format,
            stdin=self._stdin,
        )

    def _changed(self, library: DiskLibrary) -> LibraryChanged:
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

    def _store_in(self, cache: Cache) -> Store:
        return Store(cache, library_key(self._paths, self._format), self._note_damage)

    def _note_damage(self, segment: str) -> None:
        """Have a damaged segment, or only the build, made anew; called from any thread."""
        if self._damage.is_set() or self._ending.is_set():
            return
        self._rebuilds += 1
        self._damage.set()
        self._store.forget(segment)
        if self._watch is not None:
            self._watch.wake()
