"""Narrowing: one more condition holds, and whatever else stands in the query means the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.search.facet import FacetName
from seedbrowse.search.query import AllOf
from seedbrowse.search.query_narrowing import narrowed, value_condition, years_condition
from seedbrowse.search.query_parser import parse
from tests.search.queries import shown


def parts(text: str) -> set[str]:
    root = parse(text).root
    return {
        shown(each).lower() for each in (root.conditions if isinstance(root, AllOf) else [root])
    }


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        (FacetName.YEAR, "2019", "year:2019"),
        (FacetName.YEAR, "870", "year:0870"),
        (FacetName.OPEN_ACCESS, "yes", "oa:yes"),
        (FacetName.SOURCE, "Urban Letters", 'source:="Urban Letters"'),
        (FacetName.AUTHOR, "Okafor, C.", 'author:="Okafor, C."'),
        (FacetName.AUTHOR_KEYWORD, 'so-called "aid"', 'kw:="so-called ""aid"""'),
        (FacetName.COUNTRY, "United Kingdom", 'country:="United Kingdom"'),
        (FacetName.FILE, "a/b.txt", 'file:="a/b.txt"'),
    ],
)
def test_a_value_is_written_as_the_search_bar_has_it(name, value, text):
    assert value_condition(name, value) == text
    assert parse(text).hints == ()


def test_years_are_one_or_from_one_to_another():
    assert years_condition(2019, 2019) == "year:2019"
    assert years_condition(990, 1009) == "year:0990..1009"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "year:2019"),
        ("  ", "year:2019"),
        ("migr solidarity", "migr solidarity year:2019"),
        ("migrant OR refugee", "migrant OR refugee year:2019"),
        ("migrant OR", "year:2019 migrant OR"),
        ("OR migrant", "OR migrant year:2019"),
        ("migrant -", "migrant - year:2019"),
        ("(migrant OR (refugee", "year:2019 (migrant OR (refugee"),
        ('"labor migr', 'year:2019 "labor migr'),
        ("/labou?r", "year:2019 /labou?r"),
        ("source:", "year:2019 source:"),
        ("oa:yes year:2019", "oa:yes year:2019"),
        ("FROM TRUST TO DOUBT OR MORE TRUST", "from trust to doubt or more trust year:2019"),
    ],
)
def test_a_condition_is_put_where_it_holds(query, text):
    assert narrowed(query, "year:2019") == text


PIECES = st.sampled_from(
    ["migrant", "OR", "AND", "NOT ", "-", "(", ")", '"labor', 'aid"', "/ab", "c/", "title:", "oa:",
     "year:2019", "source:(", "=", "* ", " ", "  ", "is:kept", "DOUBT", '""', "„", "trust"]
)  # fmt: skip
QUERIES = st.lists(PIECES, max_size=9).map(" ".join) | st.lists(PIECES, max_size=9).map("".join)


@given(QUERIES | st.text(max_size=30), st.sampled_from(['source:="Urban Letters"', "-oa:yes"]))
def test_any_query_means_the_same_with_one_more_condition(query, condition):
    narrower = narrowed(query, condition)

    assert parts(narrower) == parts(query) | parts(condition)
    assert narrowed(narrower, condition) == narrower


def test_a_query_that_is_too_long_is_narrowed_all_the_same():
    query = " ".join(f"word{number}" for number in range(200))

    assert narrowed(query, "year:2019").startswith("year:2019 word0 ")


def test_the_same_condition_is_not_written_twice():
    query = narrowed("migrant", 'kw:="mutual aid"')

    assert narrowed(query, 'kw:="mutual aid"') == query
    assert narrowed(query, 'kw:="trust"') == 'migrant kw:="mutual aid" kw:="trust"'
