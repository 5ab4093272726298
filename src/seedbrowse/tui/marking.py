"""Marking: the person marks records, one by one or many at once."""

from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from seedbrowse.library.library import DamagedError, Library
from seedbrowse.library.marks import Marks, inverted, with_more
from seedbrowse.library.problem_report import counted
from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.searching import Searching
from seedbrowse.tui.widgets.record_table import RecordTable

__all__ = ["Marking"]

ONLY_CLOSE = "What is shown only comes close; {mark.toggle} marks it."

LONGEST = 160
"""Cells of foreign text that a toast repeats."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of marking many records, which a worker prepares."""

    change: Callable[[Set[int], Sequence[int]], set[int]]
    """Makes new marks of the present ones and of the records' digests."""

    library: Library
    numbers: Sequence[int]
    epoch: int
    """How often everything had been unmarked when it was asked for."""


class Marking(Searching):
    """A screen with marked records."""

    @dataclass
    class Prepared(Message):
        """The marks that a step leads to are there."""

        step: Step
        version: int
        """Of the marks it began with."""

        marks: set[int] | None
        """None where the store cannot tell."""

    def __init__(self, library: Library) -> None:
        """Make a screen without a mark."""
        super().__init__(library)
        self.marks = Marks()
        self._epoch = 0
        self._steps = 0
        self._put_off: list[Callable[[], None]] = []

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
                return bool(self.marks) or self.marks.can_restore
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
        self._look_up_matching(with_more)

    def action_invert_marks(self) -> None:
        """Mark what is not marked among the records that match, and unmark what is."""
        self._look_up_matching(inverted)

    def action_unmark_all(self) -> None:
        """Unmark all records, shown or not; once more brings the marks back."""
        self._epoch += 1
        if self.marks:
            count = self.marks.clear()
            again = self.with_keys("{mark.none} brings the marks back.")
            self.say(again, f"{counted(count, 'record')} unmarked")
        elif self.marks.can_restore:
            count = self.marks.restore()
            again = self.with_keys("{mark.none} unmarks them.")
            self.say(again, f"{counted(count, 'record')} marked again")
        self.marks_changed()

    def when_marked(self, act: Callable[[], None]) -> None:
        """Do what is done with the marks once all that were asked for are there."""
        if self._steps:
            self._put_off.append(act)
        else:
            act()

    def marks_changed(self) -> None:
        """Show the marks as they are."""
        self.table.refresh()
        if self.depends_on_marks:
            self.ask()

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
        self.marks.toggle(digest)
        self.marks_changed()
        return True

    def _mark_range(self) -> None:
        rows = self.table.range_rows
        self.table.range_start = None
        self._look_up(with_more, rows)

    def _look_up_matching(self, change: Callable[[Set[int], Sequence[int]], set[int]]) -> None:
        rows = self.table.matching_rows
        if rows:
            self._look_up(change, rows)
        else:
            self.say(self.with_keys(ONLY_CLOSE), "Nothing matches", failed=True)

    def _look_up(self, change: Callable[[Set[int], Sequence[int]], set[int]], rows: range) -> None:
        numbers = self.table.numbers[rows.start : rows.stop]
        if numbers:
            self._steps += 1
            self._begin(Step(change, self.table.library, numbers, self._epoch))

    def _begin(self, step: Step) -> None:
        self._prepare(step, self.marks.version, self.marks.snapshot())

    @work(thread=True, group="mark", exit_on_error=False, description="Marking")
    def _prepare(self, step: Step, version: int, marked: Set[int]) -> None:
        marks: set[int] | None = None
        with suppress(DamagedError, OSError):
            marks = step.change(marked, step.library.digests(step.numbers))
        self.post_message(self.Prepared(step, version, marks))

    @on(Prepared)
    def _take_marks(self, event: Prepared) -> None:
        is_void = event.step.epoch != self._epoch
        if event.marks is not None and not is_void and event.version != self.marks.version:
            self._begin(event.step)  # again, with what was marked meanwhile
            return
        self._steps -= 1
        if event.marks is None:
            self.say("The records are being read again: try once more.", "Not marked", failed=True)
        elif not is_void:
            self._replace(event.marks, is_inverted=event.step.change is inverted)
        if not self._steps:
            put_off, self._put_off = self._put_off, []
            for act in put_off:
                act()

    def _replace(self, marks: set[int], *, is_inverted: bool) -> None:
        more = self.marks.replace(marks)
        what = "Marks inverted" if is_inverted else f"{counted(more, 'record')} marked"
        self.say(f"{len(marks):,} in all.", what)
        self.marks_changed()
