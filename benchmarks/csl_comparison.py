"""Comparing references with what other citation processors make of the same items.

Processors wrap and space what they print differently, so a rendering is reduced to what a reader
would miss: white space to single spaces, HTML to the tags that change how a letter looks, and the
number before an entry, which depends on the list that it stands in, to nothing.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

__all__ = [
    "Difference",
    "Item",
    "Kind",
    "Pair",
    "comparable",
    "differences",
    "nearest",
    "read_items",
    "read_pairs",
]

Item = Mapping[str, Any]
"""A CSL-JSON item."""


class Kind(StrEnum):
    """What was rendered; the value is how it is called in tables and on the command line."""

    BIBLIOGRAPHY = "bibliography"
    CITE = "cite"
    HTML = "html"
    CITE_HTML = "cite-html"

    @property
    def key(self) -> str:
        """Its name in the files of expected renderings."""
        return {"bibliography": "text", "cite": "cite_text"}.get(self, self.replace("-", "_"))

    @property
    def is_html(self) -> bool:
        """Whether it is HTML, else plain text."""
        return self in (Kind.HTML, Kind.CITE_HTML)

    @property
    def is_cite(self) -> bool:
        """Whether it is a citation in the text, else an entry of the bibliography."""
        return self in (Kind.CITE, Kind.CITE_HTML)


@dataclass(frozen=True, slots=True)
class Pair:
    """A style in a locale, with what others make of some items in it."""

    style: str
    locale: str
    renderings: Mapping[str, Mapping[str, Mapping[str, str]]]
    """By id of the item, by processor, by key of the kind."""

    @property
    def name(self) -> str:
        """`apa@en-US`."""
        return f"{self.style}@{self.locale}"

    def expected(self, item_id: str, kind: Kind) -> dict[str, str]:
        """What each processor makes of an item, fit to be compared; without those that failed."""
        return {
            processor: comparable(rendering[kind.key], kind)
            for processor, rendering in self.renderings.get(item_id, {}).items()
            if "error" not in rendering
        }


def read_items(path: Path) -> list[Item]:
    """Read a CSL-JSON file."""
    items: list[Item] = json.loads(path.read_text("utf-8"))
    return items


def read_pairs(folder: Path) -> Iterator[Pair]:
    """Read every file of expected renderings in a folder, by name."""
    for path in sorted(folder.glob("*.json")):
        found = json.loads(path.read_text("utf-8"))
        yield Pair(found["style"], found["locale"], found["items"])


_WITHOUT_WIDTH: Final = dict.fromkeys([*range(0x200B, 0x2010), 0x2060, 0xFEFF])
_LABEL: Final = re.compile(r"(?:\[\d+\]|\(\d+\)|\d+\.) ")
_BLOCK_TAG: Final = re.compile(r"</?div\b[^>]*>")
_SILENT_TAG: Final = re.compile(r"</?(?:span|a)\b[^>]*>")
_LONG_TAG: Final = re.compile(r"(</?)(em|strong)\b[^>]*>")
_SHORT_TAGS: Final = {"em": "i", "strong": "b"}


def comparable(rendering: str, kind: Kind) -> str:
    """Reduce a rendering to what counts."""
    if kind.is_html:
        rendering = _SILENT_TAG.sub("", _BLOCK_TAG.sub(" ", rendering))
        rendering = _LONG_TAG.sub(lambda tag: f"{tag[1]}{_SHORT_TAGS[tag[2]]}>", rendering)
        rendering = html.unescape(rendering)
    text = " ".join(rendering.translate(_WITHOUT_WIDTH).split())
    return _LABEL.sub("", text, count=1) if _LABEL.match(text) else text


def nearest(ours: str, others: Sequence[str]) -> str:
    """The one of others that is most like ours; empty where there is none."""
    return max(
        others,
        key=lambda other: SequenceMatcher(None, ours, other, autojunk=False).ratio(),
        default="",
    )


_WORD: Final = re.compile(r"\w+|\s+|.")
_CONTEXT: Final = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two renderings differ."""

    before: str
    less: str
    """What only the first has."""

    more: str
    """What only the second has."""

    after: str

    @property
    def change(self) -> str:
        """Without what is around it: `[-2017-]{+2018+}`."""
        less = f"[-{self.less}-]" if self.less else ""
        return less + (f"{{+{self.more}+}}" if self.more else "")

    def __str__(self) -> str:
        return f"{self.before[-_CONTEXT:]}{self.change}{self.after[:_CONTEXT]}"


def differences(ours: str, theirs: str) -> list[Difference]:
    """The places where two renderings differ, word by word."""
    mine, yours = _WORD.findall(ours), _WORD.findall(theirs)
    return [
        Difference(*("".join(words) for words in (mine[:i], mine[i:j], yours[k:m], mine[j:])))
        for tag, i, j, k, m in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
