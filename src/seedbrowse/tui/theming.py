"""Theming: theme files' data in Textual's form, checked before Textual draws with it."""

from textual.color import Color, ColorParseError
from textual.theme import Theme as TextualTheme

from seedbrowse.problems import Problem
from seedbrowse.themes import Theme, Themes
from seedbrowse.tui.term_colours import fallback_shades

__all__ = ["fallback_variables", "textual_theme", "usable"]


def textual_theme(theme: Theme) -> TextualTheme:
    """The theme as Textual takes it.

    Raises:
        ColorParseError: One of `theme.variables` is no colour.
    """
    for value in theme.variables.values():
        Color.parse(value)
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
        variables={**_variables(theme), **theme.variables},
    )
    converted.to_color_system().generate()
    return converted


def usable(themes: Themes) -> tuple[list[TextualTheme], list[Problem]]:
    """The themes that Textual can draw with, and every theme's problem that it cannot."""
    converted, failed = [], list(themes.failed)
    for theme in themes.loaded.values():
        try:
            converted.append(textual_theme(theme))
        except ColorParseError as error:
            failed.append(Problem(theme.name, 0, f"theme not loaded: {error}"))
    return converted, failed


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


def _variables(theme: Theme) -> dict[str, str]:
    return {
        "muted": theme.muted,
        "match": theme.match,
        "typo": theme.typo,
        "cursor": theme.cursor,
        "hover": theme.hover,
        "line": theme.border,
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
