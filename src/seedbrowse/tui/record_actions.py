"""Record actions: copying and opening the highlighted record."""

import os
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from seedbrowse import clipboard, opening
from seedbrowse.citing import plain
from seedbrowse.library.library import Library
from seedbrowse.records import Record
from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.marking import Marking
from seedbrowse.tui.screens.copy_dialog import CopyDialog

__all__ = ["RecordActions"]

LONGEST = 160
"""Cells of copied text that a toast repeats."""


class RecordActions(Marking):
    """What a screen with a highlighted record can do with it."""

    @dataclass
    class Copied(Message):
        """A copy was tried; `outcome` tells how it went."""

        what: str
        text: str
        outcome: clipboard.Outcome

    @dataclass
    class Opened(Message):
        """Opening a page was tried."""

        url: str
        outcome: opening.Opened

    def __init__(self, library: Library, write_terminal: Callable[[str], None]) -> None:
        """Make the screen; `write_terminal` writes a control sequence, called in a thread."""
        super().__init__(library)
        self._write_terminal = write_terminal

    @property
    @abstractmethod
    def record(self) -> Record | None:
        """The highlighted record."""

    def is_available(self, command_id: str) -> bool:
        """Whether a command can do anything with the highlighted record."""
        record = self.record
        match command_id:
            case "reference.copy":
                return record is not None
            case "doi.copy" | "doi-url.copy":
                return record is not None and bool(record.doi)
            case "record.open":
                return record is not None and bool(opening.target(record))
            case _:
                return True

    def action_copy_reference(self) -> None:
        """Copy the reference."""
        if self.record is not None:
            self._copy("Reference", plain.reference(self.record))

    def action_copy_doi(self) -> None:
        """Copy the DOI."""
        if self.record is not None:
            self._copy("DOI", self.record.doi)

    def action_copy_doi_url(self) -> None:
        """Copy the DOI as a link."""
        if self.record is not None:
            doi = self.record.doi
            self._copy("DOI", doi and opening.doi_url(doi))

    def action_open_record(self) -> None:
        """Open the record's page; where no browser can be opened, its address is copied."""
        if self.record is None:
            return
        url = opening.target(self.record)
        if not url:
            self._say("This record has neither a DOI nor a web address.", "Not opened", failed=True)
        elif reason := opening.no_browser(os.environ):
            self._copy(f"Address ({reason})", url)
        else:
            self._say(url, "Opening")
            self._open(url)

    def _copy(self, what: str, text: str) -> None:
        if text:
            self.copy_text(what, clean(text))
        else:
            self._say(f"This record has no {what}.", "Nothing copied", failed=True)

    @work(thread=True, group="copy", exit_on_error=False, description="Copying")
    def copy_text(self, what: str, text: str) -> None:
        """Copy a text by the first way that works, and tell which one that was."""
        outcome = clipboard.copy(text, write_terminal=self._write_terminal)
        self.post_message(self.Copied(what, text, outcome))

    @work(thread=True, group="open", exit_on_error=False, description="Opening")
    def _open(self, url: str) -> None:
        self.post_message(self.Opened(url, opening.open_url(url)))

    @on(Copied)
    def _tell_outcome(self, event: Copied) -> None:
        outcome = event.outcome
        if outcome.way:
            sure = "" if outcome.confirmed else " (the terminal does not say whether it took it)"
            self._say(event.text, f"{event.what} copied by {outcome.way}{sure}")
        else:
            reasons = "; ".join(str(reason) for reason in outcome.failed)
            self.app.clear_notifications()
            self.app.push_screen(CopyDialog(event.text, f"No clipboard took it: {reasons}"))

    @on(Opened)
    def _tell_opened(self, event: Opened) -> None:
        if not event.outcome.opened:
            self._say(f"{event.outcome.reason}: {event.url}", "Not opened", failed=True)

    def _say(self, message: str, title: str, *, failed: bool = False) -> None:
        # What happened last is what matters: older toasts would only cover the record.
        self.app.clear_notifications()
        self.notify(
            cut(clean(message), LONGEST),
            title=title,
            severity="warning" if failed else "information",
            markup=False,
        )
