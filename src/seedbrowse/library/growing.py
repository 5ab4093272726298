"""Growing: the library as far as it is read, while it is being read."""

from contextlib import suppress

from seedbrowse.library.disk_library import DiskLibrary, FileRun
from seedbrowse.library.indexes import GrowingIndex
from seedbrowse.library.library import DamagedError
from seedbrowse.library.messages import Extent, PartWritten
from seedbrowse.library.segments import OpenSegments

__all__ = ["Growing"]


class Growing:
    """Collects what a load tells of its segments."""

    def __init__(self, segments: OpenSegments) -> None:
        self._segments = segments
        self._extents: dict[int, Extent] = {}
        self._parts: dict[str, dict[int, tuple[int, int]]] = {}
        self._held: set[str] = set()
        self.has_news = False
        """Whether the next library has more than the last one."""

    def take(self, message: Extent | PartWritten) -> None:
        """Take a message in."""
        if message.segment not in self._held:
            self._held.add(message.segment)
            # In use from now on: no other process removes it, whatever becomes of this load.
            with suppress(DamagedError):
                self._segments.open(message.segment)
        if isinstance(message, Extent):
            self._extents[message.index] = message
        else:
            parts = self._parts.setdefault(message.segment, {})
            parts[message.number] = message.first, message.count
        self.has_news = True

    def library(self) -> DiskLibrary:
        """A library of everything that can be read by now, in the order of the files."""
        self.has_news = False
        runs = [
            FileRun(extent.label, extent.segment, extent.first, extent.count)
            for _, extent in sorted(self._extents.items())
        ]
        parts = {segment: dict(each) for segment, each in self._parts.items()}
        return DiskLibrary(self._segments, runs, GrowingIndex(self._segments, runs, parts))
