"""File dialog: asks for the name of a file, and does something with the file in a thread."""

from abc import abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from seedbrowse.library.inputs import printable
from seedbrowse.session import in_browser
from seedbrowse.tui.screens.dialog import Dialog

__all__ = ["FileDialog", "reason_of", "titled"]

Answer = TypeVar("Answer")


class FileDialog(Dialog[Answer], Generic[Answer]):
    """Asks for a file, and does something with it in a thread; answers once that worked."""

    DEFAULT_CSS = """
    FileDialog {
        & .window { padding: 0 1; }
        & .hint { color: $muted; }
        & .complaint { color: $warning; }
        & Input { border: none; height: 1; padding: 0; margin: 1 0; }
    }
    """
    TITLE: ClassVar[str] = ""
    HINT: ClassVar[str] = ""
    NAME: ClassVar[str] = ""
    """The name that is offered."""

    KEYS: ClassVar[str] = ""
    """What keys do, as `with_keys` takes it."""

    @dataclass
    class Tried(Message):
        """It was tried; an empty complaint says that it worked."""

        answer: object
        complaint: str

    @abstractmethod
    def use(self, path: Path) -> tuple[Answer | None, str]:
        """Do what the file is for, in a thread: the answer, or why there is none.

        Raises:
            OSError, ValueError: It cannot be done.
        """

    def complaint_about(self, error: OSError | ValueError, name: str) -> str:
        """What to say where the file cannot be read, or not be written."""
        if isinstance(error, FileNotFoundError):
            return f"There is no {name}."
        return f"{name}: {reason_of(error)}."

    def compose(self) -> ComposeResult:
        """What to type, the name, and what is wrong with it."""
        with Vertical(classes="window") as window:
            window.border_title = titled(self.TITLE)
            window.border_subtitle = Content(self.with_keys(self.KEYS))
            yield Static(self.HINT, classes="hint", markup=False)
            yield Input(self.NAME, compact=True, select_on_focus=False)
            yield Static("", classes="complaint", markup=False)

    @on(Input.Submitted)
    def _take_name(self, event: Input.Submitted) -> None:
        event.stop()
        name = event.value.strip()
        try:
            self._try(Path(name).expanduser())
        except RuntimeError:  # `~name`, and nobody has that name
            self._complain(f"{printable(name)} leads to no folder: write the path in full.")

    @work(thread=True, exclusive=True, group="file", exit_on_error=False,
          description="Reading or writing a file")  # fmt: skip
    def _try(self, path: Path) -> None:
        name = printable(str(path))
        answer, complaint = None, ""
        try:
            answer, complaint = self.use(path)
        except FileExistsError:
            complaint = f"{name} exists already: choose another name."
        except (OSError, ValueError) as error:  # ValueError: a null character
            complaint = self.complaint_about(error, name)
        self.post_message(self.Tried(answer, complaint))

    @on(Tried)
    def _tell_outcome(self, event: Tried) -> None:
        if event.complaint:
            self._complain(event.complaint)
        else:
            self.dismiss(event.answer)  # type: ignore[arg-type]  # what `use` gave

    @on(Input.Changed)
    def _forgive(self) -> None:
        self._complain("")

    def _complain(self, message: str) -> None:
        self.query_one(".complaint", Static).update(message)


def titled(title: str) -> str:
    """The title of a dialog about a file, and whose file that is where one could be mistaken."""
    return f"{title} · on the machine that serves" if in_browser() else title


def reason_of(error: OSError | ValueError) -> str:
    """Why, in the system's words."""
    return getattr(error, "strerror", None) or str(error)
