"""Facet list: kinds of values with how many records have each, drawn line by line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from seedbrowse.search.facet import FacetName
from seedbrowse.tui.facet_counting import FacetSection
from seedbrowse.tui.facet_rows import Choice, FacetRow, RowKind, rows_of
from seedbrowse.tui.record_row import notice_strip
from seedbrowse.tui.widgets.facet_painter import (
    ADD_AT,
    EXCLUDE_AT,
    MARGIN,
    FacetLook,
    FacetPainter,
    gauge_at,
)
from seedbrowse.tui.year_brush import YearBrush

__all__ = ["FacetList"]

BELOW = 2
"""Lines below the columns of the years."""


class FacetList(ScrollView, can_focus=False, inherit_bindings=False):
    """Values under headings, of which one is highlighted; whoever has the keys moves it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"facet-list--{name}"
        for name in (
            "heading", "count", "bar", "included", "excluded", "marker", "cursor", "hover", "more",
            "column", "chosen", "outside", "brush", "notice",
        )
    }  # fmt: skip
    DEFAULT_CSS = """
    FacetList {
        height: 1fr;
        overflow: hidden auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $background;
        & > .facet-list--heading { color: $primary; text-style: bold; }
        & > .facet-list--count, & > .facet-list--more, & > .facet-list--notice { color: $muted; }
        & > .facet-list--bar { color: $secondary; }
        & > .facet-list--included { color: $accent; text-style: bold; }
        & > .facet-list--excluded { color: $muted; text-style: strike; }
        & > .facet-list--marker { color: $primary; text-style: bold; }
        & > .facet-list--hover { background: $hover; }
        & > .facet-list--cursor { background: $hover; text-style: bold; }
        & > .facet-list--column { color: $secondary; }
        & > .facet-list--chosen { color: $accent; }
        & > .facet-list--outside { color: $line; }
        & > .facet-list--brush { background: $cursor; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The highlighted row; headings are passed over."""

    hovered: reactive[int] = reactive(-1)
    """The row under the mouse, or -1."""

    notice: reactive[str] = reactive("")
    """What to say where there is nothing to choose from."""

    @dataclass
    class Chosen(Message):
        """The person has chosen a value."""

        facets: "FacetList"
        name: FacetName
        value: str
        choice: Choice

        @property
        def control(self) -> "FacetList":
            """The list."""
            return self.facets

    @dataclass
    class MoreWanted(Message):
        """More values of a kind are wanted."""

        facets: "FacetList"
        name: FacetName

        @property
        def control(self) -> "FacetList":
            """The list."""
            return self.facets

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._sections: Sequence[FacetSection] = ()
        self.rows: Sequence[FacetRow] = ()
        """What is shown."""

        self._tops: list[int] = [0]
        self._greatest: dict[FacetName, int] = {}
        self.brush = YearBrush()
        """The years that are about to be chosen."""

        self._painter = FacetPainter(lambda: self.rich_style, self._component)

    @property
    def row(self) -> FacetRow | None:
        """The highlighted row; None where there is none."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def is_at_years(self) -> bool:
        """Whether the years are highlighted."""
        return self.row is not None and self.row.kind is RowKind.YEARS

    def show(self, sections: Sequence[FacetSection], *, has_chosen: bool = True) -> None:
        """Show other counts; the highlighted value stays highlighted where it is still there."""
        before = self.row
        self._sections = sections
        self.rows = rows_of(sections, has_chosen=has_chosen)
        self._greatest = {
            each.name: max((value.count for value in each.facet.values), default=0)
            for each in sections
        }
        same = [n for n, row in enumerate(self.rows) if before and row.identity == before.identity]
        self.set_reactive(FacetList.cursor, self.validate_cursor(same[0] if same else self.cursor))
        self._measure()
        self._scroll_to_cursor()
        self.refresh()

    def choose(self, choice: Choice) -> None:
        """Choose the highlighted value, or the brushed years; or see more of a kind."""
        row = self.row
        if row is None:
            return
        if row.kind is RowKind.MORE:
            self.post_message(self.MoreWanted(self, row.name))
        elif row.kind is RowKind.VALUE:
            self.post_message(self.Chosen(self, row.name, row.value, choice))
        elif years := self.brush.text:
            self.post_message(self.Chosen(self, row.name, years, choice))

    def move(self, step: int) -> None:
        """Highlight the row so many choices further, or the last one there is."""
        places = [place for place, row in enumerate(self.rows) if row.is_choice]
        if places:
            here = bisect_right(places, self.cursor) - 1
            self.cursor = places[max(0, min(here + step, len(places) - 1))]

    def move_kind(self, step: int) -> None:
        """Highlight the first value of the next kind, or of one before."""
        heads = [place for place, row in enumerate(self.rows) if row.kind is RowKind.HEADING]
        if heads:
            here = bisect_right(heads, self.cursor) - 1
            self.cursor = heads[max(0, min(here + step, len(heads) - 1))] + 1

    def move_brush(self, step: int, *, extends: bool) -> None:
        """Brush the year beside the present ones, or that one too."""
        self.brush.move(step, extends=extends)
        self.refresh()

    def validate_cursor(self, row: int) -> int:
        """Keep it at a row that can be chosen, below a heading rather than above it."""
        row = max(0, min(row, len(self.rows) - 1))
        return row + 1 if self.rows and not self.rows[row].is_choice else row

    def watch_cursor(self) -> None:
        """Keep the highlighted row in sight."""
        self._scroll_to_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the widget, from where it is scrolled to."""
        width, room = self.size.width, self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if line >= self._tops[-1]:
            style = self.rich_style + self._component("notice")
            return notice_strip("" if self.rows else self.notice, y, self.size, style)
        place = bisect_right(self._tops, line) - 1
        row = self.rows[place]
        if row.kind is RowKind.YEARS:
            return self._years_strip(row, line - self._tops[place], width)
        look = FacetLook(place == self.cursor, place == self.hovered, self._greatest[row.name])
        return self._painter.strip(row, room, look).adjust_cell_length(width, self.rich_style)

    def _years_strip(self, row: FacetRow, y: int, width: int) -> Strip:
        bins = self.brush.bins
        brush = self.brush.places if self.is_at_years and bins.bins else None
        told = brush or self.brush.chosen_places
        bars = self._bar_lines
        if y < bars:
            segments = self._painter.columns_strip(row, bins, y, bars, brush)
        elif y == bars:
            segments = self._painter.underline(bins, told)
        else:
            segments = self._painter.years(bins, width, told)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    @property
    def _bar_lines(self) -> int:
        return 4 if self.size.height >= 24 else 2

    def on_resize(self) -> None:
        """Fit everything to the new size, the highlighted row still in sight."""
        self._measure()
        self._scroll_to_cursor()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to brush where the years are."""
        place, x = self._place_of(event)
        if place >= 0 and self.rows[place].kind is RowKind.YEARS and event.button == 1:
            self.cursor = place
            self.brush.take_hold(x - MARGIN)
            self.capture_mouse()
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Brush on, else mark the row under the mouse."""
        place, x = self._place_of(event)
        if self.brush.is_held:
            self.brush.draw_to(x - MARGIN)
            self.refresh()
        else:
            self.hovered = place if place >= 0 and self.rows[place].is_choice else -1

    def on_mouse_up(self) -> None:
        """Narrow to the brushed years."""
        if self.brush.is_held:
            self.brush.is_held = False
            self.release_mouse()
            self.choose(Choice.ONLY)

    def on_leave(self) -> None:
        """Mark no row."""
        self.hovered = -1

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked; the second button, or the signs in the row, say how."""
        place, x = self._place_of(event)
        if place < 0 or self.rows[place].kind not in (RowKind.VALUE, RowKind.MORE):
            return
        event.stop()
        self.cursor = place
        at = x - gauge_at(self.scrollable_content_region.width)
        if event.button == 3 or at in range(EXCLUDE_AT - 1, EXCLUDE_AT + 2):
            self.choose(Choice.EXCLUDE)
        elif event.ctrl or at in range(ADD_AT - 1, ADD_AT + 2):
            self.choose(Choice.ADD)
        else:
            self.choose(Choice.ONLY)

    def _place_of(self, event: events.MouseEvent) -> tuple[int, int]:
        """The row under the mouse, -1 for none, and the column within it."""
        x = event.screen_x - self.content_region.x
        line = event.screen_y - self.content_region.y + self.scroll_offset.y
        is_within = 0 <= line < self._tops[-1]
        return (bisect_right(self._tops, line) - 1 if is_within else -1), x

    def _measure(self) -> None:
        years = next((each for each in self._sections if each.name is FacetName.YEAR), None)
        room = self.scrollable_content_region.width
        values, chosen = (years.facet.values, years.chosen.included) if years else ((), ())
        self.brush.show(values, room - MARGIN, chosen)
        heights = [self._bar_lines + BELOW if row.kind is RowKind.YEARS else 1 for row in self.rows]
        self._tops = [*accumulate(heights, initial=0)]
        self.virtual_size = Size(room, self._tops[-1])

    def _scroll_to_cursor(self) -> None:
        if not self.rows:
            return
        top, end = self._tops[self.cursor], self._tops[self.cursor + 1]
        # The heading comes into sight with its first value.
        top -= not self.rows[self.cursor - 1].is_choice if self.cursor else 0
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif end > self.scroll_offset.y + self.size.height:
            self.scroll_to(y=end - self.size.height, animate=False, force=True)

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"facet-list--{name}", partial=True)
