from itertools import combinations

import pytest

from seedbrowse import commands
from seedbrowse.commands import COMMANDS, Scope

# Scopes whose keys are heard at the same time.
TOGETHER = [
    {Scope.RECORD, Scope.SCREEN, Scope.PROGRAM, Scope.PANE, Scope.TABLE},
    {Scope.RECORD, Scope.SCREEN, Scope.PROGRAM, Scope.PANE, Scope.FACETS},
    {Scope.DIALOG, Scope.PANE, Scope.PROBLEMS},
    {Scope.DIALOG, Scope.QUERIES},
    {Scope.DIALOG, Scope.COPYING},
    {Scope.DIALOG, Scope.STYLES},
    {Scope.DIALOG, Scope.PANE, Scope.TERMS},
    {Scope.DIALOG, Scope.TERM_SET},
    {Scope.DIALOG, Scope.PANE, Scope.STATISTICS},
    {Scope.DIALOG, Scope.COLUMNS},
    {Scope.DIALOG, Scope.EXPORT},
    {Scope.DIALOG, Scope.FIELDS},
]


def test_ids_are_unique():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("scopes", TOGETHER)
def test_no_key_means_two_things_at_once(scopes: set[Scope]):
    heard = commands.in_scope(*scopes)
    clashes = [
        (one.id, other.id)
        for one, other in combinations(heard, 2)
        if set(one.keys) & set(other.keys)
    ]
    assert clashes == []


def test_what_is_heard_in_the_search_bar_is_not_typed():
    for command in commands.in_scope(Scope.SEARCH):
        assert all(len(key) > 1 for key in command.keys), command.id


def test_no_key_of_the_search_bar_is_overtaken_by_a_letter():
    assert all(command.priority for command in commands.in_scope(Scope.SEARCH))


def test_every_command_says_what_it_does_in_a_sentence():
    for command in COMMANDS:
        assert command.title
        assert command.help[0].isupper(), command.id
        assert command.help.endswith("."), command.id


def test_the_footer_has_the_help_and_what_is_done_most():
    ids = [command.id for command in commands.footer(typing=False)]
    assert ids[:2] == ["reference.copy", "doi.copy"]
    assert "help.show" in ids
    assert "program.quit" in ids


def test_the_footer_of_a_picker_begins_with_choosing_and_tells_how_to_read():
    for typing in (True, False):
        first, *others = commands.footer(typing=typing, picking=True)
        assert first.id == "pick.choose"
    assert "record.read" in [command.id for command in others]


def test_the_footer_of_the_search_bar_has_only_what_works_there():
    told = commands.footer(typing=True)
    for command in told:
        assert command.scope in (Scope.SEARCH, Scope.SCREEN, Scope.PROGRAM)
        assert command.priority
        assert len(command.keys[0]) > 1
    assert "search.save" in [command.id for command in told]
    assert "search.save" not in [command.id for command in commands.footer(typing=False)]


def test_the_footer_fits_a_terminal_of_eighty_columns_and_has_more_for_wider_ones():
    told = commands.footer(typing=False)
    entries = [
        f"{commands.key_name(command.keys[0])} {command.footer}"
        for command in told
        if not command.comes_last
    ]
    assert len("  ".join(entries)) <= 78
    assert [command.id for command in told[len(entries) :]] == [
        "columns.choose", "export.choose", "terms.edit", "statistics.show", "theme.choose",
    ]  # fmt: skip


def test_who_reads_a_record_is_told_first_how_to_go_on_and_back():
    told = [command.id for command in commands.footer(typing=False, reading=True)]
    assert told[:4] == ["record.next", "record.previous", "back", "reference.copy"]
    assert "back" not in [command.id for command in commands.footer(typing=False)]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("c", "c"), ("D", "D"), ("/", "/"), ("?", "?"), ("+", "+"), ("ctrl+p", "^p"),
        ("escape", "Esc"), ("shift+tab", "Shift+Tab"), ("pagedown", "PgDn"), ("f1", "f1"),
    ],
)  # fmt: skip
def test_keys_are_printed_as_people_know_them(key: str, name: str):
    assert commands.key_name(key) == name


def test_a_keymap_replaces_the_keys_of_a_command():
    command = next(command for command in COMMANDS if command.id == "doi.copy")
    assert command.keys_in({}) == ("d",)
    assert command.keys_in({"doi.copy": "y,f2"}) == ("y", "f2")


def test_the_readme_table_lists_every_command_once():
    lines = commands.markdown_table().splitlines()
    assert len(lines) == len(COMMANDS) + 2
    assert all(line.count("|") == 4 for line in lines)


def test_a_command_cannot_be_changed():
    with pytest.raises(AttributeError):
        COMMANDS[0].title = "other"
