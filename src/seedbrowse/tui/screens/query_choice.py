"""Query choice: queries with a name and older ones, found by typing."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from seedbrowse.commands import Scope
from seedbrowse.query_history import NamedQueries
from seedbrowse.records.text import clean, fold
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.screens.filter_dialog import FilterDialog

__all__ = ["QueryDialog"]

MOST_OPTIONS = 200
"""Rows; more are found by typing."""

TOLD = 200
"""Cells of a query that a row can show."""

KEYS = "{enter} takes it · {query.remove} removes a name · {dialog.close} closes"
KEPT_BY = "{query.remove} keeps it after all"


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


class QueryDialog(FilterDialog[str]):
    """Answers with a query; those with a name come first, and can be removed here."""

    BINDINGS = bindings(Scope.QUERIES)
    PLACEHOLDER = "words of a name or a query"

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
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield self.line
            yield self.choices

    def action_remove_query(self) -> None:
        """Forget the highlighted name; once more keeps it after all."""
        row = self.choices.highlighted
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
        self.choices.replace_option_prompt_at_index(row, self._prompt(choice))

    def take(self, row: int) -> None:
        """Answer with the query of a row."""
        self.dismiss(self._shown[row].query)

    def filter(self, typed: str) -> None:
        """Show the queries that have all words."""
        words = fold(typed).split()
        self._shown = [
            choice
            for choice, text in zip(self._choices, self._folded, strict=True)
            if all(word in text for word in words)
        ][:MOST_OPTIONS]
        if self._shown:
            self.offer(map(self._prompt, self._shown))
        else:
            self.offer_nothing("Nothing like this." if words else "There are no older queries yet.")

    def _prompt(self, choice: Choice) -> Content:
        query = cut(clean(choice.query), TOLD)
        if not choice.name:
            return Content(query)
        name = cut(clean(choice.name), TOLD)
        if choice.name in self._removed:
            return Content.assemble(
                (name, "strike $muted"), (f"  removed; {self.with_keys(KEPT_BY)}", "$muted")
            )
        same = choice.name == choice.query
        return Content.assemble((name, "bold $primary"), ("" if same else f"  {query}", "$muted"))
