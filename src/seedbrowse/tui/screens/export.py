"""Export: which records go to which file in which form, with how that looks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from seedbrowse.citing.key_patterns.pattern import NAMED_PATTERNS
from seedbrowse.commands import Scope
from seedbrowse.export_preferences import PreferredExport
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.export_formats import FORMATS, USUAL_FORMAT, ExportFormat, Manner
from seedbrowse.tui.export_job import ExportJob, ExportSource
from seedbrowse.tui.screens.export_writing import ExportWriting
from seedbrowse.tui.screens.field_choice import FieldDialog
from seedbrowse.tui.screens.file_dialog import titled
from seedbrowse.tui.widgets.choice_list import ChoiceList
from seedbrowse.tui.widgets.choice_row import LABEL, ChoiceRow
from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["ExportDialog"]

KEYS = "{enter} writes · {export.complete} goes on · {dialog.close} closes"

_PATTERNS = ("", *NAMED_PATTERNS)
_PATTERN_TITLES: Mapping[str, str] = {
    "": "as in the source",
    "betterbibtex": "Better BibTeX",
    "jabref": "JabRef",
    "scholar": "Scholar",
}


class ExportDialog(ExportWriting):
    """Answers with what was written; Esc stops what takes long, else closes."""

    BINDINGS = bindings(Scope.EXPORT)
    DEFAULT_CSS = """
    ExportDialog {
        & > .window { width: 94%; max-width: 120; height: 92%; max-height: 40; }
        & .parts { height: 1fr; border-top: solid $line; border-bottom: solid $line; }
        & OptionList, & OptionList:focus {
            width: 25; height: 100%; max-height: 100%; border: none; padding: 0 1;
            background: $surface; scrollbar-size-vertical: 1;
        }
        & Preview { width: 1fr; height: 100%; border-left: solid $line; }
        & .line { height: 1; padding: 0 1; }
        & .line Static { width: 11; height: 1; }
        & .line Input { border: none; height: 1; padding: 0; width: 1fr; }
        & .line:focus-within Static { color: $primary; text-style: bold; }
        & .note { height: auto; max-height: 3; min-height: 1; padding: 0 1; color: $warning; }
    }
    ExportDialog.-narrow Preview { display: none; }
    ExportDialog.-narrow OptionList { width: 100%; }
    ExportDialog.-short .window { height: 100%; }
    ExportDialog.-short .note { max-height: 1; }
    ExportDialog.-short .parts { border: none; }
    """

    def __init__(self, source: ExportSource, preferred: PreferredExport) -> None:
        """Make the dialog.

        Args:
            source: What there is to export.
            preferred: How it was done the last time.
        """
        super().__init__()
        self._source = source
        self._chosen_columns = dict(preferred.columns)
        format_id = preferred.format if preferred.format in FORMATS else USUAL_FORMAT
        self._format = FORMATS[format_id]
        self._suggested = suggested_name(self._format)
        self._records = ChoiceRow("Records", [f"{r.count:,} {r.name}" for r in source.ranges])
        titles = [_PATTERN_TITLES.get(each, each) for each in _PATTERNS]
        pattern = preferred.key_pattern if preferred.key_pattern in _PATTERNS else ""
        self._keys = ChoiceRow("Cite keys", titles, _PATTERNS.index(pattern))
        self._fields = Static("", classes="line fields", markup=False)
        self.formats = ChoiceList(*(Option(each.title, id=each.id) for each in FORMATS.values()))
        self._completed = ""
        self.line = OrderedInput(self._suggested, compact=True, select_on_focus=False)
        """The file's name."""

    def compose(self) -> ComposeResult:
        """From what to where."""
        with Vertical(classes="window") as window:
            window.border_title = titled("Export")
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield self._records
            with Horizontal(classes="parts"):
                yield self.formats
                yield self.preview
            yield self._keys
            yield self._fields
            with Horizontal(classes="line"):
                yield Static("File", markup=False)
                yield self.line
            yield self.note

    def on_mount(self) -> None:
        """Start at the formats, on the one that was used last."""
        self.formats.highlighted = [*FORMATS].index(self._format.id)
        self.formats.focus()
        self._take_format()

    @property
    def job(self) -> ExportJob:
        """What would be written."""
        pattern = _PATTERNS[self._keys.chosen] if self._format.has_keys else ""
        columns = tuple(self._chosen_columns.get(self._format.id, ()))
        manner = Manner(self._format, pattern, columns)
        return ExportJob(self._source, self._source.ranges[self._records.chosen], manner)

    @property
    def preferred(self) -> PreferredExport:
        """What is remembered of it."""
        return PreferredExport(
            self._format.id, _PATTERNS[self._keys.chosen], dict(self._chosen_columns)
        )

    def action_choose_fields(self) -> None:
        """Let the person choose the columns of a table."""
        names = self._format.columns
        if names and not self.is_writing:
            chosen = self._chosen_columns.get(self._format.id) or names
            self.app.push_screen(FieldDialog(names, chosen), self._take_fields)

    def action_complete_or_next(self) -> None:
        """Complete the file's name while it is typed, else go to the next line."""
        if self.line.has_focus:
            self.complete_path(self.line.value)
        else:
            self.focus_next()

    def take_completion(self, typed: str, completed: str, names: Sequence[str]) -> None:
        """Put what a path goes on to be into the line; without any, go on to the next one."""
        if typed != self.line.value or not self.line.has_focus:
            return
        if not names:
            self.focus_next()
        elif completed != typed:
            self._completed = self.line.value = completed
            self.line.cursor_position = len(completed)
        if len(names) > 1:
            self.tell("  ".join(names), is_muted=True)

    def submit(self) -> None:
        """Write it."""
        self.begin(self.job, self.line.value.strip(), self.preferred)

    def file_line_focus(self) -> None:
        """Let the person type another name."""
        self.line.focus()

    @on(OptionList.OptionHighlighted)
    def _take_format(self) -> None:
        row = self.formats.highlighted
        if row is None:
            return
        before, self._format = self._format, [*FORMATS.values()][row]
        self._keys.display = self._format.has_keys
        self._tell_fields()
        self._follow_format(before)
        self.show_sample(self.job)

    def _follow_format(self, before: ExportFormat) -> None:
        """Have the name promise the format, as far as the person has not chosen it."""
        if self.line.value == self._suggested:
            self._suggested = self.line.value = suggested_name(self._format)
        elif self.line.value.endswith(before.suffix):
            self.line.value = self.line.value.removesuffix(before.suffix) + self._format.suffix
        self.line.cursor_position = len(self.line.value)

    def _tell_fields(self) -> None:
        names = self._format.columns
        self._fields.display = bool(names)
        if names:
            chosen = self._chosen_columns.get(self._format.id) or names
            told = f"all {len(names)}" if len(chosen) == len(names) else ", ".join(chosen)
            self._fields.update(
                Content.assemble(
                    "Fields".ljust(LABEL),
                    (told, "bold"),
                    (f"   {self.with_keys('{export.fields} chooses them')}", "$muted"),
                )
            )

    def _take_fields(self, columns: tuple[str, ...] | None) -> None:
        if columns is None:
            return
        if columns == self._format.columns:
            self._chosen_columns.pop(self._format.id, None)
        else:
            self._chosen_columns[self._format.id] = columns
        self._tell_fields()
        self.show_sample(self.job)

    @on(ChoiceRow.Changed)
    def _take_choice(self) -> None:
        self.show_sample(self.job)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    @on(ChoiceRow.Submitted)
    def _submit(self) -> None:
        self.submit()

    @on(Input.Changed)
    def _forgive(self, event: Input.Changed) -> None:
        if not self.is_writing and event.value != self._completed:
            self.tell("")


def suggested_name(form: ExportFormat, folder: Path = Path()) -> str:
    """A name that no file in a folder has yet: `export.bib`, `export-2.bib` and so on."""
    name, number = f"{form.stem}{form.suffix}", 1
    while (folder / name).exists():
        number += 1
        name = f"{form.stem}-{number}{form.suffix}"
    return name
