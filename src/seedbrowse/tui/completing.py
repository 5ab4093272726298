"""Completing: what is being typed can be gone on with by Tab, from a list below the search bar."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from rich.cells import cell_len
from textual import getters, on, work
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from seedbrowse.library.library import DamagedError, Library
from seedbrowse.search.completion import (
    NO_NAMES,
    CompletingKind,
    Completion,
    completion_at,
    completions,
)
from seedbrowse.search.facet import FacetName, FacetValue
from seedbrowse.search.query import QueryField
from seedbrowse.tui.searching import Searching
from seedbrowse.tui.widgets.completion_list import LABEL_AT, CompletionList, rows_within
from seedbrowse.tui.widgets.hint_line import HintLine
from seedbrowse.tui.widgets.query_input import QueryInput
from seedbrowse.tui.widgets.search_bar import SearchBar

__all__ = ["Completing"]

LEAST_LETTERS = 2
"""Letters of a word that may become the name of a field, before anything is offered unasked."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is being typed."""

    text: str
    cursor: int

    def is_changed_by(self, completion: Completion) -> bool:
        """Whether a completion says more than what stands there, but for a space."""
        span = completion.span
        there = self.text[span.start : span.end]
        return completion.text.strip().casefold() != there.strip().casefold()

    def with_completion(self, completion: Completion) -> "Place":
        """What is there once a completion is taken."""
        span = completion.span
        text = self.text[: span.start] + completion.text + self.text[span.end :]
        return Place(text, span.start + len(completion.text))


