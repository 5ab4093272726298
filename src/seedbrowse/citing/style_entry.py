"""Style entry: what a style says of itself at its beginning, read without the rest of it."""

from pathlib import Path
from typing import Final
from xml.parsers import expat

import msgspec

from seedbrowse.citing.csl.element import StyleError, refuse_controls

__all__ = ["StyleEntry", "id_of_url", "read_entry"]


class StyleEntry(msgspec.Struct, frozen=True, array_like=True):
    """One style of the catalogue (CSL 1.0.2, Info)."""

    id: str
    """The name that `--style` takes: `apa`."""

    title: str
    short_title: str = ""
    """Often the journal's usual abbreviation, or an acronym."""

    citation_format: str = ""
    """`author-date`, `author`, `numeric`, `label` or `note`."""

    fields: tuple[str, ...] = ()
    """Disciplines, by CSL's own names: `medicine`."""

    default_locale: str = ""
    """The language that it is written for; empty where any will do."""

    parent: str = ""
    """Id of the style that does the work, where this one only names it."""

    is_own: bool = False
    """It is in the user's own folder."""


_INFO: Final = ("style", "info")


def read_entry(data: bytes, source: str | Path = "", *, is_own: bool = False) -> StyleEntry:
    """Read what a style says up to the end of `cs:info`; its id is the last part of its own.

    Raises:
        StyleError: It is not well-formed or not harmless, or no style.
    """
    reader = _Reader(str(source))
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise StyleError(expat.ErrorString(error.code), str(source), error.lineno) from error
    return reader.entry(is_own=is_own)


def id_of_url(url: str) -> str:
    """The id that stands at the end of a style's address: `http://www.zotero.org/styles/apa`."""
    return url.strip().partition("?")[0].rstrip("/").rsplit("/", 1)[-1]


class _Reader:
    """Collects texts and links while expat reads."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._open: list[str] = []
        self._root: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._categories: dict[str, list[str]] = {"field": [], "citation-format": []}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse

    def entry(self, *, is_own: bool) -> StyleEntry:
        """What was read; a style without an id is called as its file is."""
        texts = {tag: " ".join(text.split()) for tag, text in self._texts.items()}
        formats = self._categories["citation-format"]
        name = id_of_url(texts.get("id", "")) or Path(self._source).stem
        return StyleEntry(
            id=name,
            title=texts.get("title") or name,
            short_title=texts.get("title-short", ""),
            citation_format=formats[0] if formats else "",
            fields=tuple(self._categories["field"]),
            default_locale=self._root.get("default-locale", ""),
            parent=id_of_url(self._links.get("independent-parent", "")),
            is_own=is_own,
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        for said in attributes.values():
            refuse_controls(said, self._source, self.parser.CurrentLineNumber)
        if not self._open:
            if tag != "style":
                reason = f"this is no CSL style: it begins with <{tag}>"
                raise StyleError(reason, self._source, self.parser.CurrentLineNumber)
            self._root = attributes
        elif tag == "link":
            self._links.setdefault(attributes.get("rel", ""), attributes.get("href", ""))
        elif tag == "category":
            for kind, found in self._categories.items():
                if value := attributes.get(kind):
                    found.append(value)
        self._open.append(tag)

    def _end(self, _tag: str) -> None:
        if tuple(self._open) == _INFO:
            self.parser.StartElementHandler = None
            self.parser.EndElementHandler = None
            self.parser.CharacterDataHandler = None
        self._open.pop()

    def _characters(self, text: str) -> None:
        refuse_controls(text, self._source, self.parser.CurrentLineNumber)
        if len(self._open) == 3 and tuple(self._open[:2]) == _INFO:
            tag = self._open[2]
            self._texts[tag] = self._texts.get(tag, "") + text

    def _refuse(self, *_declaration: object) -> None:
        reason = "it declares a document type, as no style does"
        raise StyleError(reason, self._source, self.parser.CurrentLineNumber)
