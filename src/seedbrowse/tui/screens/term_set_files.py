"""Term set files: the names of files that sets are read from, or written to."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from seedbrowse.library.inputs import printable
from seedbrowse.problems import Problem
from seedbrowse.term_sets.store import KeptSet
from seedbrowse.term_sets.term_set import TermSet
from seedbrowse.term_sets.toml_file import read, toml_of
from seedbrowse.tui.screens.dialog import Dialog

__all__ = ["ExportDialog", "ImportDialog"]

Answer = TypeVar("Answer")

NAME = "term-sets.toml"
MOST_TOLD = 6
"""Problems of a file that are told at once."""


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
    DOES: ClassVar[str] = ""
    """What Enter does, in one word."""

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

    def compose(self) -> ComposeResult:
        """What to type, the name, and what is wrong with it."""
        with Vertical(classes="window") as window:
            window.border_title = self.TITLE
            window.border_subtitle = f"Enter {self.DOES}, Esc goes back"
            yield Static(self.HINT, classes="hint", markup=False)
            yield Input(NAME, compact=True, select_on_focus=False)
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
          description="Reading or writing term sets")  # fmt: skip
    def _try(self, path: Path) -> None:
        name = printable(str(path))
        answer, complaint = None, ""
        try:
            answer, complaint = self.use(path)
        except FileNotFoundError:
            complaint = f"There is no {name}."
        except FileExistsError:
            complaint = f"{name} exists already: choose another name."
        except (OSError, ValueError) as error:  # ValueError: a null character
            complaint = f"{name}: {getattr(error, 'strerror', None) or error}."
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


class ImportDialog(FileDialog[Sequence[TermSet]]):
    """Answers with the sets of a file in which nothing is wrong."""

    TITLE = "Import term sets"
    HINT = "Name of a TOML file, such as another library or a colleague has exported:"
    DOES = "reads"

    def use(self, path: Path) -> tuple[Sequence[TermSet] | None, str]:
        """Read the file."""
        content = read(path)
        if content.problems:
            return None, _told(content.problems)
        return content.sets, "" if content.sets else f"{printable(str(path))} has no set."


class ExportDialog(FileDialog[Path]):
    """Writes sets to a file that was not there before; answers with it."""

    TITLE = "Export term sets"
    HINT = "Name of a new TOML file:"
    DOES = "writes"

    def __init__(self, kept: Sequence[KeptSet]) -> None:
        """Make the dialog; all of these are written."""
        super().__init__()
        self._kept = kept

    def use(self, path: Path) -> tuple[Path | None, str]:
        """Write the file."""
        with path.open("x", encoding="utf-8") as file:
            file.write(f"# Term sets of seedbrowse.\n\n{toml_of(_apart(self._kept))}")
        return path.absolute(), ""


def _told(problems: Sequence[Problem]) -> str:
    lines = [f"line {each.line}: {each.message}" if each.line else each.message
             for each in problems[:MOST_TOLD]]  # fmt: skip
    left = len(problems) - len(lines)
    return "\n".join([*lines, f"and {left:,} more"] if left else lines)


def _apart(kept: Sequence[KeptSet]) -> list[TermSet]:
    """The sets with names of their own: one for all libraries may be called like one of this."""
    apart: dict[str, TermSet] = {}
    for each in kept:
        found = each.term_set
        while found.key in apart:
            found = msgspec.structs.replace(found, name=f"{found.name} ({each.reach})")
        apart[found.key] = found
    return [*apart.values()]
