"""Filter dialog: a line to type in, and below it a list of what is meant; the line has the keys."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from seedbrowse.tui.screens.dialog import Answer, Dialog
from seedbrowse.tui.widgets.choice_list import ChoiceList
from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["FilterDialog"]


class FilterDialog(Dialog[Answer]):
    """Letters filter, arrows move, Enter or a click takes a row.

    A dialog of this kind composes a `line` and a `choices` somewhere in its window.
    """

    # Priority: the key behind them, which may take a row, does not wait for its turn either.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    FilterDialog {
        & .window { padding: 0 1; }
        & Input { border: none; height: 1; padding: 0; margin-bottom: 1; }
        & Input > .input--placeholder { color: $muted; }
        & OptionList, & OptionList:focus {
            border: none; padding: 0; height: auto; max-height: 16; background: $surface;
            text-wrap: nowrap; text-overflow: ellipsis;
            scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        }
    }
    """

    PLACEHOLDER: ClassVar[str] = ""
    """What an empty line asks for."""

    def __init__(self) -> None:
        """Make the dialog."""
        super().__init__()
        self.line = OrderedInput(placeholder=self.PLACEHOLDER, compact=True)
        """Where is typed."""

        self.choices = ChoiceList()
        """What is left."""

        self.choices.can_focus = False  # the line keeps the keys
        self._filtered_by: str | None = None

    @abstractmethod
    def filter(self, typed: str) -> None:
        """Offer what is meant, now or a little later."""

    @abstractmethod
    def take(self, row: int) -> None:
        """Answer with a row that can be taken."""

    def offer(self, prompts: Iterable[Content], highlighted: int | None = 0) -> None:
        """Show rows, one of them highlighted."""
        self.choices.set_options(Option(prompt) for prompt in prompts)
        self.choices.highlighted = highlighted

    @property
    def room(self) -> int:
        """Cells of a row."""
        return self.choices.scrollable_content_region.width

    def offer_nothing(self, told: str) -> None:
        """Say why there is no row."""
        self.choices.set_options([Option(Content.styled(told, "$muted"), disabled=True)])

    def on_mount(self) -> None:
        """Show everything."""
        self.filter_now()

    def filter_now(self) -> None:
        """Filter by what is typed, also where a key came in one burst with letters before it."""
        if self.line.value != self._filtered_by:
            self._filtered_by = self.line.value
            self.filter(self.line.value)

    async def action_move(self, action: str) -> None:
        """Move in the list, by one of its own actions, while the line has the focus."""
        self.filter_now()
        await self.choices.run_action(action)

    def on_key(self, event: events.Key) -> None:
        """Type what came before the line had the focus."""
        if event.is_printable and not self.line.has_focus:
            event.stop()
            self.line.insert_text_at_cursor(event.character or "")

    @on(Input.Changed)
    def _filter_by_line(self, event: Input.Changed) -> None:
        event.stop()
        self.filter_now()

    @on(Input.Submitted)
    def _take_highlighted(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit()

    def submit(self) -> None:
        """Take the highlighted row."""
        row = self.choices.highlighted
        if row is not None and not self.choices.get_option_at_index(row).disabled:
            self.take(row)

    @on(OptionList.OptionSelected)
    def _take_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.take(event.option_index)
