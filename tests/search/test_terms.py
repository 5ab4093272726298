"""The words that answer a query, as the highlighting asks for them."""

import pytest

from seedbrowse.search.engine import Match, Term
from seedbrowse.search.terms import Terms

EXACT, TYPO = Term(Match.EXACT), Term(Match.TYPO)


def test_any_word_with_a_typed_beginning_is_a_term():
    terms = Terms({"migr": EXACT}, ["migr"])
    assert terms["migr"] == EXACT
    assert terms["migration"] == Term(Match.PREFIX, 4)
    assert "emigration" not in terms
    with pytest.raises(KeyError):
        terms["mig"]


def test_the_longest_beginning_and_the_better_match_count():
    terms = Terms.union([Terms({"migrant": TYPO}, ["mi"]), Terms({"migrant": TYPO}, ["migr"])])
    assert terms["migrant"] == Term(Match.PREFIX, 4)
    assert Terms.union([Terms({"a": TYPO}), Terms({"a": EXACT})])["a"] == EXACT


def test_iterating_names_each_word_and_beginning_once():
    terms = Terms({"migr": EXACT, "winter": TYPO}, ["migr", "w"])
    assert sorted(terms) == ["migr", "w", "winter"]
    assert len(terms) == 3
    assert Terms() == {}
    assert not Terms()


def test_words_that_merely_resemble_are_bounded_and_exact_ones_stay():
    many = Terms({f"w{n}": TYPO for n in range(900)})
    more = Terms({f"v{n}": TYPO for n in range(900)})
    terms = Terms.union([many, more, Terms({"grain": EXACT})])
    assert len(terms) == 1_000
    assert terms["grain"] == EXACT
