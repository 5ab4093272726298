"""Arbitrary term sets, as the program makes them."""

from hypothesis import strategies as st

from seedbrowse.records.text import harmless
from seedbrowse.term_sets.term_set import (
    COLOURS,
    TermSet,
    problem_of_name,
    problem_of_word,
    without_repetition,
    word,
)

__all__ = ["lists_of_sets", "term_sets", "words"]

names = st.text(max_size=20).map(harmless).filter(lambda name: not problem_of_name(name))
words = st.lists(st.text(max_size=20).map(word).filter(lambda each: not problem_of_word(each)))
term_sets = st.builds(
    TermSet,
    name=names,
    words=words.map(without_repetition),
    colour=st.sampled_from(COLOURS),
    is_on=st.booleans(),
)
lists_of_sets = st.lists(term_sets, max_size=5, unique_by=lambda each: each.key)
