"""Which characters belong to scripts that do not part words."""

import inspect
import sys
import unicodedata

import pytest

from seedbrowse.records import scripts
from seedbrowse.records.scripts import RUNNING, compiled, is_running
from seedbrowse.records.text import words


@pytest.mark.parametrize(
    "character", "々〇ぁゖゝゟァヺーヿㇰㇿ㐀䶿一鿿\uf900\ufaff𛀀𠀀ก๎ກក\u1000\ua9e0"
)
def test_characters_of_scripts_without_spaces_are_running(character):
    assert is_running(character)


@pytest.mark.parametrize("character", "aя한\uac00\ud7a3\u1100אन\ua000\ue000\uf8ff😀")
def test_characters_of_other_scripts_are_not(character):
    assert not is_running(character)


def test_no_surrogate_control_or_private_character_is_running():
    running = [
        character for character in map(chr, range(sys.maxunicode + 1)) if is_running(character)
    ]
    assert not {"Cs", "Co", "Cc"} & set(map(unicodedata.category, running))
    assert compiled(RUNNING).search("\ud800\udfff\ue000\uac00") is None


def test_words_in_hangul_are_parted_by_spaces_only():
    assert len(words("한국어 연구")) == 2
    # As they stand in fonts and files, unfolded.
    assert not is_running("한국어")


def test_the_ranges_are_written_as_escapes_that_no_editor_composes():
    source = inspect.getsource(scripts)
    assert unicodedata.normalize("NFKC", source) == source
