"""Raw labels: what an export says of a record by itself, read in the plainest way that works.

It knows nothing of the readers it is compared with: a line with a label is a value, an element
or a cell is a value. What is wrong with a file is left alone.
"""

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

__all__ = ["FIELDS", "RAW", "RawRecord"]

FIELDS: Final = ("title", "authors", "year", "source", "DOI", "abstract", "keywords", "pages")


class RawRecord(msgspec.Struct):
    """The labelled values of one record: the plain text by field."""

    line: int
    """Where it begins, counted from 1; 0 where that is not known."""

    values: dict[str, list[str]]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    data = path.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    yield from enumerate(text.split("\n"), 1)


def _tagged(
    path: Path, begin: str, tag: str, fields: Mapping[str, tuple[str, ...]]
) -> Iterator[RawRecord]:
    """Records of tagged lines; lines without a tag go on with the value before them."""
    record: RawRecord | None = None
    field = ""
    names = {label: field for field, labels in fields.items() for label in labels}
    for number, line in _lines(path):
        if re.match(begin, line):
            if record is not None:
                yield record
            record, field = RawRecord(number, {}), ""
        found = re.match(tag, line)
        if record is None:
            continue
        if found:
            field = names.get(found[1].strip(), "")
            value = line[found.end() :].strip()
            if field and value:
                record.values.setdefault(field, []).append(value)
        elif not line.strip():
            field = ""
        elif field in ("title", "abstract") and line[:1] == " " and field in record.values:
            record.values[field][-1] += " " + line.strip()
    if record is not None:
        yield record


def _ris(path: Path) -> Iterator[RawRecord]:
    fields = {
        "title": ("TI", "T1"), "authors": ("AU", "A1"), "year": ("PY", "Y1"),
        "source": ("T2", "JF", "JO"), "DOI": ("DO",), "abstract": ("AB", "N2"),
        "keywords": ("KW",), "pages": ("SP",),
    }  # fmt: skip
    return _tagged(path, r"\s*TY {1,2}-", r"([A-Z][A-Z0-9])  ?- ?", fields)


def _nbib(path: Path) -> Iterator[RawRecord]:
    fields = {
        "title": ("TI", "BTI"), "authors": ("FAU",), "year": ("DP",), "source": ("JT", "TA"),
        "abstract": ("AB",), "keywords": ("MH", "OT"), "pages": ("PG",),
    }  # fmt: skip
    return _tagged(path, "PMID- ", r"([A-Z]{2,4}) *- ", fields)


def _wos_text(path: Path) -> Iterator[RawRecord]:
    fields = {
        "title": ("TI",), "authors": ("AU",), "year": ("PY",), "source": ("SO",), "DOI": ("DI",),
        "abstract": ("AB",), "keywords": ("DE", "ID"), "pages": ("BP",),
    }  # fmt: skip
    return _tagged(path, r"PT \w", r"([A-Z][A-Z0-9]) ", fields)


def _refer(path: Path) -> Iterator[RawRecord]:
    """Blocks between blank lines: `%0` may stand anywhere in one, or not at all."""
    names = {
        "T": "title", "A": "authors", "D": "year", "J": "source", "R": "DOI", "X": "abstract",
        "K": "keywords", "P": "pages",
    }  # fmt: skip
    record: RawRecord | None = None
    for number, line in _lines(path):
        if not line.strip() and record is not None:
            yield record
            record = None
        elif found := re.match(r"%(.) (.+)", line):
            record = record or RawRecord(number, {})
            if field := names.get(found[1]):
                record.values.setdefault(field, []).append(found[2].strip())
    if record is not None:
        yield record


def _refworks(path: Path) -> Iterator[RawRecord]:
    fields = {
        "title": ("T1",), "authors": ("A1",), "year": ("YR",), "source": ("JF",), "DOI": ("DO",),
        "abstract": ("AB",), "keywords": ("K1",), "pages": ("SP",),
    }  # fmt: skip
    return _tagged(path, "RT ", r"([A-Z][A-Z0-9]) ", fields)


def _bibtex(path: Path) -> Iterator[RawRecord]:
    """Fields that begin a line of their own and end in it, with a brace or a quotation mark."""
    names = {
        "title": "title", "author": "authors", "year": "year", "date": "year",
        "journal": "source", "journaltitle": "source", "booktitle": "source", "doi": "DOI",
        "abstract": "abstract", "keywords": "keywords", "author_keywords": "keywords",
        "pages": "pages",
    }  # fmt: skip
    record: RawRecord | None = None
    for number, line in _lines(path):
        if found := re.search(r"(?:^\s*|\}\s*)@\s*(\w+)\s*[{(]", line):
            if record is not None:
                yield record
            is_entry = found[1].lower() not in ("string", "comment", "preamble")
            record = RawRecord(number, {}) if is_entry else None
        elif record is not None and (
            found := re.match(r"""\s*([A-Za-z_-]+)\s*=\s*(?:\{+|")(.+?)(?:\}+|")\s*,?\s*$""", line)
        ):
            field = names.get(found[1].lower())
            if field and found[2].strip() and "{" not in found[2] and "\\" not in found[2]:
                record.values.setdefault(field, []).append(found[2])
    if record is not None:
        yield record


