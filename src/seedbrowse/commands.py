"""The one table of commands: what can be done, by which key, and how it is called.

Bindings, footer, command palette, help screen and the README's key table are all made from
`COMMANDS`, so that nothing is listed twice and a command cannot be missing from one of them.
"""

from collections.abc import Mapping

from seedbrowse.command import Command, Scope, key_name
from seedbrowse.dialog_commands import DIALOG_COMMANDS
from seedbrowse.mark_commands import MARK_COMMANDS
from seedbrowse.pane_commands import FACET_COMMANDS, PANE_COMMANDS
from seedbrowse.table_commands import TABLE_COMMANDS
from seedbrowse.term_set_commands import TERM_SET_COMMANDS

__all__ = ["COMMANDS", "Command", "Scope", "footer", "in_scope", "key_name", "markdown_table"]


_BACK = "back"
"""What leaves a record that is read, and is told only there."""

# The order is that of the footer and of the help screen. In a footer that is too narrow for all,
# the last ones are left out.
COMMANDS: tuple[Command, ...] = (
    Command(
        id="pick.choose", keys=("enter",), title="Choose", footer="Choose",
        help="In `seedbrowse pick`: print the marked records, or the highlighted one, and leave.",
        action="choose", scope=Scope.PICK,
    ),
    Command(
        id="reference.copy", keys=("c",), title="Copy reference", footer="Cite",
        help="Copy the references of the marked records, or that of the highlighted one, in the "
             "chosen style.",
        action="copy_form('reference')", scope=Scope.RECORD,
    ),
    Command(
        id="citation.copy", keys=("x",), title="Copy in-text citation",
        help="Copy what stands in the text where these records are cited, all in one citation.",
        action="copy_form('citation')", scope=Scope.RECORD,
    ),
    Command(
        id="rich-text.copy", keys=("h",), title="Copy rich text",
        help="Copy the references with their italics, where the clipboard can hold them.",
        action="copy_form('rich-text')", scope=Scope.RECORD,
    ),
    Command(
        id="style.choose", keys=("C",), title="Citation style",
        help="Choose the style and the language of references, with a preview of this record.",
        action="choose_style", scope=Scope.RECORD,
    ),
    Command(
        id="doi.copy", keys=("d",), title="Copy DOI", footer="DOI",
        help="Copy the DOIs of the marked records, or that of the highlighted one.",
        action="copy_form('doi')", scope=Scope.RECORD,
    ),
    Command(
        id="doi-url.copy", keys=("D",), title="Copy DOI as URL",
        help="Copy the DOIs likewise, but as links (https://doi.org/…).",
        action="copy_form('doi-url')", scope=Scope.RECORD,
    ),
    Command(
        id="bibtex.copy", keys=("b",), title="Copy BibTeX",
        help="Copy the marked records, or the highlighted one, as BibTeX.",
        action="copy_form('bibtex')", scope=Scope.RECORD,
    ),
    Command(
        id="key.copy", keys=("K",), title="Copy cite key",
        help="Copy the keys that the same records have in BibTeX.",
        action="copy_form('key')", scope=Scope.RECORD,
    ),
    Command(
        id="copy.choose", keys=("y",), title="Copy …", footer="Copy…",
        help="Choose what to copy among everything that can be, with a preview.",
        action="choose_copy", scope=Scope.RECORD,
    ),
    Command(
        id="record.open", keys=("o",), title="Open",
        help="Open the record's PDF, else its web page; over SSH its address is copied instead.",
        action="open_record", scope=Scope.RECORD,
    ),
    Command(
        id="record.open-choice", keys=("O",), title="Open …",
        help="Choose what to open of the record: its PDF, its DOI's page, its own address.",
        action="choose_target", scope=Scope.RECORD,
    ),
    *MARK_COMMANDS,
    Command(
        id="record.read", keys=("enter",), title="Read", footer="Read",
        help="Read the highlighted record in full, with all the room there is.",
        action="read", scope=Scope.TABLE,
    ),
    *TABLE_COMMANDS,
    Command(
        id="search.focus", keys=("/",), title="Search", footer="Search",
        help="Type a query: all words, in any order, typos forgiven; help tells what else.",
        action="focus_search", scope=Scope.SCREEN, priority=True,
    ),
    Command(
        id="search.keep", keys=("enter",), title="Keep the query", footer="Results",
        help="Keep the query and go to the table.",
        action="screen.keep_query", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="search.clear", keys=("escape",), title="Clear the query", footer="Clear",
        help="Close the list below the search bar, else clear the query, else leave the bar.",
        action="screen.clear_or_leave", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="search.complete", keys=("tab",), title="Complete", footer="Complete",
        help="Take what the list offers, then the next of it; from an empty bar, to the next pane.",
        action="screen.complete", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="search.complete-back", keys=("shift+tab",), title="Complete backwards",
        help="Take the one before in the list; from an empty bar, to the pane before.",
        action="screen.complete_back", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="search.older", keys=("up",), title="Older query", footer="Older",
        help="Bring the query before; what is being typed stays the newest.",
        action="screen.older_query", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="search.newer", keys=("down",), title="Newer query",
        help="Bring the query after; from the newest on to the table.",
        action="screen.newer_query", scope=Scope.SEARCH, priority=True,
    ),
    Command(
        id="search.save", keys=("ctrl+s",), title="Save the query", footer="Save",
        help="Keep the query under a name.",
        action="save_query", scope=Scope.SCREEN, priority=True,
    ),
    Command(
        id="search.recall", keys=("ctrl+r",), title="Older and named queries",
        help="Choose among the queries with a name and the older ones.",
        action="recall_query", scope=Scope.SCREEN, priority=True,
    ),
    Command(
        id="match.next", keys=("n",), title="Next match",
        help="Go to the next word of the record that answers the query; after the last, the first.",
        action="next_match", scope=Scope.SCREEN,
    ),
    Command(
        id="match.previous", keys=("N",), title="Previous match",
        help="Go to the word before that answers the query.",
        action="previous_match", scope=Scope.SCREEN,
    ),
    Command(
        id="move.down", keys=("j", "down"), title="Down",
        help="One row down, or one line of the detail.",
        action="line_down", scope=Scope.PANE,
    ),
    Command(
        id="move.up", keys=("k", "up"), title="Up",
        help="One row up, or one line of the detail.",
        action="line_up", scope=Scope.PANE,
    ),
    Command(
        id="move.page-down", keys=("pagedown",), title="Page down",
        help="One page down.",
        action="page_down", scope=Scope.PANE,
    ),
    Command(
        id="move.page-up", keys=("pageup",), title="Page up",
        help="One page up.",
        action="page_up", scope=Scope.PANE,
    ),
    Command(
        id="move.first", keys=("g", "home"), title="To the top",
        help="To the first row, or the top of the detail.",
        action="first", scope=Scope.PANE,
    ),
    Command(
        id="move.last", keys=("G", "end"), title="To the end",
        help="To the last row, or the end of the detail.",
        action="last", scope=Scope.PANE,
    ),
    *PANE_COMMANDS,
    *FACET_COMMANDS,
    Command(
        id=_BACK, keys=("escape",), title="Back", footer="Back",
        help="Stop copying, leave a zoom, the detail or a range, else stop loading (what is read "
             "stays), else clear the query.",
        action="back", scope=Scope.SCREEN,
    ),
    Command(
        id="terms.edit", keys=("T",), title="Term sets", footer="Terms", comes_last=True,
        help="Choose words, and colours that they always have in titles and abstracts.",
        action="edit_term_sets", scope=Scope.SCREEN,
    ),
    Command(
        id="problems.show", keys=("p",), title="Problems",
        help="List what could not be read, with the lines of the files.",
        action="show_problems", scope=Scope.SCREEN,
    ),
    Command(
        id="statistics.show", keys=("i",), title="Statistics", footer="Statistics", comes_last=True,
        help="Show years, sources, authors, keywords, citations … of the records that match.",
        action="show_statistics", scope=Scope.SCREEN,
    ),
    Command(
        id="theme.choose", keys=("t",), title="Theme", footer="Theme", comes_last=True,
        help="Choose the colours.",
        action="choose_theme", scope=Scope.PROGRAM,
    ),
    Command(
        id="help.show", keys=("?",), title="Help", footer="Help",
        help="Show every key.",
        action="show_help", scope=Scope.SCREEN,
    ),
    Command(
        id="palette.show", keys=("ctrl+p",), title="Command palette", footer="Menu",
        help="Find a command by its name.",
        action="command_palette", scope=Scope.PROGRAM, priority=True, palette=False,
    ),
    Command(
        id="program.suspend", keys=("ctrl+z",), title="Suspend",
        help="Go back to the shell for a while; `fg` returns.",
        action="suspend_process", scope=Scope.PROGRAM, priority=True,
    ),
    Command(
        id="program.quit", keys=("q",), title="Quit", footer="Quit",
        help="Leave the program.",
        action="quit", scope=Scope.PROGRAM,
    ),
    Command(
        id="program.interrupt", keys=("ctrl+c",), title="Copy selection, or quit",
        help="Copy the text selected with the mouse; leave the program where none is.",
        action="interrupt", scope=Scope.PROGRAM, priority=True, palette=False,
    ),
    *DIALOG_COMMANDS,
    *TERM_SET_COMMANDS,
)  # fmt: skip


