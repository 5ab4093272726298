"""Copying: the marked records or the highlighted one go to the clipboard, in any form."""

import os
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message
from textual.worker import Worker, get_current_worker

from seedbrowse import clipboard
from seedbrowse.citing_preferences import CitingPreferences
from seedbrowse.library.library import Library
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.copy_forms import CopyForm
from seedbrowse.tui.form_writing import Materials, Written
from seedbrowse.tui.marked_records import marked_numbers, records_of
from seedbrowse.tui.marking import Marking
from seedbrowse.tui.screens.copy_dialog import CopyDialog
from seedbrowse.tui.screens.order_question import OrderAnswer, OrderQuestion
from seedbrowse.tui.style_in_use import StyleInUse

__all__ = ["Copying"]

SEVERAL = 250
"""Records whose copying takes long enough that its beginning is told, and that Esc stops it."""


class _StoppedError(Exception):
    """Nobody waits for the text any more."""


class Copying(Marking):
    """A screen whose records can be copied."""

    preferences: CitingPreferences
    """Style and order of what is copied; whoever makes the screen gives it."""

    style_in_use: StyleInUse
    """What writes references; whoever makes the screen gives it."""

    environ: Mapping[str, str] = os.environ
    """The environment that says which ways to a clipboard there are."""

    lasting: Worker[None] | None = None
    """The copying whose beginning was told last."""

    has_complained_of_preferences: bool = False
    """Whether it was said that they cannot be kept."""

    @dataclass
    class Copied(Message):
        """A copy was tried; `outcome` tells how it went."""

        what: str
        text: str
        told: str
        """What a toast says of the text."""

        outcome: clipboard.Outcome
        is_rich: bool = False
        """Whether it was more than a text, so that the clipboard's form matters."""

    @dataclass
    class NothingCopied(Message):
        """There was nothing to copy."""

        reason: str

    @dataclass
    class PreferencesNotKept(Message):
        """The preferences cannot be written."""

        reason: str

    def __init__(self, library: Library, write_terminal: Callable[[str], None]) -> None:
        """Make the screen; `write_terminal` writes a control sequence, called in a thread."""
        super().__init__(library)
        self._write_terminal = write_terminal

    @property
    @abstractmethod
    def record(self) -> Record | None:
        """The highlighted record."""

    def on_unmount(self) -> None:
        """Keep what was preferred last."""
        with suppress(OSError):  # said already, or nobody is there to be told
            self.preferences.write()

    def copy(self, form: CopyForm) -> None:
        """Copy what is marked, else what is highlighted, once all marks are there."""
        self.when_marked(partial(self._copy, form))

    def stop_copying(self) -> bool:
        """Stop what takes long, where anything does; whether it did."""
        if self.lasting is None or self.lasting.is_finished:
            return False
        self.lasting.cancel()
        self.say("Nothing was copied.", "Copying stopped")
        return True

    def keep_preferences(self) -> None:
        """Write the preferences, where they may be read in the next run."""
        self._write_preferences()

    def _copy(self, form: CopyForm) -> None:
        if not self.marks or self.answer is None:
            if self.record is not None:
                self._copy_records(form, (self.record,))
        elif form.is_bibliography and len(self.marks) > 1 and self._order is None:
            self.app.clear_notifications()
            self.app.push_screen(
                OrderQuestion(len(self.marks)), partial(self._copy_in_order, form, self.answer)
            )
        else:
            self._copy_all(form, self.answer, in_style_order=self._order is not False)

    @property
    def _order(self) -> bool | None:
        return self.preferences.value.in_style_order

    def _copy_in_order(self, form: CopyForm, answer: Answer, order: OrderAnswer | None) -> None:
        if order is None:
            return
        if order.is_remembered:
            self.preferences.order(in_style_order=order.in_style_order)
            self.keep_preferences()
        self._copy_all(form, answer, in_style_order=order.in_style_order)

    def _copy_all(self, form: CopyForm, answer: Answer, *, in_style_order: bool) -> None:
        marked = self.marks.snapshot()
        worker = self._copy_marked(form, answer, marked, in_style_order=in_style_order)
        if len(marked) >= SEVERAL:
            self.lasting = worker
            stops = self.with_keys("{back} stops it.")
            self.say(f"{counted(len(marked), 'marked record')} … {stops}", "Copying")

    @work(thread=True, group="copy", exit_on_error=False, description="Copying")
    def copy_text(self, what: str, text: str) -> None:
        """Copy a text by the first way that works, and tell which one that was."""
        outcome = self._put(text)
        self.post_message(self.Copied(what, text, text, outcome))

    @work(thread=True, group="copy", exit_on_error=False, description="Copying")
    def _copy_records(self, form: CopyForm, records: Sequence[Record]) -> None:
        with suppress(_StoppedError):
            self._write(form, records, in_style_order=True)

    @work(thread=True, group="copy", exit_on_error=False, description="Copying")
    def _copy_marked(
        self, form: CopyForm, answer: Answer, marked: Set[int], *, in_style_order: bool
    ) -> None:
        worker = get_current_worker()
        numbers = marked_numbers(answer, marked, lambda: worker.is_cancelled)
        with suppress(_StoppedError):
            records = []
            for record in records_of(answer, numbers):
                _checkpoint(worker)
                records.append(record)
            self._write(form, records, in_style_order=in_style_order)

    def _write(self, form: CopyForm, records: Sequence[Record], *, in_style_order: bool) -> None:
        """Write records and copy them, in a thread."""
        checkpoint = partial(_checkpoint, get_current_worker())
        materials = Materials(
            self.style_in_use.citer, in_style_order=in_style_order, checkpoint=checkpoint
        )
        written = form.write(records, materials) if records else Written("", "")
        checkpoint()
        if not written.text:
            reason = _what_is_missing(form, written, len(records))
            self.post_message(self.NothingCopied(reason))
            return
        if written.html:
            outcome = clipboard.copy_rich(
                written.html,
                written.text,
                environ=self.environ,
                write_terminal=self._write_terminal,
            )
        else:
            outcome = self._put(written.text)
        what = written.what[0].upper() + written.what[1:]
        told = f"{written.note} {written.text}".strip()
        self.post_message(self.Copied(what, written.text, told, outcome, bool(written.html)))

    def _put(self, text: str) -> clipboard.Outcome:
        return clipboard.copy(text, environ=self.environ, write_terminal=self._write_terminal)

    @work(thread=True, group="remember", exit_on_error=False, description="Keeping preferences")
    def _write_preferences(self) -> None:
        """Write in a thread: the file may be on a slow disk, and another program hold its lock."""
        try:
            self.preferences.write()
        except OSError as error:
            self.post_message(self.PreferencesNotKept(error.strerror or "no directory for it"))

    @on(Copied)
    def _tell_outcome(self, event: Copied) -> None:
        outcome = event.outcome
        if outcome.way:
            sure = "" if outcome.confirmed else " (the terminal does not say whether it took it)"
            form = f" as {outcome.form}" if event.is_rich else ""
            remark = f"{outcome.remark[:1].upper()}{outcome.remark[1:]}. " if outcome.remark else ""
            self.say(f"{remark}{event.told}", f"{event.what} copied{form} by {outcome.way}{sure}")
        else:
            reasons = "; ".join(str(reason) for reason in outcome.failed)
            self.app.clear_notifications()
            self.app.push_screen(CopyDialog(event.text, f"No clipboard took it: {reasons}"))

    @on(NothingCopied)
    def _tell_nothing(self, event: NothingCopied) -> None:
        self.say(event.reason, "Nothing copied", failed=True)

    @on(PreferencesNotKept)
    def _complain_of_preferences(self, event: PreferencesNotKept) -> None:
        """Say it, but once."""
        if not self.has_complained_of_preferences:
            self.has_complained_of_preferences = True
            self.say(f"{event.reason}. It lasts until you leave.", "The choice is not kept",
                     failed=True)  # fmt: skip


def _checkpoint(worker: Worker[None]) -> None:
    """Raise where the person has stopped the copying."""
    if worker.is_cancelled:
        raise _StoppedError


def _what_is_missing(form: CopyForm, written: Written, count: int) -> str:
    """Why there is nothing to copy."""
    if not count:
        return "No marked record is here any more."
    if not form.needed:
        return written.note or f"There is no {form.name} of this."
    if count == 1:
        return f"This record has no {form.needed}."
    return f"No marked record here has a {form.needed}."
