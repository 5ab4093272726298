"""`--sort`: the order in which headless commands give the records."""

from collections.abc import Callable
from typing import Final, TypeVar

import click

from seedbrowse.search.engine import Order, SortKey

__all__ = ["order_named", "sort_option"]

_NAMES: Final = tuple(str(key) for key in SortKey if key is not SortKey.RELEVANCE)
_Command = TypeVar("_Command", bound=Callable[..., object])


def sort_option() -> Callable[[_Command], _Command]:
    """An option `--sort`, whose value `order_named` understands."""
    return click.option(
        "--sort",
        "-s",
        metavar="COLUMN",
        default="",
        help=f"Order by a column, -COLUMN for the greatest first: {', '.join(_NAMES)}. Records "
        "without anything there come last.",
    )


def order_named(sort: str) -> Order:
    """The order that a person means; of relevance where nothing is said.

    Raises:
        click.UsageError: There is no such column.
    """
    if not sort:
        return Order()
    name = sort.removeprefix("-")
    if name not in _NAMES:
        raise click.UsageError(f"records are sorted by {', '.join(_NAMES)}, not by {sort}")
    return Order(SortKey(name), descending=sort.startswith("-"))
