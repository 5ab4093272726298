"""Identifier search: the records that have a piece of an identifier."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from seedbrowse.search.folding import folded_identifier
from seedbrowse.search.index_part import NumberedPart
from seedbrowse.search.joints import find_joints

__all__ = ["records_with_identifier"]


def records_with_identifier(
    parts: Sequence[NumberedPart], piece: str, checkpoint: Callable[[], None]
) -> npt.NDArray[np.intp]:
    """Records with an identifier that has `piece` at its beginning or after a separator.

    `1810-6374` finds `10.31278/1810-6374-2019`, `810-6374` does not. Ascending numbers.
    """
    wanted = folded_identifier(piece)
    while wanted and not (wanted[0] >= 0x80 or wanted[:1].isalnum()):
        wanted = wanted[1:]
    found: list[npt.NDArray[np.integer]] = []
    for numbered in parts if wanted else ():
        part = numbered.part
        places = find_joints(part.identifiers, part.joints, wanted, checkpoint)
        starts = part.arrays["identifier_starts"]
        records = np.searchsorted(starts, places, side="right") - 1
        found.append(records if numbered.numbers is None else numbered.numbers[records])
    numbers = np.unique(np.concatenate(found)) if found else np.zeros(0, np.intp)
    return numbers[numbers >= 0].astype(np.intp)
