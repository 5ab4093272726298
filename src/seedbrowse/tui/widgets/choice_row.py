"""Choice row: a few things in one line, of which one holds; arrows, Space or a click change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

__all__ = ["LABEL", "ChoiceRow"]

GAP = "   "
LABEL = 11
"""Cells of the label, so that those of several rows stand in one column."""


class ChoiceRow(Widget, can_focus=True):
    """A label, and what can be chosen; where there is no room for all, only what holds."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ChoiceRow { height: 1; width: 1fr; padding: 0 1; }
    ChoiceRow:focus { background: $hover; }
    """

    chosen: reactive[int] = reactive(0)
    """Which of the options holds."""

    options: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())

    @dataclass
    class Changed(Message):
        """The person wants another one."""

        row: "ChoiceRow"

        @property
        def control(self) -> "ChoiceRow":
            """The row."""
            return self.row

    @dataclass
    class Submitted(Message):
        """The person has chosen, and wants to go on."""

        row: "ChoiceRow"

        @property
        def control(self) -> "ChoiceRow":
            """The row."""
            return self.row

    def __init__(self, label: str, options: Sequence[str], chosen: int = 0) -> None:
        """Make a row."""
        super().__init__()
        self._label = label
        self.set_reactive(ChoiceRow.options, tuple(options))
        self.set_reactive(ChoiceRow.chosen, chosen)

    def render(self) -> RenderResult:
        """The label and the options."""
        label = Content.styled(self._label.ljust(LABEL), "bold $primary" if self.has_focus else "")
        return Content.assemble(label, *(part for part, _number in self._parts()))

    def on_key(self, event: events.Key) -> None:
        """Change what holds."""
        steps = {"left": -1, "right": 1, "space": 1}
        if event.key in steps:
            event.stop()
            self._choose((self.chosen + steps[event.key]) % max(len(self.options), 1))
        elif event.key == "enter":
            event.stop()
            self.post_message(self.Submitted(self))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        offset = event.get_content_offset(self)
        end = LABEL
        for part, number in self._parts():
            start, end = end, end + part.cell_length
            if offset is not None and start <= offset.x < end:
                self._choose(number)

    def _choose(self, number: int) -> None:
        if number != self.chosen:
            self.chosen = number
            self.post_message(self.Changed(self))

    def _parts(self) -> Iterator[tuple[Content, int]]:
        room = self.size.width - LABEL
        if sum(len(option) + len(GAP) + 2 for option in self.options) - len(GAP) > room:
            following = (self.chosen + 1) % max(len(self.options), 1)
            held = self.options[self.chosen] if self.options else ""
            yield Content.assemble(("‹ ", "$muted"), held, (" ›", "$muted")), following
            return
        for number, option in enumerate(self.options):
            holds = number == self.chosen
            sign = Content.styled("● " if holds else "○ ", "$accent" if holds else "$muted")
            yield Content.assemble(sign, (option, "bold" if holds else "$muted"), GAP), number
