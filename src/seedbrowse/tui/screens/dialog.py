"""Dialog: a framed window above the screen."""

from typing import Generic, TypeVar

from textual import on
from textual.screen import ModalScreen
from textual.worker import Worker

from seedbrowse.commands import Scope
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.failures import tell_failure

__all__ = ["Dialog"]

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """Closes with Esc or q, the answer is then None; its frame has the class `window`."""

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
    }
    """

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    @on(Worker.StateChanged)
    def _tell_failure(self, event: Worker.StateChanged) -> None:
        tell_failure(self, event)
