"""Faceting: a panel tells what the records of the answer have, and what is chosen is typed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from textual import getters, on, work
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import get_current_worker

from seedbrowse.library.library import DamagedError
from seedbrowse.search.facet import FacetName
from seedbrowse.search.query_choices import added, excluded, only
from seedbrowse.tui.arranging import Arranging
from seedbrowse.tui.facet_counting import FEW, FacetQuestion, FacetSection, counted, keeps_others
from seedbrowse.tui.facet_rows import Choice
from seedbrowse.tui.widgets.facet_list import FacetList
from seedbrowse.tui.widgets.facet_panel import FacetPanel

__all__ = ["Faceting"]

BEFORE_COUNTING = 0.05
"""Seconds that an answer stands before its values are counted; typing then costs no counting."""

MORE = 4
"""How many times as many values are shown each time that more are wanted."""


class Faceting(Arranging):
    """A screen with a panel of facets, which counts only while it is open.

    Counting goes to a worker, one count at a time. While it runs, the newest question waits; a
    count for another query than the present one is never shown.
    """

    facet_panel = getters.query_one(FacetPanel)

    count_timer: Timer | None = None
    """Runs until the next count begins."""

    running_count: FacetQuestion | None = None
    """What is being counted."""

    @dataclass
    class Counted(Message):
        """A count has ended."""

        question: FacetQuestion
        sections: Sequence[FacetSection] | None
        """None where it was given up."""

    def on_mount(self) -> None:
        """Follow the answers."""
        self.facet_limits: dict[FacetName, int] = {}
        self.watch(self, "answer", self.count_facets, init=False)

    @property
    def is_faceting(self) -> bool:
        """Whether the panel has the keys."""
        return self.has_facets and self.facet_panel.has_focus_within

    @property
    def focus_ring(self) -> list[tuple[Widget, Callable[[], None]]]:
        """What Tab goes through, the panel while it is open."""
        bar, *others = super().focus_ring
        if not self.has_facets:
            return [bar, *others]
        return [bar, (self.facet_panel, lambda: self.set_focus(self.facet_panel.line)), *others]

    def action_open_facets(self) -> None:
        """Open the panel, or go to it."""
        self.has_facets = True
        self.set_focus(self.facet_panel.line)
        self.place_panes()
        self.count_facets()

    def leave_pane(self) -> bool:
        """Clear what was typed in the panel, or close it; else leave the pane."""
        if not self.is_faceting or (self.is_zoomed and not self.facet_panel.typed):
            return super().leave_pane()
        if self.facet_panel.typed:
            self.facet_panel.line.value = ""
        else:
            self.close_facets()
        return True

    def close_facets(self) -> None:
        """Close the panel, and go back to the table."""
        self.has_facets = False
        self.workers.cancel_group(self, "facets")
        self.set_focus(self.table)
        self.place_panes()

    @on(FacetList.Chosen)
    def _write_choice(self, event: FacetList.Chosen) -> None:
        query, name, value = self.search_bar.query_text, event.name, event.value
        match event.choice:
            case Choice.ONLY:
                text = only(query, name, value, keeps_others=keeps_others(name))
            case Choice.EXCLUDE:
                text = excluded(query, name, value)
            case Choice.ADD:
                text = added(query, name, value)
        self.replace_query(text)

    @on(FacetList.MoreWanted)
    def _show_more(self, event: FacetList.MoreWanted) -> None:
        present = self.facet_limits.get(event.name, FEW)
        self.facet_limits = {**self.facet_limits, event.name: present * MORE}
        self.count_facets()

    @on(FacetPanel.Filtered)
    def count_facets(self) -> None:
        """Count anew, soon; a count that nobody waits for any more is given up."""
        if not self.has_facets or self.answer is None:
            return
        running, wanted = self.running_count, self._facet_question()
        self.facet_panel.is_counting = True
        if running is not None:
            if wanted is not None and not wanted.is_same(running):
                self.workers.cancel_group(self, "facets")
        elif self.count_timer is None:
            self.count_timer = self.set_timer(BEFORE_COUNTING, self._begin_count)

    def _facet_question(self) -> FacetQuestion | None:
        if self.answer is None:
            return None
        typed = self.facet_panel.typed.strip()
        return FacetQuestion(self.answer, self.marked, typed, self.facet_limits)

    def _begin_count(self) -> None:
        self.count_timer = None
        question = self._facet_question()
        if question is not None and self.has_facets:
            self.running_count = question
            self._count(question)

    @work(thread=True, group="facets", exit_on_error=False, description="Counting")
    def _count(self, question: FacetQuestion) -> None:
        worker = get_current_worker()
        sections: Sequence[FacetSection] | None = None
        try:
            with suppress(DamagedError, OSError):  # the opening tells, and brings another library
                sections = counted(question, lambda: worker.is_cancelled)
        finally:
            self.post_message(self.Counted(question, sections))

    @on(Counted)
    def _take_count(self, event: Counted) -> None:
        self.running_count = None
        wanted = self._facet_question()
        if wanted is None or not self.has_facets:
            return
        is_same = event.question.is_same(wanted)
        if event.sections is not None and is_same:
            self._show_sections(event.sections, wanted)
        is_newest = is_same and event.question.answer is wanted.answer
        self.facet_panel.is_counting = not is_newest
        if not is_newest:
            self.count_facets()

    def _show_sections(self, sections: Sequence[FacetSection], question: FacetQuestion) -> None:
        facets = self.facet_panel.facets
        if question.typed:
            none = f"No value here has words that begin with “{question.typed}”."
            facets.notice = f"{none} {self.with_keys('{back} clears it.')}"
        else:
            closes = self.with_keys("{back} closes the facets.")
            facets.notice = f"Nothing to count: no record matches. {closes}"
        facets.show(sections, has_chosen=not question.typed)
