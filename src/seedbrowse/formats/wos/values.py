"""Values of Web of Science fields: lists, addresses, dates, types."""

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["addresses", "csl_type", "divided", "is_plain_date", "wrapped"]

_ITEM: Final = re.compile(r"(?:\[[^\[\]]*\]|[^;])+")
_PLAIN_DATE: Final = re.compile(r"(?:[A-Za-z]{3}(?: \d{1,2})?,?)?(?: ?\d{4})?")
_TYPES: Final = {
    "book chapter": "chapter",
    "data set": "dataset",
    "data study": "dataset",
    "dataset": "dataset",
    "preprint": "article",
    "software": "software",
    "thesis": "thesis",
    "thesis/dissertation": "thesis",
}
_PAPERS: Final = frozenset({"proceedings paper", "conference paper", "meeting"})
_JOURNAL: Final = "article-journal"


def wrapped(lines: Sequence[str]) -> str:
    """The text of a value that stands in several lines."""
    return lines[0] if len(lines) == 1 else " ".join(lines)


def divided(text: str) -> list[str]:
    """Divide a `; ` list; what stands in brackets stays together: `Lake Fund [1; 2]; Shore`."""
    items = _ITEM.findall(text) if "[" in text else text.split(";")
    return [item for item in map(str.strip, items) if item]


def addresses(lines: Sequence[str], *, one_a_line: bool) -> list[str]:
    """Divide addresses, each of which may begin with the authors' names.

    Args:
        lines: The lines of the field.
        one_a_line: Whether a line is an address, or several in a list; where not, an address goes
            on in the next line unless it ends in a full stop there.
    """
    if one_a_line:
        return [item for line in lines for item in divided(line)]
    items: list[str] = []
    for line in lines:
        if items and not items[-1].endswith(".") and not line.startswith("["):
            items[-1] += f" {line}"
        else:
            items.append(line)
    return items


def is_plain_date(text: str) -> bool:
    """Whether a date is a month, with or without a day, and no season or range: `MAR 15`."""
    return _PLAIN_DATE.fullmatch(text) is not None


def csl_type(medium: str, kinds: Sequence[str]) -> str:
    """Choose the CSL type of a record.

    Args:
        medium: What it appeared in: J for a journal, S for a series, B or C for a book, P for a
            patent.
        kinds: Its document types, in the source's words.
    """
    folded = [kind.casefold() for kind in kinds]
    if medium == "P" or "patent" in folded:
        return "patent"
    for kind in folded:
        if found := _TYPES.get(kind):
            return found
    if medium == "J":
        return _JOURNAL
    if "book" in folded:
        return "book"
    if _PAPERS.intersection(folded):
        return "paper-conference"
    return "chapter" if medium in ("B", "C") else _JOURNAL
