"""Tagged lines to entries: the one engine behind RIS, MEDLINE, Web of Science, Refer, RefWorks.

All of them are a tag, a value and lines that continue it; they differ in what a `Dialect` says.
The engine keeps the order of fields (MEDLINE's affiliations follow their author), every line's
number, and damaged records. Every line that is not blank becomes part of one entry, of the
file's metadata or of a problem.
"""

import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

import msgspec

from seedbrowse.formats.entry import Entry, Field, Line
from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean

__all__ = ["ANY_TAG", "Dialect", "entries"]

_MOST_LINES = 100_000
"""Lines of one record. PubMed lists 15,000 investigators of one trial, in three or four lines each;
the references of one record had 3,000."""
_HEAD = len("TY  - ")
"""Characters before the value in nearly every line of most dialects."""


class _AnyTag:
    def __contains__(self, tag: object) -> bool:
        return True


ANY_TAG: Final[Container[str]] = _AnyTag()
"""Contains every tag."""


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How the lines of one tagged format look, and what they do.

    A field's value is what stands behind its tag and, an item each, the lines that continue it,
    all without the white space around them. So `Field.text` is wrapped text, and `Field.value`
    is a list of one item a line: which of the two a tag has, its reader knows.
    """

    family: str
    """What the entries are called: `Entry.family`."""

    tag: re.Pattern[str]
    """Matches a tag line up to its value, from any position (so no `^`), whatever the value is.
    The last group that took part is the tag; a line that it does not match continues the field
    before it."""

    starts: frozenset[str] = frozenset()
    """Tags that always begin a record: `TY`, `PMID`, `PT`."""

    once: frozenset[str] = frozenset()
    """Tags that a record has once, so that a second one begins the next record: `%0`, `OWN`."""

    opens: Container[str] = ANY_TAG
    """Tags that begin a record where none is open. Others there belong to no record."""

    opens_after_blank: Container[str] = frozenset()
    """Tags that begin a record after a blank line, where blank lines divide records."""

    ends: frozenset[str] = frozenset()
    """Tags that are a record's last line: `ER`."""

    about_file: frozenset[str] = frozenset()
    """Tags that speak of the file: they close the open record and become metadata: `FN`, `EF`."""

    continuation: re.Pattern[str] | None = None
    """What a line without tag must begin with to continue a record behind a blank line; None
    where any text does. Without a blank line between, any text does."""

    furniture: re.Pattern[str] | None = None
    """Matches whole lines between records that are metadata: banners, `Record #1 of 78`."""

    trailer: re.Pattern[str] | None = None
    """Matches the beginning of a line behind a record's end that still belongs to it, up to its
    value; its last group is the label."""

    no_start: str = ""
    """What is amiss with a record that begins with none of `starts`; empty where that is usual."""

    no_end: str = ""
    """What is amiss with a record that has none of `ends`; empty where that is usual."""


def entries(
    lines: Iterable[Line | Problem], dialect: Dialect, source: str
) -> Iterator[Entry | Problem | Metadata]:
    """Divide lines into entries, which loses no line; problems among the lines pass through."""
    divider = _Divider(dialect, source)
    match = dialect.tag.match
    special = dialect.starts | dialect.once | dialect.ends | dialect.about_file
    heads: dict[str, str] = {}  # tags by how a line begins: looked up sooner than matched
    for line in lines:
        if isinstance(line, Problem):
            yield line
            continue
        number, text = line
        head = text[:_HEAD]
        if head in heads and number <= divider.plain_until:
            divider.fields.append(Field(heads[head], [line], [text[_HEAD:].strip()]))
            continue
        if (found := match(text)) is None and text[:1] == "\ufeff":
            found = match(text, 1)
        if found is not None:
            tag = found[found.lastindex or 0]
            # Nearly every line is a field of the open record, and is spared all questions.
            if number <= divider.plain_until and tag not in special:
                divider.fields.append(Field(tag, [line], [text[found.end() :].strip()]))
                if found.end() == _HEAD:
                    heads[head] = tag
            else:
                yield from divider.take_tag(line, tag, found.end())
        elif not text or not text.strip("\ufeff \t").strip():
            divider.take_blank()
        elif number <= divider.plain_until:
            divider.continue_field(line)
        else:
            yield from divider.take_text(line)
    yield from divider.close()


