import pytest

from seedbrowse.citing.key_patterns.ascii_text import ascii_text, key_text, letters


@pytest.mark.parametrize(
    ("text", "in_ascii"),
    [
        ("Ólafs saga", "Olafs saga"),
        ("МГУ и Щукин", "MGU i Shchukin"),
        ("McDonaldé", "McDonalde"),
        ("ŒUVRE Œuvre", "OEUVRE Oeuvre"),
        ("éX", "eX"),
        ("“Lakes” – 湖", "Lakes - "),
    ],
)
def test_letters_keep_their_capitals_when_they_are_transliterated(text: str, in_ascii: str) -> None:
    assert ascii_text(text) == in_ascii


def test_letters_are_what_words_are_made_of() -> None:
    assert letters("O’Brien-Łukasz 2") == "OBrienLukasz2"


def test_a_key_has_no_sign_at_its_ends_nor_two_together() -> None:
    assert key_text("-a:-b..c_/") == "a:b.c"
