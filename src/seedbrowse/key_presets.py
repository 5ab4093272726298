"""Key presets: what differs from the keys of the table of commands, for hands used to others."""

from collections.abc import Mapping
from typing import Final

__all__ = ["DEFAULT_PRESET", "KEY_PRESETS", "KeysByCommand"]

KeysByCommand = Mapping[str, tuple[str, ...]]
"""Keys by the id of their command, the one that is shown first."""

DEFAULT_PRESET: Final = "vim"
"""The table's own keys."""

KEY_PRESETS: Final[Mapping[str, KeysByCommand]] = {
    DEFAULT_PRESET: {},
    "emacs": {
        "reference.copy": ("c", "alt+w"),
        "search.focus": ("/", "ctrl+s"),
        "search.save": ("alt+s",),
        "search.clear": ("ctrl+g", "escape"),
        "search.older": ("ctrl+p", "up"),
        "search.newer": ("ctrl+n", "down"),
        "move.down": ("ctrl+n", "down"),
        "move.up": ("ctrl+p", "up"),
        "move.page-down": ("ctrl+v", "pagedown"),
        "move.page-up": ("alt+v", "pageup"),
        "back": ("ctrl+g", "escape"),
        "dialog.close": ("ctrl+g", "escape", "q"),
        "help.show": ("?", "f1"),
        "palette.show": ("alt+x",),
    },
    "plain": {
        "search.focus": ("/", "ctrl+f"),
        "match.next": ("n", "f3"),
        "move.down": ("down",),
        "move.up": ("up",),
        "move.first": ("home",),
        "move.last": ("end",),
        "help.show": ("?", "f1"),
        "program.quit": ("q", "ctrl+q"),
    },
}
"""What each preset changes; all other commands keep the keys of the table."""
