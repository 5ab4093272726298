"""What is said of keys: everywhere in the interface it is made from the keys as they are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import seedbrowse
from seedbrowse.commands import COMMANDS, Scope
from seedbrowse.config import Config
from seedbrowse.keymap import keymap_of
from seedbrowse.query_help import QUERY_HELP
from seedbrowse.tui.key_texts import named_in, typed_by, with_keys
from tests.tui.piloting import browsing
from tests.tui.test_every_command import CASES, PLACES, STATES

TUI = Path(seedbrowse.__file__).parent / "tui"

KEY_NAMES = re.compile(
    r"\b(?:Esc|Escape|Enter|Return|Tab|Space|Home|End|PgDn|PgUp|Del|Shift|Ctrl|Alt)\b"
    r"|\^[a-z@]|[↑↓←→⌫]"
)
LETTERS = re.compile(
    # A letter by itself that is no word, or a sign or an article before what it does.
    r"(?<![\w“\"'.…$:])(?:[b-zB-HJ-Z?](?![\w'’.…:])|[-+*/\[\]] [a-z]+s\b|[Aa] [a-z]+s\b)"
)
NO_KEYS = {
    "↑↓←→": "tells whether keys are arrows",
    " s": "seconds, behind a number",
}
"""Texts that look as if they named a key, and why they do not."""

TEXTS_OF_COMMANDS = [command.help for command in COMMANDS] + [row.means for row in QUERY_HELP]


def texts(source: str) -> Iterator[str]:
    """What a module may show: its strings, without docstrings and style sheets."""
    tree = ast.parse(source)
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id.endswith("CSS") and node.value:
                left_out.add(id(node.value))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in left_out
        ):
            yield node.value


def names_a_key(text: str) -> bool:
    """Whether a key stands in a text by its name; one letter alone is looked up by the program."""
    told = re.sub(r"\{[^{}]*\}", "", text)
    return len(told) > 1 and bool(KEY_NAMES.search(told) or (" " in told and LETTERS.search(told)))


@pytest.mark.parametrize(
    "text",
    ["Esc closes", "^s keeps it", "x shows examples", "A brings them back.", "- excludes",
     "e exports", "Help (?) tells more", "Shift+↑ moves", "in the menu (y)"],
)  # fmt: skip
def test_a_key_in_a_text_is_noticed(text: str):
    assert names_a_key(text)


def test_no_text_of_the_interface_names_a_key_by_itself():
    found = {
        f"{path.relative_to(TUI)}: {text}"
        for path in sorted(TUI.rglob("*.py"))
        for text in texts(path.read_text(encoding="utf-8"))
        if names_a_key(text) and text not in NO_KEYS
    }
    assert found == set(), "with_keys says it with the keys that the commands have"
    assert not [text for text in TEXTS_OF_COMMANDS if names_a_key(text)]


def test_whatever_a_text_names_is_a_command():
    named = {
        name
        for path in TUI.rglob("*.py")
        for text in texts(path.read_text(encoding="utf-8"))
        for name in named_in(text)
        if "." in name
    }
    assert "dialog.close" in named
    assert named <= {command.id for command in COMMANDS}


def test_a_text_has_the_keys_as_they_are():
    text = "{search.save} keeps it · {columns.earlier columns.later} moves · {dialog.close} closes"
    assert with_keys(text, {}) == "^s keeps it · Shift+↑↓ moves · Esc closes"
    own = {"search.save": "f2", "columns.earlier": "ctrl+up", "dialog.close": "q,ctrl+g"}
    assert with_keys("{term-set.new} new", {"term-set.new": "+"}) == "+ new"
    assert with_keys(text, own) == "f2 keeps it · Ctrl+↑/Shift+↓ moves · ^g closes"


def test_what_has_no_key_is_left_out_or_told_by_its_name_in_the_palette():
    without = {"term-set.undo": ""}
    assert with_keys("{enter} takes it · {term-set.undo} undoes", without) == "Enter takes it"
    assert with_keys("{term-set.undo} brings it back.", without) == "“Undo” brings it back."


def test_characters_that_are_keys_are_those_of_the_keymap():
    assert typed_by({}, Scope.FACETS) == {"-", "+"}
    assert typed_by({"columns.toggle": "comma,f2"}, Scope.COLUMNS) == {" ", ","}


async def test_dialogs_and_notices_follow_the_keymap():
    made = keymap_of("emacs", {
        "columns.toggle": ("!",), "fields.turn": (), "copy.choose": ("Y",), "facet.exclude": ("!",),
        "bibliography.order": ("ctrl+t",), "search.recall": ("ctrl+y",), "term-set.new": ("+",),
    })  # fmt: skip
    assert not made.complaints
    async with browsing(config=Config(keymap=made.keys), size=(120, 36)) as session:

        async def shows(*keys: str, told: str) -> None:
            await session.pilot.press(*keys)
            await session.until(lambda: told.replace(" ", "") in session.text.replace(" ", ""))

        await shows("question_mark", told="^g closes")
        await shows("ctrl+g", "T", told="+ makes a set")
        await shows("ctrl+g", "space", "space", "Y", told="^t order: that of the")
        await shows("ctrl+g", "w", told="! shows")
        await shows("exclamation_mark", told="☐")
        await shows("ctrl+g", "f", told="^g closes")
        await session.until(lambda: not session.screen.facet_panel.is_counting)
        await session.pilot.press("down", "exclamation_mark")
        await session.until(lambda: session.screen.search_bar.query_text.startswith("-"))
        await session.pilot.press("ctrl+g", "alt+s", "enter")
        await session.until(lambda: bool(session.notices))
        assert session.notices[-1].endswith("^y shows it again.")


def test_every_key_of_every_command_is_pressed_by_a_test():
    assert {command.id for command, _key in CASES} == {command.id for command in COMMANDS}
    assert {*PLACES} >= {command.scope for command in COMMANDS}
    assert {*STATES} <= {command.id for command in COMMANDS}
