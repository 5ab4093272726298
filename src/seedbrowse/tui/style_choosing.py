"""Style choosing: the person decides how references look, and finds it so the next time."""

from contextlib import suppress

from textual import work

from seedbrowse.records import Record
from seedbrowse.tui.copy_forms import FORMS
from seedbrowse.tui.copying import Copying
from seedbrowse.tui.failures import tell_forgotten
from seedbrowse.tui.form_writing import Materials
from seedbrowse.tui.screens.style_choice import StyleChoice, StyleDialog

__all__ = ["StyleChoosing"]

REST = 0.4
"""Seconds after which the style is prepared: the first frame has been drawn."""


class StyleChoosing(Copying):
    """A screen with a citation style, which is prepared before anybody asks for a reference."""

    def on_mount(self) -> None:
        """Prepare the style in a moment."""
        self.set_timer(REST, self._prepare_style)

    def action_choose_style(self) -> None:
        """Let the person choose a style and a language."""
        self.app.clear_notifications()
        dialog = StyleDialog(self.record, self.preferences.value)
        self.app.push_screen(dialog, self._take_style)

    def _take_style(self, choice: StyleChoice | None) -> None:
        if choice is not None:
            self.preferences.choose(choice.style, choice.locale)
            self.keep_preferences()
            self._prepare_style()
            language = f" in {choice.locale}" if choice.locale else ""
            self.say(f"{choice.title}{language}.", "Citation style")

    def _prepare_style(self) -> None:
        self._prepare_style_for(self.record)

    @work(thread=True, exclusive=True, group="prepare", exit_on_error=False,
          description="Preparing the citation style")  # fmt: skip
    def _prepare_style_for(self, record: Record | None) -> None:
        """Read and compile what copies want, so that the first one is there at once."""
        # The engine is imported when the first frame has long been drawn.
        from seedbrowse.citing.csl.element import StyleError

        with suppress(StyleError):  # it is told when a reference is wanted
            self.style_in_use.citer()
        if record is not None:
            for form in (FORMS["reference"], FORMS["bibtex"]):
                form.write((record,), Materials(self.style_in_use.citer))
        tell_forgotten(self, self.preferences, "Citation style")
