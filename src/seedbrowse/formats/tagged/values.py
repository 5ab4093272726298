"""What the fields of tagged formats mean, as far as they mean the same in several of them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from seedbrowse.formats.entry import Field
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.labels import present
from seedbrowse.formats.scopus.values import address_ids, divide_copyright, listed
from seedbrowse.formats.tagged.fields import TaggedFields
from seedbrowse.formats.values.dates import date_parts
from seedbrowse.formats.values.identifiers import doi, serial_numbers
from seedbrowse.formats.values.people import people, person, to_csl_names
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.records import Name
from seedbrowse.records.text import clean, harmless

__all__ = [
    "DAY",
    "Handler",
    "add_abstract",
    "add_accessed",
    "add_address",
    "add_doi",
    "add_keywords",
    "add_people",
    "add_rest",
    "add_role",
    "add_serial_numbers",
    "add_title",
    "clean_again",
    "each",
    "lines_into",
    "text_into",
    "variable_into",
]

Handler: TypeAlias = Callable[[RecordBuilder, Sequence[Field]], None]
"""Takes over all fields of one tag, whose meaning depends on no other tag."""

DAY = re.compile(r"\d{4}(?:[/-]\d{1,2}){0,2}/*")
"""A date in figures."""

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_SCOPUS_ADDRESS = re.compile(r"https://www\.scopus\.com/inward/record\.uri\?eid=([\w.-]+)&")
_COPYRIGHT_BEGINS = ("Copyright of ", "Copyright © ", "Copyright - ", "© ")
_NOBODY = Name()
_PLAIN_NAME = re.compile(r"([A-Z][a-zß-öø-ÿ]{2,}), ((?:[A-Z]\.){1,4})")
"""Most names of most exports; `person` reads them just so, but looks at all that names can be."""

_serial_numbers = lru_cache(maxsize=4096)(serial_numbers)  # a library repeats its journals
clean_again = lru_cache(maxsize=16_384)(clean)
"""`clean` for values that a library repeats: keywords, publishers, affiliations."""


def text_into(name: str) -> Handler:
    """A handler that puts a field's text into a field of the record."""

    def put(builder: RecordBuilder, fields: Sequence[Field]) -> None:
        for field in fields:
            text = field.text
            builder.put(name, clean_again(text), field.label, text)

    return put


def variable_into(variable: str) -> Handler:
    """A handler that puts a field's text into a CSL variable; its lines are items."""

    def put(builder: RecordBuilder, fields: Sequence[Field]) -> None:
        for field in fields:
            text = "; ".join(filter(None, field.value)) if len(field.value) > 1 else field.text
            builder.put_csl(variable, clean_again(text), field.label, text)

    return put


def lines_into(name: str) -> Handler:
    """A handler that adds each line of a field to a field of the record that is a list."""

    def extend(builder: RecordBuilder, fields: Sequence[Field]) -> None:
        builder.extend(name, [clean_again(line) for field in fields for line in field.value])

    return extend


def each(add: Callable[[RecordBuilder, Field], None]) -> Handler:
    """A handler that hands on one field after the other."""

    def add_each(builder: RecordBuilder, fields: Sequence[Field]) -> None:
        for field in fields:
            add(builder, field)

    return add_each


def add_rest(builder: RecordBuilder, fields: TaggedFields, handlers: Mapping[str, Handler]) -> None:
    """Hand the fields that are left to the handlers of their tags; keep those without one."""
    for tag, found in fields.rest():
        if handler := handlers.get(tag):
            handler(builder, found)
        else:
            for field in found:
                builder.keep(tag, field.text)


def add_keywords(builder: RecordBuilder, fields: Sequence[Field]) -> None:
    """Add keywords: one a field, a line each, or lists with `;`."""
    lines = [line for field in fields for line in field.value]
    words = (listed(line) if ";" in line else (line,) for line in lines)
    builder.extend("author_keywords", [clean_again(word) for several in words for word in several])


def add_title(builder: RecordBuilder, field: Field) -> None:
    """Set the title."""
    builder.put("title", rich(present(field.text)), field.label, field.text)


def add_abstract(builder: RecordBuilder, field: Field) -> None:
    """Set the abstract and the copyright behind it, which EBSCO has in a field of its own."""
    text = present(field.text)
    text = plain(text) if "<" in text else clean(text)
    if text.startswith(_COPYRIGHT_BEGINS) and "abstract" in builder.values:
        builder.put("copyright", text, field.label, text)
        return
    abstract, copyright_ = divide_copyright(text)
    builder.put("abstract", abstract, field.label, field.text)
    builder.put("copyright", copyright_, field.label, copyright_)


def add_serial_numbers(builder: RecordBuilder, field: Field) -> None:
    """Add ISSNs and ISBNs."""
    issn, isbn = _serial_numbers(field.text)
    if issn:
        builder.extend("issn", issn)
    if isbn:
        builder.extend("isbn", isbn)
    if not issn and not isbn:
        builder.keep(field.label, field.text)


def add_doi(builder: RecordBuilder, field: Field) -> None:
    """Set the DOI; what is none is kept."""
    if name := doi(field.text):
        builder.put("doi", name, field.label, field.text)
    else:
        builder.keep(field.label, field.text)


def add_accessed(builder: RecordBuilder, field: Field) -> None:
    """Set the date of access; what is no date in figures is kept."""
    if DAY.fullmatch(field.text) and (parts := date_parts(field.text)):
        builder.put_csl("accessed", {"date-parts": [parts]}, field.label, field.text)
    else:
        builder.keep(field.label, field.text)


def add_address(builder: RecordBuilder, field: Field) -> None:
    """Set the address and the identifiers in it; a field may hold several."""
    for part in field.text.split():
        url = harmless(part)
        if not _ADDRESS.match(url):
            builder.keep(field.label, part)
            continue
        builder.put("url", url, field.label, url)
        name = ""
        if "scopus.com/" in url:
            plain_address = _SCOPUS_ADDRESS.match(url) if "doi" in builder.values else None
            eid, name = (plain_address[1], "") if plain_address else address_ids(url)
            if eid:
                builder.values.setdefault("eid", eid)
        elif "doi" in url[:20]:
            name = doi(url)
        if name:
            builder.values.setdefault("doi", name)


def add_people(builder: RecordBuilder, fields: Iterable[Field], role: str = "authors") -> None:
    """Add people to `authors` or `editors`."""
    if names := _names(builder, fields):
        builder.lists.setdefault(role, []).extend(names)


def add_role(builder: RecordBuilder, fields: Iterable[Field], variable: str) -> None:
    """Add people to a CSL variable, such as `translator`."""
    if names := to_csl_names(_names(builder, fields)):
        builder.csl[variable] = [*builder.csl.get(variable, []), *names]


def _names(builder: RecordBuilder, fields: Iterable[Field]) -> list[Name]:
    """Read names: one a line, or several with `;` or `and` between them."""
    found: list[Name] = []
    for field in fields:
        for line in field.value:
            if line.endswith(",") and line.count(",") == 1:
                # EndNote keeps the name of an organisation together by a comma behind it.
                if is_read := line != ",":
                    found.append(Name(literal=clean(line[:-1])))
            elif ";" in line or (" and " in line and "," in line):
                names = people(line)
                found += names
                is_read = bool(names)
            elif plain_name := _PLAIN_NAME.fullmatch(line):
                found.append(Name(plain_name[1], plain_name[2]))
                is_read = True
            else:
                name = person(line)
                if is_read := name != _NOBODY:
                    found.append(name)
            if not is_read:
                builder.keep(field.label, line)
    return found
