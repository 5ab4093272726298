"""Marks: which records the person has marked, for as long as the program runs."""

from collections.abc import Iterable, Set

__all__ = ["Marks"]


class Marks:
    """A set of record digests (`records.identity.digest`), changed one step at a time."""

    def __init__(self) -> None:
        """Start without a mark."""
        self._digests: set[int] = set()
        self._cleared: set[int] = set()
        self._is_handed_out = False

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
        digests = self._changeable()
        if digest in digests:
            digests.remove(digest)
            return False
        digests.add(digest)
        return True

    def add(self, digests: Iterable[int]) -> int:
        """Mark records; how many were not marked before."""
        before = len(self)
        self._changeable().update(digests)
        return len(self) - before

    def invert(self, digests: Iterable[int]) -> None:
        """Unmark the marked ones among some records, and mark the others."""
        self._changeable().symmetric_difference_update(digests)

    def clear(self) -> int:
        """Unmark all records, and keep them in mind until the next step; how many there were."""
        self._cleared, self._digests = self._digests, set()
        self._is_handed_out = False
        return len(self._cleared)

    def restore(self) -> int:
        """Take the clearing back; how many records are marked again."""
        self._digests, self._cleared = self._cleared, set()
        self._is_handed_out = True
        return len(self)

    def _changeable(self) -> set[int]:
        self._cleared = set()
        if self._is_handed_out:
            self._digests = set(self._digests)
            self._is_handed_out = False
        return self._digests
