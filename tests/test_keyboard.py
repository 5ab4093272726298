import pytest
from textual.keys import Keys

from seedbrowse.commands import COMMANDS
from seedbrowse.key_presets import KEY_PRESETS
from seedbrowse.keyboard import UnknownKeyError, checked_key, is_typed

TEXTUALS = {key.value for key in Keys}


@pytest.mark.parametrize("key", ["c", "C", "?", "/", "ß", "漢", "*", "+"])
def test_a_character_is_a_key(key: str):
    assert checked_key(key) == key
    assert is_typed(key)


def test_a_comma_and_a_space_are_spelt_out_since_textual_separates_keys_by_them():
    assert checked_key(",") == "comma"
    assert checked_key(" ") == checked_key("space") == "space"
    assert is_typed("comma")
    assert is_typed("space")


@pytest.mark.parametrize(
    "key",
    ["up", "pagedown", "f1", "f12", "escape", "tab", "backspace", "shift+tab", "ctrl+s", "ctrl+up"],
)
def test_a_named_key_is_one_that_textual_has(key: str):
    assert checked_key(key) == key
    assert key in TEXTUALS
    assert not is_typed(key)


def test_alt_goes_with_letters_digits_and_arrows():
    assert checked_key("alt+x") == "alt+x"
    assert checked_key("alt+up") == "alt+up"


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("ctrl+i", "in a terminal ctrl+i is the same as tab"),
        ("ctrl+m", "in a terminal ctrl+m is the same as enter"),
        ("shift+a", "shift+a is written as the character that it types"),
        ("esc", "no terminal has a key 'esc'; do you mean escape?"),
        ("page-down", "no terminal has a key 'page-down'; do you mean pagedown?"),
        ("Ctrl-S", "no terminal has a key 'Ctrl-S'; do you mean ctrl+s?"),
        ("", "no terminal has a key ''"),
        ("\x1b", r"no terminal has a key '\x1b'"),
    ],
)
def test_what_no_terminal_sends_is_refused_with_what_may_be_meant(key: str, reason: str):
    with pytest.raises(UnknownKeyError) as refusal:
        checked_key(key)
    assert str(refusal.value) == reason


def test_every_key_of_the_table_and_of_the_presets_is_one():
    for command in COMMANDS:
        for key in command.keys:
            assert checked_key(key) == key
    for preset in KEY_PRESETS.values():
        for keys in preset.values():
            assert tuple(map(checked_key, keys)) == keys
