"""Colour choice: the colours of term sets side by side, one of them chosen."""

from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from seedbrowse.term_sets.term_set import COLOURS, TermColour
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.term_colours import style_of

__all__ = ["ColourChoice"]

GAP = "  "


class ColourChoice(Widget, can_focus=True):
    """Arrows or a click choose; each colour is shown as it paints."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ColourChoice { height: 1; width: 1fr; }
    """

    colour: reactive[TermColour] = reactive[TermColour](COLOURS[0])
    """The chosen one."""

    @dataclass
    class Changed(Message):
        """Another colour was chosen."""

        choice: "ColourChoice"
        colour: TermColour

        @property
        def control(self) -> "ColourChoice":
            """The widget."""
            return self.choice

    def render(self) -> RenderResult:
        """The names of the colours, the chosen one with a sign before it."""
        return joined(Content(GAP), [self._entry(colour) for colour in COLOURS])

    def on_key(self, event: events.Key) -> None:
        """Choose by arrows."""
        step = {"left": -1, "right": 1}.get(event.key)
        if step is not None:
            event.stop()
            self._choose(COLOURS[(COLOURS.index(self.colour) + step) % len(COLOURS)])

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        offset = event.get_content_offset(self)
        end = 0
        for colour in COLOURS:
            start, end = end, end + self._entry(colour).cell_length + len(GAP)
            if offset is not None and start <= offset.x < end:
                self._choose(colour)

    def _choose(self, colour: TermColour) -> None:
        if colour != self.colour:
            self.colour = colour
            self.post_message(self.Changed(self, colour))

    def _entry(self, colour: TermColour) -> Content:
        is_chosen = colour == self.colour
        sign = ("▸" if self.has_focus else "●") if is_chosen else " "
        return Content.assemble((sign, "bold $primary"), (colour, style_of(colour)))

    def on_focus(self) -> None:
        """Show that arrows choose."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they do not any more."""
        self.refresh()
