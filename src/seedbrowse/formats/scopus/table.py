"""Scopus CSV: every generation of Scopus' tables, with whatever columns were chosen.

To 2015 (41 columns, no ids of authors), to 2022 (`Getis, A., Ord, J.K.`), 2021 on
(`Escott-Price V., Smith D.J.`), 2023 on (`Liu Z.; Li R.`, full names) and from September 2025 on
(`Xiao, Y.; Zhang, Y.`). Columns are told by their names, in English or Chinese; how authors are
divided is told cell by cell. A row becomes an entry with the labels of the text exports and is
read as theirs are.
"""

from collections.abc import Iterator

import msgspec

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Entry, Field
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.scopus.author_affiliations import with_affiliations
from seedbrowse.formats.scopus.columns import column_label, is_scopus_header, sign_of_column
from seedbrowse.formats.scopus.record import build_record
from seedbrowse.formats.tables.rows import Row, table_rows
from seedbrowse.formats.values.pages import pages
from seedbrowse.problems import Problem
from seedbrowse.records import Record
from seedbrowse.records.text import clean

__all__ = ["NAME", "read"]

NAME = "scopus-csv"

_IDENTIFYING = frozenset({"TITLE", "AUTHORS", "Abstract", "DOI", "EID", "Link"})
_PAGE_START, _PAGE_END = "Page start", "Page end"
_BY_AUTHOR, _CITED_BY = "Authors with affiliations", "Cited by"
_APART = frozenset({_PAGE_START, _PAGE_END, _BY_AUTHOR, _CITED_BY})
"""Columns that are read together with others, or that a text export has no label for."""

_LONGEST_COUNT = 9

_SHORT = 4
"""Characters; shorter cells may hold nothing but punctuation."""


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a table's records, in file order, with its problems and metadata."""
    rows = table_rows(content.lines(), content.source, is_scopus_header, sign_of_column)
    names: tuple[str, ...] = ()
    labels: list[str] = []
    for item in rows:
        if not isinstance(item, Row):
            yield item
            continue
        if item.names is not names:
            names = item.names
            labels = [column_label(name) for name in names]
        if record := _record(item, labels, content.source):
            yield record
        elif any(item.cells):
            beginning = clean(" ".join(item.cells))[:60]
            message = f"text that belongs to no record, beginning “{beginning}”"
            yield Problem(content.source, item.first_line, message, item.last_line)


def _record(row: Row, labels: list[str], source: str) -> Record | None:
    """Make the record of a row; None where it has nothing to tell it by."""
    entry = Entry("export", [])
    lines = [(row.first_line, ""), (row.last_line, "")]
    apart: dict[str, str] = {}
    identified = False
    for label, cell in zip(labels, row.cells, strict=True):
        if not cell or (len(cell) <= _SHORT and _is_blank(cell)):
            continue
        if label in _APART and label not in apart:
            apart[label] = cell
        else:
            identified = identified or label in _IDENTIFYING
            entry.fields.append(Field(label, lines, [cell]))
    if not identified:
        return None
    record = build_record(entry, source, NAME)
    page = pages(apart.get(_PAGE_START, ""), apart.get(_PAGE_END, ""))
    names, affiliations = record.authors, record.affiliations
    if text := clean(apart.get(_BY_AUTHOR, "")):
        names, affiliations = with_affiliations(names, affiliations, text)
        record.extra[_BY_AUTHOR] = text
    cited_by = None
    if text := clean(apart.get(_CITED_BY, "")):
        if text.isdecimal() and len(text) <= _LONGEST_COUNT:
            cited_by = int(text)
        else:
            record.extra[_CITED_BY] = text
    return msgspec.structs.replace(
        record, page=page, authors=names, affiliations=affiliations, cited_by=cited_by
    )


def _is_blank(cell: str) -> bool:
    """Whether a short cell says nothing: punctuation alone, R's `NA`, a year of `0000`."""
    return cell in ("NA", "0000") or not any(map(str.isalnum, cell))
