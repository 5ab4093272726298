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
        ("Migrant Körner", (TypedWord(("migrant",)), TypedWord(("korner",)))),
        ("o'brien", (TypedWord(("o", "brien"), "obrien"),)),
        ("a/b", (TypedWord(("a",)), TypedWord(("b",)))),
        ("10.5555/x.1", (TypedWord(identifier="10.5555/x.1"),)),
        (
            "1234-567x",
            (TypedWord(("1234", "567x"), "1234567x", "1234-567x"),),
        ),
        ("2019", (TypedWord(("2019",)),)),
        ("移", (TypedWord(("移",)),)),
        ("移民政策", (TypedWord(("移民", "民政", "政策")),)),
        ("COVID肺炎", (TypedWord(("covid",)), TypedWord(("肺炎",)))),
        ("Полетаев", (TypedWord(("poletaev",)),)),
        ("TNF-α", (TypedWord(("tnf", "alpha"), "tnfalpha"),)),
        ("o`brien d’Or", (
            TypedWord(("o", "brien"), "obrien"), TypedWord(("d", "or"), "dor")
        )),
        ("第19回総会", (
            TypedWord(("第", "19", "回総", "総会"), identifier="第19回総会"),
        )),
        ("b a b", (TypedWord(("a",)), TypedWord(("b",)))),
        ("—", ()),
    ],
)  # fmt: skip
def test_a_query_is_words_compounds_and_pieces_of_identifiers(query, expected):
    assert typed_words(query) == expected


@pytest.mark.parametrize(
    ("word", "errors"), [("cat", 0), ("2019", 0), ("covid19", 0), ("grain", 1), ("storage", 2)]
)
def test_longer_words_forgive_more_and_numbers_nothing(word, errors):
    assert typing_errors_forgiven(word) == errors


def test_a_run_without_spaces_of_any_length_has_so_many_parts():
    (typed,) = typed_words("移民" * 10_000)
    assert len(typed.parts) == 40
    (typed,) = typed_words("-".join("ab" * 5_000))
    assert len(typed.parts) == 40


@given(st.text(max_size=400))
def test_any_text_gives_few_distinct_conditions(text):
    conditions = typed_words(text)
    assert len(conditions) <= MOST_WORDS
    assert len(set(conditions)) == len(conditions)
    assert all(c.parts or c.identifier for c in conditions)
