"""Dialog commands: the part of the table of commands that is heard in dialogs."""

from seedbrowse.command import Command, Scope

__all__ = ["DIALOG_COMMANDS"]


DIALOG_COMMANDS: tuple[Command, ...] = (
    Command(
        id="dialog.close", keys=("escape", "q"), title="Close", footer="Close",
        help="Close the dialog.",
        action="close", scope=Scope.DIALOG, palette=False,
    ),
    Command(
        id="problems.export", keys=("e",), title="Export the problems",
        help="Write all problems to a file, as text or JSON.",
        action="export_problems", scope=Scope.PROBLEMS, palette=False,
    ),
    Command(
        id="problem.copy", keys=("c",), title="Copy the problem",
        help="Copy the highlighted problem with its file and line.",
        action="copy_problem", scope=Scope.PROBLEMS, palette=False,
    ),
    Command(
        id="query.remove", keys=("ctrl+d",), title="Remove the name",
        help="Remove the highlighted name and its query; once more keeps them after all.",
        action="remove_query", scope=Scope.QUERIES, priority=True, palette=False,
    ),
    Command(
        id="bibliography.order", keys=("ctrl+o",), title="Order of bibliographies",
        help="Copy bibliographies in the order of their style, or in that of the table.",
        action="turn_order", scope=Scope.COPYING, priority=True, palette=False,
    ),
    Command(
        id="style.language", keys=("tab",), title="Language",
        help="Choose the language of terms and dates, where it is not the style's own.",
        action="choose_language", scope=Scope.STYLES, priority=True, palette=False,
    ),
)  # fmt: skip
