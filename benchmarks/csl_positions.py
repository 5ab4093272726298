"""Positions: whether a cite is the first of its item, or ibid. (CSL 1.0.2, Choose, `position`)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import Cite, Position

__all__ = ["Placed", "positioned"]

_NEAR: Final = 5
"""Notes; the default of `near-note-distance`."""


class Placed(NamedTuple):
    """A citation and the note that it stands in."""

    cites: tuple[Cite, ...]
    note: int = 0
    """Counted from 1; 0 for a citation in the text."""


def positioned(citations: Iterable[Placed], citation: Element) -> Iterator[Placed]:
    """The citations of a document, in order, whose cites know where they stand.

    Args:
        citations: All of the document.
        citation: `cs:citation`, for its `near-note-distance`.
    """
    distance = citation.get("near-note-distance")
    near = int(distance) if distance.isdecimal() else _NEAR
    first_notes: dict[str, int] = {}
    last_notes: dict[str, int] = {}
    before: Sequence[Cite] = ()
    for cites, note in citations:
        placed: list[Cite] = []
        for count, cite in enumerate(cites):
            # Within a citation the cite before counts; at its beginning only a citation of one.
            preceding = cites[count - 1] if count else before[0] if len(before) == 1 else None
            is_near = cite.item_id in last_notes and note - last_notes[cite.item_id] <= near
            placed.append(
                cite._replace(
                    position=_position(cite, preceding, cite.item_id in first_notes),
                    near_note=is_near,
                    first_note=first_notes.get(cite.item_id, 0),
                )
            )
            first_notes.setdefault(cite.item_id, note)
            last_notes[cite.item_id] = note
        before = cites
        yield Placed(tuple(placed), note)


def _position(cite: Cite, preceding: Cite | None, is_known: bool) -> Position:
    if not is_known:
        return Position.FIRST
    if preceding is None or preceding.item_id != cite.item_id:
        return Position.SUBSEQUENT
    if preceding.locator == cite.locator and (not cite.locator or preceding.label == cite.label):
        return Position.IBID
    return Position.IBID_WITH_LOCATOR if cite.locator else Position.SUBSEQUENT
