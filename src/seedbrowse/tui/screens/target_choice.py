"""Target choice: what of a record is to be opened."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.opening import Target
from seedbrowse.records.text import clean
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.choice_list import ChoiceList

__all__ = ["TargetDialog"]

KEYS = "{enter} opens it · {dialog.close} goes back"


class TargetDialog(Dialog[Target]):
    """Answers with one of the targets, each shown in full before it is opened."""

    DEFAULT_CSS = """
    TargetDialog {
        & > .window, & > .window:focus { border: round $primary; }
        & > .window { padding: 0 1; }
    }
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        """Make the dialog."""
        super().__init__()
        self._targets = targets

    def compose(self) -> ComposeResult:
        """The list."""
        options = [Option(self._prompt(target)) for target in self._targets]
        window = ChoiceList(*options, classes="window")
        window.border_title = "Open"
        window.border_subtitle = Content(self.with_keys(KEYS))
        yield window

    @on(OptionList.OptionSelected)
    def _take_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._targets[event.option_index])

    def _prompt(self, target: Target) -> Content:
        return Content.assemble((f"{target.what:<9}", "bold"), Content(clean(target.shown)))
