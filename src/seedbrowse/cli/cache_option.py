"""The option `--no-cache`, which several commands have."""

from typing import Final

import click

__all__ = ["cache_option"]

cache_option: Final = click.option(
    "--cache/--no-cache",
    "use_cache",
    default=None,
    help="Keep what is read for the next time, or nothing of it; as the settings say.",
)
"""Gives `use_cache`: None where nothing was typed, so that the settings decide."""
