r"""The columns of the CSV that this program writes, and how their cells hold a record's fields.

The names are CSL-JSON's where CSL has the variable, else the record's own with hyphens. A cell
with several values has them divided by `; `. Names are `Family, Given, Suffix` with the particle
before the family; what has no comma is an organisation. A backslash before `;`, `,` or `\` makes
it a letter. A cell that a spreadsheet would take for a formula has an apostrophe before it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import msgspec

from seedbrowse.records import Issued, Name
from seedbrowse.records.text import harmless

__all__ = ["COLUMNS", "Column", "guarded", "is_own_header", "unguarded"]

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n]")
_SPECIAL: Final = re.compile(r"[\\;,]")
_SPECIAL_IN_LIST: Final = re.compile(r"[\\;]")
_ESCAPED: Final = re.compile(r"\\([\\;,])")
_SEPARATORS: Final = {each: re.compile(rf"\\.|{each}") for each in ";,"}
_DATE: Final = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_TRUTH: Final = {"yes": True, "no": False}


class Column(msgspec.Struct, frozen=True):
    """One column."""

    name: str
    """As the header has it."""

    field: str
    """The record's field."""

    write: Callable[[Any], str]
    """Makes the cell of the field's value; an empty one where there is none."""

    read: Callable[[str], Any]
    """Makes the value of a cell that is not empty; None for one that no record gives."""


def guarded(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula.

    One that begins so already gets another, so that `unguarded` gives back every text.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that `guarded` put before a cell."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell, 1) else cell


def is_own_header(names: Iterable[str]) -> bool:
    """Whether the names are those of a table that this program wrote, perhaps with others."""
    return set(names) >= _NEEDED


_NEEDED: Final = frozenset({"citation-key", "type", "title", "issued", "container-title"})


def _write_list(items: Sequence[str]) -> str:
    return "; ".join(_SPECIAL_IN_LIST.sub(r"\\\g<0>", item) for item in items)


def _read_list(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_unescaped, _divided(harmless(cell), ";"))))


def _divided(text: str, separator: str) -> list[str]:
    """Divide text where no backslash stands before the separator."""
    parts = []
    start = 0
    for found in _SEPARATORS[separator].finditer(text):
        if found[0] == separator:
            parts.append(text[start : found.start()].strip())
            start = found.end()
    return [*parts, text[start:].strip()]


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _write_names(names: Sequence[Name]) -> str:
    return "; ".join(map(_write_name, names))


def _write_name(name: Name) -> str:
    if name.literal:
        return _SPECIAL.sub(r"\\\g<0>", name.literal)
    parts = [name.short, name.given, name.suffix]
    written = [_SPECIAL.sub(r"\\\g<0>", part) for part in parts]
    return ", ".join(written if name.suffix else written[:2])


def _read_names(cell: str) -> tuple[Name, ...]:
    return tuple(_read_name(item) for item in _divided(harmless(cell), ";") if item)


def _read_name(item: str) -> Name:
    parts = [_unescaped(part) for part in _divided(item, ",")]
    if len(parts) == 1:
        return Name(literal=parts[0])
    family, given, suffix = parts[0], parts[1], ", ".join(parts[2:])
    words = family.split(" ")
    first = 0
    while first < len(words) - 1 and words[first].islower():
        first += 1
    return Name(
        family=" ".join(words[first:]),
        given=given,
        non_dropping_particle=" ".join(words[:first]),
        suffix=suffix,
    )


def _write_date(issued: Issued | None) -> str:
    return str(issued) if issued else ""


def _read_date(cell: str) -> Issued | None:
    found = _DATE.fullmatch(cell.strip())
    return Issued(*(int(part or 0) for part in found.groups())) if found else None


def _write_truth(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _write_number(value: int | None) -> str:
    return "" if value is None else str(value)


def _read_number(cell: str) -> int | None:
    return int(cell) if cell.isdecimal() and len(cell) < 10 else None


def _text(name: str, field: str = "") -> Column:
    return Column(name, field or name.replace("-", "_"), str, harmless)


def _list(name: str, field: str = "") -> Column:
    return Column(name, field or name.replace("-", "_"), _write_list, _read_list)


COLUMNS: Final = (
    _text("citation-key", "key"),
    _text("type"),
    _text("title"),
    Column("author", "authors", _write_names, _read_names),
    Column("issued", "issued", _write_date, _read_date),
    _text("container-title"),
    _text("volume"),
    _text("issue"),
    _text("page"),
    _text("number"),
    _text("DOI", "doi"),
    _text("abstract"),
    _list("author-keywords"),
    _list("index-keywords"),
    _text("language"),
    _text("document-type"),
    Column("cited-by", "cited_by", _write_number, _read_number),
    Column("open-access", "open_access", _write_truth, lambda cell: _TRUTH.get(cell.casefold())),
    _text("open-access-status"),
    _text("publication-stage"),
    Column("editor", "editors", _write_names, _read_names),
    _text("container-title-short"),
    _text("collection-title"),
    _text("publisher"),
    _text("publisher-place"),
    _text("event-title", "event"),
    _list("ISSN", "issn"),
    _list("ISBN", "isbn"),
    _text("URL", "url"),
    _text("PMID", "pmid"),
    _text("PMCID", "pmcid"),
    _text("arxiv-id", "arxiv"),
    _text("wos-id", "wos"),
    _text("scopus-eid", "eid"),
    _list("affiliations"),
    _text("correspondence"),
    _list("funding"),
    _list("references"),
    _text("copyright"),
)
"""In the order in which they are written."""
