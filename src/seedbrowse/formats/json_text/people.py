"""People of CSL items and Crossref works, with their affiliations and ORCIDs."""

from typing import Any

import msgspec

from seedbrowse.formats.csl.variables import NAME_PARTS
from seedbrowse.formats.json_text.values import objects, text_of, texts
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.values.identifiers import orcid
from seedbrowse.formats.values.people import person
from seedbrowse.records import Name
from seedbrowse.records.csl_item import name_from_csl
from seedbrowse.records.text import clean

__all__ = ["add_people", "affiliation_number", "csl_name", "has_more_than_a_name"]

_BEYOND_A_NAME = NAME_PARTS - {"family", "given", "literal", "suffix", "non-dropping-particle"}


def add_people(builder: RecordBuilder, field: str, value: Any) -> None:
    """Add the people of a list, or one person, to a field of the record."""
    for each in value if isinstance(value, list) else (value,):
        if not isinstance(each, dict):
            if (name := person(text_of(each))) != _NOBODY:
                builder.add_name(field, name)
            continue
        name = name_from_csl(csl_name(each))
        numbers = tuple(
            affiliation_number(builder, text)
            for place in objects(each.get("affiliation"))
            if (text := _affiliation(place))
        )
        author_id = orcid(text_of(each.get("ORCID")))
        if author_id or numbers:
            name = msgspec.structs.replace(name, author_id=author_id, affiliations=numbers)
        if name != _NOBODY:
            builder.add_name(field, name)


_NOBODY = Name()


def csl_name(given: dict[str, Any]) -> dict[str, str]:
    """The parts of a name with clean texts; Crossref calls a literal `name`."""
    parts = {part: clean(text_of(value)) for part, value in given.items() if part in NAME_PARTS}
    if not (parts.get("family") or parts.get("given") or parts.get("literal")):
        parts["literal"] = clean(text_of(given.get("name")))
    if parts.get("literal") and parts.get("family"):
        del parts["literal"]
    return {part: text for part, text in parts.items() if text}


def has_more_than_a_name(value: Any) -> bool:
    """Whether any name has parameters, or a particle that a record's names cannot hold."""
    return any(not _BEYOND_A_NAME.isdisjoint(each) for each in objects(value))


def affiliation_number(builder: RecordBuilder, text: str) -> int:
    """Which of the record's affiliations a text is; it is added if it is none yet."""
    builder.extend("affiliations", (text,))
    return builder.lists["affiliations"].index(text)


def _affiliation(place: dict[str, Any]) -> str:
    """An affiliation in one line: department, name, place."""
    parts = (*texts(place.get("department")), *texts(place.get("name")), *texts(place.get("place")))
    return ", ".join(parts)
