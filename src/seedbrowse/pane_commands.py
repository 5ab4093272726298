"""Pane commands: the part of the table of commands that is about panes and reading."""

from seedbrowse.command import Command, Scope

__all__ = ["PANE_COMMANDS"]


PANE_COMMANDS: tuple[Command, ...] = (
    Command(
        id="record.next", keys=("j",), title="Next record",
        help="Read the next record; ↓ moves within this one.",
        action="next_record", scope=Scope.READING,
    ),
    Command(
        id="record.previous", keys=("k",), title="Previous record",
        help="Read the record before.",
        action="previous_record", scope=Scope.READING,
    ),
    Command(
        id="pane.next", keys=("tab",), title="Next pane",
        help="Go on to the next pane: search bar, table, detail.",
        action="next_pane", scope=Scope.SCREEN,
    ),
    Command(
        id="pane.previous", keys=("shift+tab",), title="Previous pane",
        help="Go back to the pane before.",
        action="previous_pane", scope=Scope.SCREEN,
    ),
    Command(
        id="pane.zoom", keys=("z",), title="Zoom",
        help="Give the focused pane all the room; once more gives it back to the others.",
        action="zoom", scope=Scope.SCREEN,
    ),
    Command(
        id="split.left", keys=("[",), title="Move the split to the left",
        help="Move the border beside the focused pane to the left, or up; the mouse can drag it.",
        action="split_left", scope=Scope.SCREEN,
    ),
    Command(
        id="split.right", keys=("]",), title="Move the split to the right",
        help="Move that border to the right, or down.",
        action="split_right", scope=Scope.SCREEN,
    ),
)  # fmt: skip
