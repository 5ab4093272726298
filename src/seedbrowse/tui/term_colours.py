"""Term colours: how the colours of term sets look in each theme, and without any colour.

The hues are near those of Okabe and Ito, which colour-blind readers tell apart. Each theme has them
as light or as dark as it takes to be read on all of its backgrounds. Every colour goes with a text
style of its own besides, and none with that of a word that answers the query, which is underlined.
"""

from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from seedbrowse.term_sets.term_set import COLOURS, TermColour
from seedbrowse.themes import Theme, contrast

__all__ = ["PARTS", "fallback_shades", "part_of", "rules", "shades", "style_of"]

_HUES: Final[Mapping[TermColour, str]] = MappingProxyType(
    {
        "green": "#009e73",
        "red": "#e5484d",
        "blue": "#56b4e9",
        "yellow": "#f0e442",
        "purple": "#b07ce8",
        "orange": "#e69f00",
    }
)
_TEXT_STYLES: Final[Mapping[TermColour, str]] = MappingProxyType(
    {
        "green": "bold",
        "red": "reverse",
        "blue": "italic",
        "yellow": "bold reverse",
        "purple": "bold italic",
        "orange": "italic reverse",
    }
)
_OF_TERMINAL: Final[Mapping[TermColour, str]] = MappingProxyType(
    {
        "green": "ansi_green",
        "red": "ansi_red",
        "blue": "ansi_blue",
        "yellow": "ansi_yellow",
        "purple": "ansi_magenta",
        "orange": "ansi_cyan",
    }
)
"""Six of the sixteen, where a theme leaves its shades to the terminal; none is orange."""

_WANTED: Final = 4.5
_WANTED_HIGH: Final = 7.0
_WHITE: Final = "#ffffff"
_SHADES: Final = 64
"""Between a hue and white or black."""


def part_of(colour: TermColour) -> str:
    """The name of a part of a row, and of a theme's variable, in that colour."""
    return f"term-{colour}"


PARTS: Final = tuple(map(part_of, COLOURS))
"""Of every colour, in the order of `COLOURS`."""


def style_of(colour: TermColour) -> str:
    """The look of a set's words as a style of Textual's contents."""
    return f"{_TEXT_STYLES[colour]} ${part_of(colour)}"


def rules(widget: str, component: str) -> str:
    """CSS that gives a widget's component classes, such as `table--term-green`, that look."""
    return "\n".join(
        f"{widget} > .{component}--{part_of(colour)} "
        f"{{ color: ${part_of(colour)}; text-style: {_TEXT_STYLES[colour]}; }}"
        for colour in COLOURS
    )


def shades(theme: Theme) -> dict[str, str]:
    """A theme's variables for the colours; one that the theme itself has is left to it."""
    if theme.uses_palette:
        found = {part_of(colour): shade for colour, shade in _OF_TERMINAL.items()}
    else:
        hardest = _hardest_background(theme)
        found = {part_of(colour): _readable(hue, hardest, theme) for colour, hue in _HUES.items()}
    return {name: theme.variables.get(name, shade) for name, shade in found.items()}


def fallback_shades() -> dict[str, str]:
    """The same for a theme that is none of the program's own."""
    return {part_of(colour): hue for colour, hue in _HUES.items()}


def _hardest_background(theme: Theme) -> str:
    """The background that is the most like the text on it."""
    backgrounds = sorted(
        theme.background_colours.values(), key=lambda background: contrast(background, _WHITE)
    )
    return backgrounds[0 if theme.dark else -1]


def _readable(hue: str, background: str, theme: Theme) -> str:
    """A hue, no lighter or darker than it takes to be read on a background."""
    wanted = _WANTED_HIGH if theme.high_contrast else _WANTED
    level = 255 if theme.dark else 0
    step = bisect_left(
        range(_SHADES),
        wanted,
        key=lambda step: contrast(_mixed(hue, level, step / _SHADES), background),
    )
    return _mixed(hue, level, step / _SHADES)


def _mixed(colour: str, level: int, share: float) -> str:
    """A colour with a share of the grey of that level in it."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    mixed = (round(channel + (level - channel) * share) for channel in channels)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
