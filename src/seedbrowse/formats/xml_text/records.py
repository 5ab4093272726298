"""Records of an XML file, one element at a time, with their lines.

A damaged file is taken up again at its next record. Declarations of entities are refused before
the parser sees them, since entities can grow without bound and no export needs one.
"""

import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.xml_text.mended import xml_text
from seedbrowse.formats.xml_text.parser import REMEDY, RecordParser, XmlDamage, XmlRecord
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean

__all__ = ["Element", "XmlRecord", "records_in"]

_ENTITY_DECLARATION = b"<!ENTITY"
_REFUSED = (
    "the file declares entities, which are refused, since they can grow without bound; "
    "where a record refers to one, its name stands in the text"
)
# A parser may stop inside a tag: what is left of that is markup, too.
_MARKUP = re.compile(rb"\A[^<>]*>|<[^<>]*>")
_SHOWN = 40
"""Characters of passed-over text that a problem quotes."""


def records_in(
    content: Content, tag_names: Collection[str]
) -> Iterator[XmlRecord | Problem | Metadata]:
    """Find the elements of these names, whatever they stand in.

    What damage leaves of a record arrives, too, followed by a problem that says so. What stands
    outside of the records is metadata. Never raises for any bytes.
    """
    scanner = _Scanner(content.source, frozenset(tag_names))
    for piece in xml_text(content):
        if isinstance(piece, Problem):
            yield piece
        else:
            yield from scanner.take(piece)
    yield from scanner.finish()


class _Scanner:
    """Feeds one parser after another: a new one after each damage, from the next record on."""

    def __init__(self, source: str, names: frozenset[str]) -> None:
        self.source = source
        self.names = names
        alternatives = b"|".join(re.escape(name.encode()) for name in sorted(names))
        self.record_start = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:" + alternatives + rb")(?=[\s>/])")
        self.line = 1
        """Line at which the bytes begin that come next."""

        self.held = b""
        """Bytes that wait for more, since they continue a long token."""

        self.parser: RecordParser | None = RecordParser(source, names)
        self.damage: XmlDamage | None = None
        self.passed_over = b""
        """Beginning of the text, not of the markup, between the damage and the next record."""

    def take(self, data: bytes) -> Iterator[XmlRecord | Problem | Metadata]:
        """Read the bytes that come next."""
        self.held += data
        # Expat reads an unfinished token anew each time, so a long one gets ever longer pieces.
        if self.parser is None or len(self.held) > self.parser.unfinished:
            data, self.held = self.held, b""
            yield from self._read(data)

    def finish(self) -> Iterator[XmlRecord | Problem | Metadata]:
        """Read what is held, and report what the end of the file leaves open."""
        yield from self._read(self.held)
        if self.parser is not None:
            yield from self.parser.finish()
        else:
            yield from self._report()

    def _read(self, data: bytes) -> Iterator[XmlRecord | Problem | Metadata]:
        at = damaged_at = 0
        declared = data.find(_ENTITY_DECLARATION)
        while at < len(data):
            if self.parser is None:
                # The start tag of a record may be the damage: it must not be met again.
                at = self._pass_over(data, at, damaged_at)
                if at == len(data):
                    return
                yield from self._report()
                self.parser = RecordParser(self.source, self.names, self.line - 1, resumed=True)
            if declared < at:
                declared = data.find(_ENTITY_DECLARATION, at) if declared >= 0 else -1
            damage = self._parse(self.parser, data, at, declared)
            if damage is not None and damage.in_record:
                self.parser.close_record()
            yield from self.parser.take_found()
            if damage is None:
                self.line += data.count(b"\n", at)
                return
            # A token that began in earlier bytes may be the damage: never go back there.
            start, at = at, min(max(at + damage.offset, at), len(data))
            self.line += data.count(b"\n", start, at)
            if damage.ends_document and data.startswith(b"<", at):
                self.parser = RecordParser(self.source, self.names, self.line - 1)
            else:
                self.parser, self.damage = None, damage
                damaged_at = at + 1

    def _parse(self, parser: RecordParser, data: bytes, at: int, declared: int) -> XmlDamage | None:
        """Let the parser read up to the end or to the next declaration of an entity."""
        if declared < 0:
            return parser.parse(memoryview(data)[at:])
        damage = parser.parse(memoryview(data)[at:declared])
        if damage is not None:
            return damage
        in_record = parser.root is not None
        line = parser.first_line if in_record else self.line + data.count(b"\n", at, declared)
        return XmlDamage(declared - at, line, _REFUSED, in_record)

    def _pass_over(self, data: bytes, at: int, search_from: int) -> int:
        """Go on to the next record, or to the end of the bytes."""
        found = self.record_start.search(data, search_from)
        start = found.start() if found else len(data)
        if not self.passed_over:
            self.passed_over = _MARKUP.sub(b"", data[at:start]).strip()[: 4 * _SHOWN]
        self.line += data.count(b"\n", at, start)
        return start

    def _report(self) -> Iterator[Problem]:
        """Report the last damage, unless it cost nothing but the ends of containers."""
        damage, passed_over = self.damage, self.passed_over
        self.damage, self.passed_over = None, b""
        if damage is None:
            return
        if damage.reason == _REFUSED:
            message = _REFUSED
        elif damage.in_record:
            message = (
                f"the XML is damaged ({damage.reason}), so part of this record is missing; {REMEDY}"
            )
        elif passed_over:
            text = clean(passed_over.decode("utf-8", "replace"))[:_SHOWN]
            message = f"text that belongs to no record, beginning “{text}”; {REMEDY}"
        else:
            return
        yield Problem(self.source, damage.line, message, self.line)
