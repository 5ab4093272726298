"""Which words of the vocabulary a misspelt word reaches."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from seedbrowse.records import Record
from seedbrowse.records.text import words
from seedbrowse.search.typos import beginning_like, resembling
from tests.search.engines import part_of

LETTERS = st.text("abc", min_size=1, max_size=7)
# Letters of several bytes, and words of them beside plain ones.
SCRIPTS = st.text("abჟა", min_size=1, max_size=7)


def unhurried() -> None:
    """Nobody cancels."""


def vocabulary_of(*titles: str) -> list:
    """Two parts that share the first word."""
    return [part_of([Record(title=" ".join(titles))]), part_of([Record(title=titles[0])])]


def check_resembling(vocabulary, word, bound):
    found = resembling(vocabulary_of(*sorted(vocabulary)), word, bound, unhurried)
    distances = {w: OSA.distance(w, word) for w in vocabulary}
    assert {w: errors for w, (errors, _) in found.items()} == {
        w: errors
        for w, errors in distances.items()
        if 0 < errors <= (bound if w[0] == word[0] else 1)
    }


def check_beginnings(vocabulary, beginning, bound):
    found = beginning_like(vocabulary_of(*sorted(vocabulary)), beginning, bound, unhurried)
    nearest = {
        w: min(OSA.distance(beginning, w[:cut]) for cut in range(1, len(w) + 1)) for w in vocabulary
    }
    assert {w: errors for w, (errors, _) in found.items()} == {
        w: errors for w, errors in nearest.items() if errors <= bound and w[0] == beginning[0]
    }


@given(st.sets(LETTERS, min_size=1, max_size=30), LETTERS, st.sampled_from([1, 2]))
def test_resembling_words_are_those_that_comparing_every_word_finds(vocabulary, word, bound):
    check_resembling(vocabulary, word, bound)


@given(st.sets(SCRIPTS, min_size=1, max_size=30), SCRIPTS, st.sampled_from([1, 2]))
def test_letters_of_several_bytes_are_letters(vocabulary, word, bound):
    check_resembling(vocabulary, word, bound)
    check_beginnings(vocabulary, word, bound)


@given(st.sets(LETTERS, min_size=1, max_size=30), LETTERS, st.sampled_from([1, 2]))
def test_words_that_begin_alike_are_those_that_comparing_every_beginning_finds(
    vocabulary, beginning, bound
):
    check_beginnings(vocabulary, beginning, bound)


def test_long_words_that_begin_alike_are_found_however_the_error_shifts_the_rest():
    vocabulary = ["solidarities", "solidarity", "slidarity", "soolidarity", "osolidarity"]
    for beginning in ("solidarit", "soldarit", "sollidarit", "soildarit"):
        check_beginnings(vocabulary, beginning, 2)


def test_a_word_is_known_with_every_part_that_has_it():
    parts = vocabulary_of("migrant", "winter")
    errors, places = resembling(parts, "migrnt", 2, unhurried)["migrant"]
    assert errors == 1
    assert [parts[owner].word(term) for owner, term in places] == ["migrant", "migrant"]
    assert {owner for owner, _ in places} == {0, 1}


def test_words_with_digits_resemble_nothing():
    parts = vocabulary_of(*words("covid19 covid1 covid"))
    assert set(resembling(parts, "covit", 1, unhurried)) == {"covid"}
