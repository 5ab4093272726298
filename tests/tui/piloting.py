"""Piloting: the program run without a terminal, and waiting for what it does beside the keys."""

import html
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from textual.message import Message
from textual.notifications import Notify
from textual.pilot import Pilot

from seedbrowse.config import Config
from seedbrowse.library.opening import Opening
from seedbrowse.records import Record
from seedbrowse.tui.screens.browse import BrowseScreen
from tests.tui import gallery

__all__ = ["Session", "browsing"]

PATIENCE = 60.0
"""Seconds; only a broken program ever takes them, however busy the machine is."""


@dataclass
class Session:
    """A running program, its main screen, and what it has said in notices."""

    pilot: Pilot[Any]
    notices: list[str] = field(default_factory=list)

    @property
    def screen(self) -> BrowseScreen:
        screen = self.pilot.app.screen_stack[0]
        assert isinstance(screen, BrowseScreen)
        return screen

    @property
    def title(self) -> str:
        """Title of the highlighted record."""
        assert self.screen.record is not None
        return self.screen.record.title

    @property
    def table_text(self) -> str:
        """What the table shows."""
        table = self.screen.table
        return "\n".join(table.render_line(y).text.rstrip() for y in range(table.size.height))

    @property
    def text(self) -> str:
        """Everything on the terminal, line by line but without its spaces."""
        picture = self.pilot.app.export_screenshot(simplify=True)
        lines: dict[str, str] = {}
        for line, text in re.findall(r"line-(\d+)\)\">(.*?)</text>", picture):
            lines[line] = lines.get(line, "") + html.unescape(text).replace("\xa0", " ")
        return "\n".join(lines.values())

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something that a worker or a timer brings about."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, "it never happened"
            await self.pilot.pause(0.005)
        await self.pilot.pause()

    async def rest(self) -> None:
        """Wait until everything is loaded, answered and shown."""
        await self.pilot.pause()
        await self.until(self._is_at_rest)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what comes of them."""
        await self.pilot.press(*keys)
        await self.rest()

    async def type_query(self, query: str) -> None:
        """Go to the search bar, type, and wait for the answer."""
        if not self.screen.search_bar.has_focus_within:
            await self.pilot.press("slash")
        await self.press(*("space" if letter == " " else letter for letter in query))

    def _is_at_rest(self) -> bool:
        screen = self.screen
        answer = screen.answer
        return (
            screen.load_state.finished
            and answer is not None
            and answer.results.query == screen.search_bar.query_text
            and answer.results.order == screen.order
            and answer.library is screen.library
            and screen.detail.record == screen.record
            and not screen.is_preparing
            and all(each.is_finished for each in screen.workers if each.group == "complete")
        )


@asynccontextmanager
async def browsing(
    records: Sequence[Record] = gallery.RECORDS,
    *,
    opening: Opening | None = None,
    size: tuple[int, int] = (120, 36),
    theme: str = "",
    config: Config | None = None,
    paths: Sequence[str] = (),
    rest: bool = True,
) -> AsyncIterator[Session]:
    """The program; with `rest` everything is loaded and shown already.

    Without `paths` it has no name for its library, so that marks and the like are not kept.
    """
    opening = opening or gallery.Telling(gallery.load_of(records))
    app = gallery.app(opening, theme=theme, config=config, paths=paths)
    notices: list[str] = []

    def note(message: Message) -> None:
        if isinstance(message, Notify):
            told = message.notification
            notices.append(f"{told.title}: {told.message}" if told.title else told.message)

    async with app.run_test(size=size, notifications=True, message_hook=note) as pilot:
        session = Session(pilot, notices)
        if rest:
            await session.rest()
        yield session
