"""Which regular expressions a query takes, and what is said of the others."""

import pytest

from seedbrowse.search.query_parser import parse
from tests.search.queries import hinted, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/migr.*/", "/migr.*/"),
        ("/cold storage/ x", "(/cold storage/ & x)"),
        ("-/a/", "!/a/"),
        ("(/a/ OR b)", "(/a/ | b)"),
        ("/and/or/", "/and/or/"),
        (r"/a\/ b/", r"/a\/ b/"),
        ("A / B", "(A & B)"),
    ],
)
def test_a_regular_expression_stands_between_slashes_at_a_word_s_beginning(text, expected):
    assert shown(parse(text).root) == expected
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    "pattern",
    [
        "(a{1000}){1000}",
        "(?x)(a{ 1000 } ) {1000}",
        "(" * 20 + "a" + ")+" * 20,
        "(?:" * 100 + "a" + ")+" * 100,
        "a{" + "9" * 400 + "}",
        "a" * 501,
        "a\nb",
    ],
)
def test_a_regular_expression_that_could_not_be_compiled_in_time_is_not_compiled(pattern):
    query = parse(f"x /{pattern}/")
    assert shown(query.root) == "x"
    assert len(query.hints) == 1
    assert "not a regular expression" not in query.hints[0].message


@pytest.mark.parametrize("pattern", ["(?V1)a", "(?a)a", "[", "a**", r"\L<x>{", "(?<n", "\\"])
def test_a_pattern_that_is_no_regular_expression_is_left_out(pattern):
    query = parse(f"/{pattern}/ x")
    assert len(query.hints) == 1


def test_a_query_has_few_regular_expressions():
    query = parse(" ".join(f"/a{number}/" for number in range(50)))
    assert shown(query.root) == "(/a0/ & /a1/ & /a2/)"
    assert len(query.hints) == 47


@pytest.mark.parametrize(
    "part", ["title:/mi.*tion/", "t:/cold storage/", "year:/201./", "title:/mi.*ti", "-kw:/a/"]
)
def test_a_regular_expression_with_a_field_is_left_out_with_a_hint(part):
    assert shown(parse(f"x {part}").root) == "x"
    assert hinted(f"x {part}") == [(part.lstrip("-"), "a regular expression takes no field")]


def test_a_slash_by_itself_after_a_field_begins_no_regular_expression():
    assert shown(parse("title:/ x").root) == "x"
    assert hinted("title:/ x") == [("title:/", "type what title: should have")]
