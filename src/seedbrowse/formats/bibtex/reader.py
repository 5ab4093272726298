"""BibTeX and BibLaTeX, as Scopus, Web of Science, Zotero, JabRef, Mendeley and others write them.

bibtexparser divides the text, a bounded slice at a time; what it gives up on is read by the layout
of its lines. `@string`s, `#` and `crossref` are resolved. `@comment`, `@preamble`, `@string` and
lines that are comments are metadata, as are `@xdata` and `@set`, which are no works; other text
between entries is reported, though BibTeX passes over it. Entries come in file order, but for
those whose `crossref` stands behind them.
"""

from collections.abc import Iterator

from seedbrowse.formats.bibtex.blocks import entries
from seedbrowse.formats.bibtex.crossrefs import CrossReferences
from seedbrowse.formats.bibtex.entry import BibEntry
from seedbrowse.formats.bibtex.record import build_record
from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean

__all__ = ["NAME", "read"]

NAME = "bibtex"

_NO_WORKS = frozenset({"xdata", "set"})


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's records with its problems and metadata."""
    references = CrossReferences()
    for item in entries(content):
        if not isinstance(item, BibEntry):
            yield item
            continue
        if item.damage:
            yield Problem(content.source, item.first_line, item.damage, item.last_line)
        for entry in references.take(item):
            yield from _items(entry, content.source)
    for key, children in references.orphans():
        first = children[0]
        message = (
            f"“{key}” is not in the file, though {len(children)} of its entries, the first “"
            f"{first.key}”, take fields from it; export them together"
        )
        yield Problem(content.source, first.first_line, message, first.last_line)
        for entry in children:
            yield from _items(entry, content.source)


def _items(entry: BibEntry, source: str) -> Iterator[Record | Metadata]:
    if entry.kind in _NO_WORKS:
        facts = ", ".join(f"{label} = {value}" for label, value in entry.fields)
        yield Metadata(entry.first_line, clean(f"@{entry.kind} {entry.key}: {facts}"))
        return
    yield build_record(entry, Source(source, entry.first_line, entry.last_line, NAME))
