"""Term sets: the list of them; what is changed is painted at once in what stands behind."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from seedbrowse.commands import Scope
from seedbrowse.library.problem_report import counted
from seedbrowse.records.text import clean
from seedbrowse.term_sets.store import Change, KeptSet, Reach, TermSetError, TermSetStore
from seedbrowse.term_sets.term_set import TermSet
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.screens.term_set_editing import TermSetEditor
from seedbrowse.tui.screens.term_set_examples import ExamplesDialog
from seedbrowse.tui.screens.term_set_files import ExportDialog, ImportDialog
from seedbrowse.tui.term_colours import style_of
from seedbrowse.tui.widgets.choice_list import ChoiceList

__all__ = ["TermSetsDialog"]

NAME_CELLS = 20
"""Of a name in the list, at most."""

TOLD_WORDS = 300
"""Cells of the words that a row can show."""

NONE_YET = "Nothing is painted yet. {term-set.new} makes a set, {term-set.examples} shows examples."
WAYS_OUT = "{enter} changes it · {dialog.close} closes"
BRINGS_BACK = "{term-set.undo} brings it back."
TAKES_BACK = "{term-set.undo} takes that back."
KEYS = (
    "{term-set.toggle} paints or not · {term-set.new} new · {term-set.examples} examples · "
    "{term-set.delete} deletes · {term-set.undo} undoes"
)
OTHER_KEYS = (
    "{term-set.reach} all libraries or this · {term-set.import} imports · {term-set.export} exports"
)


class TermSetsDialog(Dialog[None]):
    """Lists the sets of this library and those of all; everything that is done is kept at once."""

    BINDINGS = bindings(Scope.TERMS)
    DEFAULT_CSS = """
    TermSetsDialog {
        align: right bottom;
        background: transparent;
        & > .window { width: 100%; max-width: 76; max-height: 60%; margin: 0 1 1 1; padding: 0 1; }
        & OptionList, & OptionList:focus {
            border: none; padding: 0; height: auto; max-height: 12; background: $surface;
            text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 1;
        }
        & .keys { color: $muted; height: auto; margin-top: 1; }
    }
    TermSetsDialog.-short OptionList { max-height: 4; }
    """

    def __init__(
        self,
        store: TermSetStore,
        paint: Callable[[Sequence[TermSet]], object],
        done: list[tuple[Change, ...]] | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            store: Where the sets are.
            paint: Paints with these sets, in what stands behind the dialog.
            done: What was changed before, the last at the end; it grows and shrinks here.
        """
        super().__init__()
        self._store = store
        self._paint = paint
        self._kept: list[KeptSet] = []
        self._done = [] if done is None else done

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="window") as window:
            window.border_title = "Term sets"
            window.border_subtitle = Content(self.with_keys(WAYS_OUT))
            yield ChoiceList()
            keys = f"{self.with_keys(KEYS)}\n{self.with_keys(OTHER_KEYS)}"
            yield Static(keys, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Show what is there, also what other programs have made of it."""
        self._read()

    def action_close(self) -> None:
        """Close, with what was told of a key that means something else elsewhere."""
        self.app.clear_notifications()
        super().action_close()

    def action_toggle_set(self) -> None:
        """Paint the highlighted set, or not."""
        kept = self._highlighted
        if kept is not None:
            other = msgspec.structs.replace(kept.term_set, is_on=not kept.term_set.is_on)
            self._make(Change(kept, KeptSet(other, kept.reach)))

    def action_delete_set(self) -> None:
        """Delete the highlighted set."""
        kept = self._highlighted
        if kept is not None:
            beside = [each for each in self._kept if each.reach is kept.reach]
            if self._make(Change(kept, None, beside.index(kept))):
                self._say(
                    f"“{kept.term_set.name}” deleted",
                    self.with_keys(BRINGS_BACK),
                )

    def action_change_reach(self) -> None:
        """Keep the highlighted set for all libraries, or for this one."""
        kept = self._highlighted
        others = (
            [] if kept is None else [each for each in self._store.reaches if each != kept.reach]
        )
        if kept is not None and others:
            moved = KeptSet(kept.term_set, others[0])
            if self._make(Change(kept, moved), highlighted=moved):
                self._say(f"“{kept.term_set.name}” is for {others[0]}", self.with_keys(TAKES_BACK))

    def action_undo(self) -> None:
        """Take back the last change."""
        if self._done:
            changes = self._done[-1]
            if self._change(*(change.undone for change in reversed(changes))):
                self._done.pop()
                self.app.clear_notifications()
                self._read(changes[0].before)

    def action_new_set(self) -> None:
        """Make a set."""
        self._edit(None)

    def action_show_examples(self) -> None:
        """Offer sets to begin with."""
        self.app.push_screen(ExamplesDialog(self._try), self._take_example)

    def action_import_sets(self) -> None:
        """Read sets from a file."""
        self.app.push_screen(ImportDialog(), self._take_imported)

    def action_export_sets(self) -> None:
        """Write all sets to a file."""
        if self._kept:
            self.app.push_screen(ExportDialog(self._kept), self._tell_written)

    @on(OptionList.OptionSelected)
    def _edit_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._edit(self._highlighted)

    @property
    def _highlighted(self) -> KeptSet | None:
        row = self.query_one(OptionList).highlighted
        return self._kept[row] if row is not None and row < len(self._kept) else None

    def _edit(self, kept: KeptSet | None) -> None:
        """Let the person change a set, or make one."""

        def save(term_set: TermSet) -> str:
            after = KeptSet(term_set, kept.reach if kept else self._store.reaches[0])
            try:
                self._store.change([Change(kept, after)])
            except TermSetError as error:
                return str(error)
            except OSError as error:
                return f"It cannot be written: {error.strerror}."
            self._done.append((Change(kept, after),))
            self._read(after)
            return ""

        def preview(term_set: TermSet) -> None:
            self._try(term_set, kept)

        before = None if kept is None else kept.term_set
        self.app.push_screen(TermSetEditor(before, save, preview), lambda _: self._show())

    def _try(self, term_set: TermSet | None, instead_of: KeptSet | None = None) -> None:
        """Paint as if a set were there, in place of another one or of none."""
        others = [each.term_set for each in self._kept if each is not instead_of]
        self._paint([*others, term_set] if term_set else others)

    def _take_example(self, example: TermSet | None) -> None:
        self._show()
        if example is not None:
            self._add(example)

    def _add(self, *sets: TermSet) -> int:
        """Add sets, each in place of its namesake; how many had one."""
        reach = self._store.reaches[0]
        there = {each.term_set.key: each for each in self._kept if each.reach is reach}
        changes = [Change(there.get(each.key), KeptSet(each, reach)) for each in sets]
        self._make(*changes, highlighted=changes[-1].after)
        return sum(change.before is not None for change in changes)

    def _take_imported(self, sets: Sequence[TermSet] | None) -> None:
        if sets:
            replaced = self._add(*sets)
            more = f"{replaced:,} in place of those of the same name. " if replaced else ""
            self._say(f"{counted(len(sets), 'set')} imported", more + self.with_keys(TAKES_BACK))

    def _tell_written(self, path: Path | None) -> None:
        if path is not None:
            self._say("Term sets written", str(path))

    def _make(self, *changes: Change, highlighted: KeptSet | None = None) -> bool:
        """Make some changes that are undone together; whether that worked."""
        if not self._change(*changes):
            return False
        self._done.append(changes)
        self._read(highlighted)
        return True

    def _change(self, *changes: Change) -> bool:
        try:
            self._store.change(changes)
        except TermSetError as error:
            self._say("Not changed", str(error), failed=True)
        except OSError as error:
            self._say("Not changed", f"It cannot be written: {error.strerror}.", failed=True)
        else:
            return True
        return False

    def _read(self, highlighted: KeptSet | None = None) -> None:
        """Read all sets anew, and highlight one; by default the row that was."""
        self._kept, complaints = self._store.read()
        if complaints:
            self._say("Term sets", "\n".join(complaints), failed=True)
        window = self.query_one(OptionList)
        row = window.highlighted or 0
        if highlighted in self._kept:
            row = self._kept.index(highlighted)
        self._show(row)

    def _show(self, row: int | None = None) -> None:
        """Show the sets as they are kept, and paint with them."""
        window = self.query_one(OptionList)
        row = window.highlighted if row is None else row
        self._paint([each.term_set for each in self._kept])
        if self._kept:
            window.set_options([Option(self._prompt(each)) for each in self._kept])
            window.highlighted = min(row or 0, len(self._kept) - 1)
        else:
            told = Content.styled(self.with_keys(NONE_YET), "$muted")
            window.set_options([Option(told, disabled=True)])

    def _prompt(self, kept: KeptSet) -> Content:
        each = kept.term_set
        widest = max(Content(clean(other.term_set.name)).cell_length for other in self._kept)
        name = Content(cut(clean(each.name), NAME_CELLS))
        gap = " " * (min(widest, NAME_CELLS) - name.cell_length + 2)
        words = cut(clean(", ".join(each.words)), TOLD_WORDS)
        return Content.assemble(
            "☑ " if each.is_on else "☐ ",
            name.stylize(style_of(each.colour) if each.is_on else "$muted"),
            gap,
            ("all  " if kept.reach is Reach.ALL else "here ", "$muted"),
            (f"{len(each.words):>4,}  ", "$muted"),
            (words, "" if each.is_on else "$muted"),
        )

    def _say(self, title: str, message: str, *, failed: bool = False) -> None:
        self.app.clear_notifications()
        self.notify(
            clean(message), title=clean(title), markup=False,
            severity="warning" if failed else "information",
        )  # fmt: skip
