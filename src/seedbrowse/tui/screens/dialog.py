"""Dialog: a framed window above the screen."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from textual import on
from textual.screen import ModalScreen
from textual.worker import Worker

from seedbrowse.commands import Scope
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.configured import Configured
from seedbrowse.tui.failures import tell_failure
from seedbrowse.tui.key_texts import with_keys

__all__ = ["Dialog"]

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """Closes without an answer, which is then None; its frame has the class `window`."""

    BINDINGS = bindings(Scope.DIALOG)
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > .window {
            border: round $primary;
            border-title-color: $primary;
            border-title-style: bold;
            border-subtitle-color: $muted;
            background: $surface;
            width: 80%;
            min-width: 20;
            min-height: 4;
            max-width: 84;
            height: auto;
            max-height: 90%;
        }
        & OptionList:focus { background-tint: transparent; }
    }
    """

    @property
    def keymap(self) -> Mapping[str, str]:
        """Keys by command id, where they are not those of the table of commands."""
        return self.app.keymap if isinstance(self.app, Configured) else {}

    def with_keys(self, text: str) -> str:
        """A text with the keys of the commands that it names; see `key_texts`."""
        return with_keys(text, self.keymap)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    @on(Worker.StateChanged)
    def _tell_failure(self, event: Worker.StateChanged) -> None:
        tell_failure(self, event)
