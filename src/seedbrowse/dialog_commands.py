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
    Command(
        id="chart.narrow", keys=("enter",), title="Narrow to it",
        help="Leave only records with the highlighted value; of the most cited, go to the record.",
        action="narrow", scope=Scope.STATISTICS, priority=True, palette=False,
    ),
    Command(
        id="chart.exclude", keys=("-",), title="Exclude it",
        help="Leave out the records with the highlighted value.",
        action="exclude", scope=Scope.STATISTICS, priority=True, palette=False,
    ),
    Command(
        id="chart.take-back", keys=("backspace",), title="Take it back",
        help="Put the query back as it was before the last value was chosen or excluded.",
        action="take_back", scope=Scope.STATISTICS, priority=True, palette=False,
    ),
    Command(
        id="chart.left", keys=("left", "h"), title="Left",
        help="Go to the year before, or to the chart at the left.",
        action="left", scope=Scope.STATISTICS, priority=True, palette=False,
    ),
    Command(
        id="chart.right", keys=("right", "l"), title="Right",
        help="Go to the year after, or to the chart at the right.",
        action="right", scope=Scope.STATISTICS, priority=True, palette=False,
    ),
    Command(
        id="chart.next", keys=("tab",), title="Next chart",
        help="Go to the next chart.",
        action="next_chart", scope=Scope.STATISTICS, priority=True, palette=False,
    ),
    Command(
        id="chart.previous", keys=("shift+tab",), title="Chart before",
        help="Go to the chart before.",
        action="previous_chart", scope=Scope.STATISTICS, priority=True, palette=False,
    ),
    Command(
        id="columns.toggle", keys=("space",), title="Show or hide",
        help="Show the highlighted column, or hide it.",
        action="toggle_column", scope=Scope.COLUMNS, priority=True, palette=False,
    ),
    Command(
        id="columns.earlier", keys=("shift+up", "alt+up"), title="Further left",
        help="Move the highlighted column one place to the left.",
        action="move_column(-1)", scope=Scope.COLUMNS, priority=True, palette=False,
    ),
    Command(
        id="columns.later", keys=("shift+down", "alt+down"), title="Further right",
        help="Move the highlighted column one place to the right.",
        action="move_column(1)", scope=Scope.COLUMNS, priority=True, palette=False,
    ),
    Command(
        id="columns.narrower", keys=("shift+left", "alt+left"), title="Narrower",
        help="Make the highlighted column narrower.",
        action="widen_column(-1)", scope=Scope.COLUMNS, priority=True, palette=False,
    ),
    Command(
        id="columns.wider", keys=("shift+right", "alt+right"), title="Wider",
        help="Make the highlighted column wider.",
        action="widen_column(1)", scope=Scope.COLUMNS, priority=True, palette=False,
    ),
    Command(
        id="columns.fit", keys=("ctrl+w",), title="Usual width",
        help="Give the highlighted column its usual width back.",
        action="fit_column", scope=Scope.COLUMNS, priority=True, palette=False,
    ),
    Command(
        id="columns.reset", keys=("ctrl+r",), title="Usual columns",
        help="Go back to the columns that the table usually has.",
        action="reset_columns", scope=Scope.COLUMNS, priority=True, palette=False,
    ),
    Command(
        id="export.fields", keys=("ctrl+f",), title="Fields",
        help="Choose which fields a table in a file has.",
        action="choose_fields", scope=Scope.EXPORT, priority=True, palette=False,
    ),
    Command(
        id="export.complete", keys=("tab",), title="Complete, or next",
        help="Complete the name of the file while it is typed, else go to the next line.",
        action="complete_or_next", scope=Scope.EXPORT, priority=True, palette=False,
    ),
    Command(
        id="fields.toggle", keys=("space",), title="Write or leave out",
        help="Write the highlighted field, or leave it out.",
        action="toggle_field", scope=Scope.FIELDS, priority=True, palette=False,
    ),
    Command(
        id="fields.turn", keys=("ctrl+r",), title="All fields, or none",
        help="Write all fields, or none where all are.",
        action="turn_fields", scope=Scope.FIELDS, priority=True, palette=False,
    ),
)  # fmt: skip
