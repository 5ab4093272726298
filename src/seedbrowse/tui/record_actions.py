"""Record actions: copying the marked records or the highlighted one, by one key."""

from abc import abstractmethod
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from seedbrowse import clipboard, opening
from seedbrowse.citing import plain
from seedbrowse.library.library import Library
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.records.text import clean
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.marked_records import marked_numbers, records_of
from seedbrowse.tui.marking import Marking
from seedbrowse.tui.screens.copy_dialog import CopyDialog

__all__ = ["RecordActions"]

SEVERAL = 1000
"""Records whose copying takes long enough that its beginning is told."""


@dataclass(frozen=True, slots=True)
class Part:
    """What can be copied of a record."""

    name: str
    text: Callable[[Record], str]
    """Empty where a record has none."""

    needed: str
    """What a record without such a text lacks."""


REFERENCE = Part("reference", plain.reference, "reference")
DOI = Part("DOI", lambda record: record.doi, "DOI")
DOI_URL = Part("DOI link", lambda record: record.doi and opening.doi_url(record.doi), "DOI")


class RecordActions(Marking):
    """What a screen with marked records, and a highlighted one, can do with them."""

    @dataclass
    class Copied(Message):
        """A copy was tried; `outcome` tells how it went."""

        what: str
        text: str
        told: str
        """What a toast says of the text."""

        outcome: clipboard.Outcome

    @dataclass
    class NothingCopied(Message):
        """There was nothing to copy."""

        reason: str

    def __init__(self, library: Library, write_terminal: Callable[[str], None]) -> None:
        """Make the screen; `write_terminal` writes a control sequence, called in a thread."""
        super().__init__(library)
        self._write_terminal = write_terminal

    @property
    @abstractmethod
    def record(self) -> Record | None:
        """The highlighted record."""

    def is_available(self, command_id: str) -> bool:
        """Whether a command can do anything with the marked or the highlighted record."""
        record = self.record
        match command_id:
            case "reference.copy":
                return bool(self.marks) or record is not None
            case "doi.copy" | "doi-url.copy":
                return bool(self.marks) or (record is not None and bool(record.doi))
            case _:
                return super().is_available(command_id)

    def action_copy_reference(self) -> None:
        """Copy the references."""
        self.when_marked(partial(self._copy, REFERENCE))

    def action_copy_doi(self) -> None:
        """Copy the DOIs."""
        self.when_marked(partial(self._copy, DOI))

    def action_copy_doi_url(self) -> None:
        """Copy the DOIs as links."""
        self.when_marked(partial(self._copy, DOI_URL))

    def _copy(self, part: Part) -> None:
        if self.marks and self.answer is not None:
            if len(self.marks) >= SEVERAL:
                self.say(f"{counted(len(self.marks), 'marked record')} …", "Copying")
            self._copy_marked(part, self.answer, self.marks.snapshot())
        elif self.record is not None:
            text = part.text(self.record)
            if text:
                self.copy_text(part.name[0].upper() + part.name[1:], clean(text))
            else:
                self._tell_nothing(self.NothingCopied(f"This record has no {part.needed}."))

    @work(thread=True, group="copy", exit_on_error=False, description="Copying")
    def copy_text(self, what: str, text: str) -> None:
        """Copy a text by the first way that works, and tell which one that was."""
        outcome = clipboard.copy(text, write_terminal=self._write_terminal)
        self.post_message(self.Copied(what, text, text, outcome))

    @work(thread=True, group="copy", exit_on_error=False, description="Copying")
    def _copy_marked(self, part: Part, answer: Answer, marked: Set[int]) -> None:
        worker = get_current_worker()
        numbers = marked_numbers(answer, marked, lambda: worker.is_cancelled)
        texts, missing = [], 0
        for record in records_of(answer, numbers):
            if worker.is_cancelled:
                return
            text = clean(part.text(record))
            texts += [text] if text else []
            missing += not text
        if not texts:
            self.post_message(self.NothingCopied(f"No marked record here has a {part.needed}."))
            return
        told = f"{counted(missing, 'marked record')} without a {part.needed}. " if missing else ""
        outcome = clipboard.copy("\n".join(texts), write_terminal=self._write_terminal)
        what = counted(len(texts), part.name)
        self.post_message(self.Copied(what, "\n".join(texts), told + texts[0], outcome))

    @on(Copied)
    def _tell_outcome(self, event: Copied) -> None:
        outcome = event.outcome
        if outcome.way:
            sure = "" if outcome.confirmed else " (the terminal does not say whether it took it)"
            self.say(event.told, f"{event.what} copied by {outcome.way}{sure}")
        else:
            reasons = "; ".join(str(reason) for reason in outcome.failed)
            self.app.clear_notifications()
            self.app.push_screen(CopyDialog(event.text, f"No clipboard took it: {reasons}"))

    @on(NothingCopied)
    def _tell_nothing(self, event: NothingCopied) -> None:
        self.say(event.reason, "Nothing copied", failed=True)
