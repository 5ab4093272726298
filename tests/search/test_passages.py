"""Where phrases stand in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.scripts import RUNNING, WORD_CHARACTER, is_running
from seedbrowse.records.text import fold, sought_words
from seedbrowse.search.passages import MOST_PHRASE_WORDS, places_of_pattern, places_of_phrase

FEW = st.text("aB1_移民カ한न\u093cท\u0e38- \n\udcffé", max_size=14)
ANY = st.text(st.characters(exclude_categories=[]), max_size=30)


def places(text: str, phrase: str, *, goes_on: bool = False) -> list[str]:
    folded = fold(text)
    found = places_of_phrase(folded, tuple(sought_words(phrase)), goes_on=goes_on)
    return [folded[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("the of the of the", "of the", ["of the", "of the"]),
        ("of-the often the of  —  the", "of the", ["of-the", "of  —  the"]),
        ("a a b", "a b", ["a b"]),
        ("ab ab ab", "ab ab", ["ab ab"]),
        ("child_labor law", "labor law", ["labor law"]),
        ("labour\u00adlaw", "labour law", []),
        ("移民 政策", "移民 政策", ["移民 政策"]),
        ("हिन्दी भाषा", "हिन् भाषा", []),
    ],
)
def test_a_phrase_stands_wherever_its_words_follow_each_other(text, phrase, found):
    assert places(text, phrase) == found


@pytest.mark.parametrize("phrase", ["grain trade", "trade 移民", "移民 政策"])
def test_a_phrase_does_not_go_on_in_the_next_line(phrase):
    assert places("grain trade 移民 政策", phrase)
    assert not places("grain \n trade \n 移民 \n 政策", phrase)
    assert not places("grain\ntrade\n移民\n政策 é", phrase)


def test_of_a_long_phrase_only_the_first_words_are_looked_for():
    first = " ".join(f"w{number}" for number in range(MOST_PHRASE_WORDS))
    assert places(first, first + " more of it") == [first]
    assert places(first + "5", first + " more", goes_on=True) == []
    assert places(first + "5", first, goes_on=True) == [first]


def test_a_phrase_needs_no_regular_expression_of_its_own(monkeypatch):
    places("labor é 移民", "labor 移民")  # compiles what all phrases share

    def compiled(*_):
        raise AssertionError

    monkeypatch.setattr(re, "compile", compiled)
    assert places("the labor migration of é 移民", "labor migration of e 移民")


def test_a_phrase_without_words_stands_nowhere():
    assert places("labor", "—") == []
    assert [*places_of_phrase("labor", ("",))] == []


@given(FEW, FEW, st.booleans())
def test_a_phrase_stands_where_a_regular_expression_of_its_words_says(text, phrase, goes_on):
    words = tuple(sought_words(phrase))
    folded = fold(text)
    if not words or any(map(is_running, words)):
        return
    between = f"(?:(?!{WORD_CHARACTER}|{RUNNING}|\n).)++"
    spelt = [f"(?<!{WORD_CHARACTER}){re.escape(word)}" for word in words]
    end = "" if goes_on else f"(?!{WORD_CHARACTER})"
    expected = re.finditer(f"(?!{WORD_CHARACTER}){between}".join(spelt) + end, folded)
    found = [*places_of_phrase(folded, words, goes_on=goes_on)]
    assert found == [each.span() for each in expected]


@given(ANY | FEW, ANY | FEW, st.booleans())
def test_any_text_has_places_of_any_phrase_within_it(text, phrase, goes_on):
    folded = fold(text)
    for start, end in places_of_phrase(folded, tuple(sought_words(phrase)), goes_on=goes_on):
        assert 0 <= start < end <= len(folded)
        assert "\n" not in folded[start:end]


@given(ANY | FEW, ANY | FEW)
def test_any_text_has_places_of_any_pattern_within_it(text, pattern):
    assert all(0 <= start <= end <= len(text) for start, end in places_of_pattern(text, pattern))
