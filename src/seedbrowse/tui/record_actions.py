"""Record actions: copying the marked records or the highlighted one, by one key or from a menu."""

from collections.abc import Set
from dataclasses import dataclass
from functools import partial
from itertools import islice

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from seedbrowse.tui.answer import Answer
from seedbrowse.tui.copy_forms import FORMS, CopyForm
from seedbrowse.tui.copying import Copying
from seedbrowse.tui.form_writing import Materials
from seedbrowse.tui.marked_records import marked_numbers, records_of
from seedbrowse.tui.screens.copy_menu import PREVIEWED, CopyMenu, Selection

__all__ = ["RecordActions"]

_NEEDS_A_RECORD = frozenset(
    {"reference.copy", "citation.copy", "rich-text.copy", "bibtex.copy", "key.copy", "copy.choose"}
)


class RecordActions(Copying):
    """What a screen with marked records, and a highlighted one, can copy of them."""

    @dataclass
    class Selected(Message):
        """It is known what the marked records are."""

        menu: CopyMenu
        selection: Selection

    def is_available(self, command_id: str) -> bool:
        """Whether a command can do anything with the marked or the highlighted record."""
        record = self.record
        if command_id in _NEEDS_A_RECORD:
            return bool(self.marks) or record is not None
        if command_id in ("doi.copy", "doi-url.copy"):
            return bool(self.marks) or (record is not None and bool(record.doi))
        return super().is_available(command_id)

    def action_copy_form(self, form_id: str) -> None:
        """Copy in one of the forms."""
        self.copy(FORMS[form_id])

    def action_choose_copy(self) -> None:
        """Let the person choose among all forms."""
        if not self.is_available("copy.choose"):
            return
        order = self.preferences.value.in_style_order
        materials = Materials(self.style_in_use.citer, in_style_order=order is not False)
        menu = CopyMenu(materials, self._turn_order)
        self.app.clear_notifications()
        # It opens before the marks that were asked for are there, so that it hears the next key.
        self.app.push_screen(menu, self._copy_chosen)
        self.when_marked(partial(self._fill, menu))

    def _fill(self, menu: CopyMenu) -> None:
        if self.marks and self.answer is not None:
            self._select(menu, self.answer, self.marks.snapshot())
        elif self.record is not None:
            menu.select(Selection((self.record,), 1))

    def _turn_order(self) -> bool:
        """Prefer the other order of bibliographies; whether that is the style's."""
        turned = self.preferences.value.in_style_order is False
        self.preferences.order(in_style_order=turned)
        self.keep_preferences()
        return turned

    def _copy_chosen(self, form: CopyForm | None) -> None:
        if form is not None:
            self.copy(form)

    @work(thread=True, exclusive=True, group="select", exit_on_error=False,
          description="Looking for the marked records")  # fmt: skip
    def _select(self, menu: CopyMenu, answer: Answer, marked: Set[int]) -> None:
        worker = get_current_worker()
        numbers = marked_numbers(answer, marked, lambda: worker.is_cancelled)
        records = tuple(islice(records_of(answer, numbers), PREVIEWED))
        if not worker.is_cancelled:
            self.post_message(self.Selected(menu, Selection(records, len(numbers))))

    @on(Selected)
    def _tell_menu(self, event: Selected) -> None:
        if event.menu.is_attached:
            event.menu.select(event.selection)
