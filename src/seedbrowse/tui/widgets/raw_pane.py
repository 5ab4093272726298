"""Raw pane: a problem in full, and below it the lines of its file, with their numbers."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from seedbrowse.library.problem_report import place
from seedbrowse.library.raw_lines import RawLine, RawLines
from seedbrowse.problems import Problem
from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import cut, joined
from seedbrowse.tui.widgets.scroll_pane import ScrollPane

__all__ = ["RawPane"]

MARK = "▶"
MOST_LINES = 12
"""Lines of the screen that one marked line of a file takes; what is longer is cut."""


class RawPane(ScrollPane):
    """Shows one problem; the lines that it concerns are marked, and wrapped where they are long."""

    DEFAULT_CSS = """
    RawPane {
        background: $surface;
        & > Static { height: auto; }
        & > .message { margin: 0 1 1 1; }
        & > .note { margin: 0 1 1 1; color: $warning; }
    }
    """

    def __init__(self) -> None:
        """Make an empty pane."""
        super().__init__()
        self.problem: Problem | None = None
        """What is shown."""
        self._raw = RawLines()

    def compose(self) -> ComposeResult:
        """The message, what is to be said of the lines, the lines."""
        yield Static("", classes="message", markup=False)
        yield Static("", classes="note", markup=False)
        yield Static("", classes="lines", markup=False)

    def show(self, problem: Problem, raw: RawLines) -> None:
        """Show a problem and what stands around it."""
        self.problem = problem
        self._raw = raw
        where = f"{clean(problem.source)}:{place(problem)}" if problem.line else problem.source
        message = Content.assemble((clean(where), "bold $secondary"), "\n", clean(problem.message))
        self.query_one(".message", Static).update(message)
        note = self.query_one(".note", Static)
        note.update(Content(f"! {raw.note}" if raw.note else ""))
        note.display = bool(raw.note)
        self.scroll_home(animate=False)
        self._draw()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        numbers = [str(line.number) for line in self._raw.lines]
        column = len(numbers[-1]) if numbers else 0
        drawn = [self._line(line, column, width) for line in self._raw.lines]
        self.query_one(".lines", Static).update(joined(Content("\n"), drawn))

    def _line(self, line: RawLine, column: int, width: int) -> Content:
        number = f"{line.number:>{column}}"
        room = max(width - column - 5, 1)
        if not self._is_concerned(line.number):
            return Content.assemble((f"  {number} │ ", "$muted"), (cut(line.text, room), "$muted"))
        head = Content.styled(f"{MARK} {number} │ ", "bold $primary")
        hanging = Content.styled(f"  {' ' * column} │ ", "bold $primary")
        pieces = Content(cut(line.text, room * MOST_LINES)).wrap(room) or [Content("")]
        return joined(
            Content("\n"),
            [
                Content.assemble(hanging if nth else head, piece.rstrip())
                for nth, piece in enumerate(pieces)
            ],
        )

    def _is_concerned(self, number: int) -> bool:
        problem = self.problem
        if problem is None or not problem.line:
            return False
        return problem.line <= number <= max(problem.line, problem.last_line)
