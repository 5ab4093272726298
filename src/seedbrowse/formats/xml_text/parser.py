"""One run of the XML parser over records: to the end of the file, or to its first damage."""

import html
from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

import msgspec

from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean

__all__ = ["REMEDY", "RecordParser", "XmlDamage", "XmlRecord"]

XmlRecord = tuple[Element, int, int]
"""A record's element with its first and last line; tags are without prefix."""

REMEDY = "export or download it again"
_NOT_ENDED = f"the record has no end, so part of it may be missing; {REMEDY}"
_CUT_OFF = f"the file ends in the middle of this record, so part of it is missing; {REMEDY}"
_NOT_CLOSED = f"the file ends before its XML is closed, so records may be missing; {REMEDY}"
_ROOT = b"<resumed>"
"""Stands for the containers that were opened before the damage."""

_NEW_DOCUMENT = (
    expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT],
    expat.errors.codes[expat.errors.XML_ERROR_MISPLACED_XML_PI],
)
_MOST_DEPTH = 100
"""Elements within each other; real records have a dozen, and MathML some more."""

_TOO_DEEP = (
    f"more than {_MOST_DEPTH} elements are nested in it; those within are read as text of the one "
    "around them"
)
_BUFFER_SIZE = 1 << 20
"""Characters of text that arrive in one piece."""


class XmlDamage(msgspec.Struct, frozen=True):
    """Where a parser could not go on, and why."""

    offset: int
    """In the bytes given last; negative where the token began in earlier ones."""

    line: int
    """First line of the record that was open, or of the damage where none was."""

    reason: str
    in_record: bool
    ends_document: bool = False
    """Nothing is wrong, if another document begins here."""


class RecordParser:
    """Builds the elements of records, and leaves the rest of the file as metadata.

    The parser is expat, which reads nothing but the bytes it is given. References to entities
    that are not declared stay, or become what HTML knows under their names.
    """

    def __init__(
        self, source: str, names: frozenset[str], lines_before: int = 0, *, resumed: bool = False
    ) -> None:
        self.source = source
        self.names = names
        self.lines_before = lines_before
        self.resumed = resumed
        """Whether the parser began at a record, so that its containers' ends are no damage."""

        self.root: Element | None = None
        """The open record."""

        self.first_line = 0
        self.unfinished = 0
        """How many bytes the token has that was not ended yet."""

        self._found: list[XmlRecord | Problem | Metadata] = []
        self._containers: list[str] = []
        self._local_names: dict[str, str] = {}
        self._builder = TreeBuilder()
        self._depth = 0
        self._is_too_deep = False
        self._fed = 0
        self._expat = expat.ParserCreate("utf-8")
        self._expat.UseForeignDTD(True)
        self._expat.SkippedEntityHandler = self._skipped_entity
        self._expat.buffer_text = True
        self._expat.buffer_size = _BUFFER_SIZE
        self._leave_record()
        if resumed:
            self._expat.Parse(_ROOT)
            self._fed = len(_ROOT)

    @property
    def line(self) -> int:
        """The line at which the parser is."""
        return self.lines_before + self._expat.CurrentLineNumber

    def parse(self, data: bytes | memoryview, *, final: bool = False) -> XmlDamage | None:
        """Read the bytes that come next; after damage the parser is of no more use."""
        try:
            self._expat.Parse(data, final)
        except expat.ExpatError as error:
            self._expat.buffer_text = False  # hands over what is in the buffer
            return XmlDamage(
                offset=self._expat.ErrorByteIndex - self._fed,
                line=self.first_line if self.root is not None else self.line,
                reason=expat.ErrorString(error.code),
                in_record=self.root is not None,
                ends_document=self.root is None and error.code in _NEW_DOCUMENT,
            )
        self._fed += len(data)
        self.unfinished = self._fed - self._expat.CurrentByteIndex
        return None

    def take_found(self) -> Iterator[XmlRecord | Problem | Metadata]:
        """What was found since this was asked last."""
        found, self._found = self._found, []
        yield from found

    def close_record(self) -> None:
        """End the record that is open, with as much of it as there is."""
        if self.root is not None:
            self._builder.end(self.root.tag)  # whatever is open: it flushes the text
            if len(self.root) or self.root.text or self.root.attrib:
                self._found.append((self.root, self.first_line, self.line))
            self._leave_record()

    def finish(self) -> Iterator[XmlRecord | Problem | Metadata]:
        """End the file."""
        damage = self.parse(b"", final=not self.resumed)
        if self.root is not None:
            first_line = self.first_line
            self.close_record()
            self._found.append(Problem(self.source, first_line, _CUT_OFF, self.line))
        elif damage is not None:
            self._found.append(Problem(self.source, damage.line, _NOT_CLOSED))
        yield from self.take_found()

    def _leave_record(self) -> None:
        self.root = None
        self._expat.StartElementHandler = self._outer_start
        self._expat.EndElementHandler = self._outer_end
        self._expat.CharacterDataHandler = self._outer_text

    def _outer_start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local in self.names:
            self._begin_record(local, attributes)
            return
        self._containers.append(local)
        said = [f"{name}={value}" for name, value in attributes.items() if "xmlns" not in name]
        if said:
            self._found.append(Metadata(self.line, clean(f"{local} {' '.join(said)}")))

    def _outer_end(self, _tag: str) -> None:
        # The ends of records count nowhere, and those of containers may come without a start.
        if self._containers:
            self._containers.pop()

    def _outer_text(self, text: str) -> None:
        if not text.isspace():
            label = self._containers[-1] if self._containers else "text"
            self._found.append(Metadata(self.line, clean(f"{label}: {text}")))

    def _begin_record(self, local: str, attributes: dict[str, str]) -> None:
        self.first_line = self.line
        self._builder = builder = TreeBuilder()
        self.root = builder.start(local, attributes)
        self._depth = 0
        self._is_too_deep = False
        self._expat.StartElementHandler = self._inner_start
        self._expat.EndElementHandler = self._inner_end
        self._expat.CharacterDataHandler = builder.data

    def _inner_start(self, tag: str, attributes: dict[str, str]) -> None:
        local = self._local_names.get(tag) or self._local_name(tag)
        if local in self.names:
            first_line = self.first_line
            self.close_record()
            self._found.append(Problem(self.source, first_line, _NOT_ENDED, self.line))
            self._begin_record(local, attributes)
        elif self._depth >= _MOST_DEPTH:
            self._depth += 1
            self._is_too_deep = True
        else:
            self._depth += 1
            self._builder.start(local, attributes)

    def _inner_end(self, tag: str) -> None:
        self._depth -= 1
        if self._depth >= _MOST_DEPTH:
            return
        if self._builder.end(tag) is self.root:
            self._found.append((self.root, self.first_line, self.line))
            if self._is_too_deep:
                self._found.append(Problem(self.source, self.first_line, _TOO_DEEP, self.line))
            self._leave_record()

    def _local_name(self, tag: str) -> str:
        return self._local_names.setdefault(tag, tag.rpartition(":")[2] or tag)

    def _skipped_entity(self, name: str, is_parameter: bool) -> None:
        reference = f"&{name};"
        if self.root is not None and not is_parameter:
            self._builder.data(html.unescape(reference))
