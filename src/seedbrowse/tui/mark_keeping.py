"""Mark keeping: marks are there again in the next run, as long as their records are."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message

from seedbrowse.library.library import DamagedError, Library
from seedbrowse.library.mark_history import Difference, MarkHistory
from seedbrowse.library.marks import carry_out, packed
from seedbrowse.library.problem_report import counted
from seedbrowse.paths import data_dir
from seedbrowse.records.text import clean
from seedbrowse.tui.loading import Loading
from seedbrowse.tui.mark_undoing import MarkUndoing
from seedbrowse.tui.marked_records import here_in
from seedbrowse.tui.start_notices import StartNotice

if TYPE_CHECKING:
    from seedbrowse.library.journal import Journal, Trouble
    from seedbrowse.library.journal_file import Kept

__all__ = ["MarkKeeping"]

_WHAT_TO_DO = "{mark.none} unmarks them · {mark.undo} takes the last step back"
_LONG_ENOUGH = 8.0
"""Seconds in which a toast with names of files can be read."""


class MarkKeeping(MarkUndoing, Loading):
    """A screen that writes down what is marked, step by step, and reads it when it begins."""

    KEEPS_MARKS: ClassVar[bool] = True
    """Whether marks are for later runs too."""

    paths: Sequence[str] = ()
    """What the library is made of; whoever makes the screen gives it. Without, nothing is kept."""

    is_to_be_told: bool = False
    """Whether it is still to be said that there are marks of earlier runs."""

    @dataclass
    class MarksNotKept(Message):
        """Something went wrong in keeping marks."""

        trouble: "Trouble"

    def on_mount(self) -> None:
        """Read what was marked, once the first frame is drawn; until then nothing is marked."""
        if self.KEEPS_MARKS and self.paths and "-" not in self.paths:
            self.is_preparing = True
            self.call_after_refresh(self.prepare, self._read)

    def on_unmount(self) -> None:
        """Wait until everything is written."""
        if self.journal is not None:
            self.journal.close()

    def _read(self) -> Callable[[], None]:
        from seedbrowse.library.journal import Journal  # with SQLite: the first frame needs none

        journal = Journal(
            data_dir, self.paths, lambda trouble: self.post_message(self.MarksNotKept(trouble))
        )
        return partial(self._take_kept, journal, journal.read())

    def _take_kept(self, journal: "Journal", kept: "Kept") -> None:
        self.journal = journal
        self.mark_history = MarkHistory(kept.done, kept.undone)
        if kept.marks:
            self.is_to_be_told = True
            self.marks.replace(kept.marks)
            self.marks_changed()
            if self.load_state.finished:
                self._find_out_who_is_here(self.library)

    @on(Loading.Loaded)
    def _look_again(self, event: Loading.Loaded) -> None:
        """Find out which marked records are here, as soon as that is certain."""
        if event.news.state.finished:
            library = event.news.library
            self.when_marked(lambda: self._find_out_who_is_here(library))

    def _find_out_who_is_here(self, library: Library) -> None:
        marked, away = self.marks.snapshot(), self.marks.away
        if not marked and not away:
            return

        def worked_out() -> Callable[[], None]:
            missing = set(marked) | away
            try:
                here = here_in(library, missing)
            except DamagedError:
                return lambda: None  # the opening tells, and brings another library
            carry_out(Difference((), packed(here)), missing)
            return partial(self._sort_out, here, missing)

        self.prepare(worked_out)

    def _sort_out(self, here: set[int], away: Set[int]) -> None:
        self.marks.replace(here)
        self.marks.away = away
        self.marks_changed()
        if self.is_to_be_told and here:
            title = f"{counted(len(here), 'record')} marked since last time"
            are = "is" if len(away) == 1 else "are"
            more = f" · {len(away):,} more {are} not in these files" if away else ""
            message = self.with_keys(f"{_WHAT_TO_DO}{more}")
            short = f"{title}{more}"
            self.post_message(StartNotice(message, title, "information", short))
        self.is_to_be_told = False

    @on(MarksNotKept)
    def _tell_trouble(self, event: MarksNotKept) -> None:
        trouble = event.trouble
        self.notify(clean(trouble.message), title=trouble.title, severity="warning",
                    timeout=_LONG_ENOUGH, markup=False)  # fmt: skip
        if trouble.is_anew and self.journal is not None and (self.marks or self.marks.away):
            self.journal.add_marks({*self.marks.snapshot(), *self.marks.away})
