"""Config example: a file with every option at its default, and what it means."""

from textwrap import fill
from typing import Any

from seedbrowse.command import Command
from seedbrowse.commands import COMMANDS
from seedbrowse.settings import Option, options

__all__ = ["config_example"]

_WIDTH = 88
_HEAD = """\
Settings of seedbrowse. `seedbrowse config --path` says where this file belongs; it is only
ever read. What is wrong in it is told, and is as if it were not there.

What is typed on the command line prevails over the environment, that over this file, this
file over what the program remembers, and that over the default.
"""


def config_example() -> str:
    """The file; read back, it settles nothing but the defaults."""
    lines = ["".join(f"# {line}".rstrip() + "\n" for line in _HEAD.splitlines())]
    section = ""
    for option in options():
        of, _, name = option.name.rpartition(".")
        if option.name == "keys":
            lines += ["[keys]", _comment(option.description), *map(_key_line, COMMANDS)]
            continue
        if of != section:
            section = of
            lines.append(f"[{section}]")
        lines += [_comment(_description(option)), f"{name} = {_written(option.default)}", ""]
    return "\n".join(lines) + "\n"


def _description(option: Option) -> str:
    if not option.variable:
        return option.description
    return f"{option.description} The variable {option.variable} prevails."


def _comment(text: str) -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _key_line(command: Command) -> str:
    keys = [_written(key) for key in command.keys]
    value = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
    return f"# {f'{command.id} = {value}':<41} # {command.title}"


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'
