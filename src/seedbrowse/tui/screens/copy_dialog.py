"""Copy dialog: the text itself, where no way led to a clipboard."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from seedbrowse.tui.screens.dialog import Dialog

__all__ = ["CopyDialog"]

SAVE = "Save to a file instead ({enter} saves):"


class CopyDialog(Dialog[Path]):
    """Shows a text to select, and saves it to a file; answers with the file."""

    DEFAULT_CSS = """
    CopyDialog {
        & .window { padding: 0 1; }
        & TextArea { height: auto; max-height: 12; border: none; padding: 0; }
        & .hint { color: $muted; margin-top: 1; }
        & Input { border: none; height: 1; padding: 0; }
    }
    """

    def __init__(self, text: str, reason: str) -> None:
        """Make the dialog.

        Args:
            text: What was to be copied.
            reason: Why no clipboard took it.
        """
        super().__init__()
        self._text = text
        self._reason = reason

    def compose(self) -> ComposeResult:
        """The reason, the text, and the name of a file."""
        with Vertical(classes="window") as window:
            window.border_title = "Copy by hand"
            window.border_subtitle = Content(self.with_keys("{dialog.close} closes"))
            yield Static(self._reason, classes="hint", markup=False)
            yield TextArea(self._text, read_only=True, soft_wrap=True, show_line_numbers=False)
            yield Static(self.with_keys(SAVE), classes="hint", markup=False)
            yield Input("reference.txt", compact=True)

    def on_mount(self) -> None:
        """Select the text, so that the terminal's own copying has it."""
        area = self.query_one(TextArea)
        area.focus()
        area.select_all()

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        event.stop()
        path = Path(event.value.strip()).expanduser()
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(self._text + "\n")
        except FileExistsError:
            self._complain(f"{path} exists already: choose another name.")
        except (OSError, ValueError) as error:
            self._complain(f"{path} cannot be written: {error}.")
        else:
            self.dismiss(path)

    def _complain(self, message: str) -> None:
        self.notify(message, title="Not saved", severity="error", markup=False)
