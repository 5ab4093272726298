"""Notes of RIS (`N1`) in which databases hide fields that RIS has no tag for.

Scopus to 2022 writes a note for each, `N1  - Cited By :12`; from 2023 on all of them in one,
`N1  - Export Date: 18 October 2024; Cited By: 4; CODEN: ABCDE`. Web of Science writes a line for
each.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from seedbrowse.formats.entry import Field
from seedbrowse.formats.identifiers import doi
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.rich_text import plain
from seedbrowse.formats.scopus_labels import present
from seedbrowse.formats.scopus_values import references
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


def _divided(text: str) -> Iterator[tuple[str, str]]:
    """Divide a note at its labels; the first label is empty where text stands before it."""
    label, value = "", ""
    for piece in text.split(";"):
        found = piece.partition(":")[0].strip() if piece.find(":") < _LONGEST_LABEL else ""
        # A no-break space stands in `Funding text 1`.
        name = found.replace("\xa0", " ").rstrip(" 0123456789").casefold()
        if name in _ROLES or name in _KEPT:
            if label or value:
                yield label, value
            label, value = found, piece.partition(":")[2]
            if name == "article in press":
                value = found
        else:
            value = f"{value};{piece}" if value or label else piece
            if not label:
                break
    else:
        yield label, value
        return
    yield "", text


def _add_labelled(builder: RecordBuilder, label: str, lines: Sequence[str]) -> None:
    text = clean(present(" ".join(lines).strip()))
    name = _ROLES.get(label.replace("\xa0", " ").rstrip(" 0123456789").casefold(), "")
    if name == "cited_by" and text.isdecimal():
        builder.put(name, int(text), label, text)
    elif name == "references":
        # In a list the last one has no semicolon behind it, so this is one by itself.
        alone = len(lines) == 1 and text.endswith(";")
        builder.extend(name, [text[:-1].rstrip()] if alone else references(lines))
    elif name == "funding":
        builder.extend(name, [text])
    elif name == "open_access_status":
        builder.put("open_access", "open access" in text.casefold() or None, label, text)
        builder.put(name, text, label, text)
    elif name and name != "cited_by":
        builder.put(name, text, label, text)
    else:
        builder.keep(label, text)
