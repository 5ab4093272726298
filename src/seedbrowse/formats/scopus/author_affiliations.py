"""Authors and their affiliations, from Scopus' list that names both author by author.

`Liu Z., Dept …, Country; Li R., Dept …, Country, Inst …, Country`: an author may have several
affiliations, joined by the comma that also divides each of them. What they are is told by the
record's list of affiliations; all this takes time in proportion to the text.
"""

from collections.abc import Sequence

import msgspec

from seedbrowse.records import Name

__all__ = ["with_affiliations"]

_MOST_LENGTHS = 16
"""Affiliations of so many different lengths may begin with the same words."""


def with_affiliations(
    names: Sequence[Name], affiliations: Sequence[str], text: str
) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Point authors to their affiliations.

    Args:
        names: The authors, in order.
        affiliations: The record's affiliations; where it has none they are taken from the text.
        text: The list that names the affiliations author by author.

    Returns:
        The authors, and the affiliations that they point to. Of whom the list says nothing keeps
        what they have.
    """
    items = _items(names, text)
    if not affiliations:
        own = [_behind_name(item, name) for item, name in zip(items, names, strict=True)]
        affiliations = tuple(dict.fromkeys(filter(None, own)))
    known = _Affiliations(affiliations)
    found = [known.named_in(item) if item else () for item in items]
    return tuple(
        msgspec.structs.replace(name, affiliations=places) if places else name
        for name, places in zip(names, found, strict=True)
    ), tuple(affiliations)


def _items(names: Sequence[Name], text: str) -> list[str]:
    """What the list says of each author; empty for those whom it does not name in their turn."""
    items = [item for item in text.split("; ") if item]
    if len(items) == len(names):
        return items
    # An affiliation has a semicolon of its own: an item begins where the next author's name does.
    found = [""] * len(names)
    current = -1
    for item in items:
        if current + 1 < len(names) and item.startswith(names[current + 1].short):
            current += 1
            found[current] = item
        elif current >= 0:
            found[current] += f"; {item}"
    return found


def _behind_name(item: str, name: Name) -> str:
    """What stands behind the author's name, which is the first part of an item or the first two."""
    parts = item.split(", ")
    if len(parts) > 1 and parts[0] in (name.short, name.family) and name.given:
        return ", ".join(parts[2:])
    return ", ".join(parts[1:])


class _Affiliations:
    """A record's affiliations, to find those that a text consists of."""

    def __init__(self, affiliations: Sequence[str]) -> None:
        self._places: dict[str, int] = {}
        self._lengths: dict[str, list[int]] = {}
        for place, affiliation in enumerate(affiliations):
            self._places.setdefault(affiliation, place)
            parts = affiliation.split(", ")
            lengths = self._lengths.setdefault(parts[0], [])
            if len(parts) not in lengths and len(lengths) < _MOST_LENGTHS:
                lengths.append(len(parts))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def named_in(self, text: str) -> tuple[int, ...]:
        """The affiliations in a text, in its order; of two that fit, the longer."""
        parts = text.split(", ")
        places: dict[int, None] = {}
        start = 0
        while start < len(parts):
            for length in self._lengths.get(parts[start], ()):
                place = self._places.get(", ".join(parts[start : start + length]), -1)
                if place >= 0:
                    places[place] = None
                    start += length
                    break
            else:
                start += 1
        return tuple(places)
