"""Writes RIS as EndNote and Zotero read it; `ris` reads it back equal, but for what follows.

What RIS cannot hold:

- of people: ids, who is the corresponding author, and which affiliations are whose; names that
  are divided otherwise than `people.person` divides them;
- index keywords, that author keywords were inferred, and a `;` inside a keyword or a name;
- CSL types that RIS has no type for, and CSL variables other than `accessed`, `call-number`,
  `collection-editor`, `edition`, `note`, `number-of-pages` (of books), `number-of-volumes`,
  `original-title` and `event-place` (of Scopus), `source`, `title-short`, `translator` and the
  performers and producers of films and sound;
- fields of `extra` whose label is no tag of RIS and no label of a note of Scopus, and all of a
  record that was no RIS, since a tag of another format says something else: they become notes
  under that label;
- years before 1000 and after 2100, ISSNs and ISBNs that are none, access whose status says
  something else, and a copyright sentence that nothing tells from the abstract, or that comes
  without one.

No value can end its line or look like a tag, whatever it contains.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TextIO

from seedbrowse.formats.ris.contributors import roles_of
from seedbrowse.formats.ris.notes import NOTED_FIELDS
from seedbrowse.formats.ris.reader import NAME
from seedbrowse.formats.ris.record import is_of_scopus
from seedbrowse.formats.ris.types import CSL_TYPES, RIS_TYPES, WHOLE
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.values.people import person
from seedbrowse.records import Name, Record
from seedbrowse.records.text import harmless

__all__ = ["HELD", "write"]

HELD: Final = frozenset(Record.__struct_fields__) - {
    "author_keywords_inferred", "index_keywords", "source",
}  # fmt: skip
"""The record's fields that RIS has a place for."""

_Lines = Iterator[tuple[str, str]]
_NAME_PARTS = ("family", "given", "non-dropping-particle", "suffix", "literal")
_TAG = re.compile(r"([A-Z][A-Z0-9])(?: \(\d+\))?")
_PAGES = re.compile(r"([^-,;\s]+)-([^-,;\s]+)")


def write(records: Iterable[Record], out: TextIO, keys: Callable[[Record], str]) -> None:
    """Write records as they come.

    Args:
        records: The records.
        out: The stream; UTF-8.
        keys: Gives the citation key of a record, which becomes its `ID`.
    """
    for record in records:
        lines = (f"{tag}  - {harmless(value)}\n" for tag, value in _lines(record, keys(record)))
        out.writelines(line for line in lines if len(line) > len("TY  - \n"))
        out.write("ER  - \n\n")


def _lines(record: Record, key: str) -> _Lines:
    scopus = is_of_scopus(str(record.csl.get("source", "")), record.url)
    yield "TY", _type(record, scopus=scopus)
    yield from (("AU", _name(name)) for name in record.authors)
    yield from _other_people(record, scopus=scopus)
    yield "TI", record.title
    if record.title:
        yield "ST", _text(record, "original-title" if scopus else "title-short")
    yield from _containers(record, scopus=scopus)
    yield from _date_and_pages(record, scopus=scopus)
    yield from _abstract(record)
    yield from (("KW", keyword) for keyword in record.author_keywords)
    yield from (("AD", affiliation) for affiliation in record.affiliations)
    yield from (("FU", funding) for funding in record.funding)
    yield from _publication(record, scopus=scopus)
    yield "ID", key
    yield from _identifiers(record)
    yield from _notes(record)


def _type(record: Record, *, scopus: bool) -> str:
    """The source's own type where it is still right; else RIS' usual one."""
    own = record.extra.get("TY", "")
    if own and CSL_TYPES.get(own.upper(), record.type) == record.type:
        return own
    if scopus and own in ("SER", "GEN"):
        return own
    return RIS_TYPES.get(record.type, "GEN")


def _name(name: Name) -> str:
    """A name as its reader divides it; a comma behind an organisation keeps it together.

    EndNote, Zotero and pandoc take the last word for a family name where there is no comma.
    """
    if not name.literal:
        return name.display
    alone = Name(literal=name.literal)
    followed = f"{name.literal},"
    if " " in name.literal and "," not in name.literal and person(followed) == alone:
        return followed
    return name.literal if person(name.literal) == alone else followed


def _other_people(record: Record, *, scopus: bool) -> _Lines:
    if scopus:
        yield from (("A2", _name(name)) for name in record.editors)
        return
    for tag, role in roles_of(record.type).items():
        if role == "editors":
            yield from ((tag, _name(name)) for name in record.editors)
        else:
            yield from ((tag, name) for name in _csl_names(record.csl.get(role)))
    if "editors" not in roles_of(record.type).values():
        yield from (("ED", _name(name)) for name in record.editors)


