"""People of EndNote's XML: who is what depends on the reference type."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from seedbrowse.formats.endnote.text import lines_of
from seedbrowse.formats.endnote.types import CONTAINED
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.values.people import person, to_csl_names
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["GROUPS", "add_people"]

GROUPS: Final = (
    "authors", "secondary-authors", "tertiary-authors", "subsidiary-authors", "translated-authors",
)  # fmt: skip
"""Elements that hold `author` elements."""

_BOOKS: Final = frozenset({"book", "chapter"})


def add_people(builder: RecordBuilder, label: str, element: Element) -> None:
    """Add the people of one group to the record's authors or editors, or to a CSL variable."""
    people = [*_names(element)]
    role = _role(builder, label)
    if role in ("authors", "editors"):
        for name in people:
            builder.add_name(role, name)
    elif role:
        text = "; ".join(name.display for name in people)
        builder.put_csl(role, to_csl_names(people), label, text)
    else:
        builder.keep(label, "; ".join(name.display for name in people))


def _role(builder: RecordBuilder, label: str) -> str:
    """The record's field or the CSL variable of a group; empty where there is none."""
    kind = builder.values.get("type", "")
    match label:
        case "authors":
            is_edited = builder.values.get("document_type") == "Edited Book"
            return "editors" if is_edited else "authors"
        case "secondary-authors":
            return "collection-editor" if kind == "book" else "editors"
        case "tertiary-authors":
            return "collection-editor" if kind in CONTAINED else ""
        case "subsidiary-authors":
            return "translator" if kind in _BOOKS else ""
        case _:
            return "translator"


def _names(element: Element) -> Iterator[Name]:
    """The names of a group, several of which may stand on the lines of one element."""
    for author in element.iter("author"):
        first, last = clean(author.get("first-name", "")), clean(author.get("last-name", ""))
        if last and not lines_of(author):
            yield Name.from_parts(last, first, clean(author.get("suffix", "")))
        for line in lines_of(author):
            # EndNote's way to say that a name is not to be divided.
            name = Name(literal=line.rstrip(", ")) if line.endswith(",") else person(line)
            if name != Name():
                yield name