class Completing(Searching):
    """A screen whose search bar offers names of fields, and values that the records have."""

    term_names: Mapping[str, str] = NO_NAMES
    """The names of the person's term sets, and the first words of each."""

    completion_list = getters.query_one(CompletionList)
    hint_line = getters.query_one(HintLine)

    offered_at: Place | None = None
    """What the list was made for; a row that is taken goes in there."""

    asked_at: Place | None = None
    """What rows were asked for last."""

    stands_at: Place | None = None
    """The place that the program itself has brought about; nothing is offered for it."""

    awaited_step: int = 0
    """How many rows Tab goes on once the values are there; 0 where nobody waits for them."""

    @dataclass
    class RowsFound(Message):
        """The values that fit are known."""

        place: Place
        library: Library
        rows: Sequence[Completion]

    def on_mount(self) -> None:
        """Make room for hints that the search bar has none for, also those of an answer."""
        self.mount(HintLine())
        self.watch(self, "answer", self._tell_hint, init=False)

    def on_resize(self) -> None:
        """Look again, once everything has its place, whether the search bar has room for a hint."""
        self.call_after_refresh(self._tell_hint)

    def action_complete(self) -> None:
        """Take what is offered, or the next of it; from an empty line go to the next pane."""
        self._go_on(1)

    def action_complete_back(self) -> None:
        """Take the one before of what is offered; from an empty line go to the pane before."""
        self._go_on(-1)

    def action_next_pane(self) -> None:
        """Give the focus to the next pane."""

    def action_previous_pane(self) -> None:
        """Give the focus to the pane before."""

    def replace_query(self, query: str, cursor: int | None = None) -> None:
        """Put another query into the search bar, and offer nothing for it."""
        self.close_completions()
        self.stands_at = Place(query, len(query) if cursor is None else cursor)
        super().replace_query(query, cursor)

    def close_completions(self) -> bool:
        """Offer nothing any more; whether anything was offered."""
        was_open = bool(self.completion_list.rows)
        self.workers.cancel_group(self, "complete")
        self.completion_list.close()
        self._tell_hint()
        self.offered_at = self.asked_at = None
        self.awaited_step = 0
        return was_open

    def replace_library(self, library: Library) -> None:
        """Ask another library, also for the values that go on from what is typed."""
        super().replace_library(library)
        is_finding = any(each.group == "complete" and not each.is_finished for each in self.workers)
        # Libraries come faster than values may be found: what is being found is waited for.
        if not is_finding:
            self._find_values_anew()

    def _find_values_anew(self) -> None:
        place = self.asked_at
        if place is None or place != self._place:
            return
        found = completion_at(place.text, place.cursor)
        if found is not None and found.kind is CompletingKind.VALUE:
            self._find_values(place, self.library, rows_within(self.size.height))

    @property
    def _place(self) -> Place:
        line = self.search_bar.line
        return Place(line.value, line.cursor_position)

    def _go_on(self, step: int) -> None:
        rows = self.completion_list.rows
        if rows and self._place in (self.offered_at, self.stands_at):
            taken = self.completion_list.taken
            self._take_row((taken + step) % len(rows) if taken is not None else min(step, 0))
        elif not self.search_bar.query_text[: self._place.cursor].strip():
            self._leave(step)
        else:
            self.awaited_step = step
            self._ask_for_rows(is_wanted=True)

    def _leave(self, step: int) -> None:
        self.close_completions()
        if step > 0:
            self.action_next_pane()
        else:
            self.action_previous_pane()

    def _take_row(self, row: int) -> None:
        """Put a row into the search bar; where it is the only one, go on from there."""
        if self.offered_at is None:
            return
        rows = self.completion_list.rows
        row %= len(rows)
        place = self.offered_at.with_completion(rows[row])
        is_only_one = len(rows) == 1
        if is_only_one:
            self.close_completions()
        self.stands_at = None if is_only_one else place
        super().replace_query(place.text, place.cursor)
        if not is_only_one:
            self.completion_list.take(row)

    @on(SearchBar.Changed)
    def _offer(self) -> None:
        # Tab may have asked already, where it came together with the letter before it.
        if not self.search_bar.has_focus_within or self._place in (self.stands_at, self.asked_at):
            return
        self.stands_at = None
        self.awaited_step = 0
        self._ask_for_rows(is_wanted=False)

    def _ask_for_rows(self, *, is_wanted: bool) -> None:
        place = self.asked_at = self._place
        found = completion_at(place.text, place.cursor)
        if found is not None and found.kind is CompletingKind.VALUE:
            self._find_values(place, self.library, rows_within(self.size.height))
            return
        # Names are few and here: they need no worker.
        self.workers.cancel_group(self, "complete")
        least = 1 if is_wanted else LEAST_LETTERS
        if found is None or (found.kind is CompletingKind.FIELD and len(found.typed) < least):
            self._show_rows(place, ())
            return
        most = rows_within(self.size.height)
        rows = completions(
            place.text, place.cursor, _no_values, most, term_sets=self.term_names
        )  # fmt: skip
        self._show_rows(place, rows)

    @work(thread=True, exclusive=True, group="complete", exit_on_error=False,
          description="Completing")  # fmt: skip
    def _find_values(self, place: Place, library: Library, most: int) -> None:
        worker = get_current_worker()
        rows: Sequence[Completion] = ()
        with suppress(DamagedError, OSError):  # the opening tells, and brings another library
            rows = completions(place.text, place.cursor, library.values, most)
        if not worker.is_cancelled:
            self.post_message(self.RowsFound(place, library, rows))

    @on(RowsFound)
    def _take_rows(self, event: RowsFound) -> None:
        if event.place == self._place == self.asked_at and self.search_bar.has_focus_within:
            self._show_rows(event.place, event.rows)
            if event.library is not self.library:
                self._find_values_anew()

    def _show_rows(self, place: Place, rows: Sequence[Completion]) -> None:
        """Offer what would change the query; take it at once where Tab was pressed already."""
        rows = [row for row in rows if place.is_changed_by(row)]
        step, self.awaited_step = self.awaited_step, 0
        if rows:
            self.offered_at = place
            self._open_list(place, rows)
        else:
            self.offered_at = None
            self.completion_list.close()
        self._tell_hint()
        if step and rows:
            self._take_row(min(step, 0))

    def _open_list(self, place: Place, rows: Sequence[Completion]) -> None:
        line = self.search_bar.line
        start = cell_len(place.text[: rows[0].span.start])
        room = self.size.width - min(self.size.width, 64)
        x = line.region.x - LABEL_AT + start - round(line.scroll_x)
        found = completion_at(place.text, place.cursor)
        self.completion_list.show(
            rows, max(min(x, room), 0), line.region.bottom,
            keeps_ends=found is not None and found.field == QueryField.FILE,
        )  # fmt: skip

    @on(SearchBar.Changed)
    def _tell_hint(self) -> None:
        """Tell what the search bar has no room for, unless a list is open there."""
        if not self.query(HintLine):  # an answer that comes while the screen is taken down
            return
        # On a low screen the bar tells as much as fits.
        is_told = not self.completion_list.rows and not self.has_class("-short")
        hint = self.search_bar.untold_hint if is_told else ""
        self.hint_line.tell(hint, self.size.width, self.search_bar.region.bottom)

    @on(CompletionList.Clicked)
    def _take_clicked(self, event: CompletionList.Clicked) -> None:
        if self.offered_at is None:
            return
        place = self.offered_at.with_completion(self.completion_list.rows[event.row])
        self.close_completions()
        self.stands_at = None
        super().replace_query(place.text, place.cursor)

    @on(QueryInput.CursorMoved)
    def _follow_cursor_of_line(self) -> None:
        # While something is typed the cursor moves too, and that is told before the text is.
        is_typing = self._place.text != self.typed
        if not is_typing and self._place not in (self.asked_at, self.stands_at):
            self.close_completions()

    @on(Input.Blurred)
    def _close_on_leaving(self) -> None:
        if self.app.app_focus:  # else it is the terminal that was left, for a while
            self.close_completions()


def _no_values(_name: FacetName, _typed: str, _limit: int) -> Sequence[FacetValue]:
    return ()
