"""FacetPart: the values of all fields of some records, in few plain arrays.

All fields share the arrays, since a library has many parts and each file costs a wait for the disk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import Array
from seedbrowse.search.facet import FacetName
from seedbrowse.search.facet_bounds import check_numbers, check_starts
from seedbrowse.search.spellings import Spellings

__all__ = ["FACTS", "FLAGS", "OPEN_ACCESS", "STORED", "FacetPart", "FieldPart", "gathered_facts"]

STORED: Final = (
    FacetName.SOURCE,
    FacetName.TYPE,
    FacetName.LANGUAGE,
    FacetName.COUNTRY,
    FacetName.AUTHOR,
    FacetName.AUTHOR_KEYWORD,
    FacetName.INDEX_KEYWORD,
)
"""The fields whose values are stored. Years and files are there as numbers already."""

FLAGS: Final = "facet_flags"
OPEN_ACCESS: Final = "facet_open_access"
FACTS: Final[Mapping[str, str]] = {FLAGS: "uint32", OPEN_ACCESS: "int8"}
"""What is one number for each record: the bits of `Presence`; 1 for open access, 0 for none, -1
where the source does not say."""

_STARTS: Final[Mapping[str, str]] = {
    "facet_starts": "facet_values",
    "facet_spellings": "facet_keys",
    "facet_text_starts": "facet_text",
    "facet_line_starts": "facet_lines",
}
"""The arrays that tell places, and in which other one."""

_GAPS: Final = {FLAGS: 0, OPEN_ACCESS: -1}


@dataclass(frozen=True)
class FieldPart:
    """One field of some records."""

    starts: npt.NDArray[np.uint32]
    """Where the values of each record begin, and where those of the last end."""

    values: npt.NDArray[np.uint32]
    """Numbers of spellings, no two of one record with the same key."""

    spellings: Spellings


class FacetPart:
    """One part of the facets of a library, read only, to be merged."""

    ARRAYS: ClassVar[Mapping[str, str]] = {
        "facet_starts": "uint32",
        "facet_values": "uint32",
        "facet_spellings": "int64",
        "facet_keys": "uint64",
        "facet_hashes": "uint64",
        "facet_text": "uint8",
        "facet_text_starts": "int64",
        "facet_lines": "uint8",
        "facet_line_starts": "int64",
        **FACTS,
    }
    """The dtype of each array.

    Each has what `FieldPart` and `Spellings` say of one field, for the fields `STORED` one after
    another; `facet_spellings` is where the spellings of each begin, and where the last end.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        """Take the arrays, which may be mapped from files.

        Raises:
            ValueError: One has another dtype, or a length that does not fit, or tells places
                that there are not.
        """
        for name, dtype in self.ARRAYS.items():
            if arrays[name].dtype != dtype or arrays[name].ndim != 1:
                raise ValueError(f"array {name} is no row of {dtype}")
        self._arrays = {name: arrays[name].view(np.ndarray) for name in self.ARRAYS}
        lengths = {name: len(array) for name, array in self._arrays.items()}
        spellings = lengths["facet_keys"]
        expected = {
            "facet_starts": len(STORED) * len(self) + 1,
            "facet_spellings": len(STORED) + 1,
            "facet_hashes": spellings,
            "facet_text_starts": spellings + 1,
            "facet_line_starts": spellings + 1,
            OPEN_ACCESS: len(self),
        }
        for name, length in expected.items():
            if lengths[name] != length:
                raise ValueError(f"array {name} has {lengths[name]} items, not {length}")
        for starts, within in _STARTS.items():
            check_starts(within, self._arrays[starts], lengths[within])
        for name in STORED:
            field = self.field(name)
            check_numbers(field.values[field.starts[0] : field.starts[-1]], len(field.spellings))

    def __len__(self) -> int:
        return len(self._arrays[FLAGS])

    def field(self, name: FacetName) -> FieldPart:
        """One of the fields `STORED`."""
        place = STORED.index(name)
        found = self._arrays
        first, end = found["facet_spellings"][place : place + 2].tolist()
        spellings = Spellings(
            found["facet_keys"][first:end],
            found["facet_hashes"][first:end],
            found["facet_text"],
            found["facet_text_starts"][first : end + 1],
            found["facet_lines"],
            found["facet_line_starts"][first : end + 1],
        )
        records = slice(place * len(self), (place + 1) * len(self) + 1)
        return FieldPart(found["facet_starts"][records], found["facet_values"], spellings)

    def facts(self, name: str) -> Array:
        """One of the arrays `FACTS`."""
        return self._arrays[name]


def gathered_facts(
    parts: Sequence[tuple[FacetPart, npt.NDArray[np.int32] | None]], size: int, name: str
) -> npt.NDArray[Any]:
    """One of the arrays `FACTS` for a library of `size` records.

    Args:
        parts: Each with the number in the library of each of its records, -1 for none; None where
            they are the same.
        size: Records in none of the parts have nothing.
        name: Of the array.
    """
    every = np.full(size, _GAPS[name], FACTS[name])
    for part, numbers in parts:
        if numbers is None:
            every[: len(part)] = part.facts(name)
        else:
            every[numbers[numbers >= 0]] = part.facts(name)[numbers >= 0]
    return every
