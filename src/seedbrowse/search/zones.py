"""Zones: where in each record of a library any of some words stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from seedbrowse.search.beginnings import ZONE_OF_FIELDS
from seedbrowse.search.fields import EVERY_FIELD, Zone
from seedbrowse.search.index_part import NumberedPart
from seedbrowse.search.postings import Fields, RecordNumbers

__all__ = ["BestZones", "zones_of_beginning", "zones_of_words"]

BestZones = npt.NDArray[np.uint8]
"""For each record of the library the best `Zone` with one of the words, 0 where there is none."""


def zones_of_words(
    parts: Sequence[NumberedPart],
    places: Iterable[tuple[int, int]],
    size: int,
    checkpoint: Callable[[], None],
    fields: int = EVERY_FIELD,
) -> BestZones:
    """Records with any of some words: the place of a part among `parts`, and the number there.

    Only what stands in `fields` counts, a bit a `Field`.
    """
    by_part: dict[int, list[int]] = {}
    for owner, term in places:
        by_part.setdefault(owner, []).append(term)
    marks = _Marks(size, checkpoint, fields)
    for owner, terms in by_part.items():
        postings = parts[owner].part.postings
        if len(terms) == 1:
            marks.add(parts[owner], postings.between(terms[0], terms[0] + 1))
            marks.add_dense(parts[owner], postings.dense_between(terms[0], terms[0] + 1))
        else:
            some = np.array(terms)
            marks.add(parts[owner], postings.of(some))
            marks.add_dense(parts[owner], postings.dense_of(some))
    return marks.zones()


def zones_of_beginning(
    parts: Sequence[NumberedPart],
    beginning: str,
    size: int,
    checkpoint: Callable[[], None],
    fields: int = EVERY_FIELD,
) -> BestZones | None:
    """Records with a word that begins so; None where no part has one.

    One letter begins something in every abstract, so it is looked for elsewhere only, unless
    only some `fields` count.
    """
    is_anywhere = fields == EVERY_FIELD
    least = Zone.SUBJECT if len(beginning) == 1 and is_anywhere else Zone.BODY
    marks = _Marks(size, checkpoint, fields, least)
    encoded = beginning.encode()
    is_found = False
    for numbered in parts:
        first, end = numbered.part.terms(encoded)
        if first == end:
            continue
        is_found = True
        zones = numbered.part.zones_between(first, end) if is_anywhere else None
        if zones is not None:
            marks.add_zones(numbered, zones)
        else:
            marks.add(numbered, numbered.part.postings.between(first, end))
            marks.add_dense(numbered, numbered.part.postings.dense_between(first, end))
    return marks.zones() if is_found else None


@cache
def _zone_table(fields: int, least: int) -> npt.NDArray[np.uint8]:
    """The best zone for each set of fields, where only some count."""
    table: npt.NDArray[np.uint8] = ZONE_OF_FIELDS[np.arange(256) & fields]
    table[table < least] = 0
    return table


class _Marks:
    """Best zones in the making; parts share no record, so each is added by itself."""

    def __init__(
        self,
        size: int,
        checkpoint: Callable[[], None],
        fields: int,
        least: Zone = Zone.BODY,
    ) -> None:
        # Records that are not in the library have the number -1, which is the last place here.
        self._zones = np.zeros(size + 1, np.uint8)
        self._checkpoint = checkpoint
        self._least = int(least)
        self._table = _zone_table(fields, int(least))
        self._counts_always = fields == EVERY_FIELD and least == Zone.BODY

    def zones(self) -> BestZones:
        return self._zones[:-1]

    def add_zones(self, numbered: NumberedPart, zones: npt.NDArray[np.uint8]) -> None:
        """Add what is known of every record of a part."""
        self._checkpoint()
        if self._least > Zone.BODY:
            zones[zones < self._least] = 0
        numbers = slice(len(zones)) if numbered.numbers is None else numbered.numbers
        self._zones[numbers] = np.maximum(self._zones[numbers], zones)

    def add_dense(self, numbered: NumberedPart, rows: Iterable[Fields]) -> None:
        """Add words that most records of a part have."""
        for row in rows:
            self.add_zones(numbered, self._table[row])

    def add(self, numbered: NumberedPart, postings: Iterable[tuple[RecordNumbers, Fields]]) -> None:
        """Add the lists of some words, a record perhaps several times."""
        slices = [*self._with_zones(postings)]
        # From the least to the best: what is written last counts.
        for zone in range(self._least, Zone.HEADING + 1):
            for records, zones in slices:
                self._checkpoint()
                is_every = zone == Zone.BODY and self._counts_always
                found = records if is_every else records[zones >= zone]
                known = found if numbered.numbers is None else numbered.numbers[found]
                self._zones[known] = zone

    def _with_zones(
        self, postings: Iterable[tuple[RecordNumbers, Fields]]
    ) -> Iterator[tuple[RecordNumbers, BestZones]]:
        for records, fields in postings:
            self._checkpoint()
            yield records, self._table[fields]
