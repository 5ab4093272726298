"""Term painting: the person's words have their colours in every title and abstract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from seedbrowse.paths import data_dir
from seedbrowse.records.text import clean
from seedbrowse.search.completion import NO_NAMES
from seedbrowse.search.query import OfSet, leaves
from seedbrowse.term_sets.term_set import TermSet, words_by_name
from seedbrowse.tui.reading import Reading
from seedbrowse.tui.start_notices import StartNotice
from seedbrowse.tui.term_paint import NO_PAINT, TermPaint

if TYPE_CHECKING:
    from seedbrowse.term_sets.store import Change, TermSetStore

__all__ = ["TermPainting"]

TOLD_WORDS = 8
"""Words of a set that completing its name shows at most."""


class TermPainting(Reading):
    """A screen that paints the words of term sets, whatever is searched for."""

    paths: Sequence[str] = ()
    """What the library is made of; whoever makes the screen gives it."""

    term_paint: TermPaint = NO_PAINT
    """What titles and abstracts are painted with."""

    term_names: Mapping[str, str] = NO_NAMES
    """What completing offers: the names of the sets, and the first words of each."""

    @dataclass
    class TermSetsRead(Message):
        """The sets of earlier runs are there."""

        sets: Sequence[TermSet]
        complaints: Sequence[str]

    def on_mount(self) -> None:
        """Read them once the first frame is drawn."""
        self.call_after_refresh(self._read_term_sets)

    @cached_property
    def term_sets(self) -> "TermSetStore":
        """Where they are kept."""
        from seedbrowse.term_sets.store import TermSetStore  # the first frame needs none of it

        return TermSetStore(data_dir, self.paths)

    @cached_property
    def term_set_changes(self) -> "list[tuple[Change, ...]]":
        """What was changed of them in this run, the last at the end."""
        return []

    def paint_terms(self, sets: Sequence[TermSet]) -> None:
        """Paint with those of these sets that are on."""
        self.term_words = words_by_name(sets)
        self.term_names = _named(sets)
        if self.depends_on_sets:
            self.ask()
        if not self.term_paint.is_of(sets):
            self.term_paint = TermPaint(sets)
            self.table.paint_terms(self.term_paint)
            self.detail.paint_terms(self.term_paint)

    @property
    def depends_on_sets(self) -> bool:
        """Whether other sets may mean another answer."""
        return any(isinstance(leaf, OfSet) for leaf in leaves(self.parsed.root))

    def action_edit_term_sets(self) -> None:
        """Let the person choose what is painted."""
        # Dialogs that few runs open.
        from seedbrowse.tui.screens.term_sets import TermSetsDialog

        self.app.clear_notifications()
        self.app.push_screen(
            TermSetsDialog(self.term_sets, self.paint_terms, self.term_set_changes)
        )

    @work(thread=True, group="term-sets", exit_on_error=False, description="Reading term sets")
    def _read_term_sets(self) -> None:
        kept, complaints = self.term_sets.read()
        if kept or complaints:
            self.post_message(self.TermSetsRead([each.term_set for each in kept], complaints))

    @on(TermSetsRead)
    def _take_term_sets(self, event: TermSetsRead) -> None:
        self.paint_terms(event.sets)
        if event.complaints:
            self.post_message(StartNotice("\n".join(event.complaints), "Term sets"))


def _named(sets: Sequence[TermSet]) -> Mapping[str, str]:
    """The names of all sets, and the first words of each."""
    words = words_by_name(sets)
    names = {each.key: each.name for each in sets}
    return {clean(name): clean(", ".join(words[key][:TOLD_WORDS])) for key, name in names.items()}
