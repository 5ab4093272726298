"""Facets: counts values of fields, and tells which records have one."""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from seedbrowse.records.country import country_named
from seedbrowse.records.language import language_named
from seedbrowse.records.text import words
from seedbrowse.search.arrays import Array
from seedbrowse.search.cancelling import unless_cancelled
from seedbrowse.search.facet import Facet, FacetName, FacetValue
from seedbrowse.search.facet_column import FacetColumn
from seedbrowse.search.facet_merging import column_of, merged_arrays
from seedbrowse.search.facet_part import FLAGS, OPEN_ACCESS, FacetPart, gathered_facts
from seedbrowse.search.presence import PRESENCE
from seedbrowse.search.spellings import Spellings, key_of

__all__ = ["Facets"]

_TEXTS: Final = 1 << 12
"""Values that are made strings at once: some milliseconds."""

_LONGEST: Final = 300
"""Characters of what is typed that are compared."""

_NAMED: Final[Mapping[FacetName, Callable[[str], str]]] = {
    FacetName.COUNTRY: country_named,
    FacetName.LANGUAGE: language_named,
}
"""Of a few fields what a value is called that has other names; empty for what has none."""

_Name = TypeVar("_Name", bound=str)
_Found = TypeVar("_Found")

Ids = Sequence[int] | npt.NDArray[np.integer]


