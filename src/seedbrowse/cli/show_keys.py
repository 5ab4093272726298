"""`seedbrowse keys`: every command with its keys, as they are bound now."""

import sys
from collections.abc import Mapping
from typing import Any, Final

import click
import msgspec

from seedbrowse.cli.output import has_colour, notify, prepare_output
from seedbrowse.cli.table import cell_width, fit
from seedbrowse.commands import COMMANDS, Command, Scope, in_scope, key_name, markdown_table
from seedbrowse.config import load_config
from seedbrowse.key_presets import KEY_PRESETS
from seedbrowse.keymap import keymap_of
from seedbrowse.library.inputs import printable

__all__ = ["command"]

_GAP: Final = "  "


@click.command("keys", short_help="List the keys as they are bound now.")
@click.option("--json", "as_json", is_flag=True, help="Print what is known of each, as JSON.")
@click.option("--markdown", is_flag=True, help="Print a table in Markdown.")
@click.option(
    "--preset",
    type=click.Choice([*KEY_PRESETS]),
    help="Those of a preset instead, without what the settings say.",
)
def command(as_json: bool, markdown: bool, preset: str | None) -> int:
    """List every command with its keys, as the settings have them.

    config.toml can give a command other keys by the id that stands in the middle. In a pipe each
    line has an id, its keys as they are written there, the place, and what it does, with tabs
    between them.

    Exits with 1 when something is wrong in the settings, else with 0.
    """
    prepare_output()
    keymap, status = _keymap(preset)
    if as_json:
        facts = [_facts(each, keymap) for each in COMMANDS]
        sys.stdout.write(f"{msgspec.json.format(msgspec.json.encode(facts)).decode()}\n")
    elif markdown:
        sys.stdout.write(markdown_table(keymap))
    elif sys.stdout.isatty():
        _write_table(keymap)
    else:
        for each in COMMANDS:
            keys = " ".join(each.keys_in(keymap))
            sys.stdout.write(f"{each.id}\t{keys}\t{each.scope.value}\t{each.help}\n")
    return status


def _keymap(preset: str | None) -> tuple[Mapping[str, str], int]:
    """The keys that are asked for, and the exit status."""
    if preset:
        return keymap_of(preset).keys, 0
    config = load_config()
    for problem in config.problems:
        notify(printable(str(problem)))
    return config.keymap, int(bool(config.problems))


def _facts(each: Command, keymap: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": each.id,
        "keys": each.keys_in(keymap),
        "usual-keys": each.keys,
        "title": each.title,
        "help": each.help,
        "where": each.scope.value,
    }


def _write_table(keymap: Mapping[str, str]) -> None:
    names = {each.id: " ".join(map(key_name, each.keys_in(keymap))) for each in COMMANDS}
    widest = max(sum(map(cell_width, name)) for name in names.values())
    longest = max(map(len, names))
    for scope in Scope:
        heading = click.style(scope.value, bold=True) if has_colour() else scope.value
        sys.stdout.write(f"{heading}\n")
        for each in in_scope(scope):
            keys = fit(names[each.id], widest)
            sys.stdout.write(f"{_GAP}{keys}{_GAP}{each.id:<{longest}}{_GAP}{each.title}\n")
