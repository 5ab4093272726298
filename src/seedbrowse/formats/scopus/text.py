"""Scopus text: every family of Scopus' plain-text exports, also several of them in one file.

Classic exports (to 2022), new exports (2023 on), printed lists and the document view. A file is
divided into entries first; every non-blank line becomes part of exactly one entry, of the file's
metadata or of a problem.
"""

from collections.abc import Iterable, Iterator

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Entry, Line
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.scopus.document import DocumentReader, Stage, is_document_head
from seedbrowse.formats.scopus.export import is_export_head, read_body, read_export_head
from seedbrowse.formats.scopus.labels import (
    canonical_label,
    is_dated_header,
    is_furniture,
    is_header,
    label_of,
)
from seedbrowse.formats.scopus.paragraphs import PRINT_NUMBER, Part, parts
from seedbrowse.formats.scopus.record import build_record
from seedbrowse.problems import Problem
from seedbrowse.records import Record
from seedbrowse.records.text import clean

__all__ = ["NAME", "entries", "read"]

NAME = "scopus-text"

_MAX_CONTINUATIONS = 5_000
"""Parts without a label that may continue one field; more of them are no field any longer."""


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read an export's records, in file order, with its problems and metadata."""
    for item in entries(content.lines(), content.source):
        if isinstance(item, Entry):
            yield build_record(item, content.source, NAME)
        else:
            yield item


def entries(lines: Iterable[Line | Problem], source: str) -> Iterator[Entry | Problem | Metadata]:
    """Divide an export into entries, which loses no line; problems among the lines pass through."""
    divider = _Divider(source)
    held: Part | None = None
    for item in parts(lines):
        if isinstance(item, Problem):
            yield item
            continue
        if held is not None:
            yield from divider.take(held, item)
        held = item
    if held is not None:
        yield from divider.take(held, None)
    yield from divider.finish()


