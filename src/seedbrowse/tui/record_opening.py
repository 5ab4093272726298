"""Record opening: what the highlighted record points to, in the person's viewer or browser."""

import os
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message

from seedbrowse import opening
from seedbrowse.library.inputs import input_named
from seedbrowse.opening import Target
from seedbrowse.records import Record
from seedbrowse.records.text import clean
from seedbrowse.session import in_browser
from seedbrowse.tui.record_actions import RecordActions
from seedbrowse.tui.screens.target_choice import TargetDialog

__all__ = ["RecordOpening"]


class RecordOpening(RecordActions):
    """A screen that can open a record's PDF and its pages."""

    @dataclass
    class Found(Message):
        """It is known what a record points to."""

        targets: list[Target]
        """What is opened first of all comes first."""

        is_choice_wanted: bool

    @dataclass
    class Opened(Message):
        """Opening something was tried."""

        target: Target
        outcome: opening.Opened

    def is_available(self, command_id: str) -> bool:
        """Whether the highlighted record may point to anything."""
        if command_id in ("record.open", "record.open-choice"):
            return self.record is not None and opening.may_have_target(self.record)
        return super().is_available(command_id)

    def action_open_record(self) -> None:
        """Open the record's PDF, else its page."""
        if self.record is not None:
            self._find(self.record, is_choice_wanted=False)

    def action_choose_target(self) -> None:
        """Let the person choose among everything that the record points to."""
        if self.record is not None:
            self._find(self.record, is_choice_wanted=True)

    @work(thread=True, group="open", exit_on_error=False, description="Looking for files")
    def _find(self, record: Record, *, is_choice_wanted: bool) -> None:
        export = input_named(record.source.path)
        folder = Path(export.path).parent if export else Path()
        found = opening.targets(record, folder)
        if in_browser():
            # A file is on the machine that serves, and the person may sit at another one.
            found = [target for target in found if target.is_page]
        self.post_message(self.Found(found, is_choice_wanted))

    @on(Found)
    def _take_found(self, event: Found) -> None:
        if not event.targets:
            reason = "This record has neither a PDF that is here, nor a DOI, nor a web address."
            self.say(reason, "Not opened", failed=True)
        elif event.is_choice_wanted:
            self.app.clear_notifications()
            self.app.push_screen(TargetDialog(event.targets), self._open)
        else:
            self._open(event.targets[0])

    def _open(self, target: Target | None) -> None:
        """Open it; a page that no browser can show here is copied."""
        if target is None:
            return
        if in_browser():
            self.say(clean(target.shown), "Opening in a new tab")
            self.app.open_url(target.shown)
            return
        reason = target.is_page and opening.no_browser(os.environ)
        if reason:
            self.copy_text(f"Address ({reason})", clean(target.shown))
        else:
            self.say(clean(target.shown), "Opening")
            self._start(target)

    @work(thread=True, group="open", exit_on_error=False, description="Opening")
    def _start(self, target: Target) -> None:
        outcome = (
            opening.open_url(target.shown) if target.is_page else opening.open_file(target.path)
        )
        self.post_message(self.Opened(target, outcome))

    @on(Opened)
    def _tell_opened(self, event: Opened) -> None:
        if not event.outcome.opened:
            shown = clean(event.target.shown)
            self.say(f"{event.outcome.reason}: {shown}", "Not opened", failed=True)
