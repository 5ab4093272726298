"""Searching: a screen that shows what the newest library answers to the query."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from textual import getters, on, work
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.worker import get_current_worker

from seedbrowse.library.library import Library
from seedbrowse.search.engine import NO_SETS, Order, Results, SortKey, WordsBySet
from seedbrowse.search.query import Hint, Is, Query, leaves
from seedbrowse.tui.answer import Answer, record_of
from seedbrowse.tui.key_texts import with_keys
from seedbrowse.tui.widgets.record_table import RecordTable
from seedbrowse.tui.widgets.search_bar import SearchBar

__all__ = ["Searching"]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What a library is asked."""

    number: int
    """Counted from 1; a later question is about what was typed, marked or read later."""

    library: Library
    query: str
    order: Order
    marked: Set[int]
    term_sets: WordsBySet
    rows: int
    """How many rows there is room for on the screen."""


class Searching(Screen[None]):
    """Owns the query, its order, and the answer that is shown.

    An empty query in library order is answered at once. Any other goes to a worker: the last
    answer stays until the next one is there, and each is shown with the library it is from.
    """

    typed: reactive[str] = reactive("", repaint=False)
    """The query as it stands in the search bar."""

    order: reactive[Order] = reactive(Order(), repaint=False)
    """The order of the table; stays until another one is chosen."""

    answer: reactive[Answer | None] = reactive(None, repaint=False)
    """What is shown; None before the first."""

    term_words: WordsBySet = NO_SETS
    """The words of the person's term sets by the folded names of these; replaced, never changed."""

    parsed: Query = Query("")
    """The same query, taken apart."""

    search_bar = getters.query_one(SearchBar)
    """Where it is typed."""

    table = getters.query_one(RecordTable)
    """What shows the answer."""

    keymap: Mapping[str, str]
    """Keys by command id, where they are not those of the table; whoever makes the screen gives it.
    """

    @dataclass
    class Answered(Message):
        """A library has answered."""

        question: Question
        results: Results

    def __init__(self, library: Library) -> None:
        """Make a screen that asks `library`, until another takes its place."""
        super().__init__()
        self.library = library
        self._asked_library = library
        self._asked = 0
        self._shown = 0
        self._is_waiting = False

    @property
    @abstractmethod
    def marked(self) -> Set[int]:
        """The digests of the marked records; never changed once it was handed out."""

    @property
    def depends_on_marks(self) -> bool:
        """Whether another mark may mean another answer."""
        return any(isinstance(leaf, Is) for leaf in leaves(self.parsed.root))

    def with_keys(self, text: str) -> str:
        """A text with the keys of the commands that it names; see `key_texts`."""
        return with_keys(text, self.keymap)

    def is_available(self, _command_id: str) -> bool:
        """Whether a command can do anything at present."""
        return True

    def replace_query(self, query: str, cursor: int | None = None) -> None:
        """Put another query into the search bar, the cursor behind it or where it is said to be."""
        line = self.search_bar.line
        line.value = query
        line.cursor_position = len(query) if cursor is None else cursor

    def clear_query(self) -> bool:
        """Take the query out of the search bar; whether there was any."""
        was_there = bool(self.search_bar.query_text)
        if was_there:
            self.replace_query("")
        return was_there

    @property
    def hints(self) -> Sequence[Hint]:
        """What is wrong in the query, also what only answering it has found."""
        results = self.answer.results if self.answer else None
        if results is None or results.query != self.typed:
            return self.parsed.hints
        return results.hints or self.parsed.hints

    @on(SearchBar.Changed)
    def _take_query(self, event: SearchBar.Changed) -> None:
        self.parsed = event.parsed
        self.typed = event.parsed.text

    def replace_library(self, library: Library) -> None:
        """Ask another library from the next question on."""
        self.library = library
        if not self._is_waiting:
            self.ask()

    def ask(self) -> None:
        """Have the query answered anew."""
        self._asked += 1
        self._asked_library = self.library
        if not self.typed.strip() and self.order.by is SortKey.RELEVANCE:
            self.workers.cancel_group(self, "search")
            self._show(self._asked, Answer.everything(self.library, self.typed))
        else:
            self._is_waiting = True
            question = Question(
                self._asked, self.library, self.typed, self.order, self.marked,
                self.term_words, self.table.size.height,
            )  # fmt: skip
            self._search(question)

    def give_up(self) -> None:
        """Wait no longer for an answer: the search has failed; ask the next library, if any."""
        self._is_waiting = False
        if self._asked_library is not self.library:
            self.ask()

    def watch_typed(self) -> None:
        """Search as it is typed."""
        if self.is_mounted:
            self.ask()

    def watch_order(self) -> None:
        """Have what is shown put in order."""
        if self.is_mounted:
            self.ask()

    @work(thread=True, exclusive=True, group="search", exit_on_error=False,
          description="Searching")  # fmt: skip
    def _search(self, question: Question) -> None:
        worker = get_current_worker()
        results = question.library.search(
            question.query, order=question.order, marked=question.marked,
            term_sets=question.term_sets, is_cancelled=lambda: worker.is_cancelled,
        )  # fmt: skip
        if results is None:
            return
        # Read here what is drawn at once: the library keeps it, and drawing waits for no disk.
        for number in results.ids[: question.rows]:
            if worker.is_cancelled:
                return
            record_of(question.library, number)
        self.post_message(self.Answered(question, results))

    @on(Answered)
    def _take_answer(self, event: Answered) -> None:
        question = event.question
        is_wanted = (question.query, question.order) == (self.typed, self.order)
        if not is_wanted or question.number < self._shown:
            return
        self._show(question.number, Answer(question.library, event.results))
        if question.library is not self.library:
            self.ask()

    def _show(self, number: int, answer: Answer) -> None:
        self._shown = number
        self._is_waiting = False
        self.answer = answer
