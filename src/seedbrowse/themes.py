"""Themes: the program's colours, read strictly from TOML files, as data.

Textual validates nothing of a theme and fails later, in the middle of drawing; so a file that is
not right in every point is not loaded, and everything that is wrong in it is told.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from seedbrowse.problems import Problem

__all__ = ["AUTO", "DEFAULT", "Theme", "Themes", "automatic", "contrast", "load", "load_files"]

AUTO: Final = "auto"
"""What is chosen where the colours are to follow the terminal; no theme is called so."""

DEFAULT: Final = "seed-dark"
"""Name of the theme that is used where a terminal tells nothing of its own colours."""

Colour = Annotated[
    str,
    msgspec.Meta(
        pattern="^(#[0-9a-fA-F]{6}"
        "|ansi_(default|(bright_)?(black|red|green|yellow|blue|magenta|cyan|white)))$"
    ),
]
"""`#rrggbb`, or a colour of the terminal's own palette."""


class Theme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The colours of one theme."""

    name: Annotated[str, msgspec.Meta(pattern=f"^(?!{AUTO}$)[a-z0-9][a-z0-9-]*$")]
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

    @property
    def uses_palette(self) -> bool:
        """Whether any colour is the terminal's own, so that only the terminal knows its look."""
        colours = (*self.text_colours.values(), *self.background_colours.values(), self.border)
        return any(colour.startswith("ansi_") for colour in colours)


class Themes(msgspec.Struct, frozen=True):
    """What theme files gave."""

    loaded: dict[str, Theme]
    failed: list[Problem]
    paths: dict[str, Path]
    """Where each loaded theme was read."""


def automatic(*, dark: bool, few_colours: bool) -> str:
    """Name of the theme that suits a terminal.

    Args:
        dark: Whether the terminal's own background is dark.
        few_colours: Whether it can show no other colours than the sixteen of its palette.
    """
    return ("terminal" if few_colours else "seed") + ("-dark" if dark else "-light")


def load(folders: Iterable[Path]) -> Themes:
    """Read every `*.toml` of the folders; a theme of a later folder replaces its namesake.

    A folder that does not exist has no themes.
    """
    return load_files(path for folder in folders for path in sorted(folder.glob("*.toml")))


def load_files(paths: Iterable[Path]) -> Themes:
    """Read theme files likewise."""
    themes = Themes({}, [], {})
    for path in paths:
        theme = _read(path, themes.failed)
        if theme is not None:
            themes.loaded[theme.name] = theme
            themes.paths[theme.name] = path
    return themes


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (`#rrggbb`), 1 to 21, as WCAG 2.1 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _read(path: Path, problems: list[Problem]) -> Theme | None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        problems.append(Problem(str(path), 0, f"not read: {error.strerror}"))
    except UnicodeDecodeError:
        problems.append(Problem(str(path), 0, "not read: it is not UTF-8"))
    except RecursionError:
        problems.append(Problem(str(path), 0, "not read: it is nested too deeply"))
    except tomllib.TOMLDecodeError as error:
        from seedbrowse.toml_lines import line_of_error  # only where something is wrong

        line, reason = line_of_error(error)
        problems.append(Problem(str(path), line, f"not read: {reason}"))
    else:
        try:
            return msgspec.convert(table, Theme)
        except msgspec.ValidationError:
            problems += _complaints(path, text, table)
    return None


def _complaints(path: Path, text: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    """Everything that is wrong in a table that is no theme, in the order of the file."""
    from difflib import get_close_matches  # only where something is wrong

    from seedbrowse.toml_lines import line_numbers

    fields = {field.encode_name: field for field in msgspec.structs.fields(Theme)}
    lines = line_numbers(text)
    for key, value in table.items():
        field = fields.get(key)
        reason = ""
        if field is None:
            near = get_close_matches(key, fields, 1)
            reason = "there is no such key" + (f"; do you mean {near[0]}?" if near else "")
        else:
            try:
                msgspec.convert(value, field.type)
            except msgspec.ValidationError:
                reason = f"{_shown(value)} is {_reason_against(key, field.type)}"
        if reason:
            yield Problem(str(path), lines.get(key, 0), f"{key}: {reason}")
    missing = [key for key, field in fields.items() if field.required and key not in table]
    if missing:
        yield Problem(str(path), 0, f"missing: {', '.join(missing)}")


def _reason_against(key: str, kind: Any) -> str:
    if kind is Colour:
        return "no colour: write #rrggbb, or a colour of the terminal such as ansi_red"
    if kind is bool:
        return "neither true nor false"
    if key == "name":
        return f"no name: it has to be of the letters a-z, digits and hyphens, and not {AUTO}"
    return "no table of colours by name" if key == "variables" else "no text in quotes"


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
