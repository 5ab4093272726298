"""Writes a Markdown table (GitHub's) of the facts that find a record: for reading, not for data.

It holds key, authors, year, title, source with volume, issue and pages, and DOI or address, and
nothing else; authors are written as one text, dates as their year, titles without markup. Nothing
reads it back.
"""

import re
from collections.abc import Callable, Collection, Iterable
from itertools import compress
from typing import Final, TextIO
from urllib.parse import quote

from seedbrowse.records import Record
from seedbrowse.records.markup import without_markup

__all__ = ["FIELDS_OF", "HELD", "write"]

FIELDS_OF: Final = {
    "Key": frozenset({"key"}),
    "Authors": frozenset({"authors"}),
    "Year": frozenset({"issued"}),
    "Title": frozenset({"title"}),
    "Source": frozenset({"container_title", "volume", "issue", "page", "number"}),
    "Link": frozenset({"doi", "url"}),
}
"""The columns in their order, and the record's fields that each of them holds."""

HELD: Final = frozenset[str]().union(*FIELDS_OF.values())
"""The record's fields that the table shows."""

# What Markdown could take for formatting, a link, a cell's end or HTML inside a cell.
_SPECIAL: Final = re.compile(r"[\\`*_\[\]|~$]")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_IN_ADDRESS: Final = "/:?#@!$&'*+,;=%~-._"


def write(
    records: Iterable[Record],
    out: TextIO,
    keys: Callable[[Record], str],
    columns: Collection[str] = FIELDS_OF,
) -> None:
    """Write records as rows of one table, as they come.

    Args:
        records: The records.
        out: The stream.
        keys: Gives the citation key of a record, for the first column.
        columns: Names of those that are written, always in the same order; all where not told.
    """
    written = [name in columns for name in FIELDS_OF]
    out.write(_row(compress(FIELDS_OF, written)))
    out.write(_row(["---"] * sum(written)))
    for record in records:
        facts = (
            keys(record),
            "; ".join(name.display for name in record.authors),
            str(record.year or ""),
            without_markup(record.title),
            _place(record),
        )
        out.write(_row(compress([*map(_escaped, facts), _link(record)], written)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(_SPECIAL.sub(r"\\\g<0>", text).split())


def _place(record: Record) -> str:
    """Where it was published: `Journal of Lakes 12 (3), 171-197`."""
    issue = f"({record.issue})" if record.issue else ""
    place = " ".join(filter(None, (record.container_title, record.volume, issue)))
    return ", ".join(filter(None, (place, record.page or record.number)))


def _link(record: Record) -> str:
    """The DOI as a link, else the address as one."""
    if record.doi:
        address = f"https://doi.org/{quote(record.doi, safe='/:')}"
        return f"[{_escaped(record.doi)}]({address})"
    if _ADDRESS.fullmatch(record.url):
        return f"[link]({quote(record.url, safe=_IN_ADDRESS)})"
    return ""
