"""Pane commands: the part of the table of commands that is about panes, reading and facets."""

from seedbrowse.command import Command, Scope

__all__ = ["FACET_COMMANDS", "PANE_COMMANDS"]


PANE_COMMANDS: tuple[Command, ...] = (
    Command(
        id="record.next", keys=("j",), title="Next record", footer="Next",
        help="Read the next record; Down and Up move within this one.",
        action="next_record", scope=Scope.READING,
    ),
    Command(
        id="record.previous", keys=("k",), title="Previous record", footer="Previous",
        help="Read the record before.",
        action="previous_record", scope=Scope.READING,
    ),
    Command(
        id="facets.open", keys=("f",), title="Facets", footer="Facets",
        help="Show what the records that match have in common, to narrow them down; or go there.",
        action="open_facets", scope=Scope.SCREEN,
    ),
    Command(
        id="pane.next", keys=("tab",), title="Next pane",
        help="Go on to the next pane: search bar, facets, table, detail.",
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

FACET_COMMANDS: tuple[Command, ...] = (
    Command(
        id="facet.narrow", keys=("enter",), title="Only this value", footer="Only",
        help="Keep only records with the highlighted value; once more takes that back.",
        action="narrow", scope=Scope.FACETS, palette=False,
    ),
    Command(
        id="facet.exclude", keys=("-",), title="Not this value", footer="Not",
        help="Leave out records with the highlighted value; once more takes that back.",
        action="exclude", scope=Scope.FACETS, palette=False,
    ),
    Command(
        id="facet.add", keys=("+",), title="This value too", footer="Or",
        help="Show records with the highlighted value beside those with others of its kind.",
        action="add_value", scope=Scope.FACETS, palette=False,
    ),
    Command(
        id="facet.right", keys=("right",), title="Next kind, or year",
        help="Go on to the next kind of values; among the years, to the next one.",
        action="right", scope=Scope.FACETS, palette=False,
    ),
    Command(
        id="facet.left", keys=("left",), title="Previous kind, or year",
        help="Go back to the kind of values before; among the years, to the one before.",
        action="left", scope=Scope.FACETS, palette=False,
    ),
    Command(
        id="facet.extend-right", keys=("shift+right",), title="Extend the years",
        help="Extend the range of years to the right, to narrow to all of them at once.",
        action="extend_right", scope=Scope.FACETS, palette=False,
    ),
    Command(
        id="facet.extend-left", keys=("shift+left",), title="Extend the years back",
        help="Extend the range of years to the left.",
        action="extend_left", scope=Scope.FACETS, palette=False,
    ),
)  # fmt: skip
