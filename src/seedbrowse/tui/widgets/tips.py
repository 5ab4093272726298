"""Tips: three lines above the key bar that tell a newcomer how to begin."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from seedbrowse.commands import COMMANDS, key_name
from seedbrowse.tui.cell_text import joined

__all__ = ["Tips", "tips"]

TIPS = (
    (("search.focus", "searches; typos are forgiven"),),
    (("reference.copy", "copies the reference"), ("copy.choose", "all else")),
    (("help.show", "shows all keys"), ("palette.show", "all commands")),
)
"""Lines of commands, by their ids, and what is said of their keys."""

_BY_ID = {command.id: command for command in COMMANDS}


class Tips(Container):
    """Lies over the corner where notices appear, and takes neither focus nor clicks beside it."""

    DEFAULT_CSS = """
    Tips {
        layer: completion;
        dock: bottom;
        height: auto;
        margin-bottom: 1;
        align-horizontal: right;
        visibility: hidden;
        & > Static {
            visibility: visible;
            width: auto;
            max-width: 100%;
            padding: 0 2 0 1;
            background: $panel;
            border-left: outer $primary;
        }
    }
    """

    def __init__(self, keymap: Mapping[str, str]) -> None:
        """Make it; `keymap` has the keys by command id that are not those of the table."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """A heading, and the tips."""
        lines = [Content.styled("To begin with", "bold $primary"), *tips(self._keymap)]
        yield Static(joined(Content("\n"), lines))


def tips(keymap: Mapping[str, str]) -> Iterator[Content]:
    """The tips by the keys of this run; nothing is said of a command that has none."""
    for tip in TIPS:
        told = [
            Content.assemble((key_name(keys[0]), "bold $primary"), f" {text}")
            for command_id, text in tip
            if (keys := _BY_ID[command_id].keys_in(keymap))
        ]
        if told:
            yield joined(Content.styled(" · ", "$muted"), told)
