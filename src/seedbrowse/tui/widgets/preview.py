"""Preview: what would be copied, or how it would look, under headings."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from seedbrowse.tui.cell_text import joined

__all__ = ["Preview"]

MOST = 6000
"""Characters that are laid out; more than any screen shows."""


class Preview(VerticalScroll, can_focus=False):
    """Texts below their headings; the wheel moves them where they are long."""

    DEFAULT_CSS = """
    Preview {
        scrollbar-size-vertical: 1;
        padding: 0 1;
        & > Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self._static = Static("", markup=False)
        self.told = ""
        """What is shown."""

    def compose(self) -> ComposeResult:
        """The texts."""
        yield self._static

    def show(self, *passages: tuple[str, Content]) -> None:
        """Show texts, each with a heading before it, or none where that is empty."""
        self._put(joined(Content("\n\n"), [_passage(*each) for each in passages]))

    def tell(self, message: str) -> None:
        """Say why nothing is shown."""
        self._put(Content.styled(message, "$warning"))

    def _put(self, content: Content) -> None:
        self.told = content.plain
        self._static.update(content)
        self.scroll_home(animate=False)


def _passage(heading: str, text: Content) -> Content:
    return Content.assemble((heading, "bold $primary"), "  " if heading else "", text[:MOST])
