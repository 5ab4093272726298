"""Record page: all that the detail panel says about a record, laid out for one width.

Only heights are found when a page is made. The lines themselves are drawn when they come into
sight, since a record can have a thousand references.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap

from seedbrowse.records import Record
from seedbrowse.search.query import QueryField
from seedbrowse.tui import record_text
from seedbrowse.tui.badge_flow import badge_lines
from seedbrowse.tui.hanging_rows import indent_of, label_lines
from seedbrowse.tui.record_part import RecordPart
from seedbrowse.tui.record_text import Row, Terms
from seedbrowse.tui.term_paint import TermPaint

__all__ = ["BYLINE", "HEADING", "MOST_WIDTH", "SOURCE", "TITLE", "PageMatch", "RecordPage"]

TITLE, BYLINE, SOURCE, HEADING = (
    f"detail-panel--{name}" for name in ("title", "byline", "source", "heading")
)
"""Component classes of the detail panel, which say how parts look and what follows them."""

MOST_WIDTH = 92
"""Cells of a line that is still read with ease."""


_MATCH_STYLES = frozenset(record_text.MATCH_STYLES.values())


class PageMatch(NamedTuple):
    """A stretch of a page that answers the query."""

    part: int
    """The number of the part it stands in."""

    start: int
    end: int
    """From and to which character of that part's text."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Parts of a record one below the other."""

    parts: Sequence[RecordPart]
    width: int
    """Cells that the parts take."""
    ends: Sequence[int]
    """For each part the line of the page behind it."""

    @classmethod
    def of(
        cls,
        record: Record,
        terms: Terms,
        width: int,
        gaps: Mapping[str, int],
        rules: RulesMap,
        paint: TermPaint,
    ) -> "RecordPage":
        """Lay out a record.

        Args:
            record: What is shown.
            terms: Words that stand out.
            width: Cells there are; more than `MOST_WIDTH` are not used.
            gaps: Empty lines below the parts of a component class.
            rules: Of the widget that shows the page.
            paint: Paints the words of term sets.
        """
        width = max(min(width, MOST_WIDTH), 1)
        parts = [
            replace(part, number=number)
            for number, part in enumerate(_parts(record, terms, width, gaps, paint))
        ]
        return cls(parts, width, list(accumulate(part.height(rules, width) for part in parts)))

    @property
    def height(self) -> int:
        """Lines of the page."""
        return self.ends[-1]

    @property
    def matches(self) -> list[PageMatch]:
        """What answers the query, from the top on."""
        return [
            PageMatch(part.number, span.start, span.end)
            for part in self.parts
            for span in sorted(part.text.spans)
            if span.style in _MATCH_STYLES
        ]

    @property
    def text(self) -> str:
        """What can be selected: a line for each part."""
        return "\n".join(part.text.plain for part in self.parts)

    def top(self, number: int) -> int:
        """The first line of a part."""
        return self.ends[number - 1] if number else 0

    def place(self, line: int) -> tuple[int, int]:
        """Which part stands in a line of the page, and in which line of that part this is."""
        number = bisect_right(self.ends, line)
        return number, line - self.top(number)


def _parts(
    record: Record, terms: Terms, width: int, gaps: Mapping[str, int], paint: TermPaint
) -> Iterator[RecordPart]:
    """From what is read first to what is looked up."""
    title = record_text.highlighted(record.title, record_text.of_field(terms, QueryField.TITLE))
    passages = (
        (TITLE, paint.over(title) or Content.styled("(no title)", "$muted")),
        (BYLINE, record_text.byline(record, terms)),
        (SOURCE, record_text.source_line(record, terms)),
    )
    for look, text in passages:
        if text:
            yield RecordPart(text, look=look, gap=gaps[look])
    yield from _spaced(
        [RecordPart(line) for line in badge_lines(record_text.badges(record), width)]
    )
    if counts := paint.counts(record):
        yield RecordPart(counts, gap=1)
    in_abstract = record_text.of_field(terms, QueryField.ABSTRACT)
    if abstract := record_text.highlighted(record.abstract, in_abstract):
        yield _heading("Abstract")
        yield RecordPart(paint.over(abstract), gap=1)
    affiliations = record_text.affiliations(record, terms)
    references = record_text.references(record)
    sections = (
        ("Keywords", record_text.keywords(record, terms)),
        ("Affiliations" if len(affiliations) > 1 else "Affiliation", affiliations),
        ("Details", record_text.facts(record)),
        (f"References ({len(references):,})", references),
    )
    for heading, rows in sections:
        if rows:
            yield _heading(heading)
            yield from _spaced(_hanging(rows, width))
    if authors := record_text.all_authors(record, terms):
        yield _heading(f"Authors ({len(record.authors):,})")
        yield RecordPart(authors, gap=1)


def _heading(text: str) -> RecordPart:
    return RecordPart(Content(text), look=HEADING)


def _hanging(rows: Sequence[Row], width: int) -> list[RecordPart]:
    indent = indent_of([label for label, _text in rows], width)
    return [
        RecordPart(text, heads=label_lines(label, indent, "$muted"), indent=indent)
        for label, text in rows
    ]


def _spaced(parts: list[RecordPart]) -> list[RecordPart]:
    """Parts with an empty line below the last one."""
    return [*parts[:-1], replace(parts[-1], gap=1)] if parts else []
