"""The one table of commands: what can be done, by which key, and how it is called.

Bindings, footer, command palette, help screen and the README's key table are all made from
`COMMANDS`, so that nothing is listed twice and a command cannot be missing from one of them.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

__all__ = ["COMMANDS", "Command", "Scope", "footer", "in_scope", "key_name", "markdown_table"]


class Scope(StrEnum):
    """Where a command's keys are heard."""

    RECORD = "Record"
    """Everywhere but in a dialog; acts on the highlighted record."""

    TABLE = "Table"
    SEARCH = "Search bar"
    """While a query is being typed; printable keys type there."""

    PANE = "Moving"
    """In the pane that has the focus: the table or the detail."""

    SCREEN = "Screen"
    """Everywhere but in a dialog."""

    PROGRAM = "Program"
    """Everywhere; in a dialog only what has priority."""

    DIALOG = "Dialog"
    PROBLEMS = "Problems"
    """In the list of problems, which is a dialog."""


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

    priority: bool = False
    """Carried out before the next key is looked at, and before the focused widget gets its own.

    So it is with what moves the focus to or from the search bar: a letter typed at once after
    `/` or Enter must not arrive at the old place.
    """

    palette: bool = True
    """Offered by the command palette; False where a palette cannot do it."""

    def keys_in(self, keymap: Mapping[str, str]) -> tuple[str, ...]:
        """The command's keys where `keymap` (id → keys with commas) has its say."""
        remapped = keymap.get(self.id)
        return self.keys if remapped is None else tuple(remapped.split(","))


