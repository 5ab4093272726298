"""Which words of the vocabulary a typed word reaches."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from seedbrowse.search.fields import Zone
from seedbrowse.search.word_index import WordIndex

LETTERS = st.text("abc", min_size=1, max_size=7)


def unhurried() -> None:
    """Nobody cancels."""


def index_of(*vocabulary: str) -> WordIndex:
    index = WordIndex()
    for number, word in enumerate(vocabulary):
        index.add(number, [{word}, set(), set()])
    return index


def test_a_word_leads_to_its_records_by_zone():
    index = WordIndex()
    index.add(0, [{"grain"}, {"storage"}, set()])
    index.add(1, [set(), {"grain"}, {"winter"}])
    assert index.records(["grain", "storage"], Zone.HEADING, unhurried) == {0}
    assert index.records(["grain", "storage"], Zone.SUBJECT, unhurried) == {0, 1}
    assert index.records(["absent"], Zone.BODY, unhurried) == set()
    assert "winter" in index
    assert "summer" not in index


@given(st.sets(LETTERS, max_size=30), LETTERS)
def test_beginnings_are_those_that_comparing_every_word_finds(vocabulary, prefix):
    found = index_of(*vocabulary).beginning_with(prefix, unhurried)
    assert sorted(found) == sorted(w for w in vocabulary if w.startswith(prefix) and w != prefix)


@given(st.sets(LETTERS, max_size=30), LETTERS, st.sampled_from([1, 2]))
def test_resembling_words_are_those_that_comparing_every_word_finds(vocabulary, word, bound):
    found = index_of(*vocabulary).resembling(word, bound, unhurried)
    distances = {w: OSA.distance(w, word) for w in vocabulary}
    assert found == {
        w: errors
        for w, errors in distances.items()
        if 0 < errors <= (bound if w[0] == word[0] else 1)
    }


@given(st.sets(LETTERS, max_size=30), LETTERS, st.sampled_from([1, 2]))
def test_words_that_begin_alike_are_those_that_comparing_every_beginning_finds(
    vocabulary, prefix, bound
):
    found = index_of(*vocabulary).beginning_like(prefix, bound, unhurried)
    nearest = {
        w: min(OSA.distance(prefix, w[:cut]) for cut in range(1, len(w) + 1)) for w in vocabulary
    }
    assert found == {
        w: errors for w, errors in nearest.items() if errors <= bound and w[0] == prefix[0]
    }
