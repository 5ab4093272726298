"""Markup in the text of items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.rich_text import rich, typographic
from seedbrowse.citing.csl.runs import (
    CLOSE_QUOTE,
    NO_CASE,
    OPEN_QUOTE,
    RICH_BOLD,
    RICH_ITALIC,
    RICH_SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UPRIGHT,
    plain_text,
)


@pytest.mark.parametrize(
    ("markup", "bits"),
    [
        ("<i>moss</i>", RICH_ITALIC),
        ("<b>moss</b>", RICH_BOLD),
        ("<sub>moss</sub>", SUBSCRIPT),
        ("<sup>moss</sup>", SUPERSCRIPT),
        ("<sc>moss</sc>", RICH_SMALL_CAPS),
        ('<span style="font-variant: small-caps;">moss</span>', RICH_SMALL_CAPS),
        ('<span style="font-variant:small-caps;">moss</span>', RICH_SMALL_CAPS),
        ('<span class="nocase">moss</span>', NO_CASE),
    ],
)
def test_each_tag_of_csl_json_is_a_format(markup, bits):
    assert rich(f"On {markup}.") == [("On ", 0), ("moss", bits), (".", 0)]


def test_tags_stand_within_each_other():
    assert rich("<b>Moss <i>in</i></b> CO<sub>2</sub>") == [
        ("Moss ", RICH_BOLD),
        ("in", RICH_BOLD | RICH_ITALIC),
        (" CO", 0),
        ("2", SUBSCRIPT),
    ]


def test_italics_within_italics_are_upright_and_then_italics_again():
    assert rich("<i>a<i>b<i>c</i></i></i>") == [
        ("a", RICH_ITALIC),
        ("b", RICH_ITALIC | UPRIGHT),
        ("c", RICH_ITALIC),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "p < .05 & n > 3",
        "<i>never closed",
        "never opened</i>",
        "<em>unknown</em>",
        "<I>large</I>",
        "A &amp; B",
        "<span>bare</span>",
    ],
)
def test_what_is_no_markup_is_text(text):
    assert plain_text(rich(text)) == text
    assert all(not bits for _, bits in rich(text))


def test_of_tags_that_cross_the_one_that_closes_first_counts():
    assert rich("<b>a<i>b</b>c</i>") == [("a<i>b", RICH_BOLD), ("c</i>", 0)]


def test_quotations_reach_across_tags():
    assert plain_text(rich("<i>O</i>'Neill's \"<i>moss</i>\"")) == (
        f"O’Neill’s {OPEN_QUOTE}moss{CLOSE_QUOTE}"
    )


def test_spaces_are_never_doubled_and_those_before_french_marks_do_not_break():
    assert rich("moss   and  fern") == [("moss and fern", 0)]
    assert rich("« moss » : fern ?") == [("«\u202fmoss\u202f»\u202f: fern\u202f?", 0)]


def test_spaces_at_the_ends_stay():
    assert rich(": ") == [(": ", 0)]
    assert rich(' "a" ')[0] == (f" {OPEN_QUOTE}a{CLOSE_QUOTE} ", 0)


def test_no_text_is_no_run():
    assert rich("") == []


def test_names_get_real_apostrophes():
    assert typographic("O'Neill") == "O’Neill"


def test_thousands_of_marks_and_tags_without_partners_are_text():
    text = " 'a" * 20_000 + 'a" ' * 20_000 + "<i>" * 20_000 + "</b>" * 20_000
    assert plain_text(rich(text)) == text.replace("'", "’")


@given(st.text("ab <>/i\"' ", max_size=40))
def test_reading_loses_no_letter(text):
    kept = plain_text(rich(text))
    assert kept.count("a") == text.count("a")
    assert kept.count("b") == text.count("b")
    assert all(run for run, _ in rich(text))
