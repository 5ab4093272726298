"""Recalling: older queries come back by ↑, and those with a name from a list."""

from contextlib import suppress
from dataclasses import dataclass

from textual import events, on, work
from textual.message import Message
from textual.widgets import Input

from seedbrowse.query_history import NamedQueries, QueryHistory
from seedbrowse.records.text import clean
from seedbrowse.tui.marking import Marking
from seedbrowse.tui.screens.query_choice import QueryDialog
from seedbrowse.tui.screens.query_naming import NamingDialog
from seedbrowse.tui.widgets.query_input import QueryInput

__all__ = ["Recalling"]


class Recalling(Marking):
    """A screen that remembers what was searched for."""

    history: QueryHistory
    """Older queries; whoever makes the screen gives it."""

    named: NamedQueries
    """Queries with a name; whoever makes the screen gives it."""

    recalled: int | None = None
    """Which of the older queries stands in the search bar; None for one that is being typed."""

    draft: str = ""
    """What was being typed before older queries came."""

    has_complained: bool = False
    """Whether it was said that nothing can be kept."""

    @dataclass
    class NotKept(Message):
        """Queries cannot be written."""

        reason: str

    def on_unmount(self) -> None:
        """Remember what the program was left with, and wait until everything is written."""
        self.history.note(self.typed)
        with suppress(OSError):  # said already, or nobody is there to be told
            self.history.write()

    def is_available(self, command_id: str) -> bool:
        """Whether there is a query to save."""
        if command_id == "search.save":
            return bool(self.search_bar.query_text.strip())
        return super().is_available(command_id)

    def clear_query(self) -> bool:
        """Take the query out of the search bar; ↑ brings it back."""
        self._remember(self.search_bar.query_text)
        return super().clear_query()

    def action_keep_query(self) -> None:
        """Go from the search bar to what it found."""
        self._remember(self.search_bar.query_text)
        self.set_focus(self.table)

    def action_older_query(self) -> None:
        """Put the query before into the search bar, what is being typed kept as the newest."""
        queries, present = self.history.queries, self.search_bar.query_text
        if not self._is_recalling:
            self.recalled, self.draft = len(queries), present
        older = self.recalled or 0
        while older > 0:
            older -= 1
            if queries[older] != present:
                self._recall(older)
                return

    def action_newer_query(self) -> None:
        """Put the query after into the search bar; after the newest, go to the table."""
        queries, present = self.history.queries, self.search_bar.query_text
        if not self._is_recalling or self.recalled is None:
            self.action_keep_query()
            return
        newer = self.recalled + 1
        while newer < len(queries) and queries[newer] == present:
            newer += 1
        if newer == len(queries) and self.draft == present:
            self.action_keep_query()
        else:
            self._recall(newer)

    @on(events.Paste)
    def _look_for_pasted(self, event: events.Paste) -> None:
        """Look for what is pasted where no line takes it: a reference, from a list of them."""
        if event.text.strip():
            self._remember(self.search_bar.query_text)
            self.search_bar.line.select_all()
            self.search_bar.line.paste(event.text)

    @on(QueryInput.Pasted)
    def _highlight_best(self) -> None:
        """Highlight what answers best, as nobody means the record before by another reference."""
        self.table.has_moved = False

    def action_save_query(self) -> None:
        """Ask for the name that the query is to be kept under."""
        query = self.search_bar.query_text.strip()
        if query:
            self.app.clear_notifications()
            self.app.push_screen(
                NamingDialog(query, self.named.all()), lambda name: self._save(name, query)
            )
        else:
            self.say(self.with_keys("{search.focus} begins one."), "No query to save")

    def action_recall_query(self) -> None:
        """Let the person choose among older queries and those with a name."""
        self.app.clear_notifications()
        self.app.push_screen(QueryDialog(self.named, self.history.queries), self._take_chosen)

    @property
    def _is_recalling(self) -> bool:
        """Whether what stands in the search bar is an older query, and nothing was typed since."""
        queries = self.history.queries
        return (
            self.recalled is not None
            and self.recalled < len(queries)
            and queries[self.recalled] == self.search_bar.query_text
        )

    def _recall(self, number: int) -> None:
        queries = self.history.queries
        is_older = number < len(queries)
        self.recalled = number if is_older else None
        self.replace_query(queries[number] if is_older else self.draft)

    def _save(self, name: str | None, query: str) -> None:
        if name is None:
            return
        try:
            self.named.save(name, query)
        except OSError as error:
            self.say(f"It cannot be written: {error.strerror}.", "Not saved", failed=True)
        else:
            self.say(self.with_keys("{search.recall} shows it again."), f"Saved as “{clean(name)}”")

    def _take_chosen(self, query: str | None) -> None:
        if query is not None:
            self._remember(self.search_bar.query_text)
            self.replace_query(query)

    @on(Input.Blurred)
    def _remember_left(self) -> None:
        self._remember(self.search_bar.query_text)

    def _remember(self, query: str) -> None:
        """Note a query as one that was used."""
        self.recalled = None
        if self.history.note(query):
            self._write_history()

    @work(thread=True, group="remember", exit_on_error=False, description="Keeping queries")
    def _write_history(self) -> None:
        """Write in a thread: the file may be on a slow disk, and another program hold its lock."""
        try:
            self.history.write()
        except OSError as error:
            self.post_message(self.NotKept(error.strerror or "no directory for it"))

    @on(NotKept)
    def _complain(self, event: NotKept) -> None:
        """Say it, but once."""
        if not self.has_complained:
            self.has_complained = True
            self.say(f"{event.reason}. They last until you leave.", "Queries are not kept",
                     failed=True)  # fmt: skip
