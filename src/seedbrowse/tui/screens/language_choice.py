"""Language choice: the language that a style writes its terms and dates in."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from seedbrowse.records import Record
from seedbrowse.records.text import fold
from seedbrowse.tui.screens.filter_dialog import FilterDialog
from seedbrowse.tui.widgets.style_preview import StylePreview

__all__ = ["LanguageDialog"]

_OWN = ""
KEYS = "{enter} takes it · {dialog.close} goes back"


class LanguageDialog(FilterDialog[str]):
    """Answers with a locale, an empty one for the style's own."""

    PLACEHOLDER = "a language, in itself or in English"
    DEFAULT_CSS = """
    LanguageDialog {
        & .window { padding: 0; width: 90%; max-width: 112; height: 90%; }
        & Input { margin: 0 1; }
        & OptionList, & OptionList:focus { height: 1fr; max-height: 100%; padding: 0 1; }
        & StylePreview { height: 40%; min-height: 3; border-top: solid $line; }
    }
    """

    def __init__(self, record: Record | None, style: str, own: str, present: str) -> None:
        """Make the dialog.

        Args:
            record: What languages are tried on.
            style: Id of the style that writes it.
            own: The language that the style is written for, if any.
            present: The language in use, empty for the style's own.
        """
        super().__init__()
        # The dialog opens long after the first frame.
        from seedbrowse.citing.locales import locale_names

        self._style = style
        self._present = present
        self._preview = StylePreview(record)
        self._names = {
            _OWN: (f"The style's own{f' ({own})' if own else ''}", "else American English"),
            **locale_names(),
        }
        self._folded = {each: fold(" ".join((each, *both))) for each, both in self._names.items()}
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        """What filters, the languages, and the record in the highlighted one."""
        with Vertical(classes="window") as window:
            window.border_title = "Language"
            window.border_subtitle = Content(self.with_keys(KEYS))
            yield self.line
            yield self.choices
            yield self._preview

    def filter(self, typed: str) -> None:
        """Show the languages that have all words."""
        words = fold(typed).split()
        self._shown = [
            each for each, text in self._folded.items() if all(word in text for word in words)
        ]
        if self._shown:
            is_there = self._present in self._shown and not words
            self.offer(
                map(self._prompt, self._shown), self._shown.index(self._present) if is_there else 0
            )
        else:
            self.offer_nothing("No language is called like this.")

    def take(self, row: int) -> None:
        """Answer with a language."""
        self.dismiss(self._shown[row])

    @on(OptionList.OptionHighlighted)
    def _show_preview(self) -> None:
        row = self.choices.highlighted
        if row is not None and row < len(self._shown):
            self._preview.try_on(self._style, self._shown[row])

    def _prompt(self, locale: str) -> Content:
        own, english = self._names[locale]
        is_present = locale == self._present
        hint = english if locale == _OWN else f"{locale} · {english}"
        return Content.assemble(
            ("● " if is_present else "  ", "bold $accent"),
            (own, "bold" if is_present else ""),
            (f"  {hint}", "$muted"),
        )
