"""Detail panel: everything that is known about one record, to be read."""

from typing import ClassVar

from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from seedbrowse.records import Record
from seedbrowse.tui.record_page import BYLINE, HEADING, SOURCE, TITLE, RecordPage
from seedbrowse.tui.record_text import Terms
from seedbrowse.tui.widgets.scroll_pane import LinePane

__all__ = ["DetailPanel"]

MARGIN = 1
"""Cells that stay empty between the text and the scroll bar."""


class DetailPanel(LinePane):
    """Shows one record in full; scrolls, and starts at the top with each record.

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

    def __init__(self) -> None:
        """Make an empty panel."""
        super().__init__()
        self._shown: tuple[Record, Terms] | None = None
        self._page: RecordPage | None = None
        self._laid_out: tuple[object, ...] = ()
        """What the page was made of."""
        self._drawn: dict[int, list[Strip]] = {}
        """Lines of the parts of the page that have been in sight."""

    @property
    def record(self) -> Record | None:
        """The record that is shown."""
        return self._shown[0] if self._shown else None

    def show(self, record: Record | None, terms: Terms) -> None:
        """Show a record, the words of `terms` standing out; None empties the panel.

        What is shown already is not drawn again.
        """
        shown = None if record is None else (record, terms)
        if shown == self._shown:
            return
        if record != self.record:
            self.scroll_home(animate=False)
            self._select(None)
        self._shown = shown
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One line of the widget, from where it is scrolled to."""
        line = self.scroll_offset.y + y
        width = self.size.width
        fill = self.visual_style.background_style.rich_style
        page = self._page
        if page is None or line >= page.height:
            return Strip.blank(width, fill)
        number, nth = page.place(line)
        if number not in self._drawn:
            part = page.parts[number]
            style = self.get_visual_style(part.look) if part.look else self.visual_style
            self._drawn[number] = Visual.to_strips(self, part, page.width, None, style)
        return self._drawn[number][nth].adjust_cell_length(width, fill)

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

    def on_resize(self) -> None:
        """Wrap the text to the new width."""
        self._lay_out()

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

    def _lay_out(self) -> None:
        """Make the page where anything that it is made of has changed."""
        width = self.line_width - MARGIN
        gaps = {
            look: self.get_component_styles(look).margin.bottom for look in self.COMPONENT_CLASSES
        }
        made_of = (self._shown, width, gaps)
        if width <= 0 or made_of == self._laid_out:
            return
        self._laid_out = made_of
        self._drawn.clear()
        if self._shown is None:
            self._page = None
        else:
            self._page = RecordPage.of(*self._shown, width, gaps, self.styles.get_rules())
        self.measure(self._page.height if self._page else 0)
        self.refresh()