# The order is that of the footer and of the help screen. In a footer that is too narrow for all,
# the last ones are left out.
COMMANDS: tuple[Command, ...] = (
    Command(
        id="reference.copy", keys=("c",), title="Copy reference", footer="Cite",
        help="Copy the highlighted record's reference.",
        action="copy_reference", scope=Scope.RECORD,
    ),
    Command(
        id="doi.copy", keys=("d",), title="Copy DOI", footer="DOI",
        help="Copy the DOI.",
        action="copy_doi", scope=Scope.RECORD,
    ),
    Command(
        id="doi-url.copy", keys=("D",), title="Copy DOI as URL", footer="URL",
        help="Copy the DOI as a link (https://doi.org/…).",
        action="copy_doi_url", scope=Scope.RECORD,
    ),
    Command(
        id="record.open", keys=("o",), title="Open in the browser", footer="Open",
        help="Open the record's web page; over SSH its address is copied instead.",
        action="open_record", scope=Scope.RECORD,
    ),
    Command(
        id="record.read", keys=("enter",), title="Read",
        help="Read the highlighted record in full.",
        action="read", scope=Scope.TABLE,
    ),
    Command(
        id="search.focus", keys=("/",), title="Search", footer="Search",
        help="Type a query: all words, in any order, typos forgiven.",
        action="focus_search", scope=Scope.SCREEN, priority=True,
    ),
    Command(
        id="search.keep", keys=("enter", "down"), title="Keep the query", footer="Results",
        help="Keep the query and go to the table.",
        action="screen.keep_query", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="search.clear", keys=("escape",), title="Clear the query", footer="Clear",
        help="Clear the query; once more leaves the search bar.",
        action="screen.clear_or_leave", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="move.down", keys=("j", "down"), title="Down",
        help="One row down, or one line of the detail.",
        action="line_down", scope=Scope.PANE,
    ),
    Command(
        id="move.up", keys=("k", "up"), title="Up",
        help="One row up, or one line of the detail.",
        action="line_up", scope=Scope.PANE,
    ),
    Command(
        id="move.page-down", keys=("pagedown",), title="Page down",
        help="One page down.",
        action="page_down", scope=Scope.PANE,
    ),
    Command(
        id="move.page-up", keys=("pageup",), title="Page up",
        help="One page up.",
        action="page_up", scope=Scope.PANE,
    ),
    Command(
        id="move.first", keys=("g", "home"), title="To the top",
        help="To the first row, or the top of the detail.",
        action="first", scope=Scope.PANE,
    ),
    Command(
        id="move.last", keys=("G", "end"), title="To the end",
        help="To the last row, or the end of the detail.",
        action="last", scope=Scope.PANE,
    ),
    Command(
        id="pane.next", keys=("tab",), title="Next pane",
        help="Go on to the next pane: search bar, table, detail.",
        action="next_pane", scope=Scope.SCREEN,
    ),
    Command(
        id="pane.previous", keys=("shift+tab",), title="Previous pane",
        help="Go back to the pane before.",
        action="previous_pane", scope=Scope.SCREEN,
    ),
    Command(
        id="back", keys=("escape",), title="Back",
        help="Leave the detail, else stop loading (what is read stays), else clear the query.",
        action="back", scope=Scope.SCREEN,
    ),
    Command(
        id="problems.show", keys=("p",), title="Problems",
        help="List what could not be read, with the lines of the files.",
        action="show_problems", scope=Scope.SCREEN,
    ),
    Command(
        id="theme.choose", keys=("t",), title="Theme", footer="Theme",
        help="Choose the colours.",
        action="choose_theme", scope=Scope.PROGRAM,
    ),
    Command(
        id="help.show", keys=("?",), title="Help", footer="Help",
        help="Show every key.",
        action="show_help", scope=Scope.SCREEN,
    ),
    Command(
        id="palette.show", keys=("ctrl+p",), title="Command palette", footer="Commands",
        help="Find a command by its name.",
        action="command_palette", scope=Scope.PROGRAM, priority=True, palette=False,
    ),
    Command(
        id="program.suspend", keys=("ctrl+z",), title="Suspend",
        help="Go back to the shell for a while; `fg` returns.",
        action="suspend_process", scope=Scope.PROGRAM, priority=True,
    ),
    Command(
        id="program.quit", keys=("q",), title="Quit", footer="Quit",
        help="Leave the program.",
        action="quit", scope=Scope.PROGRAM,
    ),
    Command(
        id="program.interrupt", keys=("ctrl+c",), title="Copy selection, or quit",
        help="Copy the text selected with the mouse; leave the program where none is.",
        action="interrupt", scope=Scope.PROGRAM, priority=True, palette=False,
    ),
    Command(
        id="dialog.close", keys=("escape", "q"), title="Close", footer="Close",
        help="Close the dialog.",
        action="close", scope=Scope.DIALOG, palette=False,
    ),
    Command(
        id="problems.export", keys=("e",), title="Export the problems",
        help="Write all problems to a file, as text or JSON.",
        action="export_problems", scope=Scope.PROBLEMS, palette=False,
    ),
    Command(
        id="problem.copy", keys=("c",), title="Copy the problem",
        help="Copy the highlighted problem with its file and line.",
        action="copy_problem", scope=Scope.PROBLEMS, palette=False,
    ),
)  # fmt: skip

_KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "down": "↓",
    "up": "↑",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "space": "Space",
}


def key_name(key: str) -> str:
    """How a key is printed for the person: `^p`, `Esc`, `PgDn`, `D`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _KEY_NAMES.get(last, last)
    if modifiers == ["ctrl"] and len(last) == 1:
        return f"^{name}"
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def in_scope(*scopes: Scope) -> list[Command]:
    """The commands of some scopes, in the order of the table."""
    return [command for command in COMMANDS if command.scope in scopes]


def footer(*, typing: bool) -> list[Command]:
    """What the footer shows, first what matters most; `typing` while the search bar listens."""
    if typing:
        heard = in_scope(Scope.SEARCH)
        heard += [command for command in in_scope(Scope.PROGRAM) if command.priority]
    else:
        heard = in_scope(Scope.RECORD, Scope.SCREEN, Scope.PROGRAM)
    return [command for command in heard if command.footer]


def markdown_table() -> str:
    """The key table of the README."""
    rows = ["| key | where | what it does |", "|---|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{key_name(key)}`" for key in command.keys)
        rows.append(f"| {keys} | {command.scope.value.lower()} | {command.help} |")
    return "\n".join(rows) + "\n"
