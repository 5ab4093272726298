"""Duplicate forms: the forms in which records of one work are printed together, by name."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import click
import msgspec

from seedbrowse.cli.output import has_colour
from seedbrowse.cli.table import cell_width, fit, fitted_lines, tab_separated_lines
from seedbrowse.library.duplicate_merging import origin
from seedbrowse.library.inputs import printable
from seedbrowse.records import Record
from seedbrowse.records.csl_item import to_csl
from seedbrowse.records.identity import identity

__all__ = ["DUPLICATE_FORMS"]

Groups = Iterable[Sequence[Record]]
_GAP: Final = "  "
_PLACE: Final = "PLACE"
_PLACE_SHARE: Final = 4
"""Of the width of a terminal one part in so many may be a place."""


def _write_table(groups: Groups) -> None:
    several = [*groups]
    if not sys.stdout.isatty():
        lines = _tab_separated_lines(several)
    else:
        lines = _fitted_lines(several, shutil.get_terminal_size().columns)
        heading = next(lines)
        sys.stdout.write(f"{click.style(heading, bold=True) if has_colour() else heading}\n")
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _tab_separated_lines(groups: Sequence[Sequence[Record]]) -> Iterator[str]:
    for number, group in enumerate(groups):
        if number:
            yield ""
        for record, line in zip(group, tab_separated_lines(group), strict=True):
            yield f"{line}\t{printable(origin(record))}"


def _fitted_lines(groups: Sequence[Sequence[Record]], width: int) -> Iterator[str]:
    """A heading, then the groups with a blank line between them."""
    records = [record for group in groups for record in group]
    places = [printable(origin(record)) for record in records]
    longest = max((sum(map(cell_width, place)) for place in places), default=0)
    room = max(len(_PLACE), min(longest, width // _PLACE_SHARE))
    lines = fitted_lines(records, width - room - len(_GAP))
    yield f"{next(lines)}{_GAP}{_PLACE}"
    pairs = zip(lines, places, strict=True)
    rows = (f"{line}{_GAP}{_ending(place, room)}" for line, place in pairs)
    for number, group in enumerate(groups):
        if number:
            yield ""
        yield from (next(rows) for _ in group)


def _ending(place: str, width: int) -> str:
    """A place, of which the end tells most: `…opus.ris:120`."""
    return fit(place[::-1], width).rstrip()[::-1]


def _write_json(groups: Groups) -> None:
    items = [[to_csl(record) for record in group] for group in groups]
    encoded = msgspec.json.encode(items)
    sys.stdout.write(msgspec.json.format(encoded, indent=2).decode() + "\n")


def _write_keys(groups: Groups) -> None:
    sys.stdout.writelines("\t".join(map(identity, group)) + "\n" for group in groups)


DUPLICATE_FORMS: Final[Mapping[str, Callable[[Groups], None]]] = {
    "table": _write_table,
    "json": _write_json,
    "keys": _write_keys,
}
"""Each writes records, those of one work after each other."""
