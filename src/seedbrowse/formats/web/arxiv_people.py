"""Authors of arXiv: one name in a feed, family and given names apart in OAI-PMH."""

from xml.etree.ElementTree import Element

import msgspec

from seedbrowse.formats.json_text.people import affiliation_number
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.values.latex import latex_to_text
from seedbrowse.formats.values.people import person
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["add_author"]


def add_author(builder: RecordBuilder, element: Element) -> None:
    """Add an author with the affiliations, where the feed has them."""
    name = _name(element)
    if name == Name():
        builder.keep(element.tag, "".join(element.itertext()))
        return
    places = [_text(place) for place in element.iter("affiliation")]
    numbers = tuple(affiliation_number(builder, place) for place in places if place)
    builder.add_name("authors", msgspec.structs.replace(name, affiliations=numbers))


def _name(element: Element) -> Name:
    family = element.find("keyname")
    if family is None:
        whole = element.find("name")
        return person(_text(element if whole is None else whole))
    parts = (element.find("forenames"), element.find("suffix"))
    given, suffix = ("" if part is None else _text(part) for part in parts)
    return Name.from_parts(_text(family), given, suffix)


def _text(element: Element) -> str:
    return clean(latex_to_text("".join(element.itertext())))