def in_scope(*scopes: Scope) -> list[Command]:
    """The commands of some scopes, in the order of the table."""
    return [command for command in COMMANDS if command.scope in scopes]


def footer(
    *, typing: bool, picking: bool = False, faceting: bool = False, reading: bool = False
) -> list[Command]:
    """What the footer shows, first what matters most.

    Args:
        typing: Whether the search bar listens.
        picking: Whether Enter chooses, so that reading has a key nobody would guess.
        faceting: Whether the panel of facets listens.
        reading: Whether a record has all the room.
    """
    heard = in_scope(Scope.PICK) if picking else []
    # What the search bar leaves to others is told only there: the others have no room for it.
    everywhere = in_scope(Scope.SCREEN, Scope.PROGRAM)
    left_over = [command for command in everywhere if _is_heard_while_typing(command)]
    if faceting:
        return [command for command in (*in_scope(Scope.FACETS), *left_over) if command.footer]
    if typing:
        heard += in_scope(Scope.SEARCH) + left_over
    else:
        if reading:
            heard += [*in_scope(Scope.READING), *(each for each in everywhere if each.id == _BACK)]
        from_table = [Scope.TABLE] if picking else []
        others = in_scope(*from_table, Scope.RECORD, Scope.SCREEN, Scope.PROGRAM)
        others = [each for each in others if each not in left_over and each.id != _BACK]
        heard += sorted(others, key=lambda command: command.comes_last)
    return [command for command in heard if command.footer]


def _is_heard_while_typing(command: Command) -> bool:
    """Whether a command of everywhere is carried out in the search bar too, and not typed."""
    return command.priority and all(len(key) > 1 for key in command.keys)


def markdown_table(keymap: Mapping[str, str] | None = None) -> str:
    """The key table of the README, or that of other keys by command id."""
    rows = ["| key | where | what it does |", "|---|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{key_name(key)}`" for key in command.keys_in(keymap or {}))
        rows.append(f"| {keys} | {command.scope.value.lower()} | {command.help} |")
    return "\n".join(rows) + "\n"
