"""The people of a PubMed article: names, and the affiliations and ids that follow each name.

`FAU` is a full name and the `AU` behind it the same one with initials; `AD` and `AUID` belong to
the name before them. The order of the fields alone says so.
"""

import re
from typing import Final

import msgspec

from seedbrowse.formats.values.identifiers import orcid
from seedbrowse.formats.values.people import abbreviated, is_others, person
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["PEOPLE_TAGS", "PubmedPeople"]

_FULL_NAMES: Final = {"FAU": "authors", "FED": "editors", "FIR": "investigators"}
_SHORT_NAMES: Final = {"AU": "authors", "ED": "editors", "IR": "investigators"}
PEOPLE_TAGS: Final = frozenset({*_FULL_NAMES, *_SHORT_NAMES, "CN", "AD", "AUID", "IRAD"})
"""The tags that `PubmedPeople.add` reads."""

_SUFFIX: Final = re.compile(r"(.*\S) ((?:Jr|Sr)\.?|2nd|3rd|[4-9]th|I{2,3}|IV)")


class PubmedPeople:
    """Collects authors and editors from fields in file order."""

    def __init__(self) -> None:
        self.names: dict[str, list[Name]] = {"authors": [], "editors": [], "investigators": []}
        """Investigators are the members of a group among the authors."""

        self.affiliations: dict[str, int] = {}
        """Each with its index."""

        self._places: list[list[str]] = []
        """Affiliations of each investigator."""

        self._last = self.names["authors"]
        """The list whose last name affiliations and ids belong to."""

        self._indices: dict[int, None] = {}
        """Affiliations of that last name, each once and in order."""

        self._full_name: Name | None = None
        """The full name whose short form may come next."""

    def add(self, tag: str, text: str) -> bool:
        """Take one field; False where it says something that is not in the names."""
        full, self._full_name = self._full_name, None
        if role := _FULL_NAMES.get(tag):
            self._full_name = _full_name(clean(text))
            self._append(role, self._full_name)
        elif role := _SHORT_NAMES.get(tag):
            return self._add_short_name(role, clean(text), full)
        elif tag == "CN":
            self._append("authors", Name(literal=clean(text)))
        elif tag == "IRAD":
            return self._add_place(clean(text))
        elif tag == "AD":
            self._add_affiliation(clean(text))
        else:
            return self._add_id(orcid(text))
        return True

    def finish(self) -> None:
        """Give the last name its affiliations: no more will come."""
        if self._indices:
            indices, self._indices = tuple(self._indices), {}
            self._last[-1] = msgspec.structs.replace(self._last[-1], affiliations=indices)

    @property
    def investigators(self) -> str:
        """The investigators with their affiliations as one text: `Smith, Jane (Oxford); …`."""
        return "; ".join(
            f"{name.display} ({'; '.join(places)})" if places else name.display
            for name, places in zip(self.names["investigators"], self._places, strict=True)
        )

    def _append(self, role: str, name: Name) -> None:
        self.finish()
        self._last = self.names[role]
        self._last.append(name)
        if role == "investigators":
            self._places.append([])

    def _add_short_name(self, role: str, text: str, full: Name | None) -> bool:
        """Read a name with initials: of the person before it, or of another one."""
        if is_others(text):
            return False
        if full is not None and self._last is self.names[role]:
            return _is_short_form(text, full)
        self._append(role, person(text) if "," in text else abbreviated(text))
        return True

    def _add_affiliation(self, text: str) -> None:
        """Read an affiliation; one before the first name is of the whole record."""
        index = self.affiliations.setdefault(text, len(self.affiliations))
        if self._last:
            self._indices[index] = None

    def _add_place(self, text: str) -> bool:
        """Read an affiliation of an investigator, who are too many for the record's list."""
        if not self._places:
            return False
        self._places[-1].append(text)
        return True

    def _add_id(self, author_id: str) -> bool:
        if not author_id or not self._last or self._last[-1].author_id not in ("", author_id):
            return False
        self._last[-1] = msgspec.structs.replace(self._last[-1], author_id=author_id)
        return True


def _full_name(text: str) -> Name:
    """Read `Smith, John A Jr`; PubMed writes suffixes behind the given names."""
    family, comma, given = text.partition(", ")
    if not comma:
        return person(text)
    if found := _SUFFIX.fullmatch(given):
        return Name.from_parts(family, found[1], found[2])
    return Name.from_parts(family, given)


def _is_short_form(short: str, name: Name) -> bool:
    """Whether a name with initials says nothing that the full name does not."""
    if name.literal:
        return short == name.literal
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = name.given.replace(".", " ").replace("-", " ").split()
    initials = "".join(part[0] for part in given)
    return short in (f"{family} {initials}", f"{family} {initials} {name.suffix}")
