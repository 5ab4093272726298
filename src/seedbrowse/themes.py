"""Themes: the program's colours, read strictly from TOML files, as data.

Textual validates nothing of a theme and fails later, in the middle of drawing; so a file that is
not right in every point is not loaded, and the reason is told.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

from seedbrowse.problems import Problem

__all__ = ["DEFAULT", "Theme", "Themes", "contrast", "load"]

DEFAULT = "seed-dark"
"""Name of the theme that is used when none is chosen."""

Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-fA-F]{6}$")]


class Theme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The colours of one theme, each as `#rrggbb`."""

    name: Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]*$")]
    description: str
    """One line for the person who chooses."""

    dark: bool
    high_contrast: bool = False
    """Promises 7:1 instead of 4.5:1 between any text and what is behind it."""

    background: Colour
    surface: Colour
    """Behind dialogs and the search bar."""

    panel: Colour
    """Behind the first line and the footer."""

    cursor: Colour
    """Behind the highlighted row."""

    hover: Colour
    """Behind the row under the mouse."""

    border: Colour
    """Frames of panes without the focus, and other lines; not for text."""

    foreground: Colour
    muted: Colour
    """Text that steps back: labels, sources, hints."""

    primary: Colour
    """The program's own colour: frames with the focus, prompt, headings, keys."""

    secondary: Colour
    """Authors, and badges."""

    accent: Colour
    """Numbers that matter, and badges that should be seen."""

    match: Colour
    """Words that answer the query."""

    typo: Colour
    """Words that answer it only when a typo is forgiven."""

    success: Colour
    warning: Colour
    error: Colour
    variables: dict[str, str] = {}
    """More of Textual's own colour variables, by name."""

    @property
    def text_colours(self) -> dict[str, str]:
        """Every colour that text is written in."""
        names = "foreground muted primary secondary accent match typo success warning error"
        return {name: getattr(self, name) for name in names.split()}

    @property
    def background_colours(self) -> dict[str, str]:
        """Every colour that text is written on."""
        names = "background surface panel cursor hover"
        return {name: getattr(self, name) for name in names.split()}


class Themes(msgspec.Struct, frozen=True):
    """What theme files gave."""

    loaded: dict[str, Theme]
    failed: list[Problem]


def load(folders: Iterable[Path]) -> Themes:
    """Read every `*.toml` of the folders; a theme of a later folder replaces its namesake.

    A folder that does not exist has no themes.
    """
    loaded: dict[str, Theme] = {}
    failed: list[Problem] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                theme = msgspec.toml.decode(path.read_bytes(), type=Theme)
            except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
                failed.append(Problem(str(path), 0, f"theme not loaded: {error}"))
            else:
                loaded[theme.name] = theme
    return Themes(loaded, failed)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (`#rrggbb`), 1 to 21, as WCAG 2.1 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
