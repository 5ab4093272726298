"""Punctuation where the parts of a reference meet."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.punctuation import finished
from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.runs import (
    BLOCK_END,
    BLOCKS,
    BOLD,
    CLOSE_QUOTE,
    DELIMITER,
    ITALIC,
    LIGHT,
    NO_CASE,
    OBLIQUE,
    OPEN_QUOTE,
    REGULAR,
    RICH_BOLD,
    RICH_ITALIC,
    SUPERSCRIPT,
    UNDERLINE,
    UPRIGHT,
    Runs,
    formatted,
    plain_text,
)
from seedbrowse.citing.locales import read_locale

AMERICAN = load_locale("en-US", (), read_locale)
BRITISH = load_locale("en-GB", (), read_locale)


def text_of(*parts: str) -> str:
    return plain_text(finished([(part, 0) for part in parts], AMERICAN))


def quoted(text: str) -> Runs:
    return [(OPEN_QUOTE, 0), *rich(text), (CLOSE_QUOTE, 0)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("J. Moss.", ".", "J. Moss."),
        ("Moss Inc.", ", ", "Moss Inc.,"),
        ("Moss?", ". ", "Moss?"),
        ("Moss!", ". ", "Moss!"),
        ("Moss?", ", ", "Moss?,"),
        ("Moss?", ": ", "Moss?"),
        ("Moss;", ". ", "Moss;"),
        ("Moss:", ": ", "Moss:"),
        ("Moss:", "?", "Moss?"),
        ("Moss;", "!", "Moss!"),
        ("Moss,", ",", "Moss,"),
        ("Moss.", ".).", "Moss.)."),
        ("Moss ", " fern", "Moss fern"),
        ("Moss, ", ", fern", "Moss, fern"),
        ("Moss", "— ", "Moss—"),
    ],
)
def test_marks_are_not_doubled_where_parts_meet(first, second, expected):
    assert text_of(first, second) == expected


def test_marks_within_a_part_stay():
    assert text_of("Moss?.. and ,, fern") == "Moss?.. and ,, fern"


def test_a_delimiter_gives_way_to_the_mark_that_follows_it():
    def joined(delimiter, prefix):
        return finished([("Moss", 0), (delimiter, DELIMITER), (prefix, 0), ("1999", 0)], AMERICAN)

    assert joined(". ", ", ") == [("Moss, 1999", 0)]
    assert joined(", ", ". ") == [("Moss. 1999", 0)]
    assert joined("; ", ".") == [("Moss.1999", 0)]


def test_an_affix_keeps_its_mark_before_another_but_not_its_space():
    assert text_of("Moss", ". ", ", ", "1999") == "Moss., 1999"
    assert text_of("Moss. ", ". ", "1999") == "Moss. 1999"


def test_a_mark_that_begins_a_word_stays():
    assert text_of("Moss", ". ", ".NET for ferns") == "Moss. .NET for ferns"


def test_marks_are_not_doubled_across_formats():
    runs = [("Moss?", ITALIC), (". ", 0), ("J. Fern.", BOLD), (".", 0)]
    assert finished(runs, AMERICAN) == [("Moss?", ITALIC), (" ", 0), ("J. Fern.", BOLD)]


def test_spaces_at_both_ends_are_dropped():
    assert text_of("  ", "Moss", ". ") == "Moss."


@pytest.mark.parametrize(
    ("title", "mark", "american", "british"),
    [
        ("Moss", ".", "“Moss.”", "‘Moss’."),
        ("Moss", ", ", "“Moss,”", "‘Moss’,"),
        ("Moss", "; ", "“Moss”;", "‘Moss’;"),
        ("Moss?", ". ", "“Moss?”", "‘Moss?’"),
        ("Moss?", ", ", "“Moss?,”", "‘Moss?’,"),
        ("Moss.", ".", "“Moss.”", "‘Moss.’"),
        ("Moss,", ",", "“Moss,”", "‘Moss’,"),
        ('A "moss"', ".", "“A ‘moss.’”", "‘A “moss”’."),
        ('A "moss?"', ".", "“A ‘moss?’”", "‘A “moss?”’"),
        ("Moss", "!", "“Moss!”", "‘Moss’!"),
    ],
)
def test_marks_stand_within_quotations_where_the_locale_wants_it(title, mark, american, british):
    runs = [*quoted(title), (mark, 0)]
    assert plain_text(finished(runs, AMERICAN)) == american
    assert plain_text(finished(runs, BRITISH)) == british


def test_a_mark_that_moves_has_the_format_of_the_quotation_mark():
    runs = [*quoted("Ca<sup>2+</sup>"), (".", 0)]
    assert finished(runs, AMERICAN) == [("“Ca", 0), ("2+", SUPERSCRIPT), (".”", 0)]
    runs = [*formatted(quoted("Moss"), ITALIC), (", ", 0), ("fern", 0)]
    assert finished(runs, AMERICAN) == [("“Moss,”", ITALIC), (" fern", 0)]


def test_quotations_within_a_title_are_left_alone():
    runs = [*quoted('A "moss", a fern'), (".", 0)]
    assert plain_text(finished(runs, AMERICAN)) == "“A ‘moss’, a fern.”"


@pytest.mark.parametrize("mark", [".", ",", ";", ":", "!", "?"])
@pytest.mark.parametrize("locale", [AMERICAN, BRITISH])
def test_titles_made_of_marks_are_finished_as_well(mark, locale):
    title = "Moss" + mark * 5000
    runs = [*quoted(title), (", ", 0), *rich(mark * 5000), (". ", 0)]
    assert plain_text(finished(runs, locale)).count(mark) > 9990


def test_an_ellipsis_stays_whole():
    assert text_of("Moss.", "...and fern") == "Moss....and fern"


@pytest.mark.parametrize(
    ("bits", "shown"),
    [
        (RICH_ITALIC, ITALIC),
        (RICH_ITALIC | ITALIC, ITALIC | UPRIGHT),
        (RICH_ITALIC | OBLIQUE, OBLIQUE | UPRIGHT),
        (RICH_ITALIC | UPRIGHT, ITALIC | UPRIGHT),
        (RICH_ITALIC | UPRIGHT | ITALIC, ITALIC),
        (RICH_BOLD | ITALIC, BOLD | ITALIC),
        (RICH_BOLD | LIGHT, LIGHT | REGULAR),
        (UPRIGHT, 0),
        (NO_CASE | UNDERLINE, UNDERLINE),
    ],
)
def test_rich_text_is_turned_round_within_formatting_of_its_kind(bits, shown):
    assert finished([("moss", bits)], AMERICAN) == [("moss", shown)]


def test_neighbours_of_the_same_format_become_one():
    runs = [("a", ITALIC), ("b", RICH_ITALIC), ("", BOLD), ("c", 0), ("d", NO_CASE)]
    assert finished(runs, AMERICAN) == [("ab", ITALIC), ("cd", 0)]


def test_nothing_is_joined_across_blocks():
    margin, end = BLOCKS["left-margin"], BLOCK_END
    runs = [(margin, 0), ("1. ", 0), (end, 0), (" .", 0), ("Moss ", 0), (end, 0)]
    assert finished(runs, AMERICAN) == [
        (margin, 0),
        ("1.", 0),
        (end, 0),
        (".Moss", 0),
        (end, 0),
    ]


@given(
    st.lists(st.tuples(st.text(f"a.,;:?! ”{OPEN_QUOTE}{CLOSE_QUOTE}"), st.sampled_from([0, 1, 8]))),
    st.sampled_from([AMERICAN, BRITISH]),
)
def test_finishing_keeps_every_letter_and_leaves_nothing_to_finish(runs, locale):
    once = finished(runs, locale)
    assert plain_text(once).count("a") == plain_text(runs).count("a")
    assert all(text for text, _ in once)
    assert all(first[1] != second[1] for first, second in pairwise(once))
    text = plain_text(once)
    assert text == text.strip(" ")
    assert OPEN_QUOTE not in text
    assert CLOSE_QUOTE not in text
