"""Choice list: options below one another, the highlighted one seen whatever the colours are."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

__all__ = ["ChoiceList"]

SWATCH = "█"
"""A block is a colour to look at, and would vanish where it is reversed."""


class ChoiceList(OptionList):
    """Reverses the highlighted option where its style says so, which Textual leaves out."""

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        strip = super().render_line(y)
        look = self.get_component_rich_style("option-list--option-highlighted", partial=True)
        if not look.reverse:
            return strip
        return Strip([self._reversed(segment, look) for segment in strip], strip.cell_length)

    def _reversed(self, segment: Segment, look: Style) -> Segment:
        """A part of the highlighted option in one colour, so that its row is one piece."""
        meta = segment.style.meta if segment.style else {}
        if meta.get("option") != self.highlighted or segment.text.strip(SWATCH) == "":
            return segment
        return Segment(segment.text, look + Style.from_meta(meta))
