"""SeedbrowseApp: the program on the screen."""

import asyncio
from collections.abc import Sequence
from io import StringIO
from typing import Any, ClassVar, Final

from rich.console import Console
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.widgets import Input, TextArea

from seedbrowse.commands import Scope
from seedbrowse.config import Config
from seedbrowse.library.events import FileReport
from seedbrowse.library.opening import Opening
from seedbrowse.records import Record
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.intake import Intake
from seedbrowse.tui.palette import CommandProvider
from seedbrowse.tui.screens.browse import BrowseScreen
from seedbrowse.tui.welcoming import Welcoming

__all__ = ["SeedbrowseApp"]

_SOON: Final = 0.02
"""Seconds between two looks whether the screen is there."""


class SeedbrowseApp(Welcoming[Sequence[Record]], inherit_bindings=False):
    """Shows a library that is being opened, and follows it while its files change."""

    TITLE = "seedbrowse"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-narrow"),
        (60, "-medium"),
        (100, "-wide"),
        (200, "-very-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PROGRAM)
    COMMANDS = {CommandProvider}  # noqa: RUF012 - Textual declares it so

    def __init__(
        self,
        opening: Opening,
        *,
        label: str,
        theme: str = "",
        query: str = "",
        paths: Sequence[str] = (),
        config: Config | None = None,
        owns_process: bool = False,
        welcomes: bool = False,
    ) -> None:
        """Prepare the program.

        Args:
            opening: What is to be shown; closed in the end.
            label: What is open, in a few words: `scopus.txt + 3 files`.
            theme: Name of a theme for this run; where it is empty, the one chosen last.
            query: What stands in the search bar at first.
            paths: What the library is made of, by which its marks and term sets are found again.
            config: What the person has settled; but for the theme, which is given by itself.
            owns_process: Nothing else runs in this process; see `Tidying`.
            welcomes: Whether there are tips at the very first start.
        """
        super().__init__(
            config or Config(), theme=theme, owns_process=owns_process, welcomes=welcomes
        )
        # Textual prints the traceback of an error here when the screen is restored.
        self._crash = StringIO()
        self.error_console = Console(file=self._crash, width=120, markup=False, highlight=False)
        self._intake = Intake(opening)
        self._label = label
        self._query = query
        self._paths = paths
        self.was_interrupted = False
        """Whether Ctrl+C ended the program."""
        self._driver_in_use: Driver | None = None

    @property
    def crash_report(self) -> str:
        """Details of the error that ended the program; empty where none did."""
        return self._crash.getvalue()

    @property
    def reports(self) -> Sequence[FileReport]:
        """What became of each file of the last load."""
        return self._intake.reports

    def get_default_screen(self) -> Screen[None]:
        """The screen that everything happens on."""
        return self.screen_of(BrowseScreen)

    def screen_of(self, kind: type[BrowseScreen]) -> BrowseScreen:
        """A screen of this kind on what is open."""
        return kind(
            self._intake,
            label=self._label,
            query=self._query,
            paths=self._paths,
            config=self.config,
            keymap=self.keymap,
            write_terminal=self.write_terminal,
        )

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, made so that the program knows its own one.

        Textual writes nothing but its own sequences for others; a clipboard needs one more.
        """
        driver_class = super().get_driver_class()

        def make(driver: Driver, app: SeedbrowseApp, **arguments: Any) -> None:
            driver_class.__init__(driver, app, **arguments)
            app._driver_in_use = driver

        return type("KnownDriver", (driver_class,), {"__init__": make})

    def write_terminal(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames; for worker threads."""
        if self._driver_in_use is not None:
            self.call_from_thread(self._driver_in_use.write, sequence)
            self.call_from_thread(self._driver_in_use.flush)

    def on_mount(self) -> None:
        """Draw again after a suspension."""
        # The terminal has forgotten the screen, and Textual only draws what has changed.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def action_command_palette(self) -> None:
        """Show all commands, with nothing in front of them."""
        self.clear_notifications()
        super().action_command_palette()

    def leave(self) -> None:
        """Leave once everything is marked that was asked for, so that it is kept.

        Textual fails where it is left before the screen is there; so that is waited for, too.
        """
        screens = self.screen_stack
        main = screens[0] if screens else None
        if main is None or not main.is_mounted:
            asyncio.get_running_loop().call_later(_SOON, self.leave)
        elif isinstance(main, BrowseScreen):
            main.when_marked(self.exit)
        else:
            self.exit()

    async def action_quit(self) -> None:
        """Leave."""
        self.leave()

    def action_interrupt(self) -> None:
        """Copy the text selected with the mouse, or leave where none is; pressed again, at once."""
        screen, focused = self.screen, self.focused
        selected = screen.get_selected_text()
        if not selected and isinstance(focused, Input | TextArea):
            selected = focused.selected_text
        if not selected:
            leave = self.exit if self.was_interrupted else self.leave
            self.was_interrupted = True
            leave()
        elif isinstance(screen, BrowseScreen):
            screen.copy_text("Selection", selected)
        else:
            # A dialog: the one that is there because no other way to a clipboard worked.
            self.copy_to_clipboard(selected)
