"""Bindings: the table of commands in Textual's form."""

from collections.abc import Mapping

from textual.binding import Binding, BindingType
from textual.keys import Keys

from seedbrowse.commands import Scope, in_scope

__all__ = ["bindings", "textual_keymap"]

IN_ORDER = frozenset(
    {Scope.RECORD, Scope.SCREEN, Scope.PANE, Scope.TABLE, Scope.READING, Scope.FACETS}
)
"""Scopes whose keys are obeyed before the next key is looked at.

Keys that arrive together, over a slow line or while the program is busy, then do what they do one
by one: none is lost because a later one has moved the focus or opened a dialog. An input that has
the focus still gets every key that it can take.
"""


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of some scopes; each has its command's id, so that a keymap can move it."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.title,
            show=False,
            tooltip=command.help,
            id=command.id,
            priority=command.priority or command.scope in IN_ORDER,
        )
        for command in in_scope(*scopes)
    ]


def textual_keymap(keymap: Mapping[str, str]) -> dict[str, str]:
    """Keys by command id as Textual takes them; a command without one gets a key nobody has.

    To Textual, an empty text is as good as no entry.
    """
    return {command_id: keys or Keys.Ignore.value for command_id, keys in keymap.items()}
