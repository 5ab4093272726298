"""arXiv: the Atom feeds of its API, and records of its OAI-PMH interface.

Source: the arXiv API user's manual, and real feeds. An error is told by an entry titled `Error` in
a feed that is valid otherwise. Titles and abstracts are broken into lines and have LaTeX in them.
"""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.values.dates import issued
from seedbrowse.formats.values.identifiers import arxiv_id, doi
from seedbrowse.formats.values.latex import latex_to_rich, latex_to_text
from seedbrowse.formats.web.arxiv_people import add_author
from seedbrowse.formats.xml_text.records import records_in
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["NAME", "read"]

NAME = "arxiv-atom"

_ERRORS = "/api/errors"
_VERSION = re.compile(r"(.+?)(v\d+)")
_GROUPS: Final = frozenset({"metadata", "arXiv", "arXivRaw", "authors", "header"})
"""Elements of OAI-PMH that only hold others."""


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's entries, in file order, with its problems; an error is a problem."""
    for found in records_in(content, ("entry", "record")):
        if isinstance(found, Problem | Metadata):
            yield found
            continue
        element, first_line, last_line = found
        if _ERRORS in element.findtext("id", ""):
            told = clean(element.findtext("summary", "")) or "an error without a reason"
            message = f"arXiv answered “{told}” instead of a record; ask it again"
            yield Problem(content.source, first_line, message, last_line)
        else:
            yield _record(element, Source(content.source, first_line, last_line, NAME))


def _record(element: Element, place: Source) -> Record:
    builder = RecordBuilder(place)
    for field in _fields(element):
        _add(builder, field)
    if "arxiv" in builder.values:
        builder.put("container_title", "arXiv", "id", "")
    return builder.build("article")


def _fields(element: Element, depth: int = 0) -> Iterator[Element]:
    for child in element:
        if child.tag in _GROUPS and depth < len(_GROUPS):
            yield from _fields(child, depth + 1)
        else:
            yield child


def _add(builder: RecordBuilder, field: Element) -> None:
    """Take one element of an entry, whichever of the two interfaces it is of."""
    label, text = field.tag, clean("".join(field.itertext()))
    match label:
        case "id":
            _add_id(builder, text)
        case "title":
            builder.put("title", harmless(latex_to_rich(text)), label, text)
        case "summary" | "abstract":
            builder.put("abstract", harmless(latex_to_text(text)), label, text)
        case "published" | "created":
            builder.put("issued", issued(text[:10]), label, text)
        case "author" | "name":
            add_author(builder, field)
        case "doi":
            builder.put("doi", doi(text) or text, label, text)
            if " " in text:  # several of them
                builder.keep(label, text)
        case "category":
            builder.extend("index_keywords", (clean(field.get("term", "")),))
        case "categories":
            builder.extend("index_keywords", text.split())
        case "primary_category":
            term = clean(field.get("term", ""))
            builder.extend("index_keywords", (term,))
            builder.keep(label, term)
        case "link":
            _add_link(builder, field)
        case _:
            builder.keep(label, text)


def _add_id(builder: RecordBuilder, text: str) -> None:
    """Read the id without its version, which is kept: other sources name the work only."""
    found = arxiv_id(text)
    parts = _VERSION.fullmatch(found)
    builder.put("arxiv", parts[1] if parts else found, "id", text)
    builder.keep("version", parts[2] if parts else "")
    if text.startswith("http"):
        builder.put("url", harmless(text), "id", text)
    elif found != text:
        builder.keep("id", text)


def _add_link(builder: RecordBuilder, field: Element) -> None:
    """Read a link: to the abstract's page, which the id is already, to a PDF, to a journal."""
    address = harmless(field.get("href", ""))
    label = f"link.{clean(field.get('title') or field.get('rel') or '')}"
    if field.get("rel") == "alternate":
        if arxiv_id(address) != arxiv_id(builder.values.get("url", "")):
            builder.put("url", address, label, address)
    else:
        builder.keep(label, address)