class Facets:
    """The facets of a library that does not change; from any thread."""

    def __init__(
        self,
        *,
        columns: Callable[[FacetName], FacetColumn],
        facts: Callable[[str], Array],
        numbers: Callable[[str], npt.NDArray[np.int32]],
        files: Sequence[tuple[str, int]],
    ) -> None:
        """Take where everything can be had; each is asked for once, when it is needed, and kept.

        Args:
            columns: The column of each field that is `STORED`.
            facts: Each of the arrays `FACTS`, for all records.
            numbers: The `year` of each record, and how often it was `cited`; -1 for a gap.
            files: The label of each file in the order of the library, and how many records
                it has.
        """
        self._stored = columns
        self._files = files
        # Apart, since some columns take seconds to make, and numbers are there at once.
        self._column = _Kept(self._made)
        self._facts = _Kept(facts)
        self._numbers = _Kept(numbers)

    @classmethod
    def of_parts(
        cls,
        parts: Sequence[tuple[FacetPart, npt.NDArray[np.int32] | None]],
        size: int,
        *,
        numbers: Callable[[str], npt.NDArray[np.int32]],
        files: Sequence[tuple[str, int]],
    ) -> "Facets":
        """Make facets of parts that are merged in memory; see `facet_merging.merged_arrays`."""
        return cls(
            columns=lambda name: FacetColumn(
                merged_arrays([(part.field(name), mine) for part, mine in parts], size)
            ),
            facts=lambda name: gathered_facts(parts, size, name),
            numbers=numbers,
            files=files,
        )

    def of(
        self,
        ids: Ids,
        names: Sequence[FacetName],
        *,
        limit: int | None = None,
        typed: str = "",
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet] | None:
        """Count some fields; see `SearchEngine.facets`."""
        return unless_cancelled(
            lambda checkpoint: [
                self.count(ids, name, limit, checkpoint, typed=typed) for name in names
            ],
            is_cancelled,
        )

    def count(
        self,
        ids: Ids,
        name: FacetName,
        limit: int | None,
        checkpoint: Callable[[], None],
        *,
        typed: str = "",
    ) -> Facet:
        """Count the values of one field among some records.

        Args:
            ids: Numbers of records, each once; a `range`, an array of either kind, a list.
            name: The field.
            limit: How many values to tell at most, the most frequent; None for all.
            checkpoint: Called every few milliseconds; what it raises ends the counting.
            typed: Begins of words that a value must have to be told; empty for any value.
        """
        checkpoint()
        column = self._column(name)
        counts, missing = column.counts(ids, checkpoint)
        if typed.strip():
            wanted = self._begun(name, column, typed, checkpoint)
            told, counts = counts, np.zeros_like(counts)
            counts[wanted] = told[wanted]
        chosen = _most_frequent(counts, limit)
        values: list[FacetValue] = []
        for start in range(0, len(chosen), _TEXTS):
            checkpoint()
            some = chosen[start : start + _TEXTS]
            pairs = zip(some.tolist(), counts[some].tolist(), strict=True)
            values += [FacetValue(column.text(value), count) for value, count in pairs]
        if name is FacetName.YEAR:
            values.sort(key=lambda each: int(each.value))
        return Facet(name, tuple(values), int(np.count_nonzero(counts)), missing)

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values in which every word of `typed` begins a word; see `SearchEngine.values`.

        Before them the country or language that has `typed` as another name.
        """
        column = self._column(name)
        wanted = words(typed[:_LONGEST])
        if len(wanted) == 1:
            found = column.first_with_word(wanted[0], limit)
        else:
            found = column.with_words(wanted, lambda: None)[:limit]
        if named := _named(name, typed):
            value = column.with_key(key_of(named))
            found = np.concatenate([value, found[~np.isin(found, value)]])[:limit]
        return [FacetValue(column.text(each), column.total(each)) for each in found.tolist()]

    def _begun(
        self, name: FacetName, column: FacetColumn, typed: str, checkpoint: Callable[[], None]
    ) -> npt.NDArray[np.integer]:
        """The values that what is typed may become, or has as another name."""
        wanted = words(typed[:_LONGEST])
        found = column.with_words(wanted, checkpoint) if wanted else np.zeros(0, np.intp)
        if named := _named(name, typed):
            found = np.union1d(found, column.with_key(key_of(named)))
        return found

    def with_value(self, name: FacetName, value: str) -> npt.NDArray[np.bool_]:
        """For each record whether it has just this value, but for case, diacritics and spaces.

        A country or a language may be told by any of its names; the name of a file must be the
        same in every character.
        """
        column = self._column(name)
        spell = Spellings.exactly if name is FacetName.FILE else Spellings.of
        return column.records_with(column.with_key(key_of(_named(name, value) or value, spell)))

    def with_words(self, name: FacetName, typed: str) -> npt.NDArray[np.bool_]:
        """For each record whether it has a value in which every word of `typed` begins a word.

        Every record that has a value where nothing is typed. Where what is typed is a name of a
        country or a language, just those that have it: `uk` is not the beginning of `Ukraine`.
        """
        if named := _named(name, typed):
            return self.with_value(name, named)
        column = self._column(name)
        return column.records_with(column.with_words(words(typed[:_LONGEST]), lambda: None))

    def numbers(self, name: str) -> npt.NDArray[np.int32]:
        """The `year` of each record, or how often it was `cited`; -1 where that is not known."""
        return self._numbers(name)

    def has(self, what: str) -> npt.NDArray[np.bool_]:
        """For each record whether it has one of `PRESENCE`.

        Raises:
            KeyError: It is none of them.
        """
        has: npt.NDArray[np.bool_] = self._facts(FLAGS) & np.uint32(PRESENCE[what]) != 0
        return has

    def open_access(self, wanted: bool | None) -> npt.NDArray[np.bool_]:
        """For each record whether access is open, or not, or, for None, whether that is unknown."""
        says: npt.NDArray[np.bool_] = self._facts(OPEN_ACCESS) == (-1 if wanted is None else wanted)
        return says

    def _made(self, name: FacetName) -> FacetColumn:
        match name:
            case FacetName.YEAR:
                every = self._numbers("year")
                years = np.unique(every[every >= 0])
                places = np.searchsorted(years, every)
                return column_of([*map(str, years.tolist())], np.where(every < 0, -1, places))
            case FacetName.OPEN_ACCESS:
                return column_of(["no", "yes"], self._facts(OPEN_ACCESS))
            case FacetName.FILE:
                labels = [label for label, _ in self._files]
                counts = [count for _, count in self._files]
                numbers = np.repeat(np.arange(len(labels)), counts)
                return column_of(labels, numbers, Spellings.exactly)
            case _:
                return self._stored(name)


def _named(name: FacetName, typed: str) -> str:
    """What the value is called that `typed` is a name of; empty where none is known."""
    return _NAMED[name](typed[:_LONGEST]) if name in _NAMED else ""


class _Kept(Generic[_Name, _Found]):
    """What a function finds by a name: never sought twice, nor by two threads at a time."""

    def __init__(self, find: Callable[[_Name], _Found]) -> None:
        self._find = find
        self._found: dict[_Name, _Found] = {}
        self._finding = Lock()

    def __call__(self, name: _Name) -> _Found:
        with self._finding:
            if name not in self._found:
                self._found[name] = self._find(name)
            return self._found[name]


def _most_frequent(counts: npt.NDArray[np.int64], limit: int | None) -> npt.NDArray[np.intp]:
    """The values with the greatest counts; of the same count those that are more frequent in all.

    Values are numbered by how frequent they are in the library.
    """
    present = np.flatnonzero(counts)
    if limit is not None and limit < len(present):
        # What is less frequent than enough of the first ones need not be compared any further.
        first = counts[present[: max(limit, _TEXTS)]]
        least = np.partition(first, len(first) - limit)[len(first) - limit] if limit else 0
        present = present[counts[present] >= least]
    return np.sort(present - (counts[present] << 32))[:limit] & 0xFFFF_FFFF