def _csl_names(people: object) -> Iterator[str]:
    """The names of a CSL variable, as far as it holds what it should."""
    for name in people if isinstance(people, list) else ():
        if isinstance(name, dict):
            family, given, particle, suffix, literal = (
                str(name.get(part, "")) for part in _NAME_PARTS
            )
            yield _name(Name(family, given, particle, suffix, literal))


def _abstract(record: Record) -> _Lines:
    """The abstract with its copyright behind it, or in a field of its own as EBSCO has it."""
    together = f"{record.abstract} {record.copyright}".strip()
    if divide_copyright(together) == (record.abstract, record.copyright):
        yield "AB", together
    else:
        yield from (("AB", record.abstract), ("AB", record.copyright))


def _containers(record: Record, *, scopus: bool) -> _Lines:
    """Journal, book, series and conference, in the places that `ris.containers` tells."""
    container, series, event = record.container_title, record.collection_title, record.event
    if scopus:
        yield from (("T2", container), ("T3", series), ("C3", event))
    elif record.type in WHOLE:
        yield from (("JF", container), ("T2", series), ("CP", event))
    elif record.type == "paper-conference" and container and event and not record.wos:
        yield from (("T2", event), ("C3", container), ("T3", series))
    else:
        yield from (("T2", container), ("T3", series), ("CP", event))
    yield "J2", record.container_title_short


def _date_and_pages(record: Record, *, scopus: bool) -> _Lines:
    if issued := record.issued:
        yield "PY", str(issued.year)
        if issued.month:
            day = f"{issued.day:02}" if issued.day else ""
            yield "DA", f"{issued.year}/{issued.month:02}/{day}/"
    yield from (("VL", record.volume), ("IS", record.issue), ("C7", record.number))
    whole = record.type in WHOLE and not scopus
    both = _PAGES.fullmatch(record.page)
    if both and both[1] != both[2]:
        yield from (("SP", both[1]), ("EP", both[2]))
    elif record.page:
        # Without a last page, the first page of a book would be the number of its pages.
        yield from (("SP", record.page), ("EP", record.page if whole else ""))
    elif whole:
        yield "SP", _text(record, "number-of-pages")


def _publication(record: Record, *, scopus: bool) -> _Lines:
    at_conference = scopus and record.type == "paper-conference"
    if at_conference:
        yield "CY", _text(record, "event-place")
    yield "PB", record.publisher
    yield "PP" if at_conference else "CY", record.publisher_place
    yield from (("SN", number) for number in (*record.issn, *record.isbn))
    yield "ET", _text(record, "edition")
    yield "LA", record.language
    yield "M3", record.document_type
    yield "CN", _text(record, "call-number")
    yield "NV", _text(record, "number-of-volumes")
    yield "DB", _text(record, "source")
    yield "Y2", _figures(record.csl.get("accessed"))


def _figures(date: object) -> str:
    """A CSL date as `2021/02/01`; empty where it is something else."""
    match date:
        # Zotero writes years as texts.
        case {"date-parts": [[*parts]]} if all(
            isinstance(part, int) or (isinstance(part, str) and part.isdecimal()) for part in parts
        ):
            return "/".join(str(part).zfill(2) for part in parts)
    return ""


def _identifiers(record: Record) -> _Lines:
    yield "DO", record.doi
    yield "UR", record.url
    yield "AN", record.wos
    if record.eid not in record.url:
        yield "AN", record.eid
    yield "AN", f"PMID: {record.pmid}" if record.pmid else ""
    yield "AN", f"arXiv: {record.arxiv}" if record.arxiv else ""
    yield "C2", record.pmcid


def _notes(record: Record) -> _Lines:
    """Notes, and fields that stand in one; fields of `extra` under their own tag."""
    for name, label in NOTED_FIELDS.items():
        if (value := getattr(record, name)) not in ("", None):
            yield "N1", f"{label}: {value}"
    yield from (("N1", f"References: {reference};") for reference in record.references)
    yield "N1", _text(record, "note")
    is_open = record.open_access
    if is_open is not None and not record.open_access_status:
        yield "N1", f"Open Access: {'yes' if is_open else 'no'}"
    # `IS` is an issue in RIS, and PubMed's ISSNs; `AU` of Web of Science repeats all authors.
    was_ris = record.source.format in ("", NAME)
    for label, value in record.extra.items():
        tag = _TAG.fullmatch(label) if was_ris else None
        if tag and tag[1] != "TY":
            yield tag[1], value
        elif not tag:
            yield "N1", f"{label}: {value}"


def _text(record: Record, variable: str) -> str:
    value: Any = record.csl.get(variable, "")
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
