"""FacetColumn: the values of one field over all records of a library, in plain arrays.

Values are numbered from the most frequent one on, so that those to be shown first come first
wherever values are looked for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, Final

import numpy as np
import numpy.typing as npt

from seedbrowse.records.text import words as text_words
from seedbrowse.search.arrays import Array, in_stretches
from seedbrowse.search.facet_bounds import check_numbers, check_starts
from seedbrowse.search.joints import find_joints

__all__ = ["FacetColumn"]

_SLICE: Final = 1 << 16
"""Records looked at at once: with ten values each some milliseconds."""

_COUNTED: Final = 1 << 20
"""Values counted at once."""

_DENSE: Final = 16
"""From one record of so many on it is quicker to walk through all of them."""

_FEW: Final = 1_000
"""Values of which each is quicker looked at by itself."""

Values = npt.NDArray[np.intp]
Checkpoint = Callable[[], None]


class FacetColumn:
    """Which values each record has, what they are called, and by what they are found."""

    ARRAYS: ClassVar[Mapping[str, str]] = {
        "starts": "uint32",
        "values": "uint32",
        "totals": "uint32",
        "keys": "uint64",
        "text": "uint8",
        "text_starts": "int64",
        "lines": "uint8",
        "line_starts": "int64",
        "joints": "uint32",
    }
    """The dtype of each array.

    `values` are those of one record after another, each once, from `starts` on; `totals` are how
    many records have each value. For `keys`, `text` and `lines` see `Spellings`, for `joints`,
    which are those of `lines`, `joints`.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        """Take the arrays, which may be mapped from files.

        Raises:
            ValueError: One has another dtype, or a length that does not fit, or tells places
                that there are not. The numbers of values are checked where they are used.
        """
        for name, dtype in self.ARRAYS.items():
            if arrays[name].dtype != dtype or arrays[name].ndim != 1:
                raise ValueError(f"array {name} of a facet is no row of {dtype}")
        # Views, since every slice of a memory map is an object that takes long to make.
        plain = {name: arrays[name].view(np.ndarray) for name in self.ARRAYS}
        self._starts: npt.NDArray[np.uint32] = plain["starts"]
        self._values: npt.NDArray[np.uint32] = plain["values"]
        self._totals: npt.NDArray[np.uint32] = plain["totals"]
        self._keys: npt.NDArray[np.uint64] = plain["keys"]
        self._text = plain["text"].data
        self._text_starts: npt.NDArray[np.int64] = plain["text_starts"]
        self._lines: npt.NDArray[np.uint8] = plain["lines"]
        self._line_starts: npt.NDArray[np.int64] = plain["line_starts"]
        self._joints: npt.NDArray[np.uint32] = plain["joints"]
        distinct = len(self._totals)
        if len(self._keys) != distinct or any(
            len(starts) != distinct + 1 for starts in (self._text_starts, self._line_starts)
        ):
            raise ValueError("a facet is cut off")
        check_starts("values", self._starts, len(self._values))
        check_starts("texts", self._text_starts, len(self._text))
        check_starts("lines", self._line_starts, len(self._lines))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def distinct(self) -> int:
        """How many different values there are."""
        return len(self._totals)

    def text(self, value: int) -> str:
        """A value as most records spell it."""
        start, end = self._text_starts[value : value + 2].tolist()
        return str(self._text[start:end], "utf-8", "replace")

    def total(self, value: int) -> int:
        """How many records have a value."""
        return int(self._totals[value])

    def counts(
        self, ids: Sequence[int] | npt.NDArray[np.integer], checkpoint: Checkpoint
    ) -> tuple[npt.NDArray[np.int64], int]:
        """How many of some records have each value, and how many have none.

        Args:
            ids: Numbers of records, each once.
            checkpoint: Called every few milliseconds; what it raises ends the counting.

        Raises:
            ValueError: A record has a value that there is not.
        """
        if len(ids) == len(self):
            return self._totals.astype(np.int64), int(np.sum(self._starts[1:] == self._starts[:-1]))
        counts = np.zeros(self.distinct, np.int64)
        missing = 0
        waiting: list[npt.NDArray[np.uint32]] = []
        for values, without in self._values_of(ids):
            checkpoint()
            missing += without
            waiting.append(values)
            # Where there are many different values, adding up takes longer than counting.
            if sum(map(len, waiting)) >= _COUNTED:
                counts += self._counted(waiting)
                waiting.clear()
        if waiting:
            counts += self._counted(waiting)
        return counts, missing

    def _counted(self, several: Sequence[npt.NDArray[np.uint32]]) -> npt.NDArray[np.int64]:
        values = np.concatenate(several)
        check_numbers(values, self.distinct)
        return np.bincount(values, minlength=self.distinct)

    def _values_of(
        self, ids: Sequence[int] | npt.NDArray[np.integer]
    ) -> Iterator[tuple[npt.NDArray[np.uint32], int]]:
        """The values of some records in pieces, and how many of each piece have none."""
        if len(ids) * _DENSE < len(self):
            for start in range(0, len(ids), _SLICE):
                numbers = np.asarray(ids[start : start + _SLICE], np.intp)
                firsts = self._starts[numbers].astype(np.int64)
                lengths = self._starts[numbers + 1] - firsts
                places = in_stretches(firsts, lengths)
                yield self._values[places], len(lengths) - int(np.count_nonzero(lengths))
            return
        # In the order of the library, where neighbours lie together.
        is_wanted = np.zeros(len(self), bool)
        for start in range(0, len(ids), _SLICE):
            is_wanted[np.asarray(ids[start : start + _SLICE], np.intp)] = True
        for first in range(0, len(self), _SLICE):
            bounds = self._starts[first : first + _SLICE + 1]
            wanted = is_wanted[first : first + _SLICE]
            sizes = bounds[1:] - bounds[:-1]
            values = self._values[bounds[0] : bounds[-1]]
            yield values[np.repeat(wanted, sizes)], int(np.count_nonzero(wanted & (sizes == 0)))

    def with_words(self, words: Sequence[str], checkpoint: Checkpoint) -> Values:
        """The values in which every one of `words` begins a word; ascending."""
        found: Values = np.arange(self.distinct)
        # The longest first: it is in the fewest values, to which the others are then compared.
        for place, word in enumerate(sorted(words, key=len, reverse=True)):
            if place and len(found) <= _FEW:
                is_hit = [self._has_word(value, word) for value in found.tolist()]
                found = found[np.array(is_hit, bool)]
                continue
            hits = np.zeros(self.distinct, bool)
            for places in self._places_of(word):
                checkpoint()
                hits[self._values_at(np.sort(places))] = True
            found = found[hits[found]]
        return found

    def _has_word(self, value: int, beginning: str) -> bool:
        start, end = self._line_starts[value : value + 2].tolist()
        line = self._lines[start:end].tobytes().decode()
        return any(word.startswith(beginning) for word in text_words(line))

    def first_with_word(self, word: str, most: int) -> Values:
        """As `with_words` for one word, but at most so many, which takes less time."""
        places = [np.sort(some) if len(some) <= most else some for some in self._places_of(word)]
        every = np.concatenate(places) if places else np.zeros(0, np.int64)
        wanted = most
        while True:
            # A value may have the word several times, so that more may have to be looked at.
            some = every if wanted >= len(every) else np.partition(every, wanted)[:wanted]
            values = np.unique(self._values_at(some))
            if len(values) >= most or wanted >= len(every):
                return values[:most]
            wanted *= 4

    def _places_of(self, word: str) -> Iterator[npt.NDArray[np.int64]]:
        """Where a word of a line begins so; some places at a time."""
        # Half a character of UTF-16, which no text of a record has, is passed on to be not found.
        return find_joints(self._lines, self._joints, word.encode(errors="surrogatepass"))

    def _values_at(self, places: npt.NDArray[np.int64]) -> Values:
        """The values on whose lines some places are."""
        return np.searchsorted(self._line_starts, places, side="right") - 1

    def with_key(self, key: int) -> Values:
        """The value of a key, or none."""
        return np.flatnonzero(self._keys == np.uint64(key))

    def records_with(self, values: Values) -> npt.NDArray[np.bool_]:
        """For each record whether it has any of some values."""
        has = np.zeros(len(self), bool)
        is_wanted = np.zeros(self.distinct, bool)
        is_wanted[values] = True
        for first in range(0, len(self) if len(values) else 0, _SLICE):
            bounds = self._starts[first : first + _SLICE + 1]
            found = self._values[bounds[0] : bounds[-1]]
            is_hit = found == int(values[0]) if len(values) == 1 else is_wanted[found]
            records = np.arange(first, first + len(bounds) - 1)
            has[np.repeat(records, bounds[1:] - bounds[:-1])[is_hit]] = True
        return has
