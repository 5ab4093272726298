"""Marks: which records the person has marked, for as long as the program runs."""

from collections.abc import Iterator, Sequence, Set
from itertools import islice

__all__ = ["Marks", "inverted", "with_more"]

SLICE = 10_000
"""Digests added to a set at a time, in less than a millisecond: others want to run meanwhile."""


class Marks:
    """A set of record digests (`records.identity.digest`), changed one step at a time."""

    def __init__(self) -> None:
        """Start without a mark."""
        self._digests: set[int] = set()
        self._cleared: set[int] = set()
        self._is_handed_out = False
        self.version = 0
        """Another number after each step."""

    def __len__(self) -> int:
        return len(self._digests)

    def __contains__(self, digest: int) -> bool:
        return digest in self._digests

    @property
    def can_restore(self) -> bool:
        """Whether the last step was to unmark everything, so that it can be taken back."""
        return bool(self._cleared)

    def snapshot(self) -> Set[int]:
        """The marks as they are; later steps leave it as it is."""
        self._is_handed_out = True
        return self._digests

    def toggle(self, digest: int) -> bool:
        """Mark a record, or unmark it where it is marked; whether it is marked then."""
        if self._is_handed_out:
            self._digests = set(self._digests)
        self._change(self._digests, cleared=set())
        if digest in self._digests:
            self._digests.remove(digest)
            return False
        self._digests.add(digest)
        return True

    def replace(self, digests: set[int]) -> int:
        """Have these records marked, which nobody changes any more; how many more than before."""
        more = len(digests) - len(self)
        self._change(digests, cleared=set())
        return more

    def clear(self) -> int:
        """Unmark all records, and keep them in mind until the next step; how many there were."""
        cleared = set(self._digests) if self._is_handed_out else self._digests
        self._change(set(), cleared=cleared)
        return len(cleared)

    def restore(self) -> int:
        """Take the clearing back; how many records are marked again."""
        self._change(self._cleared, cleared=set())
        return len(self)

    def _change(self, digests: set[int], *, cleared: set[int]) -> None:
        self._digests, self._cleared = digests, cleared
        self._is_handed_out = False
        self.version += 1


def with_more(marked: Set[int], digests: Sequence[int]) -> set[int]:
    """Marks with those of more records; lets other threads run while it goes through a million."""
    more = set(marked)
    for start in range(0, len(digests), SLICE):
        more.update(digests[start : start + SLICE])
    return more


def inverted(marked: Set[int], digests: Sequence[int]) -> set[int]:
    """Marks without the marked ones among some records, and with the others; see `with_more`."""
    changed = set(marked)
    for piece in _pieces(with_more(frozenset(), digests)):
        changed.symmetric_difference_update(piece)
    return changed


def _pieces(digests: set[int]) -> Iterator[set[int]]:
    each = iter(digests)
    while piece := set(islice(each, SLICE)):
        yield piece
