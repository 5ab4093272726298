"""Command palette: the table of commands, found by name."""

from collections.abc import Iterator, Mapping
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from seedbrowse.commands import COMMANDS, Command, Scope, key_name
from seedbrowse.tui.screens.browse import BrowseScreen

__all__ = ["CommandProvider"]


class CommandProvider(Provider):
    """Offers every command of the table that a palette can carry out."""

    async def discover(self) -> Hits:
        """Every command, in the order of the table."""
        for command in self._offered():
            yield DiscoveryHit(
                self._display(command, Content(command.title)),
                partial(self._run, command),
                text=command.title,
                help=command.help,
            )

    async def search(self, query: str) -> Hits:
        """The commands whose title or explanation has the letters of `query`."""
        matcher = self.matcher(query)
        for command in self._offered():
            title = matcher.match(command.title)
            score = max(title, matcher.match(command.help) * 0.5)
            if score > 0:
                yield Hit(
                    score,
                    self._display(command, matcher.highlight(command.title)),
                    partial(self._run, command),
                    text=command.title,
                    help=command.help,
                )

    def _offered(self) -> Iterator[Command]:
        for command in COMMANDS:
            if command.palette and command.scope in self._kind.PLACES - {Scope.SEARCH}:
                yield command

    @property
    def _kind(self) -> type[BrowseScreen]:
        """What kind of screen the palette was called from."""
        return type(self.screen) if isinstance(self.screen, BrowseScreen) else BrowseScreen

    @property
    def _keymap(self) -> Mapping[str, str]:
        screens = self.app.screen_stack
        return next((each.keymap for each in screens if isinstance(each, BrowseScreen)), {})

    def _display(self, command: Command, title: Content) -> Content:
        keys = command.keys_in(self._keymap)
        return Content.assemble(title, (f"  {key_name(keys[0])}", "$muted")) if keys else title

    async def _run(self, command: Command) -> None:
        await self.app.run_action(f"screen.run_command('{command.id}')", self.screen)
