"""Query choice: queries with a name and older ones, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from seedbrowse.commands import Scope
from seedbrowse.query_history import NamedQueries
from seedbrowse.records.text import clean, fold
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["QueryDialog"]

MOST_OPTIONS = 200
"""Rows; more are found by typing."""

TOLD = 200
"""Cells of a query that a row can show."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A query that can be chosen."""

    query: str
    name: str = ""
    """Empty for an older one."""

    @property
    def folded(self) -> str:
        """What typed words are looked for in."""
        return fold(f"{self.name} {self.query}")


class QueryDialog(Dialog[str]):
    """Answers with a query; those with a name come first, and can be removed here."""

    BINDINGS = bindings(Scope.QUERIES)
    DEFAULT_CSS = """
    QueryDialog {
        & .window { padding: 0 1; }
        & Input { border: none; height: 1; padding: 0; margin-bottom: 1; }
        & Input > .input--placeholder { color: $muted; }
        & OptionList, & OptionList:focus {
            border: none; padding: 0; height: auto; max-height: 16; background: $surface;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    def __init__(self, named: NamedQueries, history: Sequence[str]) -> None:
        """Make the dialog.

        Args:
            named: Queries with a name; removing one changes it.
            history: Older queries, the newest last.
        """
        super().__init__()
        self._named = named
        self._removed: dict[str, str] = {}
        older = dict.fromkeys(query for query in reversed(history))
        self._choices = [
            *(Choice(query, name) for name, query in named.all().items()),
            *(Choice(query) for query in older),
        ]
        self._folded = [choice.folded for choice in self._choices]
        self._shown: list[Choice] = []

    def compose(self) -> ComposeResult:
        """The line that filters, and what is left."""
        with Vertical(classes="window") as window:
            window.border_title = "Older and named queries"
            window.border_subtitle = "Enter takes it, ^d removes a name, Esc closes"
            yield OrderedInput(placeholder="words of a name or a query", compact=True)
            choices = OptionList()
            choices.can_focus = False  # the line keeps the keys
            yield choices

    def on_mount(self) -> None:
        """Show everything."""
        self._show("")

    def on_key(self, event: events.Key) -> None:
        """Move in the list while the line has the focus."""
        choices = self.query_one(OptionList)
        moves: dict[str, Callable[[], None]] = {
            "down": choices.action_cursor_down,
            "up": choices.action_cursor_up,
            "pagedown": choices.action_page_down,
            "pageup": choices.action_page_up,
        }
        if event.key in moves:
            event.stop()
            moves[event.key]()

    def action_remove_query(self) -> None:
        """Forget the highlighted name; once more keeps it after all."""
        choices = self.query_one(OptionList)
        row = choices.highlighted
        choice = None if row is None else self._shown[row]
        if choice is None or not choice.name or row is None:
            return
        try:
            if choice.name in self._removed:
                self._named.save(choice.name, self._removed[choice.name])
                del self._removed[choice.name]
            else:
                self._named.remove(choice.name)
                self._removed[choice.name] = choice.query
        except OSError as error:
            self.notify(f"It cannot be written: {error.strerror}.", title="Not removed",
                        severity="error", markup=False)  # fmt: skip
            return
        choices.replace_option_prompt_at_index(row, self._prompt(choice))

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def _take_highlighted(self, event: Input.Submitted) -> None:
        event.stop()
        row = self.query_one(OptionList).highlighted
        if row is not None:
            self.dismiss(self._shown[row].query)

    @on(OptionList.OptionSelected)
    def _take_clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index].query)

    def _show(self, typed: str) -> None:
        words = fold(typed).split()
        self._shown = [
            choice
            for choice, text in zip(self._choices, self._folded, strict=True)
            if all(word in text for word in words)
        ][:MOST_OPTIONS]
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options([Option(self._prompt(choice)) for choice in self._shown])
        if self._shown:
            choices.highlighted = 0
        else:
            told = "Nothing like this." if words else "There are no older queries yet."
            choices.add_option(Option(Content.styled(told, "$muted"), disabled=True))

    def _prompt(self, choice: Choice) -> Content:
        query = cut(clean(choice.query), TOLD)
        if not choice.name:
            return Content(query)
        name = cut(clean(choice.name), TOLD)
        if choice.name in self._removed:
            return Content.assemble(
                (name, "strike $muted"), ("  removed; ^d keeps it after all", "$muted")
            )
        same = choice.name == choice.query
        return Content.assemble((name, "bold $primary"), ("" if same else f"  {query}", "$muted"))
