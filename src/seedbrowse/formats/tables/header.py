"""Table header: which table a file is, told by the names in its first line."""

import csv
from typing import Final

import msgspec

from seedbrowse.formats.tables.column_names import role_of

__all__ = ["TableHeader", "table_header"]

_DELIMITERS: Final = ",;\t|"
_WOS_TAGS: Final = frozenset({"PT", "AU", "TI", "SO", "UT", "PY", "DI", "VL", "BP", "EP", "AB"})
_SCOPUS_COLUMNS: Final = frozenset(
    {
        "authors", "author(s) id", "author full names", "title", "year", "source title", "volume",
        "issue", "art. no.", "page start", "page end", "page count", "cited by", "doi", "link",
        "affiliations", "authors with affiliations", "abstract", "author keywords",
        "index keywords", "document type", "publication stage", "open access", "source", "eid",
        "作者", "文献标题", "年份", "来源出版物名称", "卷", "期", "起始页码", "结束页码",
        "引用次数", "文献编号",
    }
)  # fmt: skip
_ONLY_SCOPUS: Final = frozenset(
    {
        "eid", "author(s) id", "author full names", "authors with affiliations", "art. no.",
        "cited by", "来源出版物名称", "文献标题",
    }
)  # fmt: skip
_NEVER_SCOPUS: Final = frozenset({"article title", "ut (unique wos id)", "ut (unique id)"})
"""Columns of Web of Science's Excel table, which has `Author Full Names` as well."""

_TELLING: Final = frozenset(
    {
        "authors", "year", "date", "container_title", "doi", "pmid", "abstract", "author_keywords",
        "issn", "isbn", "volume", "page", "page_first",
    }
)  # fmt: skip
"""What beside a title makes a table one of records: many others have numbers, types and notes."""

_MOST_COLUMNS: Final = 1000
_PREAMBLE: Final = 5
"""Lines that are looked at."""


class TableHeader(msgspec.Struct, frozen=True):
    """The first line of a table."""

    format: str
    """Name of the format; empty where the names are not those of records."""

    delimiter: str
    columns: tuple[str, ...]
    known: int
    """How many of the columns speak for the format."""


def table_header(text: str) -> TableHeader | None:
    """Recognise a table by its header; None where there is none among the first lines.

    Above it there may be a title, the day of the export, or Excel's `sep=;`.
    """
    lines = [line for line in text.lstrip("\ufeff \n").split("\n", _PREAMBLE)[:_PREAMBLE] if line]
    found = [header for line in lines if (header := _header(line)) is not None]
    return next((header for header in found if header.format), found[0] if found else None)


def _header(line: str) -> TableHeader | None:
    delimiter = max(_DELIMITERS, key=line.count)
    if delimiter not in line:
        return None
    try:
        (cells,) = csv.reader([line], delimiter=delimiter)
    except (csv.Error, ValueError):
        return None
    columns = tuple(cell.strip(" \ufeff\"'") for cell in cells)
    if len(columns) > _MOST_COLUMNS:
        return None
    name, known = _kind(columns, delimiter)
    return TableHeader(name, delimiter, columns, known)


def _kind(columns: tuple[str, ...], delimiter: str) -> tuple[str, int]:
    if delimiter == "\t" and len(_WOS_TAGS.intersection(columns)) >= 4:
        return "wos-tab", sum(len(each) == 2 for each in columns)
    folded = [" ".join(each.casefold().split()) for each in columns]
    if folded[:2] == ["key", "item type"] or {"item type", "publication title"} <= {*folded}:
        return "zotero-csv", len(columns)
    scopus = _SCOPUS_COLUMNS.intersection(folded)
    if len(scopus) >= 4 and scopus & _ONLY_SCOPUS and _NEVER_SCOPUS.isdisjoint(folded):
        return "scopus-csv", len(scopus)
    roles = [role for each in columns if (role := role_of(each))]
    if "title" in roles and not _TELLING.isdisjoint(roles):
        return "csv", len(roles)
    return "", 0
