"""Opening: what a library's way onto the screen is made of, from the first record on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import msgspec

from seedbrowse.library.events import FileFinished, FileStarted, Progress
from seedbrowse.library.library import Library

__all__ = ["LibraryChanged", "LoadFinished", "LoadStarted", "Notice", "Opening", "OpeningEvent"]


class LoadStarted(msgspec.Struct, frozen=True, tag=True):
    """Files are about to be read: at first, and again when one of them has changed.

    What was told about files before is void; each is told of anew, also those that are not
    read again because nothing about them has changed.
    """


class LoadFinished(msgspec.Struct, frozen=True, tag=True):
    """Everything is read, and the last library holds it."""

    stopped: bool = False
    """Before its end, because the person wanted so."""


class Notice(msgspec.Struct, frozen=True, tag=True):
    """Something to be said once, such as that the cache cannot be used."""

    message: str


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """A newer library takes the place of the last one."""

    library: Library


OpeningEvent = (
    LoadStarted | FileStarted | Progress | FileFinished | LibraryChanged | Notice | LoadFinished
)


class Opening(Protocol):
    """A library being opened, and kept up to date while its files change.

    Iterating (once, in a thread) ends when there is nothing left that could change, or after
    `close`. Whatever goes wrong with a file is an event, never raised.
    """

    @property
    def library(self) -> Library:
        """The library at the start: complete where nothing has changed since last time."""

    def __iter__(self) -> Iterator[OpeningEvent]: ...

    def stop(self) -> None:
        """Stop the load that is going on; what has been read stays. From any thread."""

    def close(self) -> None:
        """End everything, and give back what is held. From any thread, also twice."""
