"""Zones: where in each record of a library any of some words stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from seedbrowse.search.beginnings import ZONE_OF_FIELDS
from seedbrowse.search.fields import Zone
from seedbrowse.search.index_part import NumberedPart, Postings

__all__ = ["BestZones", "zones_of_beginning", "zones_of_words"]

BestZones = npt.NDArray[np.uint8]
"""For each record of the library the best `Zone` with one of the words, 0 where there is none."""

_SLICE = 1 << 18  # postings between two looks at whether anybody still waits


def zones_of_words(
    parts: Sequence[NumberedPart],
    places: Iterable[tuple[int, int]],
    size: int,
    checkpoint: Callable[[], None],
) -> BestZones:
    """Records with any of some words: the place of a part among `parts`, and the number there."""
    by_part: dict[int, list[int]] = {}
    for owner, term in places:
        by_part.setdefault(owner, []).append(term)
    marks = _Marks(size, checkpoint)
    for owner, terms in by_part.items():
        part = parts[owner].part
        if len(terms) == 1:
            marks.add(parts[owner], part.postings_between(terms[0], terms[0] + 1))
        else:
            marks.add(parts[owner], part.postings_of(np.array(terms)))
    return marks.zones()


def zones_of_beginning(
    parts: Sequence[NumberedPart], beginning: str, size: int, checkpoint: Callable[[], None]
) -> BestZones | None:
    """Records with a word that begins so; None where no part has one.

    One letter begins something in every abstract, so it is looked for elsewhere only.
    """
    least = Zone.SUBJECT if len(beginning) == 1 else Zone.BODY
    marks = _Marks(size, checkpoint, least)
    encoded = beginning.encode()
    is_found = False
    for numbered in parts:
        first, end = numbered.part.terms(encoded)
        if first == end:
            continue
        is_found = True
        zones = numbered.part.zones_between(first, end)
        if zones is not None:
            marks.add_zones(numbered, zones)
        else:
            marks.add(numbered, numbered.part.postings_between(first, end))
    return marks.zones() if is_found else None


class _Marks:
    """Best zones in the making; parts share no record, so each is added by itself."""

    def __init__(self, size: int, checkpoint: Callable[[], None], least: Zone = Zone.BODY) -> None:
        # Records that are not in the library have the number -1, which is the last place here.
        self._zones = np.zeros(size + 1, np.uint8)
        self._checkpoint = checkpoint
        self._least = int(least)

    def zones(self) -> BestZones:
        return self._zones[:-1]

    def add_zones(self, numbered: NumberedPart, zones: npt.NDArray[np.uint8]) -> None:
        self._checkpoint()
        if self._least > Zone.BODY:
            zones[zones < self._least] = 0
        if numbered.numbers is None:
            self._zones[: len(zones)] = zones
        else:
            self._zones[numbered.numbers] = zones

    def add(self, numbered: NumberedPart, postings: Postings) -> None:
        slices = [*self._slices(postings)]
        # From the least to the best: what is written last counts.
        for zone in range(self._least, Zone.HEADING + 1):
            for records, zones in slices:
                self._checkpoint()
                found = records if zone == Zone.BODY else records[zones >= zone]
                known = found if numbered.numbers is None else numbered.numbers[found]
                self._zones[known] = zone

    def _slices(
        self, postings: Postings
    ) -> Iterator[tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]]:
        records, fields = postings
        for start in range(0, len(records), _SLICE):
            part = slice(start, start + _SLICE)
            yield records[part], ZONE_OF_FIELDS[fields[part]]
