"""Term set examples: sets to begin with, each tried on as soon as it is highlighted."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.term_sets.examples import EXAMPLES
from seedbrowse.term_sets.term_set import TermSet
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.term_colours import style_of
from seedbrowse.tui.widgets.choice_list import ChoiceList

__all__ = ["ExamplesDialog"]

KEYS = "{enter} takes it · {dialog.close} goes back"


class ExamplesDialog(Dialog[TermSet]):
    """Answers with a set; without an answer nothing was changed."""

    DEFAULT_CSS = """
    ExamplesDialog {
        align: right bottom;
        background: transparent;
        & > .window, & > .window:focus { border: round $primary; }
        & > .window {
            max-width: 76; max-height: 60%; margin: 0 1 1 1; padding: 0 1;
            text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, preview: Callable[[TermSet], object]) -> None:
        """Make the dialog; `preview` paints with a set, in what stands behind."""
        super().__init__()
        self._preview = preview

    def compose(self) -> ComposeResult:
        """The list."""
        window = ChoiceList(*(Option(_prompt(each)) for each in EXAMPLES), classes="window")
        window.border_title = "Example sets"
        window.border_subtitle = Content(self.with_keys(KEYS))
        yield window

    @on(OptionList.OptionHighlighted)
    def _try_on(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._preview(EXAMPLES[event.option_index])

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(EXAMPLES[event.option_index])


def _prompt(example: TermSet) -> Content:
    widest = max(len(each.name) for each in EXAMPLES)
    gap = " " * (widest - len(example.name) + 2)
    words = ", ".join(example.words)
    return Content.assemble((example.name, style_of(example.colour)), gap, (words, "$muted"))
