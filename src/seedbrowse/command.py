"""Command: what a command is, where its keys are heard, and how keys are called."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import msgspec

__all__ = ["Command", "Scope", "key_name"]


class Scope(StrEnum):
    """Where a command's keys are heard."""

    PICK = "Picking"
    """Everywhere but in a dialog, in `seedbrowse pick` only; prevails over all others."""

    RECORD = "Record"
    """Everywhere but in a dialog; acts on the highlighted record."""

    TABLE = "Table"
    READING = "Reading"
    """While a record has all the room; prevails over the keys of moving."""

    SEARCH = "Search bar"
    """While a query is being typed; printable keys type there."""

    FACETS = "Facets"
    """In the panel of facets, whose line filters them; printable keys but a few type there."""

    PANE = "Moving"
    """In the pane that has the focus: facets, table or detail."""

    SCREEN = "Screen"
    """Everywhere but in a dialog."""

    PROGRAM = "Program"
    """Everywhere; in a dialog only what has priority."""

    DIALOG = "Dialog"
    PROBLEMS = "Problems"
    """In the list of problems, which is a dialog."""

    QUERIES = "Older queries"
    """In the list of older and named queries, which is a dialog."""

    COPYING = "Copy menu"
    STYLES = "Citation styles"
    """In the list of styles, which is a dialog."""

    TERMS = "Term sets"
    """In the list of term sets, which is a dialog."""

    TERM_SET = "Changing a term set"

    COLUMNS = "Columns"
    """In the list of columns, which is a dialog."""

    EXPORT = "Export"
    """In the dialog that writes files."""

    FIELDS = "Fields"
    """In the list of fields of a file, which is a dialog."""

    STATISTICS = "Statistics"
    """In the charts of statistics, which are a dialog."""


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Something the person can do."""

    id: str
    """Name that never changes; a keymap names commands by it."""

    keys: tuple[str, ...]
    """Textual's key names, or the printed character itself; the first one is shown."""

    title: str
    help: str
    """One sentence for the help screen, the palette and the README."""

    action: str
    """Name of the method (`action_…`) that the scope's widget, or the screen, has for it."""

    scope: Scope
    footer: str = ""
    """The one word the footer has room for; empty keeps the command out of it."""

    comes_last: bool = False
    """Told by the footer behind all others, so only where the terminal is wide."""

    priority: bool = False
    """Carried out before the next key is looked at, and before the focused widget gets its own.

    So it is with all keys of the search bar, which types its letters just as early: keys that come
    in one burst do what they do one by one, and a letter typed at once after `/` or Enter does not
    arrive at the old place.
    """

    palette: bool = True
    """Offered by the command palette; False where a palette cannot do it."""

    def keys_in(self, keymap: Mapping[str, str]) -> tuple[str, ...]:
        """The command's keys where `keymap` (id → keys with commas) has its say.

        There are none where the person has taken them away.
        """
        remapped = keymap.get(self.id)
        return self.keys if remapped is None else tuple(filter(None, remapped.split(",")))


_KEY_NAMES: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "backspace": "⌫",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "space": "Space",
    "comma": ",",
}


def key_name(key: str) -> str:
    """How a key is printed for the person: `^p`, `Esc`, `PgDn`, `D`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _KEY_NAMES.get(last, last)
    if modifiers == ["ctrl"] and len(last) == 1:
        return f"^{name}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])
