"""Identifier search: the records that have a piece of an identifier."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from seedbrowse.search.folding import folded_identifier
from seedbrowse.search.index_part import NumberedPart
from seedbrowse.search.joints import find_joints

__all__ = ["records_with_identifier"]

_DOI = b"10."


def records_with_identifier(
    parts: Sequence[NumberedPart],
    piece: str,
    size: int,
    checkpoint: Callable[[], None],
    *,
    is_doi: bool = False,
) -> npt.NDArray[np.intp]:
    """Records with an identifier that has `piece` at its beginning or after a separator.

    `1810-6374` finds `10.31278/1810-6374-2019`, `810-6374` does not. Ascending numbers.

    Args:
        parts: What is searched.
        piece: A piece of an identifier.
        size: How many records the library has.
        checkpoint: Called now and then; may raise to give up.
        is_doi: Only the DOI of a record counts.
    """
    wanted = folded_identifier(piece)
    while wanted and not (wanted[0] >= 0x80 or wanted[:1].isalnum()):
        wanted = wanted[1:]
    if is_doi and _DOI.startswith(wanted):
        wanted = _DOI  # every DOI begins so; where else it stands does not matter
    # Records that are not in the library have the number -1, which is the last place here.
    is_found = np.zeros(size + 1, bool)
    for numbered in parts if wanted else ():
        part = numbered.part
        starts = part.arrays["identifier_starts"]
        if is_doi and wanted == _DOI:
            has_doi = np.flatnonzero(part.doi_ends() > starts[:-1])
            is_found[has_doi if numbered.numbers is None else numbered.numbers[has_doi]] = True
            continue
        for places in find_joints(part.identifiers, part.joints, wanted):
            checkpoint()
            # In order, for looking up neighbours finds what it needs where it just was.
            ordered = np.sort(places)
            records = np.searchsorted(starts, ordered, side="right") - 1
            if is_doi:
                records = records[ordered < part.doi_ends()[records]]
            is_found[records if numbered.numbers is None else numbered.numbers[records]] = True
    return np.flatnonzero(is_found[:-1])
