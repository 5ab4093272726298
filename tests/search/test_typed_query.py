"""How a query is taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.search.typed_query import (
    MOST_WORDS,
    TypedWord,
    typed_words,
    typing_errors_forgiven,
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Migrant Körner", (TypedWord(("migrant",)), TypedWord(("korner",), unfinished=True))),
        ("o'brien", (TypedWord(("o", "brien"), "obrien", unfinished=True),)),
        ("a/b", (TypedWord(("a",)), TypedWord(("b",), unfinished=True))),
        ("10.5555/x.1", (TypedWord(identifier="10.5555/x.1", unfinished=True),)),
        ("doi: 10.5555/x.1", (TypedWord(identifier="10.5555/x.1", unfinished=True),)),
        (
            "1234-567x",
            (TypedWord(("1234", "567x"), "1234567x", "1234-567x", unfinished=True),),
        ),
        ("2019", (TypedWord(("2019",), unfinished=True),)),
        ("移民", (TypedWord(("移",)), TypedWord(("民",), unfinished=True))),
        ("b a b", (TypedWord(("a",)), TypedWord(("b",), unfinished=True))),
        ("—", ()),
    ],
)
def test_a_query_is_words_compounds_and_pieces_of_identifiers(query, expected):
    assert typed_words(query) == expected


@pytest.mark.parametrize(
    ("word", "errors"), [("cat", 0), ("2019", 0), ("covid19", 0), ("grain", 1), ("storage", 2)]
)
def test_longer_words_forgive_more_and_numbers_nothing(word, errors):
    assert typing_errors_forgiven(word) == errors


@given(st.text(max_size=400))
def test_any_text_gives_few_distinct_conditions_of_which_only_the_last_is_unfinished(text):
    conditions = typed_words(text)
    assert len(conditions) <= MOST_WORDS
    assert len(set(conditions)) == len(conditions)
    assert [condition.unfinished for condition in conditions[:-1]] == [False] * (
        len(conditions) - 1 if conditions else 0
    )
    assert all(c.parts or c.identifier for c in conditions)
