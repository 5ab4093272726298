"""Mark commands: the part of the table of commands that is about marking records."""

from seedbrowse.command import Command, Scope

__all__ = ["MARK_COMMANDS"]


MARK_COMMANDS: tuple[Command, ...] = (
    Command(
        id="mark.toggle", keys=("space",), title="Mark", footer="Mark",
        help="Mark or unmark the highlighted record and go on to the next, or mark the range.",
        action="toggle_mark", scope=Scope.RECORD,
    ),
    Command(
        id="mark.range", keys=("v",), title="Mark a range",
        help="Begin a range here, move to its end, and mark it by the same key; Back drops it.",
        action="mark_range", scope=Scope.RECORD,
    ),
    Command(
        id="mark.all", keys=("a",), title="Mark all",
        help="Mark all records that match, without those that only come close.",
        action="mark_all", scope=Scope.RECORD,
    ),
    Command(
        id="mark.none", keys=("A",), title="Unmark all",
        help="Unmark all records, shown or not.",
        action="unmark_all", scope=Scope.RECORD,
    ),
    Command(
        id="mark.invert", keys=("*",), title="Invert the marks",
        help="Mark the records that match and are not marked, and unmark the marked ones.",
        action="invert_marks", scope=Scope.RECORD,
    ),
    Command(
        id="mark.undo", keys=("u",), title="Undo",
        help="Take the last step of marking back, then the one before, also of earlier runs.",
        action="take_back_mark", scope=Scope.RECORD,
    ),
    Command(
        id="mark.redo", keys=("U",), title="Redo",
        help="Do the step again that was taken back last.",
        action="repeat_mark", scope=Scope.RECORD,
    ),
)  # fmt: skip
