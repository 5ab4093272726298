"""Citing preferences: the style, its language and the order of bibliographies, from run to run."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from seedbrowse.remembered import Remembered
from seedbrowse.settings import Citing

__all__ = ["MOST_RECENT", "CitingPreferences", "Preferred"]

MOST_RECENT = 12
"""Styles that are remembered as used of late."""


class Preferred(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the person wants references to be written."""

    style: str = ""
    """Id or path of a style; empty where none was ever chosen."""

    locale: str = ""
    """Language of terms and dates (`de-DE`); empty for the one that the style wants."""

    recent: tuple[str, ...] = ()
    """Styles chosen of late, the last one first."""

    in_style_order: bool | None = None
    """Whether a bibliography has the order of its style, else that of the table.

    None where the person has to be asked.
    """


class CitingPreferences(Remembered[Preferred]):
    """What is preferred in this run, kept in `citing.json` for the next one."""

    def __init__(self, folder: Callable[[], Path], settled: Citing | None = None) -> None:
        """Make it.

        Args:
            folder: Gives the directory when that is first needed, or raises `OSError`.
            settled: What prevails over what was kept, until something else is chosen in this run.
        """
        prevailing = settled or Citing()
        super().__init__(
            folder, "citing", Preferred(), lambda kept: _with_settled(kept, prevailing)
        )

    def choose(self, style: str, locale: str) -> None:
        """Prefer a style and a language until the end of this run; `write` keeps them."""
        self.change(lambda kept: _with_style(kept, style, locale))

    def order(self, *, in_style_order: bool | None) -> None:
        """Prefer an order of bibliographies likewise."""
        self.change(lambda kept: msgspec.structs.replace(kept, in_style_order=in_style_order))


def _with_style(kept: Preferred, style: str, locale: str) -> Preferred:
    recent = (style, *(each for each in kept.recent if each != style))[:MOST_RECENT]
    return msgspec.structs.replace(kept, style=style, locale=locale, recent=recent)


def _with_settled(kept: Preferred, settled: Citing) -> Preferred:
    if settled.style:
        # A language that was chosen for another style is not meant for this one.
        kept = msgspec.structs.replace(kept, style=settled.style, locale=settled.locale)
    elif settled.locale:
        kept = msgspec.structs.replace(kept, locale=settled.locale)
    if settled.order:
        order = {"style": True, "table": False}.get(settled.order)
        kept = msgspec.structs.replace(kept, in_style_order=order)
    return kept
