"""Neighbours: which of some widgets lies next to another, as the arrow keys mean it."""

from collections.abc import Iterable
from typing import TypeVar

from textual.geometry import Region
from textual.widget import Widget

__all__ = ["neighbour"]

Beside = TypeVar("Beside", bound=Widget)


def neighbour(widget: Widget, others: Iterable[Beside], across: int, down: int) -> Beside | None:
    """The nearest of some widgets in a direction; None where there is none.

    Args:
        widget: Where one is.
        others: Where one can go; it may be among them.
        across: -1 to the left, 1 to the right, into one that is at the same height.
        down: -1 upwards, 1 downwards, to the one that is above or below where there is any.
    """
    here = widget.region
    ahead = [each for each in others if _is_ahead(here, each.region, across, down)]
    return min(ahead, key=lambda each: _distance(here, each.region, down), default=None)


def _is_ahead(here: Region, there: Region, across: int, down: int) -> bool:
    if across:
        return (there.x - here.x) * across > 0 and there.y < here.bottom and here.y < there.bottom
    return (there.y - here.y) * down > 0


def _distance(here: Region, there: Region, down: int) -> tuple[int, int, int]:
    """How far another is: first in the direction, then beside it."""
    apart = max(here.x - there.right, there.x - here.right, 0)
    down_or_up, aside = abs(there.y - here.y), abs(there.x - here.x)
    return (apart, down_or_up, aside) if down else (aside, down_or_up, 0)
