"""Fixtures of the official CSL test-suite: what to render, and what ought to come out.

A fixture is a text file of sections, `>>===== NAME =====>>` … `<<===== NAME =====<<`. Its result
is HTML as citeproc-js writes it: the bibliography in a `csl-bib-body`, or citations line by line;
where they are added to a document one after the other, each line begins with `>>[0]` where the
last step has changed it and with `..[0]` where it has not.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

__all__ = ["Citation", "Fixture", "Step", "comparable_result", "read_fixtures"]

_SECTION: Final = re.compile(r">>=+ ([A-Z0-9-]+) =+>>\n(.*?)\n?<<=+ \1 =+<<", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a fixture."""

    cites: Sequence[Mapping[str, Any]]
    """As citeproc-js takes them: id, locator, label, prefix, suffix, position …"""

    note: int = 0
    """The number of its note; 0 in the text."""


@dataclass(frozen=True, slots=True)
class Step:
    """A citation is added to a document, or put in place of another."""

    id: str
    """Of that citation."""

    citations: Mapping[str, Citation]
    """All that the document has then, in order, by their ids."""


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

    steps: Sequence[Step] = ()
    """How the citations of a document came into it."""

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
        steps=list(_steps(json.loads(sections.get("CITATIONS", "[]")))),
    )


def _steps(calls: Sequence[Sequence[Any]]) -> Iterator[Step]:
    """Read calls that name the citations before and behind their own, each with its note."""
    known: dict[str, Sequence[Mapping[str, Any]]] = {}
    for citation, before, after in calls:
        own = citation["citationID"]
        known[own] = citation["citationItems"]
        note = citation.get("properties", {}).get("noteIndex", 0)
        placed = [*before, [own, note], *after]
        yield Step(own, {each: Citation(known[each], at) for each, at in placed})


_ENTITIES: Final = {"&#38;": "&amp;", "&#60;": "&lt;", "&#62;": "&gt;", "&#39;": "'"}
_ENTITY: Final = re.compile("|".join(_ENTITIES))
_AROUND_BLOCKS: Final = re.compile(r"\s*(</?div\b[^>]*>)\s*")


def comparable_result(result: str) -> str:
    """A result without what is only notation: how entities are spelled, and blocks indented."""
    result = _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], result)
    return _AROUND_BLOCKS.sub(r"\1", result).strip()
