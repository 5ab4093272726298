"""Headings: title and authors of any record of a library, from the part that has it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from seedbrowse.search.index_part import NumberedPart

__all__ = ["HEADING_SEPARATOR", "Headings"]

HEADING_SEPARATOR: Final = b"|"
"""Between the title and the authors of a heading; no word has it."""


class Headings:
    """Finds the part of a record."""

    def __init__(self, parts: "Sequence[NumberedPart]", size: int) -> None:
        """Look at nothing yet."""
        self._parts = parts
        self._size = size
        # By library number: which part, and which record of it.
        self._places: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]] | None = None

    def of(self, number: int) -> str:
        """Title and authors of a record, folded; empty where no part has it."""
        if len(self._parts) == 1 and self._parts[0].numbers is None:
            return self._parts[0].part.heading(number)
        # Found twice where two searches ask at once, which does no harm.
        owners, records = self._places = self._places or self._found()
        owner = int(owners[number])
        return "" if owner < 0 else self._parts[owner].part.heading(int(records[number]))

    def _found(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        # One place more, for records that are not in the library and have the number -1.
        owners = np.full(self._size + 1, -1, np.int32)
        records = np.zeros(self._size + 1, np.int32)
        for owner, numbered in enumerate(self._parts):
            own = np.arange(len(numbered.part), dtype=np.int32)
            numbers = own if numbered.numbers is None else numbered.numbers
            owners[numbers] = owner
            records[numbers] = own
        return owners[:-1], records[:-1]
