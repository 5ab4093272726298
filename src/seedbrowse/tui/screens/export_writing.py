"""Export writing: the part of the export dialog that works in threads: samples, files, paths."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from seedbrowse.export_preferences import PreferredExport
from seedbrowse.library.inputs import printable
from seedbrowse.library.library import DamagedError
from seedbrowse.library.problem_report import counted
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.export_job import ExportJob, RefusedError, Sample, StoppedError
from seedbrowse.tui.form_writing import safe
from seedbrowse.tui.path_completion import completed
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.screens.overwrite_question import OverwriteQuestion
from seedbrowse.tui.widgets.preview import Preview

__all__ = ["ExportWriting", "Exported"]

TELL_EVERY = 0.1
"""Seconds between two reports of a long export."""

LONGEST = 60
"""Cells of a path that are told."""

STOPS = "{dialog.close} stops it."
_AGAIN = "The records are being read again: try once more."


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    path: Path
    count: int
    note: str
    """What the person should know of it."""

    preferred: PreferredExport
    """How it was done, for the next time."""


@dataclass(frozen=True, slots=True)
class Order:
    """A file that the person wants to be written."""

    job: ExportJob
    name: str
    preferred: PreferredExport


class ExportWriting(Dialog[Exported]):
    """Whatever may take long is done in a thread; what comes of it arrives as a message."""

    writing: Worker[None] | None = None
    """What writes the file."""

    @dataclass
    class Sampled(Message):
        """The first records are written."""

        job: ExportJob
        sample: Sample | None
        """None where the store is being built anew."""

    @dataclass
    class Progressed(Message):
        """So many records were read."""

        count: int
        total: int

        def can_replace(self, message: Message) -> bool:
            """Of several in a row only the last one matters."""
            return isinstance(message, ExportWriting.Progressed)

    @dataclass
    class Ended(Message):
        """Writing has come to its end; without an outcome because of `reason`."""

        outcome: Exported | None
        reason: str = ""

    @dataclass
    class Taken(Message):
        """There is a file of that name."""

        order: Order
        path: Path

    @dataclass
    class Completed(Message):
        """It is known what a path may go on to be."""

        typed: str
        completed: str
        names: Sequence[str]

    def __init__(self) -> None:
        """Make the dialog."""
        super().__init__()
        self.preview = Preview()
        self.note = Static("", classes="note", markup=False)
        self._sampled: ExportJob | None = None
        self._lost = ""

    @property
    def is_writing(self) -> bool:
        """Whether a file is being written."""
        return self.writing is not None and not self.writing.is_finished

    @abstractmethod
    def take_completion(self, typed: str, completed: str, names: Sequence[str]) -> None:
        """Complete a path."""

    @abstractmethod
    def file_line_focus(self) -> None:
        """Let the person type another name."""

    def tell(self, message: str, *, is_muted: bool = False) -> None:
        """Say something below everything else; without a message what is lost."""
        self.note.update(Content.styled(message or self._lost, "$muted" if is_muted else ""))

    def action_close(self) -> None:
        """Stop the writing, else close."""
        if self.is_writing and self.writing is not None:
            self.writing.cancel()
        else:
            super().action_close()

    def begin(self, job: ExportJob, name: str, preferred: PreferredExport) -> None:
        """Write records to a file of that name."""
        if self.is_writing:
            return
        if not name:
            self.tell("Name a file.")
            self.file_line_focus()
        else:
            self._begin(Order(job, name, preferred), overwrites=False)

    def show_sample(self, job: ExportJob) -> None:
        """Show how the first records would be written."""
        self._sampled = job
        self._sample(job)

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False,
          description="Writing the preview")  # fmt: skip
    def _sample(self, job: ExportJob) -> None:
        worker = get_current_worker()
        try:
            self.post_message(self.Sampled(job, job.sample(lambda: worker.is_cancelled)))
        except StoppedError:
            pass
        except (DamagedError, OSError):
            self.post_message(self.Sampled(job, None))

    @work(thread=True, exclusive=True, group="complete", exit_on_error=False,
          description="Completing the path")  # fmt: skip
    def complete_path(self, typed: str) -> None:
        """Find out what a path may go on to be."""
        self.post_message(self.Completed(typed, *completed(typed)))

    def _begin(self, order: Order, *, overwrites: bool) -> None:
        self.tell(f"Writing … {self.with_keys(STOPS)}", is_muted=True)
        self.writing = self._write(order, overwrites=overwrites)

    @work(thread=True, exclusive=True, group="export", exit_on_error=False,
          description="Writing the file")  # fmt: skip
    def _write(self, order: Order, *, overwrites: bool) -> None:
        worker, job, told_at = get_current_worker(), order.job, monotonic()

        def tell(count: int) -> None:
            nonlocal told_at
            if monotonic() - told_at >= TELL_EVERY:
                told_at = monotonic()
                self.post_message(self.Progressed(count, job.range.count))

        path, reason = Path(order.name), ""
        try:
            path = path.expanduser()
            count, note = job.write_file(
                path, overwrites=overwrites, tell=tell, is_cancelled=lambda: worker.is_cancelled
            )
        except FileExistsError:
            self.post_message(self.Taken(order, path))
        except StoppedError:
            reason = "Stopped: nothing was written."
        except RefusedError as error:
            reason = f"{_told(str(error))}."
        except DamagedError:
            reason = _AGAIN
        except RuntimeError:  # `~name`, and nobody has that name
            reason = f"{_told(order.name)} leads to no folder: write the path in full."
        except (OSError, ValueError) as error:  # ValueError: a null character
            why = getattr(error, "strerror", None) or error
            reason = f"{_told(order.name)} cannot be written: {why}."
        else:
            self.post_message(self.Ended(Exported(path.absolute(), count, note, order.preferred)))
        if reason:
            self.post_message(self.Ended(None, reason))

    @on(Sampled)
    def _take_sample(self, event: Sampled) -> None:
        if event.job is not self._sampled:
            return
        if event.sample is None:
            self.preview.tell(_AGAIN)
        elif not event.sample.count:
            self.preview.tell("No marked record is here any more.")
        else:
            self.preview.show(("", Content(safe(event.sample.text).rstrip())))
            self._lost = event.sample.note
            if not self.is_writing:
                self.tell("")

    @on(Progressed)
    def _tell_progress(self, event: Progressed) -> None:
        if self.is_writing:
            share = f"{event.count:,} of {counted(event.total, 'record')}"
            self.tell(f"Writing: {share} … {self.with_keys(STOPS)}", is_muted=True)

    @on(Ended)
    def _take_end(self, event: Ended) -> None:
        if event.outcome is not None:
            self.dismiss(event.outcome)
        else:
            self.tell(event.reason)

    @on(Taken)
    def _ask_whether_to_overwrite(self, event: Taken) -> None:
        self.tell("")
        self.app.push_screen(
            OverwriteQuestion(event.path), lambda answer: self._take_answer(event.order, answer)
        )

    def _take_answer(self, order: Order, may_overwrite: bool | None) -> None:
        if may_overwrite:
            self._begin(order, overwrites=True)
        else:
            self.file_line_focus()

    @on(Completed)
    def _take_completed(self, event: Completed) -> None:
        self.take_completion(event.typed, event.completed, event.names)


def _told(path: str) -> str:
    """A path, or a sentence with one, as far as there is room for it."""
    return cut(printable(path), LONGEST)