class _Divider:
    """Assigns lines to entries; knows the entry that is open."""

    def __init__(self, dialect: Dialect, source: str) -> None:
        self.dialect = dialect
        self.source = source
        self.fields: list[Field] = []
        """Fields of the open record; empty where none is open."""

        self.ended: Entry | None = None
        """The last record, after its end: lines may follow that belong to it."""

        self.plain_until = 0
        """Up to this line number the open record takes every line whose tag is not special; 0
        where none is open and after a blank line."""

        self.after_blank = False
        self.first_unplaced: Line | None = None
        self.last_unplaced = 0

    def take_blank(self) -> None:
        """Note a blank line: what follows it is looked at."""
        self.after_blank = True
        self.plain_until = 0

    def take_tag(self, line: Line, tag: str, start: int) -> Iterator[Entry | Problem | Metadata]:
        """Assign a tag line whose value begins at `start`."""
        if tag in self.dialect.about_file:
            yield from self.close()
            yield Metadata(line[0], clean(line[1]))
        elif self._begins(tag):
            yield from self.close()
            self._open(line, tag, start)
        elif not self.fields:
            yield from self._take_outside(line)
        elif self._is_full(line):
            yield from self._overflow(line)
        elif tag in self.dialect.ends:
            yield from self._end(line, tag, start)
        else:
            self._open(line, tag, start)

    def take_text(self, line: Line) -> Iterator[Entry | Problem | Metadata]:
        """Assign a line without tag that is the first of a record, or after a blank line."""
        pattern = self.dialect.continuation
        if not self.fields:
            yield from self._take_outside(line)
        elif self._is_full(line):
            yield from self._overflow(line)
        elif self.after_blank and pattern is not None and not pattern.match(line[1]):
            yield from self.close()
            yield from self._take_outside(line)
        else:
            self.continue_field(line)
            self._go_on()

    def continue_field(self, line: Line) -> None:
        """Add a line to the last field."""
        field = self.fields[-1]
        field.lines.append(line)
        field.value.append(line[1].strip())

    def close(self) -> Iterator[Entry | Problem | Metadata]:
        """Finish the open record, at the end of the file or where another one begins."""
        yield from self._report_unplaced()
        yield from self._release()
        if self.fields:
            dialect, furniture = self.dialect, self._take_furniture()
            entry = Entry(dialect.family, self.fields)
            if dialect.no_end:
                yield Problem(self.source, entry.first_line, dialect.no_end, entry.last_line)
            yield from self._finish(entry)
            yield from self._release()
            yield from furniture

    def _begins(self, tag: str) -> bool:
        """Whether a tag begins a record."""
        dialect = self.dialect
        if tag in dialect.starts:
            return True
        if not self.fields:
            return tag in dialect.opens
        if self.after_blank and tag in dialect.opens_after_blank:
            return True
        return tag in dialect.once and any(field.label == tag for field in self.fields)

    def _open(self, line: Line, tag: str, start: int) -> None:
        """Add a field to the open record, or to a new one."""
        self.fields.append(Field(tag, [line], [line[1][start:].strip()]))
        self._go_on()

    def _go_on(self) -> None:
        self.after_blank = False
        self.plain_until = self.fields[0].lines[0][0] + _MOST_LINES

    def _end(self, line: Line, tag: str, start: int) -> Iterator[Entry | Problem | Metadata]:
        """End the open record; another one may begin in the same line."""
        again = self.dialect.tag.match(line[1], start)
        following = again[again.lastindex or 0] if again else ""
        if again and following in self.dialect.starts:
            yield from self._finish(Entry(self.dialect.family, self.fields))
            yield from self._release()
            self._open(line, following, again.end())
            return
        self._open(line, tag, start)
        yield from self._finish(Entry(self.dialect.family, self.fields))
        if self.dialect.trailer is None:
            yield from self._release()

    def _finish(self, entry: Entry) -> Iterator[Problem]:
        """Note an entry as ended, and say where its beginning is missing."""
        self.fields = []
        self.plain_until = 0
        self.ended = entry
        if self.dialect.no_start and entry.fields[0].label not in self.dialect.starts:
            yield Problem(self.source, entry.first_line, self.dialect.no_start, entry.last_line)

    def _release(self) -> Iterator[Entry]:
        if self.ended:
            yield self.ended
            self.ended = None

    def _take_furniture(self) -> list[Metadata]:
        """Take what stands before the next record off the end of one that has no end."""
        found: list[Metadata] = []
        pattern, field = self.dialect.furniture, self.fields[-1]
        while pattern and len(field.lines) > 1 and pattern.fullmatch(field.value[-1]):
            number, text = field.lines.pop()
            field.value.pop()
            found.append(Metadata(number, clean(text)))
        return found[::-1]

    def _is_full(self, line: Line) -> bool:
        return line[0] > self.fields[0].lines[0][0] + _MOST_LINES

    def _overflow(self, line: Line) -> Iterator[Entry | Problem | Metadata]:
        """Close a record that is too long to be one."""
        yield from self.close()
        message = f"the record has more than {_MOST_LINES:,} lines; the rest was not read"
        yield Problem(self.source, line[0], message)
        yield from self._take_outside(line)

    def _take_outside(self, line: Line) -> Iterator[Entry | Problem | Metadata]:
        """Assign a line that stands in no record."""
        dialect, (number, text) = self.dialect, line
        trailer = dialect.trailer.match(text) if dialect.trailer and self.ended else None
        if trailer and self.ended:
            label = trailer[trailer.lastindex or 0]
            self.ended.add(label, [line], [text[trailer.end() :].strip()])
            return
        yield from self._release()
        if dialect.furniture and dialect.furniture.fullmatch(text.strip("\ufeff \t")):
            yield from self._report_unplaced()
            yield Metadata(number, clean(text))
            return
        self.first_unplaced = self.first_unplaced or line
        self.last_unplaced = number

    def _report_unplaced(self) -> Iterator[Problem]:
        if self.first_unplaced:
            first, text = self.first_unplaced
            message = f"text that belongs to no record, beginning “{clean(text)[:60]}”"
            yield Problem(self.source, first, message, self.last_unplaced)
            self.first_unplaced = None
