"""Bindings: the table of commands in Textual's form."""

from textual.binding import Binding, BindingType

from seedbrowse.commands import Scope, in_scope

__all__ = ["bindings"]


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
            priority=command.priority,
        )
        for command in in_scope(*scopes)
    ]
