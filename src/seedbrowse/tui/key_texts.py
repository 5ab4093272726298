"""Key texts: what is said of keys, by the keys that the commands have in this run."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Final

from seedbrowse.commands import COMMANDS, Scope, in_scope, key_name
from seedbrowse.keyboard import is_typed

__all__ = ["FIXED_KEYS", "named_in", "typed_by", "with_keys"]

SEPARATOR: Final = " · "

FIXED_KEYS: Final = frozenset({"enter", "tab", "ctrl+u"})
"""Keys that lines of text and lists have of their own, which no keymap moves."""

_NAMED: Final = re.compile(r"\{([^{}]+)\}")
_BY_ID: Final = {command.id: command for command in COMMANDS}
_ARROWS: Final = "↑↓←→"
_WRITTEN_OUT: Final = {"space": " ", "comma": ","}


def with_keys(text: str, keymap: Mapping[str, str]) -> str:
    """A text in which keys stand for the commands that it names.

    `{search.save}` becomes `^s`, or whatever the person wants it to be, and two commands that
    belong together, `{columns.earlier columns.later}`, become `Shift+↑↓`. A part between ` · `
    that is about a command without any key is left out; where there is but one part, the title of
    the command stands there, by which the palette finds it.

    Args:
        text: Written in the program: nothing that is put into it is read as a name.
        keymap: Keys by command id, where they are not those of the table.

    Raises:
        KeyError: It names something that is neither a command nor one of `FIXED_KEYS`.
    """
    parts = text.split(SEPARATOR)
    if len(parts) > 1:
        parts = [part for part in parts if all(_keys(name, keymap) for name in named_in(part))]
    return SEPARATOR.join(
        _NAMED.sub(lambda found: _told(found[1].split(), keymap), part) for part in parts
    )


def named_in(text: str) -> list[str]:
    """The commands, and the fixed keys, that a text names."""
    return [name for found in _NAMED.findall(text) for name in found.split()]


def typed_by(keymap: Mapping[str, str], scope: Scope) -> Set[str]:
    """The characters that keys of a scope would type into a line of text.

    Those of the table are among them where the person has other keys: Textual forgets a command
    whose key in the table is typed, before it looks at the keymap.
    """
    commands = in_scope(scope)
    keys = {key for each in commands for key in (*each.keys, *each.keys_in(keymap))}
    return {_WRITTEN_OUT.get(key, key) for key in keys if is_typed(key)}


def _keys(name: str, keymap: Mapping[str, str]) -> Sequence[str]:
    if name in FIXED_KEYS:
        return [name]
    command = _BY_ID[name]
    keys = command.keys_in(keymap)
    # Of those that close a dialog, one that its line of text does not take for a letter.
    return sorted(keys, key=is_typed) if command.scope is Scope.DIALOG else keys


def _told(names: Sequence[str], keymap: Mapping[str, str]) -> str:
    found = [(name, _keys(name, keymap)) for name in names]
    told = [key_name(keys[0]) if keys else f"“{_BY_ID[name].title}”" for name, keys in found]
    modifiers = {key[:-1] for key in told}
    are_alike = len(modifiers) == 1 and all(key[-1] in _ARROWS for key in told)
    return modifiers.pop() + "".join(key[-1] for key in told) if are_alike else "/".join(told)
