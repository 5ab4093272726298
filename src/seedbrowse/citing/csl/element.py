"""Elements: XML of styles and locales as small objects that remember their lines."""

import re
from pathlib import Path
from typing import Final
from xml.parsers import expat

__all__ = ["Element", "StyleError", "read_xml", "refuse_controls"]

_DEEPEST: Final = 200
"""Elements within each other; the deepest style that is published has 37."""

_CONTROLS: Final = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What XML lets through of what acts on a terminal: C1 controls, overrides of direction."""

_OTHER_ENCODING: Final = re.compile(
    rb"\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE
)


class StyleError(Exception):
    """A style or locale that cannot be used: where it is wrong and why, in one sentence."""

    def __init__(self, reason: str, source: str = "", line: int = 0) -> None:
        """Put the place before the reason, as `style.csl:12: reason`."""
        self.reason = reason
        self.source = source
        self.line = line
        place = f"{source}:{line}" if source and line else source or (f"line {line}" * bool(line))
        super().__init__(f"{place}: {reason}" if place else reason)


class Element:
    """One element of a style: never changed after it was read."""

    __slots__ = ("attributes", "children", "line", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int = 0) -> None:
        self.tag = tag
        """Without its name space."""
        self.attributes = attributes
        self.line = line
        self.children: list[Element] = []
        self.text = ""
        """Text directly in it, line breaks and all."""

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attributes.get(name, default)

    def find(self, tag: str) -> "Element | None":
        """The first child of a kind."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> "list[Element]":
        """The children of a kind."""
        return [child for child in self.children if child.tag == tag]

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes} line {self.line}>"


def read_xml(data: bytes, source: str | Path = "") -> Element:
    """Read a document into its outermost element.

    Entities and document types are refused, and so is nesting without end: a style may come from
    anywhere.

    Raises:
        StyleError: The document is not well-formed, or not harmless; with the line.
    """
    reader = _Reader(str(source), is_looked_at=not _is_plain(data))
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise StyleError(expat.ErrorString(error.code), str(source), error.lineno) from error
    except (LookupError, ValueError) as error:  # what Python finds wrong with a declared encoding
        raise StyleError(f"its encoding cannot be read ({error})", str(source), 1) from error
    return reader.outermost


def _is_plain(data: bytes) -> bool:
    """Whether nothing that acts on a terminal is in a document: one look for all of its texts."""
    if b"&#" in data or b"\0" in data or _OTHER_ENCODING.match(data):
        return False
    try:
        return not _CONTROLS.search(data.decode())
    except UnicodeDecodeError:
        return False


def refuse_controls(text: str, source: str, line: int) -> None:
    """Refuse text of a style that could act on a terminal, or reorder what stands there.

    Raises:
        StyleError: It holds a control character, or one that overrides the direction of text.
    """
    if not text.isprintable() and _CONTROLS.search(text):
        raise StyleError("it holds control characters, as no style does", source, line)


class _Reader:
    """Builds elements while expat reads."""

    def __init__(self, source: str, *, is_looked_at: bool) -> None:
        self._source = source
        self._is_looked_at = is_looked_at
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.ordered_attributes = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.outermost = Element("", {})
        self._open = [self.outermost]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag.rpartition(":")[2], attributes, self.parser.CurrentLineNumber)
        if self._is_looked_at:
            refuse_controls("".join(attributes.values()), self._source, element.line)
        if len(self._open) > _DEEPEST:
            raise StyleError("elements are nested too deeply", self._source, element.line)
        if len(self._open) == 1:
            self.outermost = element
        else:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        if self._is_looked_at:
            refuse_controls(text, self._source, self.parser.CurrentLineNumber)
        self._open[-1].text += text

    def _refuse(self, *_declaration: object) -> None:
        line = self.parser.CurrentLineNumber
        raise StyleError("it declares a document type, as no style does", self._source, line)
