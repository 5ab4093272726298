"""Style choice: ten thousand citation styles, found by typing, each tried on the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.worker import get_current_worker

from seedbrowse.citing_preferences import Preferred
from seedbrowse.commands import Scope
from seedbrowse.records import Record
from seedbrowse.records.text import clean
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.screens.filter_dialog import FilterDialog
from seedbrowse.tui.screens.language_choice import LanguageDialog
from seedbrowse.tui.widgets.style_preview import StylePreview

if TYPE_CHECKING:
    from seedbrowse.citing.style_catalogue import StyleCatalogue
    from seedbrowse.citing.style_entry import StyleEntry

__all__ = ["StyleChoice", "StyleDialog"]

MOST_OPTIONS = 200
"""Styles that are listed; more are found by typing."""

KEYS = "{enter} takes it · {style.language} language · {dialog.close} goes back"


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """How references are to be written."""

    style: str
    """Id of a style."""

    locale: str
    """Empty for the style's own language."""

    title: str
    """What the style calls itself."""


class StyleDialog(FilterDialog[StyleChoice]):
    """Answers with a style and a language; without an answer all stays as it was."""

    BINDINGS = bindings(Scope.STYLES)
    PLACEHOLDER = "words of a style, a journal or a field"
    DEFAULT_CSS = """
    StyleDialog {
        & .window { padding: 0; width: 90%; max-width: 112; height: 90%; }
        & Input { margin: 0 1; }
        & OptionList, & OptionList:focus { height: 1fr; max-height: 100%; padding: 0 1; }
        & StylePreview { height: 40%; min-height: 3; border-top: solid $line; }
    }
    """

    @dataclass
    class Found(Message):
        """It is known which styles a query may mean."""

        query: str
        catalogue: "StyleCatalogue"
        entries: Sequence["StyleEntry"]

    def __init__(self, record: Record | None, preferred: Preferred) -> None:
        """Make the dialog.

        Args:
            record: What styles are tried on.
            preferred: The style in use, those used of late, and the language.
        """
        super().__init__()
        self._record = record
        self._preferred = preferred
        self._locale = preferred.locale
        self._preview = StylePreview(record)
        self._catalogue: StyleCatalogue | None = None
        self._entries: Sequence[StyleEntry] = ()
        self._answered: str | None = None
        self._is_submitted = False

    def compose(self) -> ComposeResult:
        """What filters, the styles, and the record in the highlighted one."""
        with Vertical(classes="window") as window:
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield self.line
            yield self.choices
            yield self._preview

    def on_mount(self) -> None:
        """Tell the language."""
        self._tell_language()

    def filter(self, typed: str) -> None:
        """Look for styles; what is listed stays until they are found."""
        self._is_submitted = False  # who types on has not chosen yet
        if self._answered is None:
            self.offer_nothing("Reading the styles …")
        self._search(typed, self._catalogue)

    def submit(self) -> None:
        """Take the highlighted style once it is one that was found for what stands there."""
        self._is_submitted = self._answered != self.line.value
        if not self._is_submitted:
            super().submit()

    def take(self, row: int) -> None:
        """Answer with a style."""
        entry = self._entries[row]
        self.dismiss(StyleChoice(entry.id, self._locale, clean(entry.title)))

    def action_choose_language(self) -> None:
        """Let the person choose a language for the highlighted style."""
        entry = self._highlighted
        if entry is not None:
            dialog = LanguageDialog(self._record, entry.id, entry.default_locale, self._locale)
            self.app.push_screen(dialog, self._take_language)

    def _take_language(self, locale: str | None) -> None:
        if locale is not None:
            self._locale = locale
            self._tell_language()
            self._show_preview()

    def _tell_language(self) -> None:
        window = self.query_one(".window")
        language = f"language: {self._locale}" if self._locale else "in the style's own language"
        window.border_title = Content(f"Citation style · {language}")

    @property
    def _present(self) -> str:
        """Id of the style in use."""
        from seedbrowse.citing.citer import DEFAULT_STYLE  # with the engine

        return self._preferred.style or DEFAULT_STYLE

    @property
    def _highlighted(self) -> "StyleEntry | None":
        row = self.choices.highlighted
        return self._entries[row] if row is not None and row < len(self._entries) else None

    @work(thread=True, exclusive=True, group="search", exit_on_error=False,
          description="Looking for styles")  # fmt: skip
    def _search(self, query: str, catalogue: "StyleCatalogue | None") -> None:
        # The first search is long after the first frame.
        from seedbrowse.citing.style_catalogue import StyleCatalogue

        worker = get_current_worker()
        if catalogue is None:
            catalogue = StyleCatalogue.load()
        if worker.is_cancelled:
            return
        recent = [*dict.fromkeys((self._present, *self._preferred.recent))]
        found = catalogue.search(query, limit=MOST_OPTIONS, recent=recent)
        self.post_message(self.Found(query, catalogue, found))

    @on(Found)
    def _take_found(self, event: Found) -> None:
        self._catalogue = event.catalogue
        if event.query != self.line.value:
            return
        self._answered, self._entries = event.query, event.entries
        self._list(0)
        if self._is_submitted:
            self.submit()

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        if self._answered is not None:
            self.call_after_refresh(self._list, self.choices.highlighted)

    def _list(self, highlighted: int | None) -> None:
        if self._entries:
            self.offer(map(self._prompt, self._entries), highlighted)
        else:
            self.offer_nothing("No style is called like this.")

    @on(OptionList.OptionHighlighted)
    def _show_preview(self) -> None:
        entry = self._highlighted
        if entry is not None:
            self._preview.try_on(entry.id, self._locale)

    def _prompt(self, entry: "StyleEntry") -> Content:
        is_present = entry.id == self._present
        facts = ["used lately"] if entry.id in self._preferred.recent else []
        facts += ["your own"] if entry.is_own else []
        facts += [entry.citation_format] if entry.citation_format else []
        told = " · ".join(facts)
        room = max(self.room - len("● ") - len("  ") - len(told), 20)
        title = cut(clean(entry.title), room)
        return Content.assemble(
            ("● " if is_present else "  ", "bold $accent"),
            (title, "bold" if is_present else ""),
            (" " * (room - cell_len(title)) + f"  {told}", "$muted"),
        )
