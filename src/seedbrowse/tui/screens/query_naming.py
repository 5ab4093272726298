"""Query naming: the name that a query is kept under."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["NamingDialog"]

LONGEST_NAME = 200
"""Characters."""

TOLD = 240
"""Cells of a query that is told."""

KEYS = "{enter} saves · {ctrl+u} empties it · {dialog.close} goes back"
REPLACES = "{enter} replaces the query of this name: "


class NamingDialog(Dialog[str]):
    """Answers with a name; tells where one is taken already."""

    DEFAULT_CSS = """
    NamingDialog {
        & .window { padding: 0 1; }
        & .hint { color: $muted; }
        & .taken { color: $warning; }
        & Input { border: none; height: 1; padding: 0; margin: 1 0; }
    }
    """

    def __init__(self, query: str, named: Mapping[str, str]) -> None:
        """Make the dialog.

        Args:
            query: What gets a name; it is offered as its own.
            named: Queries that have a name already.
        """
        super().__init__()
        self._query = query
        self._named = named

    def compose(self) -> ComposeResult:
        """The query, its name, and what is to be said of that."""
        with Vertical(classes="window") as window:
            window.border_title = "Save the query"
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield Static(
                f"A name for {cut(clean(self._query), TOLD)}", classes="hint", markup=False
            )
            yield OrderedInput(
                clean(self._query)[:LONGEST_NAME],
                compact=True,
                # ^c would copy what is selected instead of leaving.
                select_on_focus=False,
                max_length=LONGEST_NAME,
            )
            yield Static("", classes="taken", markup=False)

    @on(Input.Changed)
    def _tell_whether_taken(self, event: Input.Changed) -> None:
        event.stop()
        taken = self._named.get(event.value.strip())
        self.query_one(".taken", Static).update(
            "" if taken is None else self.with_keys(REPLACES) + cut(clean(taken), TOLD)
        )

    @on(Input.Submitted)
    def _take_name(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())
