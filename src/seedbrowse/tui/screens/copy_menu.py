"""Copy menu: everything that can be copied, with what it would be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.worker import get_current_worker

from seedbrowse.commands import Scope
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.records.text import fold
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.copy_forms import FORMS, CopyForm
from seedbrowse.tui.form_writing import Materials, Written
from seedbrowse.tui.html_content import html_content
from seedbrowse.tui.screens.filter_dialog import FilterDialog
from seedbrowse.tui.widgets.preview import Preview

__all__ = ["CopyMenu", "Selection"]

PREVIEWED = 30
"""Records that a preview shows at most."""

KEYS = "{enter} copies · {dialog.close} closes"
STYLE_ORDER = (
    "{enter} copies · {bibliography.order} order: that of the style · {dialog.close} closes"
)
TABLE_ORDER = (
    "{enter} copies · {bibliography.order} order: that of the table · {dialog.close} closes"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is to be copied."""

    records: Sequence[Record]
    """The first ones."""

    count: int
    """Of all."""


class CopyMenu(FilterDialog[CopyForm]):
    """Answers with a form; what the records have nothing of is greyed and cannot be taken."""

    BINDINGS = bindings(Scope.COPYING)
    PLACEHOLDER = "a key, or letters of a name"
    DEFAULT_CSS = """
    CopyMenu {
        & .window { padding: 0; max-width: 110; max-height: 100%; }
        & Input { margin: 0 1; }
        & .parts { height: auto; }
        & OptionList, & OptionList:focus { width: 27; max-height: 18; padding: 0 0 0 1; }
        & Preview { height: 18; border-left: solid $line; }
    }
    CopyMenu.-narrow {
        & .parts { layout: vertical; }
        & OptionList, & OptionList:focus { width: 100%; max-height: 6; }
        & Preview { height: 5; border-left: none; border-top: solid $line; }
    }
    CopyMenu.-short OptionList { max-height: 5; }
    CopyMenu.-short Preview { height: 4; }
    """

    @dataclass
    class Previewed(Message):
        """What a form would be is known."""

        form: CopyForm
        selection: Selection
        in_style_order: bool
        written: Written

    def __init__(self, materials: Materials, turn_order: Callable[[], bool]) -> None:
        """Make the menu; what is copied is told later, by `select`.

        Args:
            materials: What it is written with.
            turn_order: Prefers the other order of bibliographies, and tells whether that is the
                style's.
        """
        super().__init__()
        self._selection: Selection | None = None
        self._materials = materials
        self._turn_order = turn_order
        self._shown: list[CopyForm] = []
        self._preview = Preview()

    def compose(self) -> ComposeResult:
        """What filters, the forms, and what the highlighted one would be."""
        with Vertical(classes="window") as window:
            window.border_title = "Copy"
            yield self.line
            with Horizontal(classes="parts"):
                yield self.choices
                yield self._preview

    def on_mount(self) -> None:
        """Tell what the keys do."""
        self._tell_selection()

    def select(self, selection: Selection) -> None:
        """Take what is to be copied."""
        self._selection = selection
        if self.is_mounted and self.is_attached:
            self._tell_selection()
            self.filter(self.line.value)

    def filter(self, typed: str) -> None:
        """Show what a key means first, then what has the letters."""
        before = self._highlighted
        self._shown = _meant(typed)
        if not self._shown:
            self.offer_nothing("Nothing like this.")
            self._preview.show()
            return
        keeps = not typed and before in self._shown
        row = self._shown.index(before) if before and keeps else 0
        self.offer(map(self._prompt, self._shown), row)
        self._show_preview()

    def take(self, row: int) -> None:
        """Answer with a form, where the records have it."""
        if self._is_there(self._shown[row]):
            self.dismiss(self._shown[row])

    def action_turn_order(self) -> None:
        """Prefer the other order of bibliographies, where one is to be copied."""
        if self._is_bibliography:
            in_style_order = self._turn_order()
            self._materials = Materials(self._materials.citer, in_style_order=in_style_order)
            self._tell_selection()
            self._show_preview()

    @property
    def _highlighted(self) -> CopyForm | None:
        row = self.choices.highlighted
        return self._shown[row] if row is not None and row < len(self._shown) else None

    def _is_there(self, form: CopyForm) -> bool:
        """Whether any of the records has what a form needs, as far as is known."""
        selection = self._selection
        if selection is None or selection.count > len(selection.records):
            return True
        return any(map(form.has, selection.records))

    def _prompt(self, form: CopyForm) -> Content:
        if self._is_there(form):
            return Content.assemble((form.key, "bold $primary"), "  ", form.title)
        return Content.styled(f"{form.key}  {form.title} (none)", "$line")

    @property
    def _is_bibliography(self) -> bool:
        return self._selection is not None and self._selection.count > 1

    def _tell_selection(self) -> None:
        """Say what is copied, and which order bibliographies have."""
        window = self.query_one(".window")
        window.border_title, keys = "Copy", KEYS
        if self._selection is not None and self._is_bibliography:
            window.border_title = f"Copy {counted(self._selection.count, 'marked record')}"
            keys = STYLE_ORDER if self._materials.in_style_order else TABLE_ORDER
        window.border_subtitle = Content(self.with_keys(keys))

    @on(OptionList.OptionHighlighted)
    def _show_preview(self) -> None:
        form, selection = self._highlighted, self._selection
        if form is None or selection is None or not selection.records:
            return
        if self._is_there(form):
            self._write(form, selection, self._materials)
        else:
            has = "This record has" if selection.count == 1 else "The marked records have"
            self._preview.tell(f"{has} no {form.needed}.")

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False,
          description="Writing the preview")  # fmt: skip
    def _write(self, form: CopyForm, selection: Selection, materials: Materials) -> None:
        worker = get_current_worker()
        if worker.is_cancelled:
            return
        written = form.write(selection.records, materials)
        self.post_message(self.Previewed(form, selection, materials.in_style_order, written))

    @on(Previewed)
    def _take_preview(self, event: Previewed) -> None:
        is_wanted = event.form is self._highlighted and event.selection is self._selection
        if not is_wanted or event.in_style_order != self._materials.in_style_order:
            return
        written = event.written
        if not written.text:
            self._preview.tell(written.note or f"There is no {event.form.name} of this.")
            return
        left = event.selection.count - len(event.selection.records)
        notes = [written.note] if written.note else []
        notes += [f"… and {counted(left, 'more record')}."] if left > 0 else []
        text = html_content(written.html) if written.html else Content(written.text)
        if event.form.is_bibliography and "\n\n" not in text.plain:
            # Entries that are wrapped are told apart by more than their beginnings.
            text = joined(Content("\n\n"), text.split("\n"))
        passages = [("", Content.styled(written.what[0].upper() + written.what[1:], "$primary"))]
        passages += [("", text), *(("", Content.styled(note, "$warning")) for note in notes)]
        self._preview.show(*passages)


def _meant(typed: str) -> list[CopyForm]:
    """The forms that something typed may mean, the one with such a key first."""
    wanted = fold(typed.strip())
    if not typed.strip():
        return [*FORMS.values()]
    by_key = [form for form in FORMS.values() if form.key == typed.strip()]
    begins, within = [], []
    for form in FORMS.values():
        title = fold(form.title)
        if wanted and any(word.startswith(wanted) for word in (title, *title.split())):
            begins.append(form)
        elif wanted and (wanted in title or form.key.casefold() == wanted):
            within.append(form)
    return [*dict.fromkeys((*by_key, *begins, *within))]
