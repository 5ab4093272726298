"""That a pasted title is its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.search.query import Mode, leaves
from seedbrowse.search.query_bounds import MOST_CONDITIONS
from seedbrowse.search.query_parser import parse
from tests.search.queries import hinted, shown


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=2))
def test_a_pasted_title_of_letters_is_just_its_words(title):
    title = [word.lower() for word in title][:MOST_CONDITIONS]
    query = parse(" ".join(title))
    assert query.hints == ()
    assert [*leaves(query.root)] == [*query.root.conditions]
    assert [(word.text, word.field, word.mode) for word in leaves(query.root)] == [
        (word, None, Mode.FORGIVING) for word in title
    ]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Grain – cold storage: a review", "Grain cold storage: a review"),
        ("Grain - and its price & quality", "Grain and its price quality"),
        ("Migrants (and refugees) in the North", "Migrants and refugees in the North"),
        ("Abstract: grain. Year: a study", "Abstract: grain. Year: a study"),
        ("What is a self-made man?", "What is a self-made man?"),
    ],
)
def test_a_pasted_title_with_punctuation_is_its_words_without_a_hint(title, words):
    query = parse(title)
    assert query.hints == ()
    assert " ".join(word.text for word in query.root.conditions) == words


@pytest.mark.parametrize(
    "title",
    [
        "EFFECTS OF X OR Y AND NOT Z",
        "TO BE OR NOT TO BE",
        "GRAIN STORAGE, COLD OR WARM: WHETHER OR NOT",
        "МИГРАНТЫ И РЫНОК ТРУДА OR NOT",
        "AND NOW FOR SOMETHING ELSE",
    ],
)
def test_a_pasted_title_in_capitals_has_no_operators(title):
    query = parse(title)
    assert [word.text for word in leaves(query.root)] == title.split()
    assert query.hints == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COVID OR SARS OR MERS", "(COVID | SARS | MERS)"),
        ("DNA NOT RNA", "(DNA & !RNA)"),
        ("(COLD OR WARM) AND (RYE OR OATS)", "((COLD | WARM) & (RYE | OATS))"),
        ('"COLD STORAGE" OR "WARM STORAGE"', '("COLD STORAGE" | "WARM STORAGE")'),
        ("T:RYE OR T:OATS RAIN WIND", "((title:RYE | title:OATS) & RAIN & WIND)"),
        ("COLD OR warm RYE WIND", "((COLD | warm) & RYE & WIND)"),
    ],
)
def test_a_query_in_capitals_keeps_its_operators(text, expected):
    assert shown(parse(text).root) == expected
    assert hinted(text) == []
