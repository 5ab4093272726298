"""Overwrite question: whether a file that is there already is to be replaced."""

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.library.inputs import printable
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.choice_list import ChoiceList

__all__ = ["OverwriteQuestion"]


class OverwriteQuestion(Dialog[bool]):
    """Answers with True where the file may go; another name is what Enter means at first."""

    DEFAULT_CSS = """
    OverwriteQuestion {
        & > .window, & > .window:focus { border: round $warning; border-title-color: $warning; }
        & > .window { max-width: 66; padding: 0 1; }
    }
    """

    def __init__(self, path: Path) -> None:
        """Make the dialog."""
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The two answers."""
        window = ChoiceList(
            Option(Content.assemble(("n", "bold $primary"), "  Choose another name"), id="n"),
            Option(Content.assemble(("o", "bold $primary"), "  Write over it"), id="o"),
            classes="window",
        )
        window.border_title = Content(f"{printable(self._path.name)} is there already")
        window.border_subtitle = Content(self.with_keys("{dialog.close} goes back"))
        yield window

    def on_key(self, event: events.Key) -> None:
        """Answer by a letter."""
        if event.character in ("n", "o"):
            event.stop()
            self.dismiss(event.character == "o")

    @on(OptionList.OptionSelected)
    def _take_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option.id == "o")
