"""Term set commands: the part of the table of commands that is heard among term sets."""

from seedbrowse.command import Command, Scope

__all__ = ["TERM_SET_COMMANDS"]


TERM_SET_COMMANDS: tuple[Command, ...] = (
    Command(
        id="term-set.toggle", keys=("space",), title="Paint it, or not",
        help="Paint the words of the highlighted set, or leave them as they are.",
        action="toggle_set", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.new", keys=("n",), title="New set",
        help="Make a set of words.",
        action="new_set", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.examples", keys=("x",), title="Examples",
        help="Choose among sets for common kinds of studies, to begin with.",
        action="show_examples", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.delete", keys=("d", "delete"), title="Delete the set",
        help="Delete the highlighted set; it can be undone.",
        action="delete_set", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.undo", keys=("u",), title="Undo",
        help="Take back the last change of the sets, then the one before.",
        action="undo", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.reach", keys=("a",), title="For all libraries, or this one",
        help="Keep the highlighted set for all libraries, or for this one alone.",
        action="change_reach", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.import", keys=("i",), title="Import sets",
        help="Read sets from a TOML file; those of the same name are replaced.",
        action="import_sets", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.export", keys=("e",), title="Export sets",
        help="Write all sets to a new TOML file.",
        action="export_sets", scope=Scope.TERMS, palette=False,
    ),
    Command(
        id="term-set.save", keys=("ctrl+s",), title="Keep the set",
        help="Keep the set as it is written here.",
        action="save_set", scope=Scope.TERM_SET, priority=True, palette=False,
    ),
)  # fmt: skip
