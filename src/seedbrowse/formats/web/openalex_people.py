"""Authors of OpenAlex works, with their affiliations."""

from collections.abc import Iterator
from typing import Any

import msgspec

from seedbrowse.formats.json_text.people import affiliation_number
from seedbrowse.formats.json_text.values import objects, text_of, texts
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.values.identifiers import orcid
from seedbrowse.formats.values.people import person
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["add_authorships", "truncation"]

_MOST_AUTHORS = 100
"""The API gives no more of a work in a list of works, and once did not say so."""


def add_authorships(builder: RecordBuilder, label: str, value: Any) -> None:
    """Add the authors as the work names them, with affiliations, and ORCID or OpenAlex id."""
    other_names: list[str] = []
    for authorship in objects(value):
        author = authorship.get("author")
        author = author if isinstance(author, dict) else {}
        known_as = clean(text_of(author.get("display_name")))
        printed = clean(text_of(authorship.get("raw_author_name")))
        name = person(printed or known_as)
        if name == Name():
            name = Name(literal=printed or known_as)
        if known_as != (printed or known_as):
            other_names.append(known_as)
        if not name.literal and not name.family:
            continue
        own_id = clean(text_of(author.get("id"))).rpartition("/")[2]
        name = msgspec.structs.replace(
            name,
            author_id=orcid(text_of(author.get("orcid"))) or own_id,
            corresponding=authorship.get("is_corresponding") is True,
            affiliations=tuple(
                dict.fromkeys(affiliation_number(builder, text) for text in _places(authorship))
            ),
        )
        builder.add_name("authors", name)
    if other_names:
        builder.keep(f"{label}.author.display_name", "; ".join(other_names))


def _places(authorship: dict[str, Any]) -> Iterator[str]:
    """An author's affiliations as the work has them, else the names of the institutions."""
    found = False
    for text in texts(authorship.get("raw_affiliation_strings")):
        found = True
        yield text
    if found:
        return
    if text := clean(text_of(authorship.get("raw_affiliation_string"))):
        yield text
        return
    for institution in objects(authorship.get("institutions")):
        if text := clean(text_of(institution.get("display_name"))):
            country = clean(text_of(institution.get("country_code")))
            yield f"{text}, {country}" if country else text


def truncation(item: dict[str, Any]) -> str:
    """What to tell of a work whose list of authors is cut off; empty where it is whole."""
    authorships = item.get("authorships")
    listed = len(authorships) if isinstance(authorships, list) else 0
    said = item.get("is_authors_truncated")
    if said is False or (said is not True and listed != _MOST_AUTHORS):
        return ""
    return (
        f"OpenAlex gave only the first {listed} authors of this work; "
        "ask its API for the work by its own id to get them all"
    )
