"""Notes of RIS (`N1`) in which databases hide fields that RIS has no tag for.

Scopus to 2022 writes a note for each, `N1  - Cited By :12`; from 2023 on all of them in one,
`N1  - Export Date: 18 October 2024; Cited By: 4; CODEN: ABCDE`. Web of Science writes a line for
each.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from seedbrowse.formats.entry import Field
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.labels import present
from seedbrowse.formats.scopus.values import references
from seedbrowse.formats.values.identifiers import doi
from seedbrowse.formats.values.rich_text import plain
from seedbrowse.records.text import clean

__all__ = ["NOTED_FIELDS", "add_note"]

NOTED_FIELDS: Final = {
    "cited_by": "Cited By",
    "correspondence": "Correspondence Address",
    "publication_stage": "Publication Stage",
    "open_access_status": "Open Access",
}
"""Fields of a record that stand in a note of their own, and its label."""

_ROLES: Final = {label.casefold(): name for name, label in NOTED_FIELDS.items()} | {
    "conference name": "event",
    "references": "references",
    "funding details": "funding",
    "funding text": "funding",
    "article in press": "publication_stage",
}
_KEPT: Final = frozenset(
    {
        "export date", "coden", "conference code", "conference date", "chemicals/cas",
        "tradenames", "manufacturers", "molecular sequence numbers",
    }
)  # fmt: skip
_OPEN_WAYS: Final = ("gold", "green", "bronze", "hybrid", "diamond")
_CITED = re.compile(r"Times Cited in Web of Science Core Collection:\s*(\d+)")
_LONGEST_LABEL = 30


def add_note(builder: RecordBuilder, field: Field) -> None:
    """Add a note, or the fields that are hidden in it."""
    lines = field.value
    pieces = list(_divided(lines[0]))
    if pieces[0][0]:
        for label, value in pieces[:-1]:
            _add_labelled(builder, label, [value])
        label, value = pieces[-1]
        _add_labelled(builder, label, [value, *lines[1:]])
        return
    text = plain(field.text) if "<" in field.text else clean(field.text)
    if text[:3].casefold() == "doi" and len(text) < 100 and (name := doi(text)):
        builder.put("doi", name, "N1", text)
        return
    if cited := _CITED.search(text):
        builder.put("cited_by", int(cited[1]), "N1", cited[0])
    builder.put_csl("note", text, "N1", text)


@lru_cache(maxsize=1024)  # a file repeats its few labels in every record
def _role(label: str) -> str | None:
    """The field that a label names, empty where it is only kept; None where it is no label."""
    # A no-break space stands in `Funding text 1`.
    name = label.replace("\xa0", " ").rstrip(" 0123456789").casefold()
    return _ROLES.get(name, "" if name in _KEPT else None)


def _divided(text: str) -> Iterator[tuple[str, str]]:
    """Divide a note at its labels; the first label is empty where text stands before it."""
    label = ""
    value: list[str] = []
    for piece in text.split(";"):
        before, _, after = piece.partition(":")
        found = before.strip() if len(before) < _LONGEST_LABEL else ""
        if found and _role(found) is not None:
            if label:
                yield label, ";".join(value)
            label, value = found, [after or found]
        elif label:
            value.append(piece)
        else:
            break
    yield label, ";".join(value) if label else text


def _add_labelled(builder: RecordBuilder, label: str, lines: Sequence[str]) -> None:
    text = clean(present(" ".join(lines).strip() if len(lines) > 1 else lines[0].strip()))
    name = _role(label)
    if name == "cited_by" and text.isdecimal():
        builder.put(name, int(text), label, text)
    elif name == "references":
        # In a list the last one has no semicolon behind it, so this is one by itself.
        alone = len(lines) == 1 and text.endswith(";")
        builder.extend(name, [text[:-1].rstrip()] if alone else references(lines))
    elif name == "funding":
        builder.extend(name, [text])
    elif name == "open_access_status":
        _add_open_access(builder, label, text)
    elif name and name != "cited_by":
        builder.put(name, text, label, text)
    else:
        builder.keep(label, text)


def _add_open_access(builder: RecordBuilder, label: str, text: str) -> None:
    """Set the status of access, and whether it says that the work is open."""
    words = text.casefold()
    if words in ("yes", "no"):
        builder.put("open_access", words == "yes", label, text)
        return
    is_open = "open access" in words or any(way in words for way in _OPEN_WAYS)
    builder.put("open_access", is_open or (False if words == "closed" else None), label, text)
    builder.put("open_access_status", text, label, text)
