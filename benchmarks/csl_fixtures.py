"""Fixtures of the official CSL test-suite: what to render, and what ought to come out.

A fixture is a text file of sections, `>>===== NAME =====>>` … `<<===== NAME =====<<`. Its result
is HTML as citeproc-js writes it: the bibliography in a `csl-bib-body`, or citations line by line;
where they were added to a document one after the other, each line begins with `>>[0]` or `..[0]`.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

__all__ = ["Citation", "Fixture", "comparable_result", "read_fixtures"]

_SECTION: Final = re.compile(r">>=+ ([A-Z0-9-]+) =+>>\n(.*?)\n?<<=+ \1 =+<<", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a fixture."""

    cites: Sequence[Mapping[str, Any]]
    """As citeproc-js takes them: id, locator, label, prefix, suffix, position …"""

    note: int = 0
    """The number of its note; 0 in the text."""


@dataclass(frozen=True, slots=True)
class Fixture:
    """One test of the suite."""

    name: str
    """`name_ParticleCaps1`: what is before the `_` is its category."""

    is_bibliography: bool
    style: bytes
    items: Sequence[Mapping[str, Any]]
    result: str
    citations: Sequence[Citation] = ()
    """Citations as they stand; none of them changes another."""

    document: Sequence[Citation] = ()
    """Citations of one document in their order, which tells what stands in each of them."""

    @property
    def category(self) -> str:
        """What kind of things it tests."""
        return self.name.partition("_")[0]


def read_fixtures(folder: Path) -> Iterator[Fixture]:
    """Read the fixtures of a folder, by name."""
    for path in sorted(folder.glob("*.txt")):
        yield _fixture(path.stem, path.read_text("utf-8"))


def _fixture(name: str, text: str) -> Fixture:
    sections: dict[str, str] = dict(_SECTION.findall(text))
    citations = json.loads(sections.get("CITATION-ITEMS", "[]"))
    return Fixture(
        name=name,
        is_bibliography=sections["MODE"].strip().startswith("bibliography"),
        style=sections["CSL"].strip().encode(),
        items=json.loads(sections["INPUT"]),
        result=sections["RESULT"],
        citations=[Citation(cites) for cites in citations],
        document=_document(json.loads(sections.get("CITATIONS", "[]"))),
    )


def _document(calls: Sequence[Sequence[Any]]) -> list[Citation]:
    """The citations that a document has after all calls.

    Each call adds one, or puts it in place of another, and names those before and behind it, with
    their notes.
    """
    known: dict[str, Sequence[Mapping[str, Any]]] = {}
    order: list[Sequence[Any]] = []
    for citation, before, after in calls:
        identifier = citation["citationID"]
        known[identifier] = citation["citationItems"]
        note = citation.get("properties", {}).get("noteIndex", 0)
        order = [*before, [identifier, note], *after]
    return [Citation(known[each], note) for each, note in order]


_ENTITIES: Final = {"&#38;": "&amp;", "&#60;": "&lt;", "&#62;": "&gt;", "&#39;": "'"}
_ENTITY: Final = re.compile("|".join(_ENTITIES))
_AROUND_BLOCKS: Final = re.compile(r"\s*(</?div\b[^>]*>)\s*")
_MARK: Final = re.compile(r"^(?:>>|\.\.)\[\d+\] ", re.MULTILINE)


def comparable_result(result: str) -> str:
    """A result without what is only notation.

    That is how entities are spelled, how blocks are indented, and which citations citeproc-js
    thinks that the last step may have changed.
    """
    result = _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], _MARK.sub("", result))
    return _AROUND_BLOCKS.sub(r"\1", result).strip()
