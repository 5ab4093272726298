"""Framed lines: what a widget draws itself, within the border and padding of its styles.

For each line that has changed Textual asks the styles of a widget anew: border, outline, padding,
tint, opacity. For a pane of forty lines this costs more than drawing them. They are the same for
all lines between the upper and the lower border, so here one line is asked, and the others are set
between its ends.
"""

from collections.abc import Iterable, Sequence

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

__all__ = ["FramedLines"]


class FramedLines(ScrollView):
    """A widget with `render_line`, and a bar of one cell at its right where it scrolls.

    Its lines have neither links nor opacity of their own.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Make a widget that has drawn nothing yet."""
        super().__init__(id=id, classes=classes)
        self._finished: dict[int, Strip] = {}
        """The lines that have been drawn since they last changed, the borders counted."""
        self._ends: tuple[Strip, Strip] | None = None
        """What stands at the left and at the right of each line of the content."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar at the right, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            bar = _Bar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def fit(self, size: Size) -> None:
        """Let the bar tell another size of what is scrolled through.

        A bar that comes and goes would have the whole screen laid out, which costs more than
        everything else that other lines do. So one that is always there is only drawn anew; it is
        nothing but background where all lines are in sight.
        """
        if self.styles.overflow_y != "scroll":
            self.virtual_size = size
            return
        self.set_reactive(Widget.virtual_size, size)
        self.vertical_scrollbar.window_virtual_size = size.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def refresh_content(self) -> None:
        """Draw everything anew but the borders."""
        self.refresh(self.size.region)

    def _set_dirty(self, *regions: Region) -> None:
        """Forget the lines that have changed; whatever has Textual draw anew passes here."""
        super()._set_dirty(*regions)
        if not regions:
            self._finished.clear()
            self._ends = None
        above = self.styles.gutter.top
        for region in regions:
            for y in region.line_range:
                self._finished.pop(above + y, None)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget, borders included."""
        if crop.column_span != (0, self.outer_size.width):
            return super().render_lines(crop)
        missing = [y for y in crop.line_range if y not in self._finished]
        if missing:
            self._draw(missing)
        return [self._finished[y] for y in crop.line_range]

    def drawn_lines(self, lines: Sequence[int]) -> Iterable[Strip]:
        """Lines of the content, as `render_line` gives them one by one."""
        return map(self.render_line, lines)

    def _draw(self, lines: Sequence[int]) -> None:
        """Draw lines: content between the ends that Textual gives one line of it."""
        width, height = self.outer_size
        gutter = self.styles.gutter
        content = range(gutter.top, height - gutter.bottom)
        for y in lines:
            if y not in content:
                self._finished[y] = self._drawn_by_textual(y)
        inner = [y for y in lines if y in content]
        room = max(width - gutter.width, 0)
        if self._ends is None:
            sample = self._drawn_by_textual(gutter.top)
            self._ends = sample.crop(0, gutter.left), sample.crop(gutter.left + room)
        left, right = self._ends
        fill, background = self.rich_style, self.background_colors[1]
        filters = self.get_line_filters()
        for y, drawn in zip(inner, self.drawn_lines([y - gutter.top for y in inner]), strict=True):
            line = drawn.adjust_cell_length(room, fill)
            for line_filter in filters:
                line = line.apply_filter(line_filter, background)
            self._finished[y] = Strip([*left, *line, *right], width) if gutter.width else line

    def _drawn_by_textual(self, y: int) -> Strip:
        return super().render_lines(Region(0, y, self.outer_size.width, 1))[0]


class _Bar(ScrollBar):
    """A vertical scroll bar whose cells are drawn without asking the styles about each."""

    _cells: Sequence[Strip] = ()
    """From the top, since something last changed."""

    def _set_dirty(self, *regions: Region) -> None:
        """Forget the cells; whatever has Textual draw anew passes here."""
        super()._set_dirty(*regions)
        self._cells = ()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The cells of a part of the bar."""
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or crop.width != bar.thickness:
            return super().render_lines(crop)
        if not self._cells:
            self._cells = self._drawn(bar)
        return list(self._cells[crop.y : crop.bottom])

    def _drawn(self, bar: ScrollBarRender) -> Sequence[Strip]:
        look = bar.style if isinstance(bar.style, Style) else Style.parse(bar.style)
        segments = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=bar.thickness,
            back_color=look.bgcolor or Color.default(),
            bar_color=look.color or Color.default(),
        ).segments
        # The same few cells again and again, so that their strips can be the same, too.
        below = self.rich_style
        drawn = {
            id(segment): Strip(Segment.apply_style([segment], below), bar.thickness)
            for segment in segments
        }
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            drawn = {each: drawn[each].apply_filter(line_filter, background) for each in drawn}
        return [drawn[id(segment)] for segment in segments]
