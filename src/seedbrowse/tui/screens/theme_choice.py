"""Theme choice: the program's themes, each tried on as soon as it is highlighted."""

from collections.abc import Callable, Mapping, Set

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.records.text import clean
from seedbrowse.themes import AUTO, Theme
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.choice_list import ChoiceList

__all__ = ["ThemeDialog"]

KEYS = "{enter} keeps it · {dialog.close} goes back"
_AUTO_TOLD = "Light or dark, as your terminal is"
_SWATCH = ("background", "primary", "secondary", "accent", "match")


class ThemeDialog(Dialog[str]):
    """Answers with the name of a theme, or `auto`; what is highlighted is shown at once.

    It leaves the upper part of the screen free. Who asks puts the answer on, or else what was on.
    """

    DEFAULT_CSS = """
    ThemeDialog {
        align: right bottom;
        background: transparent;
        & > .window, & > .window:focus { border: round $primary; }
        & > .window {
            width: 100%; max-width: 82; max-height: 50%; min-height: 6;
            margin: 0 1 1 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    def __init__(
        self,
        themes: Mapping[str, Theme],
        own: Set[str],
        chosen: str,
        try_on: Callable[[str], None],
    ) -> None:
        """Make the dialog.

        Args:
            themes: What is offered, by name.
            own: Names of those that the person has made.
            chosen: The name that was chosen before.
            try_on: Shows the program in a theme by its name.
        """
        super().__init__()
        self._themes = themes
        self._own = own
        self._chosen = chosen
        self._try_on = try_on

    def compose(self) -> ComposeResult:
        """The list."""
        width = max(map(len, (*self._themes, AUTO)))
        options = [Option(self._prompt(AUTO, None, width), id=AUTO)]
        options += [Option(self._prompt(*item, width), id=item[0]) for item in self._themes.items()]
        window = ChoiceList(*options, classes="window")
        window.border_title = "Theme"
        window.border_subtitle = Content(self.with_keys(KEYS))
        yield window

    def on_mount(self) -> None:
        """Start at the theme that was chosen."""
        names = [AUTO, *self._themes]
        window = self.query_one(OptionList)
        window.highlighted = names.index(self._chosen) if self._chosen in names else 0

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        if event.option.id is not None:
            self._try_on(event.option.id)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def _prompt(self, name: str, theme: Theme | None, width: int) -> Content:
        description = clean(theme.description) if theme is not None else _AUTO_TOLD
        if name in self._own:
            description = f"your own · {description}"  # in front, where it is never cut off
        return Content.assemble(
            ("● " if name == self._chosen else "  ", "bold $accent"),
            _swatch(theme),
            f"  {name:<{width}}",
            (f"  {description}", "$muted"),
        )


def _swatch(theme: Theme | None) -> Content:
    if theme is None:
        return Content(" " * len(_SWATCH))
    # Blocks rather than letters on a ground: they are seen on the highlighted row, too.
    return Content("").join([Content.styled("█", getattr(theme, colour)) for colour in _SWATCH])
