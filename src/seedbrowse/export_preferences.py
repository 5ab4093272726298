"""Export preferences: the format of the last export and how it was written, from run to run."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from seedbrowse.remembered import Remembered

__all__ = ["PreferredExport", "export_preferences"]


class PreferredExport(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the person exported last."""

    format: str = "bibtex"
    """Id of a format; one that is not known counts as the usual one."""

    key_pattern: str = ""
    """Name of a pattern of cite keys; empty where keys of the source are kept."""

    columns: Mapping[str, tuple[str, ...]] = {}
    """By the id of a format the columns that are written; all of one that is not named."""


def export_preferences(folder: Callable[[], Path]) -> Remembered[PreferredExport]:
    """What is kept in `export.json` of a directory, which is given when it is first needed."""
    return Remembered(folder, "export", PreferredExport())
