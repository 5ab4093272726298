"""Search bar: the query being typed, and how long its answer took."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from seedbrowse.search.query import Hint, Query
from seedbrowse.tui.widgets.query_input import QueryInput

__all__ = ["SearchBar"]


class SearchBar(Horizontal):
    """A prompt, the query, and at the right the time of the last search."""

    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        padding: 0 1;
        & > .prompt { width: 2; color: $muted; }
        & > .took { width: 9; color: $muted; text-align: right; }
        &:focus-within > .prompt { color: $primary; text-style: bold; }
    }
    """

    took: reactive[float | None] = reactive(None, repaint=False)
    """Seconds that the last search took; None shows nothing."""

    @dataclass
    class Changed(Message):
        """Another query is typed."""

        bar: "SearchBar"
        parsed: Query

        @property
        def control(self) -> "SearchBar":
            """The search bar."""
            return self.bar

    def __init__(self, query: str = "") -> None:
        """Make a bar in which `query` stands already."""
        super().__init__()
        self._first_query = query

    def compose(self) -> ComposeResult:
        """Prompt, query, time."""
        yield Static("/", classes="prompt", markup=False)
        yield QueryInput(self._first_query, "words in any order, typos forgiven")
        yield Static("", classes="took", markup=False)

    @property
    def line(self) -> QueryInput:
        """The line that takes the query."""
        return self.query_one(QueryInput)

    @property
    def query_text(self) -> str:
        """The query as it stands in the bar."""
        return self.line.value

    @property
    def untold_hint(self) -> str:
        """What is wrong in the query, where the bar has no room to tell it; else nothing."""
        return self.line.untold_hint

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Tell hints that only answering the query has found."""
        self.line.show_hints(hints)

    def watch_took(self, took: float | None) -> None:
        """Show the time."""
        self.query_one(".took", Static).update(
            "" if took is None else _duration(took), layout=False
        )

    @on(Input.Changed)
    def _announce(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, self.line.parsed))

    @on(Input.Blurred)
    def _stay(self, event: Input.Blurred) -> None:
        """Take it for no leaving where the terminal itself lost the focus: it comes back here."""
        if not self.app.app_focus or self.has_focus_within:
            event.stop()


def _duration(seconds: float) -> str:
    if seconds < 0.0005:
        return "< 1 ms"
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    return f"{seconds:.1f} s"
