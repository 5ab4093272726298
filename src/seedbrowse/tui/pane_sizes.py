"""Pane sizes: which panes a screen has room for, and where each of them stands."""

from enum import Enum, auto
from typing import Annotated, NamedTuple

import msgspec
from textual.geometry import Region, Size

__all__ = ["Pane", "PaneSizes", "Shown", "Split", "arranged", "moved"]

BELOW_FROM = 60
"""Columns from which the detail stands below the table."""

BESIDE_FROM = 100
"""Columns from which the detail stands beside the table."""

THREE_FROM = 140
"""Columns from which three panes stand side by side."""

TALL_FROM = 13
"""Lines from which two panes can stand one below the other."""

NARROWEST = 20
"""Columns of a pane beside another one."""

LOWEST = 4
"""Lines of a pane above or below another one."""


class Pane(Enum):
    """What shows a part of the answer."""

    FACETS = auto()
    TABLE = auto()
    DETAIL = auto()


class Split(Enum):
    """A border between two panes that can be moved."""

    FACETS = auto()
    """At the right of the facets."""

    BESIDE = auto()
    """Between table and detail, side by side."""

    BELOW = auto()
    """Between table and detail, one below the other."""


class PaneSizes(msgspec.Struct, frozen=True, omit_defaults=True, rename="kebab"):
    """How the person wants the room to be divided."""

    facets: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 36
    """Columns of the facets."""

    beside: Annotated[float, msgspec.Meta(gt=0, lt=1)] = 0.4
    """Share of the detail beside the table."""

    below: Annotated[float, msgspec.Meta(gt=0, lt=1)] = 0.45
    """Share of the detail below the table."""


class Shown(NamedTuple):
    """Which panes are wanted."""

    front: Pane = Pane.TABLE
    """The one that is shown where there is room for one only."""

    is_alone: bool = False
    """Whether it is shown alone, whatever room there is."""

    has_facets: bool = False
    """Whether the facets are open."""


def arranged(size: Size, sizes: PaneSizes, shown: Shown) -> dict[Pane, Region]:
    """Where each pane stands within `size`; one that is missing is not in sight.

    The facets take columns from the left; table and detail stand in the rest as they would on a
    terminal of that size. From `THREE_FROM` columns on all three stand side by side.
    """
    whole = size.region
    if shown.is_alone or size.width < BELOW_FROM:
        return {shown.front: whole}
    if not shown.has_facets:
        return _records(whole, sizes, shown.front, size.width)
    facets = _columns_of_facets(sizes.facets, size.width)
    left, rest = whole.split_vertical(facets)
    usual = BESIDE_FROM if size.width >= THREE_FROM else min(rest.width, BESIDE_FROM - 1)
    return {Pane.FACETS: left, **_records(rest, sizes, shown.front, max(usual, rest.width))}


def moved(split: Split, place: int, size: Size, sizes: PaneSizes, shown: Shown) -> PaneSizes:
    """The sizes that bring a split to a column, or to a line, of panes of this size."""
    if split is Split.FACETS:
        columns = _columns_of_facets(place, size.width)
        return msgspec.structs.replace(sizes, facets=columns)
    regions = arranged(size, sizes, shown)
    table, detail = regions[Pane.TABLE], regions[Pane.DETAIL]
    if split is Split.BESIDE:
        room = table.width + detail.width
        kept = room - _within(place - table.x, room, NARROWEST)
        return msgspec.structs.replace(sizes, beside=_share(kept, room))
    room = table.height + detail.height
    kept = room - _within(place - table.y, room, LOWEST)
    return msgspec.structs.replace(sizes, below=_share(kept, room))


def _records(region: Region, sizes: PaneSizes, front: Pane, width: int) -> dict[Pane, Region]:
    """Table and detail within a region, as it is usual from so many columns on."""
    if width >= BESIDE_FROM:
        detail = round(region.width * sizes.beside)
        at = _within(region.width - detail, region.width, NARROWEST)
        left, right = region.split_vertical(at)
        return {Pane.TABLE: left, Pane.DETAIL: right}
    if width >= BELOW_FROM and region.height >= TALL_FROM:
        detail = round(region.height * sizes.below)
        at = _within(region.height - detail, region.height, LOWEST)
        above, below = region.split_horizontal(at)
        return {Pane.TABLE: above, Pane.DETAIL: below}
    return {Pane.DETAIL if front is Pane.DETAIL else Pane.TABLE: region}


def _columns_of_facets(wanted: int, width: int) -> int:
    """What the facets get, so that each of the panes beside them has the least it needs."""
    others = 2 if width >= THREE_FROM else 1
    return _within(wanted, width - (others - 1) * NARROWEST, NARROWEST)


def _within(wanted: int, room: int, least: int) -> int:
    """What the first of two panes gets of a room, so that each has the least it needs."""
    return max(min(wanted, room - least), min(least, room))


def _share(part: int, room: int) -> float:
    return min(max(part / max(room, 1), 0.001), 0.999)
