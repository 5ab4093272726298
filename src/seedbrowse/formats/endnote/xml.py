"""EndNote XML: what EndNote exports, and Zotero, Mendeley, JabRef and others write in its name."""

from collections.abc import Iterator

from seedbrowse.formats.content import Content
from seedbrowse.formats.endnote.record import build_record
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.xml_text.records import records_in
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source

__all__ = ["NAME", "read"]

NAME = "endnote-xml"


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's records, in file order, with its problems."""
    for found in records_in(content, ("record",)):
        if isinstance(found, Problem | Metadata):
            yield found
        else:
            element, first_line, last_line = found
            yield build_record(element, Source(content.source, first_line, last_line, NAME))
