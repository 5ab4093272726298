"""Column preferences: which columns the table has, in which order and how wide, from run to run."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from seedbrowse.remembered import Remembered

__all__ = ["ChosenColumn", "ChosenColumns", "column_preferences"]


class ChosenColumn(msgspec.Struct, frozen=True, omit_defaults=True):
    """A column that the person wants to see."""

    id: str
    """As the catalogue of columns has it; one it does not know is passed over."""

    width: int = 0
    """In cells; 0 for the one that the column usually has."""


class ChosenColumns(msgspec.Struct, frozen=True, omit_defaults=True):
    """The table's columns from left to right."""

    shown: tuple[ChosenColumn, ...] = ()
    """Empty for the usual ones, which follow the width of the table."""


def column_preferences(
    folder: Callable[[], Path], settled: Sequence[str] = ()
) -> Remembered[ChosenColumns]:
    """What is kept in `columns.json` of a directory.

    Args:
        folder: Gives the directory when it is first needed.
        settled: Ids of the columns that the settings want instead, if any.
    """
    wanted = ChosenColumns(tuple(ChosenColumn(each) for each in settled))
    return Remembered(folder, "columns", ChosenColumns(), lambda kept: wanted if settled else kept)
