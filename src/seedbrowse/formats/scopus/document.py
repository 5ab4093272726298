"""The document view of Scopus as text: source and volume line, title, authors, sections, tail.

The grammar is known from one export (`seeds/`) and from the layout of the page it prints, so it
is read tolerantly: what is not expected becomes a section of its own or a problem.
"""

from enum import IntEnum

from seedbrowse.formats.entry import Entry
from seedbrowse.formats.scopus.citation import is_volume_line
from seedbrowse.formats.scopus.labels import (
    CSL_TYPES,
    HEADINGS,
    canonical_label,
    is_structured_abstract_heading,
    label_of,
    tail_label_of,
)
from seedbrowse.formats.scopus.paragraphs import Part, is_record_url
from seedbrowse.records.patterns import pattern

__all__ = ["DocumentReader", "Stage", "is_document_head", "typed_title"]

# Letters go on as aa, ab … after z; what is not followed by a capital or a digit is a word.
_BULLET = pattern(r"\s*[•‣∙·▪]\s*(?:(?P<letter>[a-z]|a[a-z])\s+(?=[^\Wa-z_]))?")
_TYPED = pattern(r"\s*\(([^()]+)\)\s*$")
_HEADING = pattern(r"[A-Z][\w/&-]*(?: [\w/&-]+){0,4}")


def typed_title(text: str) -> tuple[str, list[str]]:
    """Divide `Title (Article) (Open Access)` into the title and what stands in parentheses.

    Only document types and `Open Access` are taken off: a title may itself end in parentheses.
    """
    kinds: list[str] = []
    while found := _TYPED.search(text):
        kind = found[1].strip()
        if kind.casefold() != "open access" and kind.casefold() not in CSL_TYPES:
            break
        kinds.insert(0, kind)
        text = text[: found.start()]
    return text, kinds


def is_document_head(part: Part, following: Part | None, *, record_open: bool) -> bool:
    """Whether a part begins a record of the document view.

    A volume line tells; without one, and between records, a title that ends in its document type
    does, in this part or in the next.
    """
    if any(is_volume_line(text) for _, text in part[:3]):
        return True
    if record_open:
        return False
    if _is_typed(part):
        return True
    return len(part) <= 2 and following is not None and _is_typed(following)


def _is_typed(part: Part) -> bool:
    return any(typed_title(text)[1] for _, text in part[:3])


class Stage(IntEnum):
    """How far a record of the document view has been read."""

    SOURCE = 0
    TITLE = 1
    AUTHORS = 2
    SECTIONS = 3
    TAIL = 4


class DocumentReader:
    """Reads the parts of one record of the document view into an entry."""

    def __init__(self) -> None:
        self.entry = Entry("document")
        self.stage = Stage.SOURCE

    def read(self, part: Part, following: Part | None) -> Part:
        """Take one part; returns the lines that the record has no place for."""
        if self.stage == Stage.SOURCE:
            part = self._read_source(part, following)
        if part and self.stage == Stage.TITLE and not self._heading(part):
            part = self._read_title(part)
        if part and self.stage == Stage.AUTHORS and not self._heading(part):
            part = self._read_authors(part)
        if not part:
            return []
        self.stage = max(self.stage, Stage.SECTIONS)
        if self._is_tail(part):
            self._read_tail(part)
            return []
        return self._read_section(part, following)

    def _read_source(self, part: Part, following: Part | None) -> Part:
        """Read source title and volume line; returns what follows them in the part."""
        self.stage = Stage.TITLE
        volume = next((i for i, line in enumerate(part[:3]) if is_volume_line(line[1])), None)
        if volume is None:
            if _is_typed(part) and not (following and _is_typed(following)):
                return part
            self.entry.add("SOURCE TITLE", part)
            return []
        self.entry.add("SOURCE TITLE", part[:volume])
        self.entry.add("VOLUME LINE", part[volume : volume + 1])
        return part[volume + 1 :]

    def _read_title(self, part: Part) -> Part:
        self.stage = Stage.AUTHORS
        typed = [i for i, (_, text) in enumerate(part) if typed_title(text)[1]]
        bullets = [i for i, (_, text) in enumerate(part) if _BULLET.match(text)]
        if typed:
            end = typed[-1] + 1
        elif bullets:
            end = 1 if bullets[0] > 1 else 0
        else:
            end = len(part)
        self.entry.add("TITLE", part[:end])
        return part[end:]

    def _read_authors(self, part: Part) -> Part:
        """Read authors and their affiliations; stays in the stage for more of the latter."""
        if self._is_tail(part):
            return part
        for line in part:
            text = line[1]
            last = self.entry.fields[-1].label if self.entry.fields else ""
            if bullet := _BULLET.match(text):
                self.entry.add("AFFILIATION", [line], [text[bullet.end() :]])
                self.entry.fields[-1].label += f" {bullet['letter']}" if bullet["letter"] else ""
            elif text.lstrip().startswith("*") or ("@" in text and self.entry.has("AUTHORS")):
                self.entry.add("CORRESPONDENCE ADDRESS", [line], [text.strip().lstrip("* ")])
            elif last.startswith(("AFFILIATION", "AUTHORS", "CORRESPONDENCE")):
                self.entry.extend_last(line)
            else:
                self.entry.add("AUTHORS", [line])
        return []

    def _heading(self, part: Part, following: Part | None = None) -> str:
        """The heading that a part begins with, or nothing."""
        text = part[0][1].strip()
        if text.casefold() in HEADINGS:
            return text
        # A heading that is not in the list is a line alone, between a section that has its text
        # and another one; keywords look the same, but stand right below their heading.
        unknown = (
            self.stage == Stage.SECTIONS
            and len(part) == 1
            and following is not None
            and bool(self.entry.fields[-1].value)
            and len(text) <= 40
            and _HEADING.fullmatch(text) is not None
            and not is_structured_abstract_heading(text)
            and not _is_heading_or_tail(following)
        )
        return text if unknown else ""

    def _read_section(self, part: Part, following: Part | None) -> Part:
        if heading := self._heading(part, following):
            self.entry.add(heading, part[:1], [])
            part = part[1:]
        elif self.stage == Stage.TAIL or self.entry.fields[-1].label in ("TITLE", "VOLUME LINE"):
            return part
        for line in part:
            self.entry.extend_last(line)
        return []

    def _is_tail(self, part: Part) -> bool:
        label = tail_label_of(part[0][1])
        if label is None:
            return False
        known = label_of(part[0][1].upper()) is not None and canonical_label(label[0]).isupper()
        return known or self.stage == Stage.TAIL or self.entry.has("Link")

    def _read_tail(self, part: Part) -> None:
        self.stage = Stage.TAIL
        for line in part:
            if label := tail_label_of(line[1]):
                self.entry.add(label[0], [line], [line[1][label[1] :].strip()])
            else:
                self.entry.extend_last(line)


def _is_heading_or_tail(part: Part) -> bool:
    text = part[0][1].strip()
    return text.casefold() in HEADINGS or tail_label_of(text) is not None or is_record_url(text)
