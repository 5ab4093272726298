"""Mark history: the steps of marking, which can be taken back one after another and done again."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["MOST_DIGESTS", "MOST_STEPS", "Difference", "MarkHistory", "Step", "count_kept"]

MOST_STEPS: Final = 1_000
"""Steps that can be taken back; of older ones only their outcome is known."""

MOST_DIGESTS: Final = 4_000_000
"""Records that these steps may concern, all in all, at 8 bytes each; the last step always may."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a step changes, by record digests; none is in both."""

    added: Sequence[int]
    removed: Sequence[int]

    def __len__(self) -> int:
        """How many records it concerns."""
        return len(self.added) + len(self.removed)

    @property
    def inverse(self) -> "Difference":
        """What takes it back."""
        return Difference(self.removed, self.added)


@dataclass(slots=True, eq=False)
class Step:
    """A step of marking; equal to no other one."""

    difference: Difference
    number: int | None = None
    """Where it stands in the file that keeps it; only who writes that file looks at it."""


class MarkHistory:
    """Steps that were done, and those that were taken back since the last one was done."""

    def __init__(self, done: Iterable[Step] = (), undone: Iterable[Step] = ()) -> None:
        """Begin with the steps of earlier runs.

        Args:
            done: The oldest first.
            undone: The one that is to be done again first stands last.
        """
        self._done = deque(done)
        self._undone = [*undone]
        self._size = sum(len(each.difference) for each in self._done)
        self._forget_oldest()

    @property
    def last(self) -> Step | None:
        """What would be taken back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Step | None:
        """What would be done again."""
        return self._undone[-1] if self._undone else None

    def add(self, step: Step) -> list[Step]:
        """Note a new step; what was taken back before cannot be done again, and is returned."""
        dropped, self._undone = self._undone, []
        self._append(step)
        return dropped

    def take_back(self) -> Step:
        """Note that the last step is taken back; there has to be one."""
        step = self._done.pop()
        self._size -= len(step.difference)
        self._undone.append(step)
        return step

    def repeat(self) -> Step:
        """Note that the step taken back last is done again; there has to be one."""
        step = self._undone.pop()
        self._append(step)
        return step

    def _append(self, step: Step) -> None:
        self._done.append(step)
        self._size += len(step.difference)
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        if len(self._done) > MOST_STEPS or self._size > MOST_DIGESTS:
            kept = count_kept(len(each.difference) for each in reversed(self._done))
            while len(self._done) > kept:
                self._size -= len(self._done.popleft().difference)


def count_kept(lengths: Iterable[int]) -> int:
    """How many of the last steps are kept.

    Args:
        lengths: How many records each concerns, the newest first.
    """
    total = kept = 0
    for length in lengths:
        total += length
        if kept and (kept == MOST_STEPS or total > MOST_DIGESTS):
            break
        kept += 1
    return kept
