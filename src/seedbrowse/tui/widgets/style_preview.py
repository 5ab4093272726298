"""Style preview: a record as a style and a language have it, tried when both stay for a moment."""

from dataclasses import dataclass

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker, get_current_worker

from seedbrowse.records import Record
from seedbrowse.tui.failures import tell_failure
from seedbrowse.tui.html_content import html_content
from seedbrowse.tui.widgets.preview import Preview

__all__ = ["StylePreview"]

REST = 0.06
"""Seconds a style must stay: longer than between a held key's repetitions."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A record in a style."""

    style: str
    locale: str
    """As it was asked for; empty for the style's own."""

    language: str = ""
    """What it came out in."""

    reference: str = ""
    citation: str = ""
    """Both are HTML."""

    is_note: bool = False
    """Whether the citation stands in a note."""

    trouble: str = ""
    """Why the style cannot be used for it."""


class StylePreview(Preview):
    """The reference and the citation of one record."""

    @dataclass
    class Tried(Message):
        """The record is there in a style."""

        sample: Sample

    def __init__(self, record: Record | None) -> None:
        """Make an empty one; `record` is tried."""
        super().__init__()
        self._record = record
        self._wanted = ("", "")
        self._rest: Timer | None = None

    def try_on(self, style: str, locale: str) -> None:
        """Show the record in a style and a language, an empty one being the style's own."""
        if self._record is None:
            self.tell("There is no record to try it on.")
            return
        if (style, locale) == self._wanted:
            return
        self._wanted = (style, locale)
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._try)

    def _try(self) -> None:
        if self._record is not None:
            self._write(self._record, *self._wanted)

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False,
          description="Writing the preview")  # fmt: skip
    def _write(self, record: Record, style: str, locale: str) -> None:
        if not get_current_worker().is_cancelled:
            self.post_message(self.Tried(_sample(record, style, locale)))

    @on(Worker.StateChanged)
    def _tell_failure(self, event: Worker.StateChanged) -> None:
        tell_failure(self, event)

    @on(Tried)
    def _take(self, event: Tried) -> None:
        event.stop()
        sample = event.sample
        if (sample.style, sample.locale) != self._wanted:
            return
        if not sample.reference and not sample.citation:
            self.tell(sample.trouble or "This style writes nothing for this record.")
            return
        where = "In a note" if sample.is_note else "In the text"
        passages = [
            ("Reference", html_content(sample.reference)),
            (where, html_content(sample.citation) or Content.styled("(nothing)", "$muted")),
        ]
        if sample.trouble:
            passages.append(("", Content.styled(sample.trouble, "$warning")))
        self.show(*passages)


def _sample(record: Record, style: str, locale: str) -> Sample:
    """Try a style, in a thread."""
    # The engine is imported when the first frame has long been drawn.
    from seedbrowse.citing.citer import Citer, Output
    from seedbrowse.citing.csl.element import StyleError

    try:
        citer = Citer.of(style, locale)
        return Sample(
            style, locale, citer.locale,
            citer.reference(record, Output.HTML), citer.in_text([record], Output.HTML),
            citer.style.class_ == "note", "; ".join(citer.problems),
        )  # fmt: skip
    except StyleError as error:
        return Sample(style, locale, trouble=f"This style cannot be used: {error}")
