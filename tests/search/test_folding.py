"""What is indexed agrees with what is typed."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.folding import fold
from seedbrowse.records.text import words
from seedbrowse.search.compounds import JOINERS
from seedbrowse.search.folding import END_OF_FIELD, chunks, compound_words, folded_identifier
from seedbrowse.search.typed_query import typed_words

ODD = st.text(
    "abmM1_-'’´`–.\u00ad\u0301\u0306\u3099ßﬁ½ийьЩαβγμµουπ移民カﾞไท\u0e38न\u093c\u094d각ל\u05b8 ",
    max_size=14,
)

# What parts the fields of a record stands apart from everything in them.
ANY = st.text(max_size=60).map(lambda text: text.replace(END_OF_FIELD, "")) | ODD


def indexed(text: str) -> set[str]:
    return {word.decode() for chunk in chunks(text) for word in compound_words(chunk)}


@given(ANY)
def test_chunks_have_the_words_that_folding_the_text_as_a_whole_gives(text):
    found = [word.decode() for chunk in chunks(text) for word in chunk.split(b"-") if word]
    assert found == words(text)


@given(ANY)
def test_whatever_is_typed_as_it_stands_in_a_record_is_in_its_index(text):
    terms = indexed(text)
    for typed in typed_words(text):
        every = all(any(term.startswith(part) for term in terms) for part in typed.parts)
        assert every or typed.joined in terms or typed.identifier


@pytest.mark.parametrize(
    "several",
    [
        ["Poletaev", "Полетаев", "POLETAEV", "полетаев"],
        ["O'Brien", "O’Brien", "Oʼbrien", "O`Brien", "o´brien", "O‘Brien", "obrien"],
        ["d'Or", "d’Or", "dor"],
        ["COVID-19", "COVID‐19", "COVID‑19", "COVID–19", "covid19", "ＣＯＶＩＤ－１９"],
        ["TGF-β1", "tgf-beta1", "TGFβ1", "tgfbeta1"],
        ["α-synuclein", "alpha-synuclein", "αsynuclein"],
        ["μm", "µm", "um"],
        ["CO₂", "co2", "CO2"],
        ["p53", "P53"],
        ["Solovʹev", "Solov'ev", "solovev", "Соловьёв", "Соловьев"],
        ["Müller", "Mu\u0308ller", "muller"],
        ["e-mail", "email"],
    ],
)
def test_each_way_of_writing_a_word_finds_the_others(several):
    for typed, record in product(several, several):
        (word,) = typed_words(typed)
        terms = indexed(record)
        assert word.joined in terms or all(part in terms for part in word.parts)


def test_an_identifier_is_the_same_with_any_hyphen_and_case():
    assert folded_identifier("10.31278/1810‑6374") == b"10.31278/1810-6374"
    assert folded_identifier(" 2-S2.0-85064328342 ") == b"2-s2.0-85064328342"


def test_joiners_are_what_hyphens_and_apostrophes_fold_to():
    assert {fold(joiner) for joiner in "-‐‑‒–−－'’‘ʼʹ′´`·"} == set(JOINERS)
