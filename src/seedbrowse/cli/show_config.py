"""`seedbrowse config`: which settings are in force, and by whom each was settled."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from seedbrowse.citing_preferences import CitingPreferences
from seedbrowse.cli.output import notify, prepare_output
from seedbrowse.column_preferences import column_preferences
from seedbrowse.config import Config, config_file, load_config
from seedbrowse.library.inputs import printable
from seedbrowse.paths import state_dir
from seedbrowse.settings import Option, options
from seedbrowse.theme_preferences import theme_preferences

__all__ = ["command"]

_GAP: Final = "  "
_ORDERS: Final = {True: "style", False: "table", None: ""}


@click.command("config", short_help="Show the settings, and where they come from.")
@click.option("--path", "is_path_wanted", is_flag=True, help="Print where config.toml belongs.")
@click.option("--example", is_flag=True, help="Print a config.toml with every option explained.")
def command(is_path_wanted: bool, example: bool) -> int:
    """Show every option, what is in force, and by whom it was settled.

    What was typed on the command line prevails over the environment, that over config.toml, that
    over what the program remembers of what was chosen in it, and that over the default. To begin
    a file: seedbrowse config --example > "$(seedbrowse config --path)"

    Exits with 1 when something in the settings is wrong, which is as if it were not there.
    """
    prepare_output()
    if is_path_wanted:
        sys.stdout.write(f"{_place()}\n")
        return 0
    if example:
        from seedbrowse.config_example import config_example  # for nothing else

        sys.stdout.write(config_example())
        return 0
    return _show()


def _place() -> Path:
    """Where the settings belong; the folder is made, so that a file can be written there."""
    path = config_file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        notify(printable(f"{path.parent} cannot be made: {error.strerror}"))
    return path


def _show() -> int:
    path = config_file()
    config = load_config()
    there = "" if path.is_file() else " (there is none)"
    rows = [("file", f"{path}{there}", ""), *_rows(config)]
    names = max(len(name) for name, _, _ in rows)
    values = min(max(len(value) for _, value, _ in rows[1:]), 40)
    for name, value, origin in rows:
        line = f"{name:<{names}}{_GAP}{value:<{values}}{_GAP}{origin}"
        sys.stdout.write(f"{printable(line.rstrip())}\n")
    sys.stdout.flush()
    for problem in config.problems:
        notify(printable(str(problem)))
    return int(bool(config.problems))


def _rows(config: Config) -> Iterator[tuple[str, str, str]]:
    """Name, value and origin of each option."""
    remembered = _remembered()
    for option in options():
        if option.name == "keys":
            continue
        value = _written(config.value(option.name))
        origin = config.origins.get(option.name, "default") if value else ""
        if not value:
            value, origin = remembered.get(option.name, ""), "remembered"
        if not value:
            value, origin = _unsettled(option, config), "default"
        yield option.name, value, origin
    for command_id, keys in config.settings.keys.items():
        name = f"keys.{command_id}"
        if name in config.origins:
            yield name, " ".join(keys) or "none", config.origins[name]


def _remembered() -> dict[str, str]:
    """What was chosen in the program, by the names of options."""
    kept = CitingPreferences(state_dir).value
    return {
        "theme": theme_preferences(state_dir).value.name.removeprefix("auto"),
        "table.columns": " ".join(each.id for each in column_preferences(state_dir).value.shown),
        "citing.style": kept.style,
        "citing.locale": kept.locale,
        "citing.order": _ORDERS[kept.in_style_order],
    }


def _unsettled(option: Option, config: Config) -> str:
    return option.unsettled or _written(config.value(option.name))


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
