"""Detail panel: everything that is known about one record, to be read."""

from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from seedbrowse.records import Record
from seedbrowse.tui import record_text
from seedbrowse.tui.badge_flow import BadgeFlow
from seedbrowse.tui.hanging_rows import HangingRows
from seedbrowse.tui.record_text import Row, Terms
from seedbrowse.tui.widgets.scroll_pane import ScrollPane

__all__ = ["DetailPanel"]


class Passage(Static):
    """A stretch of running text; none hides it."""

    DEFAULT_CSS = """
    Passage { height: auto; }
    """

    def show(self, content: Content) -> None:
        """Show another text."""
        self.display = bool(content)
        self.update(content)


class Drawing(Widget):
    """Something that lays itself out; it is hidden where there is nothing to draw."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Drawing { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._visual_shown: Visual = Content("")

    def show(self, visual: Visual | None) -> None:
        """Draw something else; None draws nothing."""
        self._visual_shown = visual or Content("")
        self.display = visual is not None
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """What is drawn."""
        return self._visual_shown


class Section(Vertical):
    """A heading with a passage or a drawing below; nothing below hides it."""

    DEFAULT_CSS = """
    Section {
        height: auto;
        & > .heading { color: $primary; text-style: bold; height: 1; }
    }
    """

    def __init__(self, body: Passage | Drawing) -> None:
        super().__init__()
        self._heading = Static("", classes="heading", markup=False)
        self._body = body

    def compose(self) -> ComposeResult:
        """The heading, then the body."""
        yield self._heading
        yield self._body

    def show(self, heading: str, body: Content | list[Row]) -> None:
        """Show another body under a heading."""
        self.display = bool(body)
        self._heading.update(heading)
        if isinstance(self._body, Drawing):
            self._body.show(HangingRows(body, "$muted") if isinstance(body, list) else body)
        elif isinstance(body, Content):
            self._body.show(body)


class DetailPanel(ScrollPane):
    """Shows one record in full; scrolls, and starts at the top with each record."""

    DEFAULT_CSS = """
    DetailPanel {
        padding: 0 1;
        & > * { width: 1fr; max-width: 92; margin: 0 1 1 0; }
        & > .title { text-style: bold; }
        & > .byline { color: $secondary; }
        & > .source { color: $muted; margin: 0 1 0 0; }
    }
    """

    def __init__(self) -> None:
        """Make an empty panel."""
        super().__init__()
        self._shown: tuple[Record, Terms] | None = None
        self._title = Passage(classes="title")
        self._byline = Passage(classes="byline")
        self._source = Passage(classes="source")
        self._badges = Drawing()
        self._abstract = Section(Passage())
        self._keywords = Section(Drawing())
        self._affiliations = Section(Drawing())
        self._facts = Section(Drawing())
        self._references = Section(Drawing())

    @property
    def record(self) -> Record | None:
        """The record that is shown."""
        return self._shown[0] if self._shown else None

    def compose(self) -> ComposeResult:
        """The parts, from what is read first to what is looked up."""
        yield self._title
        yield self._byline
        yield self._source
        yield self._badges
        yield self._abstract
        yield self._keywords
        yield self._affiliations
        yield self._facts
        yield self._references

    def on_mount(self) -> None:
        """Start without a record."""
        self.show(None, {})

    def show(self, record: Record | None, terms: Terms) -> None:
        """Show a record, the words of `terms` standing out; None empties the panel.

        What is shown already is not drawn again.
        """
        if record is None:
            self._shown = None
            for child in self.children:
                child.display = False
            return
        if self._shown == (record, terms):
            return
        if self._shown is None or self._shown[0] != record:
            self.scroll_home(animate=False)
        self._shown = (record, terms)
        with self.app.batch_update():
            self._fill(record, terms)

    def _fill(self, record: Record, terms: Terms) -> None:
        title = record_text.highlighted(record.title, terms)
        self._title.show(title or Content.styled("(no title)", "$muted"))
        self._byline.show(record_text.byline(record, terms))
        self._source.show(record_text.source_line(record, terms))
        badges = record_text.badges(record)
        self._badges.show(BadgeFlow(badges) if badges else None)
        self._abstract.show("Abstract", record_text.highlighted(record.abstract, terms))
        self._keywords.show("Keywords", record_text.keywords(record, terms))
        affiliations = record_text.affiliations(record, terms)
        self._affiliations.show("Affiliations" if len(affiliations) > 1 else "Affiliation",
                                affiliations)  # fmt: skip
        self._facts.show("Details", record_text.facts(record))
        references = record_text.references(record)
        self._references.show(f"References ({len(references):,})", references)
