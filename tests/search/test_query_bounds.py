"""That what is too much to look at is left out, and said to be."""

import pytest

from seedbrowse.query_help import LONGEST_QUERY
from seedbrowse.search.query import leaves
from seedbrowse.search.query_bounds import DEEPEST, MOST_CONDITIONS, MOST_TOKENS
from seedbrowse.search.query_parser import parse
from tests.search.queries import hinted, shown


def test_a_hundred_thousand_characters_are_looked_at_in_part():
    query = parse("word " * 20_000)
    assert len([*leaves(query.root)]) == MOST_CONDITIONS
    [hint] = query.hints
    assert hint.span.end == 100_000
    assert "100 conditions" in hint.message


def test_one_word_of_a_hundred_thousand_characters_is_cut():
    query = parse("a" * 100_000)
    [word] = leaves(query.root)
    assert len(word.text) == LONGEST_QUERY
    assert [hint.span.start for hint in query.hints] == [LONGEST_QUERY]


@pytest.mark.parametrize("closing", ["", ")" * 500])
def test_five_hundred_parentheses_are_too_many_and_the_rest_works(closing):
    query = parse("x " + "(" * 500 + "a" + closing)
    assert shown(query.root) == "x"
    assert query.hints


def test_forty_parentheses_are_read_and_what_stands_in_more_is_left_out():
    nested = "(" * DEEPEST + "a (b) c" + ")" * DEEPEST
    query = parse(f"{nested} d")
    assert shown(query.root) == "(a & c & d)"
    assert hinted(f"{nested} d") == [("(b)", "left out: in more than 40 parentheses")]


def test_thousands_of_operators_give_no_more_hints_than_tokens_are_read():
    for text in ("OR " * 30_000, ")" * 100_000, "()" * 50_000, "NOT " * 25_000, "-" * 100_000):
        assert 0 < len(parse(text).hints) <= MOST_TOKENS + 1
