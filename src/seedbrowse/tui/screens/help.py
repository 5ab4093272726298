"""Help: every key as it is bound, from the table of commands."""

from collections.abc import Mapping, Set

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from seedbrowse.commands import Command, Scope, in_scope, key_name
from seedbrowse.query_help import QUERY_HELP
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.hanging_rows import HangingRows
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.scroll_pane import ScrollPane

__all__ = ["HelpDialog"]


class HelpDialog(Dialog[None]):
    """Lists the commands by where their keys are heard."""

    DEFAULT_CSS = """
    HelpDialog {
        & .window { padding: 0 1; }
        & .heading { color: $primary; text-style: bold; }
        & .keys { margin: 0 1 1 0; }
    }
    """

    def __init__(self, keymap: Mapping[str, str], places: Set[Scope]) -> None:
        """Make the dialog.

        Args:
            keymap: Keys by command id, where they are not those of the table.
            places: Where keys are heard at all.
        """
        super().__init__()
        self._keymap = keymap
        self._places = places

    def compose(self) -> ComposeResult:
        """A heading and a list for each place."""
        with ScrollPane(classes="window") as window:
            window.border_title = "Keys"
            window.border_subtitle = Content(self.with_keys("{dialog.close} closes"))
            for scope in (scope for scope in Scope if scope in self._places):
                yield Static(scope.value, classes="heading", markup=False)
                rows = [self._row(command) for command in in_scope(scope)]
                yield Static(HangingRows(rows, "bold $foreground", indent=11), classes="keys")
                if scope is Scope.SEARCH:
                    yield Static("What can be typed there", classes="heading", markup=False)
                    yield Static(_query_help(), classes="keys")

    def _row(self, command: Command) -> tuple[str, Content]:
        keys = " ".join(key_name(key) for key in command.keys_in(self._keymap))
        return keys, Content(command.help)


def _query_help() -> Content:
    """Examples of each part of the query language, and below them what they mean."""
    lines = [
        Content.assemble(
            joined(
                Content.styled("   ", "$muted"),
                [Content.styled(each, "bold") for each in row.examples],
            ),
            "\n",
            (row.means, "$muted"),
        )
        for row in QUERY_HELP
    ]
    return joined(Content("\n"), lines)
