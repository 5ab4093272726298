"""Theme choosing: which colours the program wears, and that they stay the same from run to run."""

from typing import ClassVar, Final, TypeVar

from textual import on, work

from seedbrowse import themes
from seedbrowse.config import Config
from seedbrowse.paths import bundled, config_path, state_dir
from seedbrowse.problems import Problem
from seedbrowse.theme_preferences import ChosenTheme, theme_preferences
from seedbrowse.themes import AUTO
from seedbrowse.tui.configured import Configured
from seedbrowse.tui.failures import tell_forgotten
from seedbrowse.tui.screens.theme_choice import ThemeDialog
from seedbrowse.tui.start_notices import StartNotice
from seedbrowse.tui.terminal_background import BackgroundTold, Following, dark_in_hint
from seedbrowse.tui.theming import ThemeShelf, fallback_variables

__all__ = ["ThemeChoosing"]

_T = TypeVar("_T")

_MOST_TOLD: Final = 6
"""Problems of themes that are told at once."""


class ThemeChoosing(Following[_T], Configured[_T]):
    """An interface in the colours that the person has chosen, or in those of the terminal."""

    # Nobody knows how the terminal's own colours look: what is highlighted is reversed, and for
    # that to be one piece the columns have the colour of other text.
    CSS: ClassVar[str] = """
    RecordTable:ansi:focus > .record-table--cursor,
    ProblemList:ansi:focus > .problem-list--cursor,
    CompletionList:ansi > .completion-list--taken {
        background: ansi_default;
        text-style: bold reverse;
    }
    ChoiceList:ansi > .option-list--option-highlighted,
    ChoiceList:ansi:focus > .option-list--option-highlighted, Chart:ansi:focus > .chart--cursor {
        color: ansi_default;
        background: ansi_default;
        text-style: bold reverse;
    }
    RecordTable:ansi > .record-table--year, RecordTable:ansi > .record-table--authors,
    RecordTable:ansi > .record-table--source, RecordTable:ansi > .record-table--cited,
    RecordTable:ansi > .record-table--mark, RecordTable:ansi > .record-table--marker,
    RecordTable:ansi:focus > .record-table--marker {
        color: $foreground;
    }
    """

    def __init__(self, config: Config, *, theme: str = "", owns_process: bool = False) -> None:
        """Put on a theme.

        Args:
            config: See `Configured`.
            theme: Name of the theme for this run, or `auto`; where it is empty, the one that was
                chosen last.
            owns_process: See `Tidying`.
        """
        super().__init__(config, owns_process=owns_process)
        self._shelf = ThemeShelf(bundled=bundled("themes"), own=config_path() / "themes")
        self._remembered = theme_preferences(state_dir)
        self._refused: list[Problem] = []
        self._worn: set[str] = set()
        self._is_terminal_dark, self._has_few_colours = True, False
        self.theme_choice = self._usable(theme or self._remembered.value.name)
        """Name of the theme that was chosen, or `auto`."""

        self.wear(self.theme_choice)

    @property
    def follows_terminal(self) -> bool:
        """Whether the colours are those that suit the terminal."""
        return self.theme_choice == AUTO

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Values of the program's own variables in themes that do not know them."""
        return fallback_variables()

    def on_mount(self) -> None:
        """Suit the terminal before anything is drawn on it, and tell once what cannot be used."""
        if self.asking_driver is not None:
            # Without colours those of the terminal would be black on black in Textual.
            few = self.console.color_system in {None, "standard"}
            self._has_few_colours = few and not self.no_color
            told = self.asking_driver.is_dark
            self._follow(dark_in_hint() if told is None else told)
        tell_forgotten(self, self._remembered, "Theme")
        problems = [*self._refused, *self._shelf.problems]
        if problems:
            lines = [str(problem) for problem in problems[:_MOST_TOLD]]
            more = len(problems) - len(lines)
            message = "\n".join([*lines, f"and {more:,} more"] if more else lines)
            self.post_message(StartNotice(message, "Themes"))

    def action_choose_theme(self) -> None:
        """Let the person choose the colours."""
        self.clear_notifications()
        offered = {
            name: theme
            for name, theme in self._shelf.everything().items()
            if not (self.no_color and theme.uses_palette)
        }
        dialog = ThemeDialog(offered, self._shelf.own, self.theme_choice, self.wear)
        self.push_screen(dialog, self._choose)

    def wear(self, choice: str) -> None:
        """Show the program in a theme there is, by its name, or in the one that suits (`auto`)."""
        name = choice
        if choice == AUTO:
            dark, few = self._is_terminal_dark, self._has_few_colours
            name = themes.automatic(dark=dark, few_colours=few)
        theme = self._shelf.ready(name)
        if theme is not None and name not in self._worn:
            # Also in the place of one of Textual's own.
            self.register_theme(theme)
            self._worn.add(name)
        self.theme = name

    @on(BackgroundTold)
    def _learn(self, event: BackgroundTold) -> None:
        self._follow(event.dark)

    def _follow(self, dark: bool | None) -> None:
        if dark is not None:
            self._is_terminal_dark = dark
        # What is tried on right now stays on; the dialog puts the choice on when it closes.
        if self.follows_terminal and not isinstance(self.screen, ThemeDialog):
            self.wear(AUTO)

    def _choose(self, choice: str | None) -> None:
        if choice is not None:
            self.theme_choice = choice
            self._remembered.replace(ChosenTheme(choice))
            self._keep()
        self.wear(self.theme_choice)
        if choice == AUTO and self.asking_driver is not None:
            self.asking_driver.ask()

    @work(thread=True, group="theme", exit_on_error=False, description="Keeping the theme")
    def _keep(self) -> None:
        try:
            self._remembered.write()
        except OSError as error:
            self.notify(
                f"It holds until the end of this run: {error}",
                title="Theme not kept", severity="warning", markup=False,
            )  # fmt: skip

    def _usable(self, wanted: str) -> str:
        """What is wanted, or `auto` where it cannot be; why not is told when the program starts."""
        if wanted == AUTO:
            return AUTO
        if self._shelf.ready(wanted) is None:
            from difflib import get_close_matches  # only where something is wrong

            near = get_close_matches(wanted, [AUTO, *self._shelf.names], 1)
            hint = f"; do you mean {near[0]}?" if near else ""
            self._refused.append(Problem(wanted, 0, f"there is no such theme{hint}"))
            return AUTO
        if self.no_color and self._shelf.uses_palette(wanted):
            self._refused.append(Problem(wanted, 0, "not used, since NO_COLOR is set"))
            return AUTO
        return wanted
