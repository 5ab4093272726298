"""Detail panel: everything that is known about one record, to be read."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.geometry import Offset
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from seedbrowse.records import Record
from seedbrowse.search.terms import Terms as TermsByField
from seedbrowse.tui.record_page import (
    BYLINE,
    HEADING,
    MOST_WIDTH,
    SOURCE,
    TITLE,
    PageMatch,
    RecordPage,
)
from seedbrowse.tui.record_text import Terms
from seedbrowse.tui.term_paint import NO_PAINT, TermPaint
from seedbrowse.tui.widgets.scroll_pane import Passage, PlacePane

__all__ = ["DetailPanel"]

CONTEXT = 2
"""Lines above a match that is scrolled to."""

MARGIN = 1
"""Cells that stay empty between the text and the scroll bar."""

MEASURE = 78
"""Cells of a line of a record that has all the room: what is read without losing the line."""


class DetailPanel(PlacePane):
    """Shows one record in full; starts at the top, or where the first match is, and scrolls.

    It draws its lines itself: a widget for each part would have the whole screen laid out anew
    for each record.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {TITLE, BYLINE, SOURCE, HEADING}
    DEFAULT_CSS = """
    DetailPanel {
        padding: 0 1;
        & > .detail-panel--title { text-style: bold; margin: 0 0 1 0; }
        & > .detail-panel--byline { color: $secondary; margin: 0 0 1 0; }
        & > .detail-panel--source { color: $muted; }
        & > .detail-panel--heading { color: $primary; text-style: bold; }
    }
    """

    is_alone: reactive[bool] = reactive(False, repaint=False)
    """Whether it has all the room: its lines are short then, and stand in the middle."""

    def __init__(self) -> None:
        """Make an empty panel."""
        super().__init__()
        self._shown: tuple[Record, Terms] | None = None
        self._paint = NO_PAINT
        self._page: RecordPage | None = None
        self._laid_out: tuple[object, ...] = ()
        """What the page was made of."""
        self._drawn: dict[int, list[Strip]] = {}
        """Lines of the parts of the page that have been in sight."""
        self._matches: Sequence[PageMatch] = ()
        self._current: int | None = None
        """Which match the person went to."""
        self._awaited_step = 0
        """Where to go on to once the page is laid out, which it is not before it is in sight."""
        self._placed: float | None = None
        """Where the panel scrolled itself to for what it shows; None before it could."""

    @property
    def record(self) -> Record | None:
        """The record that is shown."""
        return self._shown[0] if self._shown else None

    def show(self, record: Record | None, terms: Terms) -> None:
        """Show a record, the words of `terms` standing out; None empties the panel.

        What is shown already is not drawn again.
        """
        # As a mapping, one of phrases and patterns alone equals an empty one.
        terms = terms if isinstance(terms, TermsByField) else TermsByField(terms)
        shown = None if record is None else (record, terms)
        if shown == self._shown:
            return
        if record != self.record:
            self._select(None)
            self._placed = None
            self.forget_place()
        elif self._placed == self.scroll_target_y:
            # Other words; who has scrolled meanwhile reads, and is left alone.
            self._placed = None
        self._shown = shown
        self._current = None
        self._lay_out()

    def paint_terms(self, paint: TermPaint) -> None:
        """Paint the words of other term sets."""
        self._paint = paint
        self._lay_out()

    def go_to_match(self, step: int) -> None:
        """Go on to another stretch that answers the query, round from the last to the first."""
        count = len(self._matches)
        if self._page is None and self._shown is not None:
            self._awaited_step = step
        if not count:
            return
        if self._current is None:
            self._current = 0 if step > 0 else count - 1
        else:
            self._drawn.pop(self._matches[self._current].part, None)
            self._current = (self._current + step) % count
        match = self._matches[self._current]
        self._drawn.pop(match.part, None)
        self._tell_matches()
        line, top = self.line_of(match), self.scroll_offset.y
        if not top <= line < top + self.scrollable_content_region.height - 1:
            self.scroll_to(y=max(line - CONTEXT, 0), animate=False)
        self.refresh_content()

    def render_line(self, y: int) -> Strip:
        """One line of the widget, from where it is scrolled to."""
        line = self.scroll_offset.y + y
        width = self.size.width
        fill = self.visual_style.background_style.rich_style
        page = self._page
        if page is None or line >= page.height:
            return Strip.blank(width, fill)
        number, nth = page.place(line)
        text = self._lines(page, number)[nth]
        if not self.is_alone:
            return text.adjust_cell_length(width, fill)
        left = (self.line_width - MARGIN - page.width) // 2
        return Strip.join([Strip.blank(left, fill), text]).adjust_cell_length(width, fill)

    def _lines(self, page: RecordPage, number: int) -> list[Strip]:
        """The lines of a part, drawn when they are first asked for."""
        if number not in self._drawn:
            part = page.parts[number]
            current = None if self._current is None else self._matches[self._current]
            if current is not None and current.part == number:
                part = replace(part, text=part.text.stylize("reverse", current.start, current.end))
            style = self.get_visual_style(part.look) if part.look else self.visual_style
            self._drawn[number] = Visual.to_strips(self, part, page.width, None, style)
        return self._drawn[number]

    def passage_at(self, line: int) -> Passage:
        """What stands in a line of the page."""
        if self._page is None or line >= self._page.height:
            return Passage(0, 0)
        number, nth = self._page.place(line)
        return Passage(number, _first_offset(self._lines(self._page, number)[nth]))

    def line_of(self, passage: Passage | PageMatch) -> int:
        """The line of the page that a passage, or a match, begins in."""
        if self._page is None or passage.part >= len(self._page.parts):
            return 0
        starts = [_first_offset(line) for line in self._lines(self._page, passage.part)]
        behind = [nth for nth, start in enumerate(starts) if start <= passage.start]
        return self._page.top(passage.part) + (behind[-1] if behind else 0)

    def _place(self) -> None:
        """Scroll to the first match where the top does not show it; once for what is shown."""
        if self._placed is not None or self.size.width <= 0:
            return
        line = self.line_of(self._matches[0]) if self._matches else 0
        is_below = line >= self.scrollable_content_region.height
        most = max((self._page.height if self._page else 0) - self.size.height, 0)
        self._placed = min(line - CONTEXT, most) if is_below else 0
        self.scroll_to(y=self._placed, animate=False)

    def _tell_matches(self) -> None:
        count = len(self._matches)
        if self._current is None:
            told = f"{count:,} {'match' if count == 1 else 'matches'}" if count else ""
        else:
            told = f"{self._current + 1}/{count:,}"
        if (self.border_subtitle or "") != told:
            self.border_subtitle = told

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, each part of the record a line."""
        return (selection.extract(self._page.text), "\n") if self._page else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        self._drawn.clear()
        super().selection_updated(selection)

    def notify_style_update(self) -> None:
        """Drop what was drawn in other colours, and follow other margins."""
        super().notify_style_update()
        self._drawn.clear()
        self.call_later(self._lay_out)

    def watch_is_alone(self) -> None:
        """Wrap the text to another measure."""
        self._wrap_anew()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap the text to the new width."""
        self._wrap_anew()

    def on_click(self, event: events.Click) -> None:
        """Select a paragraph by two clicks, everything by three."""
        if event.chain < 2:
            return
        event.prevent_default()
        _widget, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if event.chain > 2:
            self.text_select_all()
        elif self._page is not None and offset is not None:
            length = len(self._page.parts[offset.y].text.plain)
            self._select(Selection(Offset(0, offset.y), Offset(length, offset.y)))

    def _select(self, selection: Selection | None) -> None:
        if selection is not None:
            self.screen.selections = {self: selection}
        elif self.text_selection is not None:
            self.screen.clear_selection()

    def _wrap_anew(self) -> None:
        is_placed = self._placed == self.scroll_target_y
        with self.place_kept():
            self._lay_out()
        if is_placed:
            self._placed = self.scroll_target_y

    def _lay_out(self) -> None:
        """Make the page where anything that it is made of has changed."""
        width = min(self.line_width - MARGIN, MEASURE if self.is_alone else MOST_WIDTH)
        gaps = {
            look: self.get_component_styles(look).margin.bottom for look in self.COMPONENT_CLASSES
        }
        made_of = (self._shown, width, gaps, self._paint)
        if width <= 0 or made_of == self._laid_out:
            return
        self._laid_out = made_of
        self._drawn.clear()
        if self._shown is None:
            self._page = None
        else:
            rules = self.styles.get_rules()
            self._page = RecordPage.of(*self._shown, width, gaps, rules, self._paint)
        self._matches = self._page.matches if self._page and self._shown and self._shown[1] else ()
        if self._current is not None and self._current >= len(self._matches):
            self._current = None
        self._tell_matches()
        self.measure(self._page.height if self._page else 0)
        self._place()
        self.refresh_content()
        if self._page is not None and self._awaited_step:
            step, self._awaited_step = self._awaited_step, 0
            self.go_to_match(step)


def _first_offset(line: Strip) -> int:
    """The first character of a part's text that stands in a line; beyond any where none does."""
    for segment in line:
        if segment.style and "offset" in segment.style.meta:
            return int(segment.style.meta["offset"][0])
    return sys.maxsize
