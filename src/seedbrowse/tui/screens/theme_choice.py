"""Theme choice: the program's themes, each tried on as soon as it is highlighted."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.themes import Theme
from seedbrowse.tui.screens.dialog import Dialog

__all__ = ["ThemeDialog"]


class ThemeDialog(Dialog[str]):
    """Answers with the name of a theme; what is highlighted is shown at once.

    Without an answer the colours are those from before.
    """

    DEFAULT_CSS = """
    ThemeDialog {
        align: right bottom;
        background: transparent;
        & > .window, & > .window:focus { border: round $primary; }
        & > .window { max-width: 72; margin: 0 1 1 1; padding: 0 1; }
    }
    """

    def __init__(self, themes: Mapping[str, Theme]) -> None:
        """Make the dialog; `themes` are offered, by name."""
        super().__init__()
        self._themes = themes

    def compose(self) -> ComposeResult:
        """The list."""
        options = [Option(_prompt(theme), id=name) for name, theme in self._themes.items()]
        window = OptionList(*options, classes="window")
        window.border_title = "Theme"
        window.border_subtitle = "Enter keeps it, Esc goes back"
        yield window

    def on_mount(self) -> None:
        """Start at the theme that is on."""
        self._before = self.app.theme
        names = list(self._themes)
        window = self.query_one(OptionList)
        window.highlighted = names.index(self._before) if self._before in names else 0

    def action_close(self) -> None:
        """Put the colours back."""
        self.app.theme = self._before
        super().action_close()

    @on(OptionList.OptionHighlighted)
    def _try_on(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id is not None:
            self.app.theme = event.option.id

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


def _prompt(theme: Theme) -> Content:
    swatch = Content("").join(
        [
            Content.styled("██", colour)
            for colour in (theme.background, theme.primary, theme.secondary, theme.accent)
        ]
    )
    name = theme.name.ljust(max(len("seed-light-contrast"), len(theme.name)))
    return Content.assemble(swatch, "  ", name, ("  " + theme.description, "$muted"))
