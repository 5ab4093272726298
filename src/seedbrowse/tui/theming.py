"""Theming: theme files' data in Textual's form, checked before Textual draws with it."""

from collections.abc import Mapping
from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme as TextualTheme

from seedbrowse.problems import Problem
from seedbrowse.themes import Theme, Themes, load, load_files
from seedbrowse.tui.term_colours import fallback_shades, shades

__all__ = ["ThemeShelf", "VariableError", "fallback_variables", "textual_theme"]

_TEXT_STYLES = frozenset(["none", "not", "bold", "dim", "italic", "underline", "reverse", "strike"])


class VariableError(ValueError):
    """One of a theme's variables cannot be used; says which, and why."""


class ThemeShelf:
    """The themes that there are, each read and made ready when it is first asked for."""

    def __init__(self, *, bundled: Path, own: Path) -> None:
        """Read the person's own themes, which are few.

        Args:
            bundled: Folder of the program's themes, each in a file that is called like it.
            own: Folder of the person's themes, which replace the program's; it may not exist.
        """
        self.problems: list[Problem] = []
        """Why themes cannot be used, of those that were read up to now."""

        self._bundled = {path.stem: path for path in bundled.glob("*.toml")}
        self._themes: dict[str, Theme] = {}
        self._ready: dict[str, TextualTheme] = {}
        self._take(load([own]))
        self.own = frozenset(self._themes)
        """Names of the person's own themes."""

    @property
    def names(self) -> list[str]:
        """Of all themes, whether they were read or not."""
        return sorted(self._bundled.keys() | self._themes.keys())

    def ready(self, name: str) -> TextualTheme | None:
        """A theme as Textual takes it; None where there is none of this name."""
        self._read(name)
        return self._ready.get(name)

    def uses_palette(self, name: str) -> bool:
        """Whether a theme needs the terminal's own colours."""
        self._read(name)
        return name in self._themes and self._themes[name].uses_palette

    def everything(self) -> Mapping[str, Theme]:
        """All themes by name: the dark ones first, those for every light last."""
        for name in self._bundled:
            self._read(name)

        def place(theme: Theme) -> tuple[bool, bool, bool, str]:
            return not theme.dark, theme.uses_palette, theme.high_contrast, theme.name

        return {theme.name: theme for theme in sorted(self._themes.values(), key=place)}

    def _read(self, name: str) -> None:
        path = self._bundled.get(name)
        if path is not None and name not in self._themes:
            self._take(load_files([path]))

    def _take(self, themes: Themes) -> None:
        self.problems += themes.failed
        for name, theme in themes.loaded.items():
            try:
                self._ready[name] = textual_theme(theme)
            except VariableError as error:
                self.problems.append(Problem(str(themes.paths[name]), 0, str(error)))
            else:
                self._themes[name] = theme


def textual_theme(theme: Theme) -> TextualTheme:
    """The theme as Textual takes it.

    Raises:
        VariableError: One of `theme.variables` is unknown or no colour.
    """
    converted = TextualTheme(
        name=theme.name,
        dark=theme.dark,
        primary=theme.primary,
        secondary=theme.secondary,
        accent=theme.accent,
        warning=theme.warning,
        error=theme.error,
        success=theme.success,
        foreground=theme.foreground,
        background=theme.background,
        surface=theme.surface,
        panel=theme.panel,
        ansi=theme.uses_palette,
        variables=_variables(theme),
    )
    if theme.variables:
        known = {*converted.to_color_system().generate(), *converted.variables}
        for name, value in theme.variables.items():
            _check(name, value, known)
        converted.variables.update(theme.variables)
    return converted


def fallback_variables() -> dict[str, str]:
    """The variables that the program's own CSS asks for.

    They serve where a theme is drawn that is none of the program's own.
    """
    return {
        **fallback_shades(),
        "muted": "#909090",
        "match": "#d0a040",
        "typo": "#d07080",
        "cursor": "#406050",
        "hover": "#303030",
        "line": "#606060",
    }


def _check(name: str, value: str, known: set[str]) -> None:
    if name not in known:
        from difflib import get_close_matches  # only where something is wrong

        near = get_close_matches(name, sorted(known), 1)
        hint = f"; do you mean {near[0]}?" if near else ""
        raise VariableError(f"variables.{name}: there is no such variable{hint}")
    if name.endswith("-style"):
        if not _TEXT_STYLES.issuperset(value.split()):
            raise VariableError(f"variables.{name}: {value!r} is no style of text such as bold")
        return
    try:
        Color.parse(value)
    except ColorParseError as error:
        raise VariableError(f"variables.{name}: {value!r} is no colour") from error


def _variables(theme: Theme) -> dict[str, str]:
    made = {
        **shades(theme),
        "muted": theme.muted,
        "match": theme.match,
        "typo": theme.typo,
        "cursor": theme.cursor,
        "hover": theme.hover,
        "line": theme.border,
        # Textual makes them transparent where the terminal's own colours are used.
        "surface": theme.surface,
        "panel": theme.panel,
        "text": theme.foreground,
        "text-muted": theme.muted,
        "text-primary": theme.primary,
        "text-secondary": theme.secondary,
        "text-accent": theme.accent,
        "text-success": theme.success,
        "text-warning": theme.warning,
        "text-error": theme.error,
        "border": theme.primary,
        "border-blurred": theme.border,
        "block-cursor-background": theme.cursor,
        "block-cursor-foreground": theme.foreground,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": theme.cursor,
        "block-cursor-blurred-foreground": theme.foreground,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": theme.hover,
        "input-cursor-background": theme.primary,
        "input-cursor-foreground": theme.background,
        "input-cursor-text-style": "none",
        "input-selection-background": theme.cursor,
        "input-selection-foreground": theme.foreground,
        "screen-selection-background": theme.cursor,
        "screen-selection-foreground": theme.foreground,
        "scrollbar": theme.border,
        "scrollbar-hover": theme.muted,
        "scrollbar-active": theme.primary,
        "scrollbar-background": theme.background,
        "scrollbar-background-hover": theme.background,
        "scrollbar-background-active": theme.background,
        "scrollbar-corner-color": theme.background,
    }
    return made | _palette_variables(theme) if theme.uses_palette else made


def _palette_variables(theme: Theme) -> dict[str, str]:
    """What is different where nobody knows how the colours look.

    Textual's lists leave out `reverse` from the style of the highlighted option, so that needs
    colours that most palettes tell apart.
    """
    highlighted = "ansi_bright_white" if theme.dark else theme.foreground
    selected, on_selected = theme.primary, "ansi_black" if theme.dark else "ansi_bright_white"
    return {
        "block-cursor-foreground": highlighted,
        "block-cursor-blurred-foreground": highlighted,
        "input-cursor-background": theme.background,
        "input-cursor-foreground": theme.foreground,
        "input-cursor-text-style": "reverse",
        "input-selection-background": selected,
        "input-selection-foreground": on_selected,
        "screen-selection-background": selected,
        "screen-selection-foreground": on_selected,
        # Textual's own CSS asks for them, and makes none for such a theme.
        "ansi-background": theme.hover,
        "ansi-foreground": theme.foreground,
        "surface-active": theme.surface,
        "foreground-disabled": theme.muted,
    }
