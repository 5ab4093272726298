"""Table commands: the part of the table of commands that is about the table as a whole."""

from seedbrowse.command import Command, Scope

__all__ = ["TABLE_COMMANDS"]


TABLE_COMMANDS: tuple[Command, ...] = (
    Command(
        id="sort.choose", keys=("s",), title="Sort", footer="Sort",
        help="Choose the order: by relevance, or by any column, shown or not.",
        action="choose_order", scope=Scope.SCREEN,
    ),
    Command(
        id="sort.reverse", keys=("S",), title="Reverse the order",
        help="Turn the order round; relevance is always the best first.",
        action="reverse_order", scope=Scope.SCREEN,
    ),
    Command(
        id="columns.choose", keys=("w",), title="Columns", footer="Columns", comes_last=True,
        help="Choose what the table shows of each record, in which order and how wide.",
        action="choose_columns", scope=Scope.SCREEN,
    ),
    Command(
        id="export.choose", keys=("e",), title="Export", footer="Export", comes_last=True,
        help="Write the marked records, those that are shown, or all to a file, in any format.",
        action="export", scope=Scope.SCREEN,
    ),
)  # fmt: skip
