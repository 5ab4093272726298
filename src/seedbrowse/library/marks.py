"""Marks: which records the person has marked."""

from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import NamedTuple

from seedbrowse.library.mark_history import Difference

__all__ = [
    "Change", "Marks", "carry_out", "inverted", "packed", "with_more", "without_any",
]  # fmt: skip

SLICE = 10_000
"""Digests added to a set at a time, in less than a millisecond: others want to run meanwhile."""


class Change(NamedTuple):
    """A step of marking, worked out but not done yet."""

    marks: set[int]
    """All that are marked then."""

    difference: Difference


class Marks:
    """A set of record digests (`records.identity.digest`), changed one step at a time."""

    def __init__(self) -> None:
        """Start without a mark."""
        self._digests: set[int] = set()
        self._is_handed_out = False
        self.away: Set[int] = frozenset()
        """Those of records that are not in the library, which wait for them to come back."""

    def __len__(self) -> int:
        return len(self._digests)

    def __contains__(self, digest: int) -> bool:
        return digest in self._digests

    def snapshot(self) -> Set[int]:
        """The marks as they are; later steps leave it as it is."""
        self._is_handed_out = True
        return self._digests

    def toggle(self, digest: int) -> Difference:
        """Mark a record, or unmark it where it is marked; what has changed then."""
        if self._is_handed_out:
            self.replace(set(self._digests))
        if digest in self._digests:
            self._digests.remove(digest)
            return Difference((), (digest,))
        self._digests.add(digest)
        return Difference((digest,), ())

    def replace(self, digests: set[int]) -> None:
        """Have these records marked, in a set that nobody else changes any more."""
        self._digests = digests
        self._is_handed_out = False


# All below take time where there are many records, and let other threads run meanwhile.


def with_more(marked: Set[int], digests: Sequence[int]) -> Change:
    """Mark some records, besides those that are marked."""
    marks, added = set(marked), array("Q")
    for start in range(0, len(digests), SLICE):
        more = set(digests[start : start + SLICE]) - marks
        marks |= more
        added.extend(more)
    return Change(marks, Difference(added, ()))


def inverted(marked: Set[int], digests: Sequence[int]) -> Change:
    """Unmark what is marked among some records, and mark the others of them."""
    marks, added, removed = set(marked), array("Q"), array("Q")
    for piece in _pieces(with_more(frozenset(), digests).marks):
        less = marks.intersection(piece)
        more = set(piece) - less
        marks -= less
        marks |= more
        added.extend(more)
        removed.extend(less)
    return Change(marks, Difference(added, removed))


def without_any(marked: Set[int]) -> Change:
    """Unmark everything."""
    return Change(set(), Difference((), packed(marked)))


def carry_out(difference: Difference, marks: set[int]) -> None:
    """Change marks by a step that was worked out for these or for others."""
    for piece in _pieces(difference.removed):
        marks.difference_update(piece)
    for piece in _pieces(difference.added):
        marks.update(piece)


def packed(digests: Iterable[int]) -> Sequence[int]:
    """Digests at 8 bytes each."""
    all_of_them = array("Q")
    for piece in _pieces(digests):
        all_of_them.extend(piece)
    return all_of_them


def _pieces(digests: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """A few digests at a time."""
    each = iter(digests)
    while piece := tuple(islice(each, SLICE)):
        yield piece
