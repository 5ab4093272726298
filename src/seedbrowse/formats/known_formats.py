"""The formats that can be read: what each is called, and which module reads it.

A reader is imported when a file of its format is met: some need libraries that take long.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final, TypeAlias, cast

import msgspec

from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Record

__all__ = ["FORMATS", "KnownFormat", "Read", "reader_of"]

Read: TypeAlias = Callable[[Content], Iterator[Record | Problem | Metadata]]
"""Reads a file's records, problems and metadata in file order, and never raises for bad content."""


class KnownFormat(msgspec.Struct, frozen=True):
    """A format that can be read."""

    name: str
    """As `--format` takes it and `check` prints it."""

    title: str
    """As a sentence calls it."""

    module: str
    """The module of this package that reads it."""

    decodes: bool = False
    """The reader decodes the bytes itself: XML and JSON say how they are encoded."""


FORMATS: Final = {
    each.name: each
    for each in (
        KnownFormat("scopus-text", "Scopus plain text", "scopus.text"),
        KnownFormat("scopus-csv", "Scopus CSV", "scopus.table"),
        KnownFormat("ris", "RIS", "ris.reader"),
        KnownFormat("bibtex", "BibTeX", "bibtex.reader"),
        KnownFormat("nbib", "PubMed (MEDLINE) text", "pubmed.nbib"),
        KnownFormat("pubmed-xml", "PubMed XML", "pubmed.xml", decodes=True),
        KnownFormat("wos-text", "Web of Science text", "wos.text"),
        KnownFormat("wos-tab", "Web of Science table", "wos.table"),
        KnownFormat("endnote-xml", "EndNote XML", "endnote.xml", decodes=True),
        KnownFormat("refer", "EndNote (Refer) text", "tagged.refer"),
        KnownFormat("refworks", "RefWorks tagged text", "tagged.refworks"),
        KnownFormat("csl-json", "CSL-JSON", "csl.reader", decodes=True),
        KnownFormat("crossref-json", "Crossref JSON", "web.crossref", decodes=True),
        KnownFormat("openalex-json", "OpenAlex JSON", "web.openalex", decodes=True),
        KnownFormat("arxiv-atom", "arXiv Atom or OAI-PMH", "web.arxiv", decodes=True),
        KnownFormat("zotero-csv", "Zotero CSV", "tables.zotero"),
        KnownFormat("csv", "a table with a header", "tables.any_table"),
    )
}


def reader_of(name: str) -> Read:
    """The reader of a format, imported now."""
    module = import_module(f"seedbrowse.formats.{FORMATS[name].module}")
    return cast("Read", module.read)
