"""Languages by their codes and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.language import language_code, language_named, languages_of


@pytest.mark.parametrize(
    ("written", "languages"),
    [
        ("en", ("English",)),
        ("eng", ("English",)),
        ("EN", ("English",)),
        ("en_US", ("English",)),
        ("pt-BR", ("Portuguese",)),
        ("zh-Hans", ("Chinese",)),
        ("zh-Hans-CN", ("Chinese",)),
        ("english", ("English",)),
        ("fre; ger", ("French", "German")),
        ("fra;deu", ("French", "German")),
        ("English; Spanish", ("English", "Spanish")),
        ("Quechua", ("Quechua",)),
        ("Serbo-Croatian", ("Serbo-Croatian",)),
        ("xx", ("xx",)),
        ("", ()),
    ],
)
def test_languages_are_told_by_their_names(written, languages):
    assert languages_of(written) == languages


@pytest.mark.parametrize("typed", ["", "engl", "english spanish", "xx", "-us"])
def test_what_is_neither_a_code_nor_a_name_is_no_language(typed):
    assert language_named(typed) == ""


def test_a_language_has_a_code_of_two_letters_by_any_of_its_names():
    assert [language_code(text) for text in ("English", "eng", "pt_BR", "Polish")] == [
        "en", "en", "pt", "pl"
    ]  # fmt: skip
    assert language_code("Quechua") == language_code("") == ""


@given(st.text())
def test_any_text_is_as_many_languages_as_it_lists(text):
    assert len(languages_of(text)) == (text.count(";") + 1 if text else 0)
