"""Choices: what was chosen of a facet is text of the query, and can be taken back there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.search.facet import FacetName
from seedbrowse.search.query_choices import (
    Choices,
    added,
    choices,
    excluded,
    only,
    without_choices,
)
from seedbrowse.search.query_parser import parse

TYPE, YEAR, KEYWORD = FacetName.TYPE, FacetName.YEAR, FacetName.AUTHOR_KEYWORD


@pytest.mark.parametrize(
    ("query", "name", "found"),
    [
        ('trust type:="Review"', TYPE, Choices(("Review",))),
        ("trust type:=Review", TYPE, Choices(("Review",))),
        ('type:="Review" OR type:="Article"', TYPE, Choices(("Review", "Article"))),
        ("type:(=Review OR =Article)", TYPE, Choices(("Review", "Article"))),
        ('-type:="Review" trust', TYPE, Choices((), ("Review",))),
        ('NOT type:="Review"', TYPE, Choices((), ("Review",))),
        ("year:2015..2019", YEAR, Choices(("2015..2019",))),
        ("year:2015 OR year:2018..", YEAR, Choices(("2015", "2018.."))),
        ("oa:yes -oa:unknown", FacetName.OPEN_ACCESS, Choices(("yes",), ("unknown",))),
        ('kw:="trust" kw:="kin"', KEYWORD, Choices(("trust", "kin"))),
        ("type:review", TYPE, Choices()),
        ('type:="Review" OR trust', TYPE, Choices()),
        ('source:="Review"', TYPE, Choices()),
    ],
)
def test_choices_are_read_from_the_text(query, name, found):
    assert choices(query, name) == found


def test_a_second_time_takes_back_what_the_first_has_done():
    for change in (added, excluded):
        once = change("trust", TYPE, "Review")
        assert once != "trust"
        assert change(once, TYPE, "Review") == "trust"
    once = only("trust", TYPE, "Review", keeps_others=False)
    assert once == 'trust type:="Review"'
    assert only(once, TYPE, "Review", keeps_others=False) == "trust"


def test_only_takes_the_place_of_other_values_or_narrows_further():
    query = 'trust type:="Review"'
    assert only(query, TYPE, "Article", keeps_others=False) == 'trust type:="Article"'
    assert only(query, TYPE, "Article", keeps_others=True) == f'{query} type:="Article"'


def test_one_of_several_values_is_taken_out_and_the_others_stay():
    query = 'trust type:="A" OR type:="B" OR type:="C" year:2019'
    assert only(query, TYPE, "B", keeps_others=False) == 'trust year:2019 type:="A" OR type:="C"'


def test_a_value_is_asked_for_or_left_out_but_never_both():
    assert excluded('type:="A" OR type:="B"', TYPE, "A") == 'type:="B" -type:="A"'
    assert only('-type:="A"', TYPE, "A", keeps_others=False) == 'type:="A"'
    assert added('-type:="A" type:="B"', TYPE, "A") == 'type:="B" OR type:="A"'


def test_years_are_a_range_or_one():
    assert only("trust", YEAR, "2015..2019", keeps_others=False) == "trust year:2015..2019"
    assert only("trust year:2015..2019", YEAR, "2016", keeps_others=False) == "trust year:2016"
    assert excluded("", YEAR, "2015..2019") == "-year:2015..2019"
    assert added("year:2015", YEAR, "2018..2019") == "year:2015 OR year:2018..2019"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("type:(=A OR =B) trust", "trust"),
        ("(type:=A) trust", "trust"),
        ("-(type:=A) trust", "trust"),
        ("-type:=A", ""),
        ('trust OR kin -type:="A" "last wor', 'trust OR kin "last wor'),
        ("(trust type:=A", "(trust"),
        ('trust type:="A" -type:="B" type:=C', "trust"),
    ],
)
def test_all_choices_of_a_facet_can_be_left_out(query, left):
    assert without_choices(query, TYPE) == left


PIECES = st.sampled_from(
    ["trust", "OR", "AND", "NOT ", "-", "(", ")", '"labor', 'aid"', "title:", 'type:="A"',
     'type:="B"', "type:(", "=A", "year:2019", "oa:yes", "-oa:no", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=9).map(" ".join), st.sampled_from("ABC"))
def test_whatever_stands_in_a_query_a_value_can_be_chosen(query, value):
    before = choices(query, TYPE)
    text = only(query, TYPE, value, keeps_others=False)
    if not before.includes(value):
        assert choices(text, TYPE).includes(value)
    assert len(parse(text).hints) <= len(parse(query).hints) + 1
    assert choices(excluded(query, TYPE, value), TYPE).excludes(value) != before.excludes(value)
