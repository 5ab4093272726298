"""Welcoming: who starts the program for the first time gets three tips, and never again."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec
from textual import events, on, work
from textual.message import Message

from seedbrowse.config import Config
from seedbrowse.paths import state_dir
from seedbrowse.remembered import Remembered
from seedbrowse.tui.theme_choosing import ThemeChoosing
from seedbrowse.tui.widgets.tips import Tips

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.notifications import SeverityLevel

__all__ = ["Seen", "Welcoming"]

_T = TypeVar("_T")


class Seen(msgspec.Struct, frozen=True):
    """What the person has seen of the program, in any run."""

    tips: bool = False


class Welcoming(ThemeChoosing[_T]):
    """An interface that shows tips until the first key; notices wait so long.

    It is written that they were seen before they are: not even a kill brings them back. Where
    that cannot be written they are not shown, or they would be there at every start.
    """

    @dataclass
    class Noted(Message):
        """It was tried to write that the tips were seen."""

        is_written: bool

    def __init__(
        self,
        config: Config,
        *,
        theme: str = "",
        owns_process: bool = False,
        welcomes: bool = False,
    ) -> None:
        """Make the program.

        Args:
            config: See `Configured`.
            theme: See `ThemeChoosing`.
            owns_process: See `Tidying`.
            welcomes: Whether there are tips where the person has seen none yet.
        """
        super().__init__(config, theme=theme, owns_process=owns_process)
        self._seen = Remembered(state_dir, "seen", Seen())
        self._is_first_start = welcomes and not self._seen.value.tips
        self.holds_start_notices = self._is_first_start
        self._waiting: list[Callable[[], None]] = []
        """Notices that are told once the tips have gone."""

        self._tips: Tips | None = None

    def on_mount(self) -> None:
        """Have it noted, and shown, where this is the first start."""
        if self._is_first_start:
            self._seen.replace(Seen(tips=True))
            self._note()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: "SeverityLevel" = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something, but not while the tips are there, in the same corner."""
        tell = partial(
            super().notify, message, title=title, severity=severity, timeout=timeout, markup=markup
        )
        if self._is_first_start:
            self._waiting.append(tell)
        else:
            tell()

    async def on_event(self, event: events.Event) -> None:
        """Take the tips away when something is done; it is done all the same."""
        if self._tips is not None and isinstance(
            event, events.Key | events.MouseDown | events.Paste
        ):
            self._tips.remove()
            self._tips = None
            self._go_on()
        await super().on_event(event)

    @work(thread=True, group="tips", exit_on_error=False, description="Keeping what was seen")
    def _note(self) -> None:
        try:
            self._seen.write()
        except OSError:
            self.post_message(self.Noted(is_written=False))
        else:
            self.post_message(self.Noted(is_written=True))

    @on(Noted)
    def _show(self, event: Noted) -> None:
        screens = self.screen_stack
        if event.is_written and screens and screens[0].is_attached:  # nobody has left meanwhile
            self._tips = Tips(self.keymap)
            screens[0].mount(self._tips)
        else:
            self._go_on()

    def _go_on(self) -> None:
        self._is_first_start = self.holds_start_notices = False
        self.tell_start_notices()
        for tell in self._waiting:
            tell()
        self._waiting.clear()
