"""Theme preferences: the colours that were chosen last, from run to run."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from seedbrowse.remembered import Remembered

__all__ = ["ChosenTheme", "theme_preferences"]


class ChosenTheme(msgspec.Struct, frozen=True, omit_defaults=True):
    """The colours that the person wants."""

    name: str = "auto"
    """Of a theme; `auto` for one that suits the terminal."""


def theme_preferences(folder: Callable[[], Path]) -> Remembered[ChosenTheme]:
    """What is kept in `theme.json` of a directory, which is given when it is first needed."""
    return Remembered(folder, "theme", ChosenTheme())