class _Divider:
    """Assigns parts to entries; knows the entry that is open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.export: Entry | None = None
        self.document: DocumentReader | None = None
        self.unplaced: Line | None = None
        """First line of the current run of lines that belong to no record."""

        self.unplaced_last = 0
        self.continuations = 0
        self.printed = False
        self.ended = False
        """Whether the open export record has its closing `SOURCE: Scopus`."""

        self.terminated = False
        """Whether the records of this export end in a line `SOURCE: Scopus`."""

    def take(self, part: Part, following: Part | None) -> Iterator[Entry | Problem | Metadata]:
        """Assign one part; yields what is finished by it."""
        part, metadata = _without_metadata(part)
        furniture: Part = []
        record_open = self._record_open()
        if part and (self.printed or PRINT_NUMBER.match(part[0][1]) or not record_open):
            alone = not record_open and all(is_furniture(line[1], alone=True) for line in part)
            furniture = [line for line in part if is_furniture(line[1], alone=alone)]
            if furniture:
                part = [line for line in part if not is_furniture(line[1], alone=alone)]
        if metadata:
            yield from self.finish()
            self.terminated = False
            yield from metadata
        if furniture:
            yield from self._report_unplaced()
            yield from (Metadata(number, clean(text)) for number, text in furniture)
        if part:
            yield from self._place(part, following)
        if furniture:
            yield from self._report_unplaced()

    def _place(self, part: Part, following: Part | None) -> Iterator[Entry | Problem]:
        """Give the lines of a part to the open entry, to a new one or to none."""
        record_open = self._record_open()
        unplaced: Part = []
        if is_export_head(part, following, record_open=record_open):
            yield from self.finish()
            self.printed = PRINT_NUMBER.match(part[0][1]) is not None
            self.export, body = read_export_head(part)
            unplaced = read_body(self.export, body, printed=self.printed)
            self.ended = _is_terminated(self.export)
        elif is_document_head(part, following, record_open=record_open):
            yield from self.finish()
            self.document = DocumentReader()
            unplaced = self.document.read(part, following)
        elif self.document is not None:
            unplaced = self.document.read(part, following)
        elif self.export is not None and record_open and self._may_continue(part):
            before = len(self.export.fields)
            unplaced = read_body(self.export, part, printed=self.printed)
            self.ended = _is_terminated(self.export)
            self.continuations = self.continuations + 1 if len(self.export.fields) == before else 0
        else:
            unplaced = part
        if unplaced or self.unplaced:
            yield from self._keep_unplaced(part, unplaced)

    def finish(self) -> Iterator[Entry | Problem]:
        """Close the open entry, at the end of the file or where another one begins."""
        yield from self._report_unplaced()
        entry = self.document.entry if self.document else self.export
        cut = self._cut_off()
        self.document = self.export = None
        self.continuations = 0
        if entry is not None:
            if cut:
                yield Problem(self.source, entry.first_line, cut, entry.last_line)
            yield entry

    def _may_continue(self, part: Part) -> bool:
        """Whether a part may belong to the open export record: a field, or more of the last."""
        if self.continuations < _MAX_CONTINUATIONS:
            return True
        return any(label_of(text, "REFERENCES") for _, text in part)

    def _record_open(self) -> bool:
        """Whether the open entry may still go on."""
        if self.document is not None:
            return self.document.stage < Stage.TAIL
        return self.export is not None and not self.ended

    def _cut_off(self) -> str:
        """Say what is missing at the end of the open entry, if anything is."""
        if self.document is not None:
            if self.document.stage == Stage.TAIL or self.document.entry.has("Link"):
                return ""
            return "the record ends before its link and DOI, so part of it may be missing"
        if self.export is None:
            return ""
        if self.ended:
            self.terminated = True
            return ""
        if not self.export.has("CITATION"):
            return "the record has no citation line below its title, so part of it may be missing"
        if not self.export.has("LINK"):
            return "the record ends before its scopus.com address, so part of it may be missing"
        if self.terminated:
            return "the record has no closing SOURCE line as others have; it may be cut off"
        return ""

    def _keep_unplaced(self, part: Part, unplaced: Part) -> Iterator[Problem]:
        """Join lines without a place to the run of such lines; what is placed ends the run."""
        if len(unplaced) < len(part):
            yield from self._report_unplaced()
        for index, line in enumerate(unplaced):
            if index and line[0] > self.unplaced_last + 1:
                yield from self._report_unplaced()
            self.unplaced = self.unplaced or line
            self.unplaced_last = line[0]
        if len(unplaced) < len(part):
            yield from self._report_unplaced()

    def _report_unplaced(self) -> Iterator[Problem]:
        if self.unplaced:
            first, text = self.unplaced
            beginning = clean(text)[:60]
            message = f"text that belongs to no record, beginning “{beginning}”"
            yield Problem(self.source, first, message, self.unplaced_last)
            self.unplaced = None


def _without_metadata(part: Part) -> tuple[Part, list[Metadata]]:
    """Take leading lines about the file off a part."""
    metadata: list[Metadata] = []
    if not is_header(part[0][1]):
        return part, metadata
    start = 0
    while start < len(part) and is_header(part[start][1]):
        # `Scopus` is also the name of a journal, and may be a title: it opens an export where it
        # stands alone or above the date.
        text, below = part[start][1], part[start + 1][1] if start + 1 < len(part) else ""
        if below and not is_dated_header(text) and not is_dated_header(below):
            break
        metadata.append(Metadata(part[start][0], clean(part[start][1])))
        start += 1
    return part[start:], metadata


def _is_terminated(entry: Entry) -> bool:
    """Whether an entry has its closing `SOURCE: Scopus`."""
    for field in entry.fields[-3:]:
        label = field.label
        if label == "SOURCE" or (
            label not in ("TITLE", "AUTHORS") and canonical_label(label) == "SOURCE"
        ):
            return True
    return False
