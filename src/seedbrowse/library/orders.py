"""Orders: what records are ordered by that is made of something else, when it is asked for.

Citations a year change with every new year, and what files are called is told by the library.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath

import numpy as np

from seedbrowse.library.columns import GAP
from seedbrowse.library.ranks import Ranks
from seedbrowse.records.column_keys import natural_key
from seedbrowse.search.engine import SortKey

__all__ = ["ranks_by"]


def ranks_by(
    by: SortKey, stored: Callable[[SortKey], Ranks], files: Sequence[tuple[str, int]]
) -> Ranks:
    """Ranks of all records of a library, `GAP` for those that have nothing of the kind.

    Args:
        by: Any order but relevance.
        stored: The ranks of what is `RANKED`; of numbers these themselves.
        files: The label of each file in the order of the library, and how many records it has.
    """
    if by is SortKey.FILE:
        return _ranks_of_files(files)
    if by is SortKey.CITED_PER_YEAR:
        return _ranks_of_rates(stored(SortKey.CITED), stored(SortKey.YEAR), date.today().year)
    return stored(by)


def _ranks_of_files(files: Sequence[tuple[str, int]]) -> Ranks:
    """Files of the same name in different folders are equal."""
    keys = [natural_key(PurePath(label).name) for label, _count in files]
    rank = {key: place for place, key in enumerate(sorted({*keys}))}
    counts = [count for _label, count in files]
    return np.repeat(np.array([rank[key] for key in keys], np.int32), counts)


def _ranks_of_rates(cited: Ranks, year: Ranks, present: int) -> Ranks:
    """Citations a year; a year to come counts as the present one."""
    rates = cited / np.maximum(present + 1 - year.astype(np.int64), 1)
    _, ranks = np.unique(rates, return_inverse=True)
    return np.where((cited == GAP) | (year == GAP), GAP, ranks).astype(np.int32)
