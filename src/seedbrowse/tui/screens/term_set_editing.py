"""Term set editing: name, colour and words of one set, painted behind while they are written."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from seedbrowse.commands import Scope
from seedbrowse.library.problem_report import counted
from seedbrowse.records.text import clean, harmless
from seedbrowse.term_sets.term_set import (
    LONGEST_NAME,
    MOST_WORDS,
    TermSet,
    as_text,
    problem_of_name,
    problem_of_word,
    words_in,
)
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.colour_choice import ColourChoice
from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["TermSetEditor"]

REST = 0.1
"""Seconds after the last key after which what is written is painted."""

HINT = "One a line, or with commas. random* is every word that begins so."
KEYS = "{term-set.save} keeps it · {tab} goes on · {dialog.close} goes back"
UNSAVED = "{dialog.close} once more drops what you changed, {term-set.save} keeps it."


class TermSetEditor(Dialog[None]):
    """Closes once the set is kept; closing drops what was changed, after it has asked."""

    BINDINGS = bindings(Scope.TERM_SET)
    AUTO_FOCUS: ClassVar[str] = "OrderedInput"
    DEFAULT_CSS = """
    TermSetEditor {
        align: right bottom;
        background: transparent;
        & > .window { max-width: 66; max-height: 70%; margin: 0 1 1 1; padding: 0 1; }
        & Input { border: none; height: 1; padding: 0; margin-bottom: 1; }
        & Input > .input--placeholder { color: $muted; }
        & ColourChoice { margin-bottom: 1; }
        & TextArea { border: none; height: 7; padding: 0; background: $panel; }
        & .hint { color: $muted; height: auto; }
        & .hint.-wrong { color: $warning; }
    }
    TermSetEditor.-short TextArea { height: 4; }
    """

    name_line = getters.query_one(OrderedInput)
    colours = getters.query_one(ColourChoice)
    area = getters.query_one(TextArea)

    def __init__(
        self,
        term_set: TermSet | None,
        save: Callable[[TermSet], str],
        preview: Callable[[TermSet], object],
    ) -> None:
        """Make the dialog.

        Args:
            term_set: What is changed; None for a new set.
            save: Keeps a set, and tells why it cannot; empty where it could.
            preview: Paints with a set, in what stands behind the dialog.
        """
        super().__init__()
        self._before = term_set or TermSet("")
        self._save = save
        self._preview = preview
        self._rest: Timer | None = None
        self._is_warned = False

    def compose(self) -> ComposeResult:
        """Name, colour, words, and what is to be said of them."""
        before = self._before
        with Vertical(classes="window") as window:
            window.border_title = (
                f"Change “{clean(before.name)}”" if before.name else "New term set"
            )
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield OrderedInput(
                before.name,
                placeholder="a name: include, exclude, methods",
                compact=True,
                select_on_focus=False,
                max_length=LONGEST_NAME,
            )
            yield ColourChoice()
            yield TextArea(as_text(before.words), soft_wrap=True, compact=True)
            yield Static(HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the set's colour, and in the words where it has a name."""
        self.colours.colour = self._before.colour
        if self._before.name:
            self.area.move_cursor(self.area.document.end)
            self.area.focus()

    def action_save_set(self) -> None:
        """Keep the set, unless something in it is wrong."""
        self._settle()
        edited = self._edited
        complaint = _problem_of(edited) or self._save(edited)
        if complaint:
            self._tell(complaint)
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Go back; where something was changed, only the second time."""
        self._settle()
        if self._edited == self._before or self._is_warned:
            super().action_close()
        else:
            self._tell(self.with_keys(UNSAVED))
            self._is_warned = True

    @property
    def _edited(self) -> TermSet:
        return TermSet(
            harmless(self.name_line.value),
            words_in(self.area.text),
            self.colours.colour,
            self._before.is_on,
        )

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.area.focus()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ColourChoice.Changed)
    def _follow(self) -> None:
        self._is_warned = False
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._show)

    def _settle(self) -> None:
        """Show at once what would be shown in a moment, and hide what is told by then."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
            self._show()

    def _show(self) -> None:
        """Paint with what is written, and tell what is wrong in it."""
        edited = self._edited
        self._preview(edited)
        wrong = _problem_of_words(edited)
        count = f"{counted(len(edited.words), 'word')}. " if edited.words else ""
        self._tell(wrong or count + HINT, is_wrong=bool(wrong))

    def _tell(self, message: str, *, is_wrong: bool = True) -> None:
        hint = self.query_one(".hint", Static)
        hint.set_class(is_wrong, "-wrong")
        hint.update(message)


def _problem_of(edited: TermSet) -> str:
    problem = problem_of_name(edited.name)
    if problem:
        return f"{problem[0].upper()}{problem[1:]}."
    return _problem_of_words(edited) or ("" if edited.words else "Write a word first.")


def _problem_of_words(edited: TermSet) -> str:
    if len(edited.words) > MOST_WORDS:
        return f"A set has at most {MOST_WORDS:,} words."
    problem = next(filter(None, map(problem_of_word, edited.words)), "")
    return f"{problem[0].upper()}{problem[1:]}." if problem else ""
