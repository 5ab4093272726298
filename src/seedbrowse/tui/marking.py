"""Marking: the records that the person has marked, and marking more of them."""

from collections.abc import Set

from seedbrowse.library.library import Library
from seedbrowse.library.marks import Marks
from seedbrowse.tui.searching import Searching

__all__ = ["Marking"]


class Marking(Searching):
    """A screen with marked records."""

    def __init__(self, library: Library) -> None:
        """Make a screen without a mark."""
        super().__init__(library)
        self.marks = Marks()

    @property
    def marked(self) -> Set[int]:
        """The digests of the marked records; never changed once it was handed out."""
        return self.marks.snapshot()
