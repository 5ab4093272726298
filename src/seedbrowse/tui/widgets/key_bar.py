"""Key bar: the keys that do something where the person is, as the table of commands has them."""

from collections.abc import Callable, Mapping, Set

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from seedbrowse.commands import Command, Scope, footer, key_name
from seedbrowse.tui.cell_text import joined

__all__ = ["KeyBar"]

GAP = "  "
ALWAYS = "help.show"
"""The command that is never left out, since it shows all others."""


class KeyBar(Widget):
    """The last line of the screen; a click on a key is as good as the key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $panel; }
    """

    typing: reactive[bool] = reactive(False)
    """Whether the search bar has the keys."""

    faceting: reactive[bool] = reactive(False)
    """Whether the panel of facets has them."""

    reading: reactive[bool] = reactive(False)
    """Whether a record has all the room."""

    def __init__(
        self,
        keymap: Mapping[str, str],
        places: Set[Scope],
        is_available: Callable[[str], bool],
    ) -> None:
        """Make a bar.

        Args:
            keymap: Keys by command id, where they are not those of the table.
            places: Where keys are heard at all.
            is_available: Tells by a command's id whether it can do anything at present.
        """
        super().__init__()
        self._keymap = keymap
        self._is_picking = Scope.PICK in places
        self._is_available = is_available
        self._available: list[bool] = []
        """For each key that is told, whether it was drawn as one that does something."""

    def follow(self) -> None:
        """Draw the keys anew where one of them can do something now, or can no more."""
        available = [self._is_available(command.id) for command in self._told()]
        if available != self._available:
            self.refresh()

    def render(self) -> RenderResult:
        """As many keys as fit, the most useful first; Help always, since it shows the others."""
        return joined(Content(GAP), [entry for _command, entry in self._fitting()])

    async def on_click(self, event: events.Click) -> None:
        """Do what the key would do."""
        offset = event.get_content_offset(self)
        end = 0
        for command, entry in self._fitting():
            start, end = end, end + entry.cell_length + len(GAP)
            if offset is not None and start <= offset.x < end - len(GAP):
                await self.screen.run_action(f"run_command('{command.id}')")

    def _fitting(self) -> list[tuple[Command, Content]]:
        told = self._told()
        self._available = [self._is_available(command.id) for command in told]
        entries = [
            (command, self._entry(command, is_available))
            for command, is_available in zip(told, self._available, strict=True)
        ]
        sizes = [entry.cell_length + len(GAP) for _command, entry in entries]
        room = self.content_size.width + len(GAP)
        room -= sum(
            size for (command, _), size in zip(entries, sizes, strict=True) if command.id == ALWAYS
        )
        fitting = []
        for (command, entry), size in zip(entries, sizes, strict=True):
            if command.id == ALWAYS or size <= room:
                fitting.append((command, entry))
                room -= 0 if command.id == ALWAYS else size
            else:
                room = 0
        return fitting

    def _told(self) -> list[Command]:
        all_told = footer(
            typing=self.typing, picking=self._is_picking, faceting=self.faceting,
            reading=self.reading,
        )  # fmt: skip
        return [command for command in all_told if command.keys_in(self._keymap)]

    def _entry(self, command: Command, is_available: bool) -> Content:
        key = key_name(command.keys_in(self._keymap)[0])
        if is_available:
            return Content.assemble((key, "bold $primary"), " ", command.footer)
        return Content.styled(f"{key} {command.footer}", "$line")
