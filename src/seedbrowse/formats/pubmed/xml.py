"""PubMed's XML: `PubmedArticle` and `PubmedBookArticle`, told in the tags of PubMed's text.

So that an article is the same record in both. Source: the DTD `pubmed_250101.dtd` and "MEDLINE/
PubMed XML Element Descriptions and their Attributes", National Library of Medicine.
"""

from collections.abc import Iterator
from typing import Final

from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.pubmed.elements import fields_of
from seedbrowse.formats.pubmed.record import build_record
from seedbrowse.formats.xml_text.records import records_in
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source

__all__ = ["NAME", "read"]

NAME: Final = "pubmed-xml"
_RECORDS: Final = frozenset({"PubmedArticle", "PubmedBookArticle"})


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read the articles of a file in PubMed's XML, with problems and metadata in file order."""
    for item in records_in(content, _RECORDS):
        if not isinstance(item, tuple):
            yield item
            continue
        element, first_line, last_line = item
        place = Source(content.source, first_line, last_line, NAME)
        yield build_record(fields_of(element), place)
