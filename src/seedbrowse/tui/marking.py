"""Marking: the person marks records, one by one or many at once."""

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto

from textual import on, work
from textual.message import Message

from seedbrowse.library.library import DamagedError, Library
from seedbrowse.library.marks import Marks
from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.searching import Searching
from seedbrowse.tui.widgets.record_table import RecordTable

__all__ = ["Marking", "counted"]

LONGEST = 160
"""Cells of foreign text that a toast repeats."""


class Step(Enum):
    """What happens to records that are looked up in a worker."""

    ADD = auto()
    INVERT = auto()


class Marking(Searching):
    """A screen with marked records."""

    @dataclass
    class Found(Message):
        """The digests of records to be marked are there."""

        step: Step
        epoch: int
        """How often everything was unmarked before they were looked up."""

        digests: Collection[int] | None
        """None where the store cannot tell."""

    def __init__(self, library: Library) -> None:
        """Make a screen without a mark."""
        super().__init__(library)
        self.marks = Marks()
        self._epoch = 0
        self._lookups = 0
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
        """Mark all records that are shown."""
        self._look_up(Step.ADD, range(self.table.row_count))

    def action_invert_marks(self) -> None:
        """Mark what is not marked among the shown records, and unmark what is."""
        self._look_up(Step.INVERT, range(self.table.row_count))

    def action_unmark_all(self) -> None:
        """Unmark all records, shown or not; once more brings the marks back."""
        self._epoch += 1
        if self.marks:
            count = self.marks.clear()
            self.say("A brings the marks back.", f"{counted(count, 'record')} unmarked")
        elif self.marks.can_restore:
            count = self.marks.restore()
            self.say("A unmarks them.", f"{counted(count, 'record')} marked again")
        self.marks_changed()

    def when_marked(self, act: Callable[[], None]) -> None:
        """Do what is done with the marks once all that were asked for are there."""
        if self._lookups:
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
        self._look_up(Step.ADD, rows)

    def _look_up(self, step: Step, rows: range) -> None:
        numbers = self.table.numbers[rows.start : rows.stop]
        if numbers:
            self._lookups += 1
            self._find_digests(step, self._epoch, self.table.library, numbers)

    @work(thread=True, group="mark", exit_on_error=False, description="Marking")
    def _find_digests(
        self, step: Step, epoch: int, library: Library, numbers: Sequence[int]
    ) -> None:
        digests: Collection[int] | None
        try:
            digests = frozenset(library.digests(numbers))
        except (DamagedError, OSError):
            digests = None
        self.post_message(self.Found(step, epoch, digests))

    @on(Found)
    def _take_digests(self, event: Found) -> None:
        self._lookups -= 1
        if event.digests is None:
            self.say("The records are being read again: try once more.", "Not marked", failed=True)
        elif event.epoch == self._epoch:
            self._mark(event.step, event.digests)
        if not self._lookups:
            put_off, self._put_off = self._put_off, []
            for act in put_off:
                act()

    def _mark(self, step: Step, digests: Collection[int]) -> None:
        match step:
            case Step.ADD:
                count = self.marks.add(digests)
                self.say(f"{len(self.marks):,} in all.", f"{counted(count, 'record')} marked")
            case Step.INVERT:
                self.marks.invert(digests)
                self.say(f"{len(self.marks):,} in all.", "Marks inverted")
        self.marks_changed()


def counted(number: int, noun: str) -> str:
    """How many there are: `1 record`, `1,024 records`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
