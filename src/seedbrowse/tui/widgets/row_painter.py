"""Row painter: draws the rows of a table, and keeps what it has drawn."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from seedbrowse.library.library import DamagedError
from seedbrowse.library.marks import Marks
from seedbrowse.records import Record
from seedbrowse.search.highlight import spans
from seedbrowse.search.query import QueryField
from seedbrowse.search.terms import Terms as TermsByField
from seedbrowse.tui.answer import Answer, record_of
from seedbrowse.tui.column_layout import Layout
from seedbrowse.tui.columns import COLUMNS
from seedbrowse.tui.record_row import LOOKS, RowStyles, missing_strip, row_strip
from seedbrowse.tui.record_text import Terms, of_field
from seedbrowse.tui.term_paint import NO_PAINT, PaintedStretch, TermPaint

__all__ = ["RowPainter", "RowState"]


_STEPPING_BACK = frozenset(LOOKS) - {"cited"}
"""Parts of a row that are muted where the record only comes close."""

_PAINTED = (QueryField.TITLE, QueryField.ABSTRACT)
"""What is painted with the words of term sets."""


class RowState(NamedTuple):
    """What decides on the look of a row besides its record."""

    is_cursor: bool
    is_hovered: bool
    is_in_range: bool
    """Between the row where a range was begun and the highlighted one."""

    is_close: bool = False
    """Whether the record lacks some of the query's words."""


class RowPainter:
    """Draws one row at a time; a drawn row is kept under everything it was made of."""

    def __init__(
        self, answer: Answer, marks: Marks, base: Callable[[], Style], part: Callable[[str], Style]
    ) -> None:
        """Make a painter.

        Args:
            answer: What the rows are of.
            marks: Which records are marked.
            base: The style below everything.
            part: The style of each part of a row, by name.
        """
        self._answer = answer
        self._marks = marks
        self._base = base
        self._part = part
        self._terms: dict[str, Terms] = {}
        self._terms_key: Hashable = frozenset()
        self._paint = NO_PAINT
        self._styles: dict[RowState, RowStyles] = {}
        self._strips: LRUCache[Hashable, tuple[Record, Strip]] = LRUCache(1024)
        self._digests: LRUCache[int, int] = LRUCache(1024)

    def paint_from(self, answer: Answer) -> None:
        """Draw rows of another answer from here on."""
        if answer.library is not self._answer.library:
            self._digests.clear()
        self._answer = answer
        terms = answer.results.terms
        self._terms = {}
        self._terms_key = terms.key if isinstance(terms, TermsByField) else frozenset(terms.items())

    def paint_with(self, paint: TermPaint) -> None:
        """Paint the words of other term sets from here on."""
        self._paint = paint

    def forget_styles(self) -> None:
        """Drop the styles that rows were drawn with: they have changed."""
        self._styles.clear()

    def strip(self, number: int, layout: Layout, width: int, state: RowState) -> Strip:
        """The row of a record as a line of `width` cells."""
        mark = "●" if self._is_marked(number) else "○" if state.is_in_range else " "
        styles = self._styles_for(state)
        record = record_of(self._answer.library, number)
        if record is None:
            return missing_strip(width, styles, cursor=state.is_cursor)
        # By the record itself, not by its number: a library that grows shows the same ones.
        found_by = (self._terms_key, self._paint)
        key = (id(record), layout, width, styles, state.is_cursor, mark, found_by)
        kept = self._strips.get(key)
        if kept is not None and kept[0] is record:
            return kept[1]
        strip = row_strip(
            record, layout, width, styles, self._found, cursor=state.is_cursor, mark=mark
        )
        self._strips[key] = record, strip
        return strip

    def _found(self, column_id: str, text: str) -> Sequence[PaintedStretch]:
        terms = self._terms.get(column_id)
        if terms is None:
            terms = self._terms[column_id] = self._terms_in(column_id)
        found = spans(text, terms) if terms else []
        return self._paint.stretches(text, found) if COLUMNS[column_id].field in _PAINTED else found

    def _terms_in(self, column_id: str) -> Terms:
        """What is highlighted in a column."""
        field = COLUMNS[column_id].field
        return {} if field is None else of_field(self._answer.results.terms, field)

    def _is_marked(self, number: int) -> bool:
        if not self._marks:
            return False
        digest = self._digests.get(number)
        if digest is None:
            try:
                (digest,) = self._answer.library.digests([number])
            except (DamagedError, OSError):
                return False
            self._digests[number] = digest
        return digest in self._marks

    def _styles_for(self, state: RowState) -> RowStyles:
        styles = self._styles.get(state)
        if styles is None:
            row = self._base()
            if state.is_cursor or state.is_hovered or state.is_in_range:
                row += self._part("cursor" if state.is_cursor else "hover")
            styles = RowStyles.from_layers(row, self._close if state.is_close else self._part)
            self._styles[state] = styles
        return styles

    def _close(self, name: str) -> Style:
        """The style of a part of a row that steps back, but for what it answers the query with."""
        return (
            self._part(name) + self._part("close") if name in _STEPPING_BACK else self._part(name)
        )
