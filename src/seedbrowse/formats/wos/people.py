"""The people of a Web of Science record, and which of its addresses are theirs."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from seedbrowse.formats.values.identifiers import orcid
from seedbrowse.formats.values.people import abbreviated, person
from seedbrowse.formats.wos.values import divided
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["WosAuthors", "names_in", "read_names"]

_ADDRESSED: Final = re.compile(r"\[(?P<names>[^\[\]]*)\]\s*(?P<place>.*)", re.DOTALL)
_CORRESPONDING: Final = re.compile(r" \((?:reprint|corresponding) author\)")
_ANONYMOUS: Final = "[Anonymous]"
_EMAIL: Final = re.compile(r"\s*\([^()\s@]{1,200}@[^()\s]{1,200}\)")


def names_in(lines: Sequence[str]) -> list[str]:
    """Divide names, one a line or several in a list; addresses of e-mail are no part of them."""
    items = (
        _EMAIL.sub("", item) if "@" in item else item for line in lines for item in divided(line)
    )
    return [name for name in map(clean, items) if name and name != _ANONYMOUS]


def read_names(texts: Iterable[str]) -> list[Name]:
    """Read names as Web of Science writes them; who has no comma is a group, or has initials."""
    names = [person(text) if "," in text else abbreviated(text) for text in texts]
    return [name for name in names if name.family or name.literal]


class WosAuthors:
    """The authors of a record, with their addresses, identifiers and roles."""

    def __init__(self, short: Sequence[str], full: Sequence[str], groups: Sequence[str]) -> None:
        """Read the authors.

        Args:
            short: Names with initials, or as the source has them where there are no full ones.
            full: Full names, of the same people in the same order.
            groups: Names of groups.
        """
        texts = full or short
        self.names = [person(text) if "," in text else abbreviated(text) for text in texts]
        self.names += [Name(literal=group) for group in groups]
        self._places_of: list[list[int]] = [[] for _ in self.names]
        self._by_text: dict[str, int] = {}
        aligned = short if len(short) == len(texts) else []
        for spellings in ([*texts, *groups], aligned):
            for index, text in enumerate(spellings):
                self._by_text.setdefault(text, index)
        self.places: dict[str, int] = {}
        """Addresses and their indices."""

    def add_address(self, text: str) -> bool:
        """Read an address with the names of those whose it is; False where one is not known."""
        text = clean(text)
        if found := _ADDRESSED.fullmatch(text):
            owners, place = divided(found["names"]), found["place"].strip()
        else:
            owners, parts = [], divided(text)
            while len(parts) > 1 and parts[0] in self._by_text:
                owners.append(parts.pop(0))
            place = "; ".join(parts)
        if place:
            index = self.places.setdefault(place, len(self.places))
            for owner in owners:
                if (author := self._by_text.get(owner)) is not None:
                    self._places_of[author].append(index)
        return bool(place) and all(owner in self._by_text for owner in owners)

    def mark_corresponding(self, text: str) -> None:
        """Mark the authors whom `RP` names: `Lake, A; Shore, B (corresponding author), Univ …`."""
        *before_role, _ = _CORRESPONDING.split(text)
        for part in before_role:
            for name in part.split(";"):
                if (author := self._by_text.get(name.strip())) is not None:
                    self._replace(author, corresponding=True)

    def add_ids(self, text: str) -> None:
        """Read ORCIDs: `Lake, Anna/0000-0001-2345-6789; …`."""
        for item in divided(text):
            name, _, number = item.partition("/")
            author = self._by_text.get(name.strip())
            if author is not None and (found := orcid(number)):
                self._replace(author, author_id=found)

    def finished(self) -> list[Name]:
        """The authors with all that was read of them."""
        for author, places in enumerate(self._places_of):
            if places:
                self._replace(author, affiliations=tuple(dict.fromkeys(places)))
        return self.names

    def _replace(self, author: int, **changes: object) -> None:
        self.names[author] = msgspec.structs.replace(self.names[author], **changes)
