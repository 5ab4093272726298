"""Status line: what is open, how much of it is shown, and how far loading has come."""

from collections.abc import Iterator
from pathlib import PurePath

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.intake import LoadState

__all__ = ["StatusLine"]

BAR = 10
"""Cells of the progress bar."""


class StatusLine(Widget):
    """The first line of the screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; background: $panel; }
    """

    label: reactive[str] = reactive("")
    """What is open: `scopus.txt + 3 files`."""

    shown: reactive[int] = reactive(0)
    close: reactive[int] = reactive(0)
    """How many more records are shown that lack some of the query's words."""

    total: reactive[int] = reactive(0)
    filtered: reactive[bool] = reactive(False)
    """Whether a query decides what is shown."""

    marked: reactive[int] = reactive(0)
    """How many records are marked."""

    load_state: reactive[LoadState] = reactive(LoadState)

    def render(self) -> RenderResult:
        """Name and label at the left, loading and counts at the right, as far as there is room."""
        width = self.content_size.width
        fitting = (right for right in self._right(width) if right.cell_length <= width)
        right = next(fitting, self._counts())
        name = "seedbrowse"
        room = width - right.cell_length - len(name) - 4
        label = cut(clean(self.label), room)
        if room < 4:
            name, label = cut(name, width - right.cell_length - 1), ""
        left = Content.assemble((name, "bold $primary"), "  " if label else "", label)
        space = max(width - left.cell_length - right.cell_length, 0)
        return Content.assemble(left, " " * space, right)

    def _right(self, width: int) -> Iterator[Content]:
        """What could stand at the right, from the longest to the shortest."""
        progress, counts, marks = self._progress(wide=width >= 80), self._counts(), self._marks()
        if self.load_state.is_reading and not self.filtered:
            reading = Content.assemble(("reading ", "$muted"), counts, ("…", "$muted"))
            yield Content.assemble(*progress, reading, marks)
        yield Content.assemble(*progress, counts, marks)
        yield Content.assemble(counts, marks)

    def _counts(self) -> Content:
        total = f"{self.total:,}"
        if not self.filtered:
            noun = "record" if self.total == 1 else "records"
            return Content.assemble((total, "bold"), (f" {noun}", "$muted"))
        close = f" · {self.close:,} close" if self.close else ""
        return Content.assemble((f"{self.shown:,}", "bold"), (f" of {total}{close}", "$muted"))

    def _marks(self) -> Content:
        if not self.marked:
            return Content("")
        return Content.assemble((" · ", "$muted"), (f"{self.marked:,} marked", "bold $accent"))

    def _progress(self, *, wide: bool) -> list[Content]:
        state = self.load_state
        if not state.is_reading:
            return [Content.styled("stopped  ", "$warning")] if state.stopped else []
        done = round(BAR * state.fraction)
        bar = Content.assemble(("━" * done, "$primary"), ("━" * (BAR - done), "$line"))
        parts = [bar, Content(f" {state.fraction:.0%}  ")]
        if wide:
            name = cut(clean(PurePath(state.path).name), 24)
            file = f"file {state.file_number}/{state.file_count} " if state.file_count > 1 else ""
            if cell_len(file + name):
                parts.insert(0, Content.styled(f"{file}{name}  ", "$muted"))
        return parts
