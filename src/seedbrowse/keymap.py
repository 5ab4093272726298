"""Keymap: which keys the commands have, by a preset and by what the person wants otherwise.

Textual takes any id and any key silently. Here an id that no command has, a key that no terminal
sends, and a key that would mean two things at once are complaints, and what they are about stays
as the preset has it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from seedbrowse.commands import COMMANDS, Command, Scope, in_scope
from seedbrowse.key_presets import DEFAULT_PRESET, KEY_PRESETS, KeysByCommand
from seedbrowse.keyboard import UnknownKeyError, checked_key, is_typed

__all__ = ["Complaint", "Keymap", "clashes", "keymap_of", "while_picking"]

_EVERYWHERE: Final = frozenset({Scope.RECORD, Scope.SCREEN, Scope.PROGRAM})
_PANES: Final[Mapping[Scope, frozenset[Scope]]] = {
    Scope.PANE: frozenset(),
    Scope.TABLE: frozenset({Scope.PANE}),
    Scope.READING: frozenset(),
    Scope.FACETS: frozenset({Scope.PANE}),
}
"""Scopes of one pane, each with what is heard there too and does not give way to it."""

_MAIN: Final = _EVERYWHERE | {*_PANES}
_INDISPENSABLE: Final = frozenset({"dialog.close", "program.interrupt", "palette.show"})
"""Commands without which nobody finds the way out, or the others."""

_LEFT_TO_THE_BAR: Final = frozenset({"search.focus", "back", "pane.next", "pane.previous"})
"""Commands of the screen that are not heard while a query is typed, whatever their keys."""

_BY_ID: Final = {command.id: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wanted that cannot be."""

    command_id: str
    """As it was given."""

    message: str


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys of the commands."""

    keys: Mapping[str, str]
    """Keys with commas, by the id of each command whose keys are not those of the table.

    So Textual takes them, but for a command without any key, whose text is empty.
    """

    complaints: Sequence[Complaint] = ()


def keymap_of(preset: str = DEFAULT_PRESET, wanted: KeysByCommand | None = None) -> Keymap:
    """The keys of a preset, with those of some commands replaced.

    Args:
        preset: Name of one of the presets.
        wanted: Keys by command id; no key at all takes those of the command away.

    Raises:
        KeyError: There is no such preset.
    """
    complaints: list[Complaint] = []
    own: dict[str, tuple[str, ...]] = {}
    for command_id, keys in (wanted or {}).items():
        try:
            own[command_id] = _checked(command_id, keys)
        except _RefusedError as reason:
            complaints.append(Complaint(command_id, str(reason)))
    given = {command.id: command.keys for command in COMMANDS} | dict(KEY_PRESETS[preset])
    # Each round gives at least one command its old keys back, which may clash with others.
    while refused := _refused(given | own, own):
        complaints += refused
        for complaint in refused:
            own.pop(complaint.command_id, None)
    keys_now = given | own
    return Keymap(
        {
            each.id: ",".join(keys_now[each.id])
            for each in COMMANDS
            if keys_now[each.id] != each.keys
        },
        complaints,
    )


def while_picking(keymap: Mapping[str, str], instead: Mapping[str, str]) -> Mapping[str, str]:
    """The keys in `seedbrowse pick`, where Enter chooses, and what it does otherwise moves.

    Args:
        keymap: The keys, as `Keymap.keys`.
        instead: The other keys, by command id. A command that has a key of its own in `keymap`
            keeps that; one whose other key is taken there has none.
    """
    moved = {**instead, **keymap}
    keys = {command.id: command.keys_in(moved) for command in COMMANDS}
    clashing = {command.id for _, *both in clashes(keys) for command in both}
    return moved | dict.fromkeys((clashing & {*instead}) - {*keymap}, "")


def clashes(keys: KeysByCommand) -> Iterator[tuple[str, Command, Command]]:
    """Each key that means two things at the same place and time, and both of them.

    Args:
        keys: The keys of every command, by its id.
    """
    for together in _heard_together():
        meanings: dict[str, Command] = {}
        for command in together:
            for key in keys[command.id]:
                other = meanings.setdefault(key, command)
                if other is not command:
                    yield key, other, command


class _RefusedError(Exception):
    """A command's keys cannot be what is wanted; the message says why."""


def _checked(command_id: str, keys: Sequence[str]) -> tuple[str, ...]:
    command = _BY_ID.get(command_id)
    if command is None:
        from difflib import get_close_matches  # only where something is wrong

        similar = get_close_matches(command_id, _BY_ID, 1)
        meant = f"; do you mean {similar[0]}?" if similar else ""
        raise _RefusedError(f"there is no such command{meant}")
    if not keys and command_id in _INDISPENSABLE:
        raise _RefusedError("nobody finds the way without a key for it")
    try:
        checked = tuple(dict.fromkeys(map(checked_key, keys)))
    except UnknownKeyError as reason:
        raise _RefusedError(str(reason)) from reason
    if command_id == "dialog.close" and all(map(is_typed, checked)):
        raise _RefusedError("a dialog with a line of text is left by a key that types nothing")
    if _is_heard_where_one_types(command):
        for key in filter(is_typed, checked):
            raise _RefusedError(f"it is heard where {key} types a character")
    return checked


def _refused(keys: KeysByCommand, own: KeysByCommand) -> list[Complaint]:
    """What is to be given up of what is wanted, once for each command."""
    complaints: dict[str, Complaint] = {}
    for key, one, other in clashes(keys):
        for command, rival in ((one, other), (other, one)):
            if command.id in own and command.id not in complaints:
                message = f"{key} is the key of {rival.id} ({rival.title}) there"
                complaints[command.id] = Complaint(command.id, message)
    return [*complaints.values()]


def _is_heard_where_one_types(command: Command) -> bool:
    if command.id in _INDISPENSABLE - {"dialog.close"} or command.scope is Scope.PICK:
        return True
    if command.scope in _MAIN or not command.priority:
        return False
    # Where a dialog has a line of text, the table has no key for it that would be typed.
    return not any(is_typed(key) for each in in_scope(command.scope) for key in each.keys)


def _heard_together() -> Iterator[Sequence[Command]]:
    """The commands that listen at the same time, for each place that there is."""
    for pane, also in _PANES.items():
        yield [command for command in COMMANDS if command.scope in _EVERYWHERE | {pane} | also]
    yield [
        command
        for command in COMMANDS
        if command.scope is Scope.SEARCH
        or (command.scope in _EVERYWHERE and command.id not in _LEFT_TO_THE_BAR)
    ]
    for place in set(Scope) - _MAIN - {Scope.SEARCH, Scope.PICK}:
        scopes = {place, Scope.DIALOG, Scope.PANE}
        yield [
            command
            for command in COMMANDS
            if command.scope in scopes or (command.scope is Scope.PROGRAM and command.priority)
        ]
