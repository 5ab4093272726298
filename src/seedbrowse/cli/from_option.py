"""The option that says what files are, instead of their content."""

from collections.abc import Callable
from typing import TypeVar

import click

from seedbrowse.formats.known_formats import FORMATS

__all__ = ["from_option"]

_Command = TypeVar("_Command", bound=Callable[..., object])


def from_option(*also: str) -> Callable[[_Command], _Command]:
    """`--from FORMAT`, which a command gets as `format_name`; `also` are other names of it."""
    return click.option(
        "--from",
        *also,
        "format_name",
        type=click.Choice([*FORMATS]),
        callback=lambda _ctx, _parameter, value: value or "",
        metavar="FORMAT",
        help=f"Read the files as this format, whatever they look like: {', '.join(FORMATS)}.",
    )
