import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.commands import COMMANDS, Scope
from seedbrowse.key_presets import KEY_PRESETS
from seedbrowse.keymap import clashes, keymap_of, while_picking

IDS = [command.id for command in COMMANDS]
IN_PICK = {"record.read": "r", "search.keep": "pagedown"}


def keys_by_command(keymap):
    return {command.id: command.keys_in(keymap) for command in COMMANDS}


def complaints_of(**wanted):
    made = keymap_of("vim", {name.replace("__", "."): keys for name, keys in wanted.items()})
    return {each.command_id: each.message for each in made.complaints}


@pytest.mark.parametrize("preset", KEY_PRESETS)
def test_a_preset_names_commands_that_exist_and_has_no_key_twice(preset: str):
    assert {*KEY_PRESETS[preset]} <= {*IDS}
    made = keymap_of(preset)
    assert not made.complaints
    assert not [*clashes(keys_by_command(made.keys))]
    assert not [*clashes(keys_by_command(while_picking(made.keys, IN_PICK)))]


@pytest.mark.parametrize("preset", KEY_PRESETS)
def test_a_preset_taken_for_what_one_wants_is_accepted_as_a_whole(preset: str):
    made = keymap_of("vim", KEY_PRESETS[preset])
    assert not made.complaints
    assert made.keys == keymap_of(preset).keys


def test_the_default_preset_changes_nothing():
    assert keymap_of().keys == {}


def test_what_is_wanted_replaces_the_keys_of_the_preset():
    made = keymap_of("emacs", {"move.down": ("ctrl+n",), "mark.invert": (), "doi.copy": (",",)})
    assert not made.complaints
    assert made.keys["move.down"] == "ctrl+n"
    assert made.keys["mark.invert"] == ""
    assert made.keys["doi.copy"] == "comma"
    assert made.keys["move.up"] == "ctrl+p,up"


def test_two_commands_may_change_places():
    made = keymap_of("vim", {"doi.copy": ("c",), "reference.copy": ("d",)})
    assert not made.complaints
    assert made.keys == {"doi.copy": "c", "reference.copy": "d"}


def test_a_key_that_another_command_has_is_refused_and_both_are_named():
    made = keymap_of("vim", {"reference.copy": ("d",)})
    [complaint] = made.complaints
    assert complaint.command_id == "reference.copy"
    assert complaint.message == "d is the key of doi.copy (Copy DOI) there"
    assert made.keys == {}


def test_two_commands_that_want_one_key_are_both_refused():
    made = complaints_of(reference__copy=("W",), doi__copy=("W",))
    assert "doi.copy" in made["reference.copy"]
    assert "reference.copy" in made["doi.copy"]


def test_a_refused_command_takes_its_old_key_back_from_the_one_that_wanted_it():
    made = keymap_of("vim", {"doi.copy": ("c",), "reference.copy": ("W",), "bibtex.copy": ("W",)})
    assert {each.command_id for each in made.complaints} == {
        "reference.copy", "bibtex.copy", "doi.copy",
    }  # fmt: skip
    assert made.keys == {}


def test_an_unknown_command_is_told_with_the_nearest_one():
    assert complaints_of(move__dwn=("x",)) == {
        "move.dwn": "there is no such command; do you mean move.down?"
    }


def test_nobody_loses_the_way_out():
    assert "dialog.close" in complaints_of(dialog__close=())
    assert "dialog.close" in complaints_of(dialog__close=("q",))
    assert not complaints_of(dialog__close=("q", "ctrl+x"))
    assert "program.interrupt" in complaints_of(program__interrupt=())


def test_a_key_that_types_is_refused_where_one_types():
    assert complaints_of(search__keep=("k",)) == {
        "search.keep": "it is heard where k types a character"
    }
    assert "palette.show" in complaints_of(palette__show=("P",))


def test_the_search_bar_and_the_table_may_share_a_key():
    made = keymap_of("vim", {"search.older": ("ctrl+up",), "move.up": ("k", "ctrl+up")})
    assert not made.complaints


def test_a_key_of_the_screen_that_the_search_bar_hears_too_is_refused_there():
    assert "search.save" in complaints_of(search__older=("ctrl+s",))["search.older"]


keys = st.sampled_from([*"abcdjkW?,", "up", "ctrl+s", "ctrl+p", "escape", "tab", "nonsense", ""])
wanted = st.dictionaries(
    st.sampled_from([*IDS, "no.such"]), st.lists(keys, max_size=3).map(tuple), max_size=12
)


@given(st.sampled_from([*KEY_PRESETS]), wanted)
def test_whatever_is_wanted_no_key_means_two_things_and_nothing_is_lost_silently(preset, wanted):
    made = keymap_of(preset, wanted)
    resulting = keys_by_command(made.keys)
    assert not [*clashes(resulting)]
    refused = {each.command_id for each in made.complaints}
    for command_id in {*wanted} - refused:
        assert len(resulting[command_id]) == len({*wanted[command_id]})
    for command_id in refused & {*IDS}:
        usual = KEY_PRESETS[preset].get(command_id)
        assert resulting[command_id] == (usual or next(
            command.keys for command in COMMANDS if command.id == command_id
        ))  # fmt: skip
    assert not [*clashes(keys_by_command(while_picking(made.keys, IN_PICK)))]


def test_in_pick_what_enter_did_otherwise_has_another_key():
    assert while_picking({}, IN_PICK) == IN_PICK


def test_in_pick_a_key_of_ones_own_prevails_and_a_taken_one_is_not_given_away():
    assert while_picking({"record.read": "l"}, IN_PICK)["record.read"] == "l"
    assert while_picking({"mark.invert": "r"}, IN_PICK)["record.read"] == ""


def test_every_place_is_looked_at():
    keys = {command.id: (f"x{number}",) for number, command in enumerate(COMMANDS)}
    for scope in set(Scope) - {Scope.PICK}:
        first = next(command for command in COMMANDS if command.scope is scope)
        other = next((each for each in COMMANDS if each.scope is scope and each is not first), None)
        if other is not None:
            same = {**keys, first.id: ("w",), other.id: ("w",)}
            assert any({one, two} == {first, other} for _, one, two in clashes(same))
