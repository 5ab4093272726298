"""Marking: the person marks records, one by one or many at once."""

from collections import deque
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from seedbrowse.library.library import DamagedError, Library
from seedbrowse.library.mark_history import Difference, MarkHistory, Step
from seedbrowse.library.marks import Change, Marks, inverted, with_more, without_any
from seedbrowse.library.problem_report import counted
from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.searching import Searching
from seedbrowse.tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from seedbrowse.library.journal import Journal

__all__ = ["Marking", "Preparation"]

NONE_MARKED = "{mark.toggle} marks a record · {mark.all} marks all that match"
ONLY_CLOSE = "What is shown only comes close; {mark.toggle} marks it."

LONGEST = 160
"""Cells of foreign text that a toast repeats."""

Preparation = Callable[[], Callable[[], None]]
"""Works something out in a thread; what it returns makes it so, where the screen is at home."""


class Marking(Searching):
    """A screen with marked records.

    What keys ask for is done in the order of the keys: while a step is being worked out that
    concerns many records, the next one waits.
    """

    journal: "Journal | None" = None
    """Keeps the steps for the next run."""

    is_preparing: bool = False
    """Whether something is being worked out that other steps wait for."""

    @dataclass
    class Prepared(Message):
        """Something is worked out."""

        make_so: Callable[[], None]

    def __init__(self, library: Library) -> None:
        """Make a screen without a mark."""
        super().__init__(library)
        self.marks = Marks()
        self.mark_history = MarkHistory()
        self._put_off: deque[Callable[[], None]] = deque()

    @property
    def marked(self) -> Set[int]:
        """The digests of the marked records; never changed once it was handed out."""
        return self.marks.snapshot()

    def is_available(self, command_id: str) -> bool:
        """Whether there is something to mark, or to unmark."""
        match command_id:
            case "mark.toggle" | "mark.range" | "mark.all" | "mark.invert":
                return self.table.row_count > 0
            case "mark.none":
                return bool(self.marks)
            case _:
                return super().is_available(command_id)

    def say(self, message: str, title: str, *, failed: bool = False) -> None:
        """Say something in a toast, in place of what was said before.

        What happened last is what matters: older toasts would only cover the record.
        """
        self.app.clear_notifications()
        self.notify(
            cut(clean(message), LONGEST),
            title=title,
            severity="warning" if failed else "information",
            markup=False,
        )

    def action_toggle_mark(self) -> None:
        """Mark the highlighted record, or unmark it, and go on to the next; or mark the range."""
        if self.table.range_start is not None:
            self._mark_range()
        elif self._toggle():
            self.table.action_line_down()

    def action_mark_range(self) -> None:
        """Begin a range at the highlighted record, or mark the one that was begun."""
        if self.table.range_start is not None:
            self._mark_range()
        elif self.table.row_count:
            self.table.range_start = self.table.cursor

    def action_mark_all(self) -> None:
        """Mark all records that match."""
        self._change_matching(with_more, self._tell_marked)

    def action_invert_marks(self) -> None:
        """Mark what is not marked among the records that match, and unmark what is."""
        self._change_matching(inverted, self._tell_inverted)

    def action_unmark_all(self) -> None:
        """Unmark all records, shown or not."""
        self.when_marked(self._unmark_all)

    def when_marked(self, act: Callable[[], None]) -> None:
        """Do something once all that was asked for before is done."""
        self._put_off.append(act)
        self._do_put_off()

    def prepare(self, preparation: Preparation) -> None:
        """Work something out in a thread, while what is asked for next waits."""
        self.is_preparing = True
        self._prepare(preparation)

    def marks_changed(self) -> None:
        """Show the marks as they are."""
        self.table.refresh()
        if self.depends_on_marks:
            self.ask()

    def _do_put_off(self) -> None:
        while self._put_off and not self.is_preparing:
            self._put_off.popleft()()

    @on(RecordTable.MarkClicked)
    def _toggle(self) -> bool:
        """Mark or unmark the highlighted record; whether there is one."""
        number = self.table.highlighted
        if number is None:
            return False
        try:
            (digest,) = self.table.library.digests([number])
        except (DamagedError, OSError):
            return False
        self.when_marked(lambda: self._note(self.marks.toggle(digest)))
        return True

    def _mark_range(self) -> None:
        rows = self.table.range_rows
        self.table.range_start = None
        self._change(with_more, rows, self._tell_marked)

    def _change_matching(
        self,
        change: Callable[[Set[int], Sequence[int]], Change],
        tell: Callable[[Difference], None],
    ) -> None:
        rows = self.table.matching_rows
        if rows:
            self._change(change, rows, tell)
        else:
            self.say(self.with_keys(ONLY_CLOSE), "Nothing matches", failed=True)

    def _change(
        self,
        change: Callable[[Set[int], Sequence[int]], Change],
        rows: range,
        tell: Callable[[Difference], None],
    ) -> None:
        library, numbers = self.table.library, self.table.numbers[rows.start : rows.stop]
        if not numbers:
            return

        def change_marks(marked: Set[int]) -> Change:
            return change(marked, library.digests(numbers))

        self.when_marked(lambda: self._begin(change_marks, tell))

    def _unmark_all(self) -> None:
        if self.marks:
            self._begin(without_any, self._tell_unmarked)
        else:
            self.say(self.with_keys(NONE_MARKED), "Nothing is marked")

    def _begin(
        self, change: Callable[[Set[int]], Change], tell: Callable[[Difference], None]
    ) -> None:
        marked = self.marks.snapshot()

        def worked_out() -> Callable[[], None]:
            return partial(self._make, change(marked), tell)

        self.prepare(worked_out)

    @work(thread=True, group="mark", exit_on_error=False, description="Marking")
    def _prepare(self, preparation: Preparation) -> None:
        make_so: Callable[[], None] = self._tell_unknown
        try:
            with suppress(DamagedError, OSError):
                make_so = preparation()
        finally:
            self.post_message(self.Prepared(make_so))

    @on(Prepared)
    def _take_prepared(self, event: Prepared) -> None:
        self.is_preparing = False
        event.make_so()
        self._do_put_off()

    def _make(self, change: Change, tell: Callable[[Difference], None]) -> None:
        self.marks.replace(change.marks)
        self._note(change.difference)
        tell(change.difference)

    def _note(self, difference: Difference) -> None:
        """Note a step that is done; what changes nothing is none."""
        if len(difference):
            step = Step(difference)
            dropped = self.mark_history.add(step)
            if self.journal is not None:
                self.journal.add(step, dropped)
        self.marks_changed()

    def _tell_marked(self, difference: Difference) -> None:
        self.say(f"{len(self.marks):,} in all.", f"{counted(len(difference), 'record')} marked")

    def _tell_inverted(self, _difference: Difference) -> None:
        self.say(f"{len(self.marks):,} in all.", "Marks inverted")

    def _tell_unmarked(self, difference: Difference) -> None:
        again = self.with_keys("{mark.undo} marks them again.")
        self.say(again, f"{counted(len(difference), 'record')} unmarked")

    def _tell_unknown(self) -> None:
        self.say("The records are being read again: try once more.", "Not done", failed=True)
