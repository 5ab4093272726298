"""Picking: the interface as a picker, which ends with the chosen records."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from seedbrowse.commands import Scope
from seedbrowse.records import Record
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.marked_records import marked_numbers, records_of
from seedbrowse.tui.screens.browse import BrowseScreen

__all__ = ["PickApp", "PickScreen"]


class PickScreen(BrowseScreen):
    """Ends the program with the marked records, or else the highlighted one; Esc with none.

    Marks are an answer here: they are nobody's next time, and those of other runs none of this one.
    """

    BINDINGS = bindings(Scope.PICK)
    AUTO_FOCUS = "QueryInput"
    PLACES = frozenset(Scope)
    KEEPS_MARKS = False

    @dataclass
    class Chosen(Message):
        """The chosen records are there."""

        records: Sequence[Record]

    def is_available(self, command_id: str) -> bool:
        """Whether there is something to choose."""
        if command_id == "pick.choose":
            return bool(self.marks) or self.table.record is not None
        return super().is_available(command_id)

    is_choosing: bool = False
    """Whether Enter was pressed before the answer to what was typed is there."""

    def action_choose(self) -> None:
        """Choose the marked records, or else the highlighted one."""
        self.is_choosing = True
        self._choose_once_answered()

    def watch_answer(self, answer: Answer | None) -> None:
        """Hand the answer down, and choose what it begins with where that was asked for."""
        super().watch_answer(answer)
        self._choose_once_answered()

    def give_up(self) -> None:
        """Wait no longer for an answer: the search has failed."""
        super().give_up()
        self.is_choosing = False

    def _choose_once_answered(self) -> None:
        answer = self.answer
        if not self.is_choosing or answer is None:
            return
        # What is highlighted for another query is not what the person means.
        if answer.results.query == self.search_bar.query_text:
            self.is_choosing = False
            self.when_marked(self._choose)

    def _choose(self) -> None:
        if self.marks and self.answer is not None:
            self._collect(self.answer, self.marks.snapshot())
        elif self.record is not None:
            self.app.exit((self.record,))

    def action_clear_or_leave(self) -> None:
        """Close the list, else clear the query, else choose nothing."""
        if not self.close_completions() and not self.clear_query():
            self.app.exit()

    def action_back(self) -> None:
        """Close the top-most thing, or choose nothing where nothing is open any more."""
        if not self.close_topmost():
            self.app.exit()

    @work(thread=True, group="choose", exclusive=True, exit_on_error=False,
          description="Choosing")  # fmt: skip
    def _collect(self, answer: Answer, marked: Set[int]) -> None:
        worker = get_current_worker()
        numbers = marked_numbers(answer, marked, lambda: worker.is_cancelled)
        records = tuple(records_of(answer, numbers))
        if not worker.is_cancelled:
            self.post_message(self.Chosen(records))

    @on(Chosen)
    def _end(self, event: Chosen) -> None:
        if event.records:
            self.app.exit(event.records)
        else:
            self.say("No marked record is here any more.", "Nothing chosen", failed=True)


class PickApp(SeedbrowseApp):
    """The program as a picker: what `run` returns are the chosen records, None where none are."""

    KEYMAP: ClassVar[Mapping[str, str]] = {"record.read": "r", "search.keep": "pagedown"}
    """Enter chooses, so what it does otherwise has another key."""

    def get_default_screen(self) -> Screen[None]:
        """The screen that everything happens on."""
        return self.screen_of(PickScreen)
