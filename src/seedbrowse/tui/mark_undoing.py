"""Mark undoing: steps of marking are taken back one after another, and done again."""

from collections.abc import Callable, Set
from functools import partial

from seedbrowse.library.mark_history import Difference
from seedbrowse.library.marks import carry_out, packed
from seedbrowse.library.problem_report import counted
from seedbrowse.tui.marked_records import here_in
from seedbrowse.tui.marking import Marking

__all__ = ["MarkUndoing"]


class MarkUndoing(Marking):
    """A screen whose steps of marking can be taken back, also those of earlier runs."""

    def is_available(self, command_id: str) -> bool:
        """Whether there is a step to take back, or to do again."""
        match command_id:
            case "mark.undo":
                return self.mark_history.last is not None
            case "mark.redo":
                return self.mark_history.next is not None
            case _:
                return super().is_available(command_id)

    def action_take_back_mark(self) -> None:
        """Take the last step of marking back."""
        self.when_marked(self._take_back)

    def action_repeat_mark(self) -> None:
        """Do the step again that was taken back last."""
        self.when_marked(self._repeat)

    def _take_back(self) -> None:
        step = self.mark_history.last
        if step is not None:
            self._turn(step.difference.inverse, self._note_taken_back)

    def _repeat(self) -> None:
        step = self.mark_history.next
        if step is not None:
            self._turn(step.difference, self._note_repeated)

    def _turn(self, difference: Difference, note: Callable[[], None]) -> None:
        """Have a difference made that is no new step; its records need not all be here."""
        library, marked, away = self.library, self.marks.snapshot(), self.marks.away

        def worked_out() -> Callable[[], None]:
            marks, missing, more = set(marked), set(away), set(difference.added)
            carry_out(difference, marks)
            missing.difference_update(difference.removed)
            if more:
                carry_out(Difference((), packed(here_in(library, more))), more)
                missing |= more
            marks -= missing
            return partial(self._make_turn, marks, missing, note)

        self.prepare(worked_out)

    def _make_turn(self, marks: set[int], away: Set[int], note: Callable[[], None]) -> None:
        self.marks.replace(marks)
        self.marks.away = away
        note()
        self.marks_changed()

    def _note_taken_back(self) -> None:
        step = self.mark_history.take_back()
        if self.journal is not None:
            self.journal.take_back(step)
        self._tell_turned(step.difference.inverse, "{mark.redo} does it again")

    def _note_repeated(self) -> None:
        step = self.mark_history.repeat()
        if self.journal is not None:
            self.journal.repeat(step)
        self._tell_turned(step.difference, "{mark.undo} takes it back")

    def _tell_turned(self, difference: Difference, back: str) -> None:
        more, less = len(difference.added), len(difference.removed)
        if more and less:
            what = f"{counted(more, 'record')} marked and {less:,} unmarked again"
        else:
            what = f"{counted(more or less, 'record')} {'marked' if more else 'unmarked'} again"
        self.say(self.with_keys(f"{len(self.marks):,} in all · {back}"), what)
