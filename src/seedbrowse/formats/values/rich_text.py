"""Titles and abstracts with markup: HTML, JATS, MathML and Scopus' own to CSL rich text, or plain.

What is a tag is told as `records.markup` tells it, so a title is searched and sorted by the same
text that `plain` gives. A `<` that begins no tag is text: `p < 0.05`.
"""

import re
from collections import Counter
from collections.abc import Callable

from seedbrowse.formats.values.mathml import replaced, without_formulas
from seedbrowse.records.text import clean, harmless

__all__ = ["plain", "rich"]

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w.-]*(?::[A-Za-z][\w.-]*)?)"
    r"(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>=]+))*)\s*(?P<empty>/?)>"
)
_TAG_START = re.compile(r"<(?=[/A-Za-z])")
_LOOSE_TAG = re.compile(r"< (/?(?:i|em|b|strong|sub|sup|inf)) ?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--|<\?xml")
_COMMENT_END = re.compile(r"--\s*>|\?>")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")

_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_NO_CASE = '<span class="nocase">'
_RICH = {
    "i": "<i>", "em": "<i>", "italic": "<i>",
    "b": "<b>", "strong": "<b>", "bold": "<b>",
    "sub": "<sub>", "inf": "<sub>",
    "sup": "<sup>",
    "sc": _SMALL_CAPS, "scp": _SMALL_CAPS, "small-caps": _SMALL_CAPS,
}  # fmt: skip
"""Tags of the sources and what CSL rich text has for them."""

_BLOCK_TAGS = """
abstract blockquote br dd def-list disp-formula disp-quote div dl dt h1 h2 h3 h4 h5 h6 hr img
label li list list-item ol p sec section table tbody td th thead title tr ul
"""
_INLINE_TAGS = """
alternatives code email ext-link font inline-formula mark monospace named-content roman
sans-serif small span styled-content tex-math tt u underline uri xref
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_INLINE = frozenset(_INLINE_TAGS.split())
_KNOWN = _BLOCKS | _INLINE | _RICH.keys()
"""Tags that are no text even where they are not closed; any other must be."""

_HEADINGS = frozenset({"title", "label", "h1", "h2", "h3", "h4", "h5", "h6"})
_WHOLE = frozenset({"abstract", "abstract:", ""})
"""A heading that says only what the whole text is."""

_MOST_PASSES = 4


def rich(text: str) -> str:
    """Write a title as CSL rich text: `<i> <b> <sub> <sup>` and spans for small capitals.

    Tags are closed in the order in which they were opened, and only those that are closed at all
    stay. Other tags are removed. Entities are decoded once, so `&lt;i&gt;` is a tag, too.
    """
    if "<" not in text and "&" not in text:
        return clean(text)
    text = clean(text)
    if "<" not in text:
        return text
    return _settled(text, _rich_once)


def plain(text: str) -> str:
    """Write an abstract as plain text: paragraphs behind each other, headings as `Methods: …`."""
    if "<" not in text and "&" not in text:
        return clean(text)
    text = clean(text)
    if "<" not in text:
        return text
    return _settled(text, _plain_once)


def _settled(text: str, write: Callable[[str], str]) -> str:
    """Repeat until nothing is a tag that was none before: `<<i>i>` leaves `<i>`."""
    for _ in range(_MOST_PASSES):
        before = text
        if "<!" in text or "<?" in text or "]]>" in text:
            text = _CDATA.sub("", replaced(text, _COMMENT, _COMMENT_END, lambda _: ""))
        if "math" in text:
            text = without_formulas(text)
        if "< " in text:
            text = _LOOSE_TAG.sub(r"<\1>", text)
        text = harmless(write(text))
        if text == before:
            return text
    return harmless(_TAG_START.sub("", text))


def _removable(text: str) -> Callable[[re.Match[str]], bool]:
    """Tell tags from text that only looks like them.

    Known tags and those with attributes are tags; of the others, those that are closed as often
    as they are opened.
    """
    surplus: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        if not tag["empty"]:
            surplus[tag["name"].lower()] += -1 if tag["close"] else 1
    return lambda tag: bool(
        _local(tag["name"]) in _KNOWN or tag["attributes"] or not surplus[tag["name"].lower()]
    )


def _local(name: str) -> str:
    """The name of a tag without its namespace: `jats:italic` is `italic`."""
    return name.rpartition(":")[2].lower()


def _rich_once(text: str) -> str:
    removable = _removable(text)
    tags = _OpenTags()
    place = 0
    for tag in _TAG.finditer(text):
        if not removable(tag):
            continue
        tags.write(text[place : tag.start()])
        place = tag.end()
        name = _local(tag["name"])
        if name in _BLOCKS:
            tags.write(" ")
        elif tag["close"]:
            tags.close(name)
        elif not tag["empty"]:
            tags.open(name, _start_tag(name, tag["attributes"]))
    return tags.text() + text[place:]


class _OpenTags:
    """The text so far, and the tags that are open in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.opened: list[tuple[str, int, int]] = []
        """The source's names of the tags, the places of CSL's in `pieces`, `written` before."""

        self.written = 0
        """How many of the pieces are text that shows."""

        self.counts: Counter[str] = Counter()

    def write(self, text: str) -> None:
        """Go on with text."""
        self.pieces.append(text)
        self.written += bool(text.strip())

    def open(self, name: str, start_tag: str) -> None:
        """Open a tag; `start_tag` is CSL's, or empty where it has none."""
        self.opened.append((name, len(self.pieces), self.written))
        self.counts[name] += 1
        self.pieces.append(start_tag)

    def close(self, name: str) -> None:
        """Close a tag, and before it those that were opened inside it."""
        if not self.counts[name]:
            return
        inner = ""
        while inner != name:
            inner, place, written = self.opened.pop()
            self.counts[inner] -= 1
            start = self.pieces[place]
            if written == self.written:
                self.pieces[place] = ""
            elif start:
                self.pieces.append("</span>" if start.startswith("<span") else f"</{start[1:]}")

    def text(self) -> str:
        """The text; tags that are still open are left out."""
        for _, place, _ in self.opened:
            self.pieces[place] = ""
        return "".join(self.pieces)


def _start_tag(name: str, attributes: str) -> str:
    """The start tag that CSL has for one of the source's; empty where it has none."""
    if name in ("span", "styled-content"):
        if "small-caps" in attributes:
            return _SMALL_CAPS
        return _NO_CASE if "nocase" in attributes else ""
    return _RICH.get(name, "")


def _plain_once(text: str) -> str:
    removable = _removable(text)
    pieces: list[str] = []
    heading = -1
    place = 0
    for tag in _TAG.finditer(text):
        if not removable(tag):
            continue
        pieces.append(text[place : tag.start()])
        place = tag.end()
        name = _local(tag["name"])
        if name in _HEADINGS and not tag["close"]:
            pieces.append(" ")
            heading = len(pieces)
        elif name in _HEADINGS and heading >= 0:
            pieces[heading:] = [_heading("".join(pieces[heading:]).strip())]
            heading = -1
        elif name in _BLOCKS:
            pieces.append(" ")
    return "".join((*pieces, text[place:]))


def _heading(text: str) -> str:
    """Write a heading in front of its text: `Methods: `; one that says `Abstract` is left out."""
    if text.casefold() in _WHOLE:
        return " "
    return f"{text} " if text[-1] in ":.?!" else f"{text}: "
