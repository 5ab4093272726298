import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.term_sets.examples import EXAMPLES
from seedbrowse.term_sets.term_set import (
    COLOURS,
    LONGEST_NAME,
    LONGEST_WORD,
    TermSet,
    as_text,
    problem_of_name,
    problem_of_word,
    without_repetition,
    words_in,
)
from tests.term_sets.sets import words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("random*\nplacebo", ("random*", "placebo")),
        ("random*, placebo; trial", ("random*", "placebo", "trial")),
        ('"controlled trial", rct', ("controlled trial", "rct")),
        ('"yes, no", maybe', ("yes, no", "maybe")),
        ("“controlled trial”\n«essai»", ("controlled trial", "essai")),
        ("  controlled   trial \n\n,,\n", ("controlled trial",)),
        ("RCT\nrct\nRct", ("RCT",)),
        ('"not closed, at all\nnext', ("not closed", "at all", "next")),
        ('""', ()),
        ("", ()),
    ],
)
def test_words_are_written_one_a_line_or_with_commas(written: str, meant: tuple[str, ...]):
    assert words_in(written) == meant


@given(words)
def test_words_that_are_shown_to_be_changed_are_found_again(typed: list[str]):
    kept = without_repetition(typed)
    assert words_in(as_text(kept)) == kept


@given(st.text())
def test_anything_can_be_written(text: str):
    found = words_in(text)
    assert words_in(as_text(found)) == found
    assert all(each == each.strip() and "\n" not in each for each in found)


def test_a_word_that_finds_nothing_is_told():
    assert problem_of_word("random*") == ""
    assert problem_of_word("controlled trial*") == ""
    assert "end" in problem_of_word("ran*dom")
    assert "no letter" in problem_of_word("*")
    assert "no letter" in problem_of_word("…")
    assert str(LONGEST_WORD) in problem_of_word("x" * (LONGEST_WORD + 1))


def test_a_name_that_cannot_be_read_is_told():
    assert problem_of_name("include") == ""
    assert problem_of_name("")
    assert problem_of_name("x" * (LONGEST_NAME + 1))


def test_names_that_differ_in_case_only_are_one():
    assert TermSet("Include").key == TermSet("INCLUDE").key


def test_the_examples_can_be_taken_as_they_are():
    assert len({each.key for each in EXAMPLES}) == len(EXAMPLES)
    for each in EXAMPLES:
        assert problem_of_name(each.name) == ""
        assert [problem_of_word(word) for word in each.words] == [""] * len(each.words)
        assert without_repetition(each.words) == each.words
        assert each.colour in COLOURS