def _table(
    names: dict[str, str], delimiter: str = ",", quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> Any:
    def read(path: Path) -> Iterator[RawRecord]:
        lines = [f"{line}\n" for _, line in _lines(path)]
        csv.field_size_limit(10_000_000)
        rows = csv.reader(lines, delimiter=delimiter, quoting=quoting)
        header = [cell.strip().casefold() for cell in next(rows)]
        begin = rows.line_num + 1
        for row in rows:
            values: dict[str, list[str]] = {}
            for name, cell in zip(header, row, strict=False):
                if name in names and cell.strip() and not cell.startswith("[No "):
                    values.setdefault(names[name], []).append(cell)
            if any(row):
                yield RawRecord(begin, values)
            begin = rows.line_num + 1

    return read


def _xml(record: str, names: dict[str, str]) -> Any:
    """Values by the ends of their paths, from the record's element on."""

    def read(path: Path) -> Iterator[RawRecord]:
        tree = ET.parse(path)
        for element in tree.iter():
            if element.tag.rpartition("}")[2] != record:
                continue
            values: dict[str, list[str]] = {}
            for end, field in names.items():
                for found in element.findall(f".//{end}"):
                    text = "".join(found.itertext()).strip()
                    if text:
                        values.setdefault(field, []).append(text)
            yield RawRecord(0, values)

    return read


def _json_items(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        for name in ("message", "items", "results", "works"):
            if isinstance(value.get(name), dict | list):
                return _json_items(value[name])
        return [value]
    return [item for item in value if isinstance(item, dict)]


def _json(names: dict[str, str]) -> Any:
    def read(path: Path) -> Iterator[RawRecord]:
        for item in _json_items(json.loads(path.read_text("utf-8-sig"))):
            values: dict[str, list[str]] = {}
            for name, field in names.items():
                value = item.get(name)
                first = value[0] if isinstance(value, list) and value else value
                if isinstance(first, str | int) and first != "":
                    values.setdefault(field, []).append(str(first))
                elif field == "authors" and isinstance(first, dict):
                    who = first.get("family") or first.get("literal") or first.get("name")
                    who = who or first.get("author", {}).get("display_name") or ""
                    # Given names may be spelt otherwise elsewhere in the item.
                    values.setdefault(field, []).extend(who.split()[-1:])
            yield RawRecord(0, values)

    return read


_SCOPUS_CSV: Final = {
    "title": "title", "authors": "authors", "year": "year", "source title": "source",
    "doi": "DOI", "abstract": "abstract", "author keywords": "keywords",
    "index keywords": "keywords", "page start": "pages",
}  # fmt: skip
_ZOTERO_CSV: Final = {
    "title": "title", "author": "authors", "publication year": "year",
    "publication title": "source", "doi": "DOI", "abstract note": "abstract", "pages": "pages",
    "manual tags": "keywords", "automatic tags": "keywords",
}  # fmt: skip
_WOS_TAB: Final = {
    "ti": "title", "au": "authors", "py": "year", "so": "source", "di": "DOI", "ab": "abstract",
    "de": "keywords", "id": "keywords", "bp": "pages",
}  # fmt: skip
_CSL: Final = {
    "title": "title", "author": "authors", "container-title": "source", "DOI": "DOI",
    "abstract": "abstract", "page": "pages",
}  # fmt: skip

RAW: Final[dict[str, Callable[[Path], Iterator[RawRecord]]]] = {
    "ris": _ris,
    "nbib": _nbib,
    "wos-text": _wos_text,
    "refer": _refer,
    "refworks": _refworks,
    "bibtex": _bibtex,
    "scopus-csv": _table(_SCOPUS_CSV),
    "zotero-csv": _table(_ZOTERO_CSV),
    "wos-tab": _table(_WOS_TAB, "\t", csv.QUOTE_NONE),
    "csl-json": _json(_CSL),
    "crossref-json": _json(_CSL),
    "openalex-json": _json(
        {"title": "title", "authorships": "authors", "publication_year": "year", "doi": "DOI"}
    ),
    "endnote-xml": _xml(
        "record",
        {
            "titles/title": "title", "contributors/authors/author": "authors",
            "dates/year": "year", "secondary-title": "source", "abstract": "abstract",
            "keyword": "keywords", "pages": "pages", "electronic-resource-num": "DOI",
        },
    ),
    "pubmed-xml": _xml(
        "PubmedArticle",
        {
            "ArticleTitle": "title", "Author/LastName": "authors",
            "JournalIssue/PubDate/Year": "year", "Journal/Title": "source",
            "AbstractText": "abstract", "MeshHeading/DescriptorName": "keywords",
            "MedlinePgn": "pages",
        },
    ),
    "arxiv-atom": _xml(
        "entry",
        {
            "{*}title": "title", "{*}author/{*}name": "authors", "{*}summary": "abstract",
            "{*}published": "year", "{*}doi": "DOI",
        },
    ),
}  # fmt: skip
"""For each format how its labelled values are found."""
