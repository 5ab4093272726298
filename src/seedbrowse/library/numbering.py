"""Numbering: which number in a library the records of a segment's part have."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["Numbering"]

_Run = tuple[int, int, int]
"""A stretch of a segment's records: its first one, how many, the first one's number in the
library."""


class Numbering:
    """The numbers of a library whose records are stretches of segments, one after another."""

    def __init__(self, runs: Iterable[tuple[str, int, int]]) -> None:
        """Number `runs`: segment, first record there, and how many of them."""
        self._layers: dict[str, list[list[_Run]]] = {}
        start = 0
        for segment, first, count in runs:
            if count:
                run = first, count, start
                _add(run, self._layers.setdefault(segment, []))
            start += count

    def of_part(self, segment: str, first: int, count: int) -> list[npt.NDArray[np.int32]]:
        """The numbers of the records `first` … of a segment, -1 for those that have none.

        None where no record has one; several where files of the same content share their
        records, one for each of them.
        """
        found = [_numbers(layer, first, count) for layer in self._layers.get(segment, [])]
        return [numbers for numbers in found if (numbers >= 0).any()]


def _add(run: _Run, layers: list[list[_Run]]) -> None:
    """Add a run to the first layer that has none of its records yet."""
    first, count, _ = run
    for layer in layers:
        if all(first + count <= other or other + length <= first for other, length, _ in layer):
            layer.append(run)
            return
    layers.append([run])


def _numbers(runs: Sequence[_Run], first: int, count: int) -> npt.NDArray[np.int32]:
    numbers = np.full(count, -1, np.int32)
    for run_first, run_count, start in runs:
        low = max(first, run_first)
        high = min(first + count, run_first + run_count)
        if low < high:
            offset = start + low - run_first
            numbers[low - first : high - first] = np.arange(offset, offset + high - low)
    return numbers
