"""Opened: real libraries in a real cache, followed until a moment of interest."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from seedbrowse.library.events import FileFinished, FileReport
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.library import Library
from seedbrowse.library.load import load
from seedbrowse.library.local_opening import LocalOpening
from seedbrowse.library.opening import LibraryChanged, LoadFinished, Notice, OpeningEvent
from seedbrowse.paths import cache_dir

__all__ = [
    "Opened",
    "all_of",
    "cache_root",
    "opened",
    "records_of",
    "segments",
    "titles",
    "zipped",
]


class Opened:
    """An opening, and everything it has told so far."""

    def __init__(self, opening: LocalOpening) -> None:
        self.opening = opening
        self.was_stored = len(opening.library) > 0
        self._events = iter(opening)
        self.told: list[OpeningEvent] = []
        self.library: Library = opening.library

    def follow(self) -> Iterator[OpeningEvent]:
        for event in self._events:
            self.told.append(event)
            if isinstance(event, LibraryChanged):
                self.library = event.library
            yield event

    def until_read(self) -> "Opened":
        """Everything is read; a library that was stored is complete by then."""
        for _ in takewhile(lambda event: not isinstance(event, LoadFinished), self.follow()):
            pass
        return self

    def until_built(self) -> "Opened":
        """The library is stored for the next time."""
        if not self.was_stored or self._is_read():
            if not self._is_read():
                self.until_read()
            broken = [problem for report in self.reports for problem in report.problems]
            assert not any("ended with" in problem.message for problem in broken), broken
            for _ in takewhile(lambda e: not isinstance(e, LibraryChanged), self.follow()):
                pass
        else:
            self.until_read()
        return self

    def until_read_again(self) -> "Opened":
        """A change was noticed, and what came of it is there."""
        self.told.clear()
        return self.until_read()

    @property
    def reports(self) -> list[FileReport]:
        return [event.report for event in self.told if isinstance(event, FileFinished)]

    @property
    def notices(self) -> list[str]:
        return [event.message for event in self.told if isinstance(event, Notice)]

    def _is_read(self) -> bool:
        return any(isinstance(event, LoadFinished) for event in self.told)


@contextmanager
def opened(*paths: str, use_cache: bool = True, stdin: BinaryIO | None = None) -> Iterator[Opened]:
    """Open the library of `paths`; it is closed in the end."""
    opening = LocalOpening(paths, find_inputs(paths), use_cache=use_cache, stdin=stdin)
    try:
        yield Opened(opening)
    finally:
        opening.close()


def titles(library: Library) -> list[str]:
    return [library[number].title for number in range(len(library))]


def records_of(*paths):
    """What a load in this process reads, without any cache."""
    return [
        record
        for event in load(find_inputs(paths))
        if hasattr(event, "records")
        for record in event.records
    ]


def all_of(library):
    return [library[number] for number in range(len(library))]


def zipped(name, text):
    with ZipFile(name, "w") as archive:
        archive.writestr("a.txt", text)


def cache_root() -> Path:
    (root,) = cache_dir().glob("schema-*")
    return root


def segments() -> list[Path]:
    return sorted((cache_root() / "segments").iterdir())
