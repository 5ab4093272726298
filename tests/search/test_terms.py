"""The words that answer a query, as the highlighting asks for them."""

import pytest

from seedbrowse.search.engine import Match, Term
from seedbrowse.search.query import QueryField
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


def test_words_of_one_field_count_there_only():
    terms = Terms.union([Terms({"grain": EXACT}), Terms({}, ["mi"]).restricted(QueryField.TITLE)])
    title, author = terms.for_field(QueryField.TITLE), terms.for_field(QueryField.AUTHOR)
    assert sorted(title) == ["grain", "mi"]
    assert sorted(author) == ["grain"]
    assert sorted(terms) == ["grain", "mi"]
    assert terms["migrant"] == Term(Match.PREFIX, 2)
    assert author.find("migrant") is None


def test_what_is_restricted_once_stays_there():
    terms = Terms({"a": EXACT}).restricted(QueryField.TITLE)
    both = Terms.union([terms, Terms({"b": TYPO})]).restricted(QueryField.AUTHOR)
    assert sorted(both.for_field(QueryField.TITLE)) == ["a"]
    assert sorted(both.for_field(QueryField.AUTHOR)) == ["b"]
    again = Terms.union([terms, Terms({"b": TYPO})]).restricted(QueryField.TITLE)
    assert sorted(again.for_field(QueryField.TITLE)) == ["a", "b"]
    assert sorted(again.for_field(QueryField.ABSTRACT)) == []


def test_phrases_and_patterns_are_terms_without_words():
    phrase, pattern = Terms(phrases=[("a", "b"), ()]), Terms(patterns=["x+", "x+"])
    terms = Terms.union([phrase, pattern, Terms(phrases=[("a", "b")], phrase_goes_on=True)])
    assert terms.phrases == (("a", "b"),)
    assert terms.goes_on(("a", "b"))
    assert not phrase.goes_on(("a", "b"))
    assert terms.patterns == ("x+",)
    assert [*terms] == []
    assert all((terms, phrase, pattern, pattern.restricted(QueryField.TITLE)))
    assert not pattern.restricted(QueryField.TITLE).for_field(QueryField.ABSTRACT)


DIFFERENT = [
    Terms(),
    Terms({"a": EXACT}),
    Terms({"a": TYPO}),
    Terms({"a": EXACT}, ["a"]),
    Terms({}, ["a"]),
    Terms(phrases=[("a",)]),
    Terms(phrases=[("a",)], phrase_goes_on=True),
    Terms(patterns=["a"]),
    Terms({"a": EXACT}).restricted(QueryField.TITLE),
    Terms({"a": EXACT}).restricted(QueryField.ABSTRACT),
]


def test_terms_have_the_same_key_where_they_highlight_the_same():
    assert len({terms.key for terms in DIFFERENT}) == len(DIFFERENT)
    assert len(set(DIFFERENT)) == len(DIFFERENT)
    for terms in DIFFERENT:
        copy = Terms.union([Terms(), terms])
        assert copy.key == terms.key
        assert copy == terms
        assert hash(copy) == hash(terms)
