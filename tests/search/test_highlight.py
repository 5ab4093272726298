"""Which stretches of a text are highlighted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records import Record
from seedbrowse.records.text import words
from seedbrowse.search.engine import Match, Term
from seedbrowse.search.highlight import spans
from tests.search.engines import engine_of

EXACT = Term(Match.EXACT)
TYPO = Term(Match.TYPO)


def highlighted(text: str, query: str) -> list[str]:
    results = engine_of([Record(title=text)]).search(query)
    assert results is not None
    return [text[start:end] for start, end, _ in spans(text, results.terms)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Labor migration in Russia", "migration", ["migration"]),
        ("Labor migration in Russia", "migr", ["migr"]),
        ("Labor migration in Russia", "russai labor", ["Labor", "Russia"]),
        ("migrant and Migrant", "migrant", ["migrant", "Migrant"]),
        ("Die Körner im Winter", "korner", ["Körner"]),
        ("Die Ko\u0308rner im Winter", "korner", ["Ko\u0308rner"]),
        ("Die Ko\u0308rner im Winter", "ko", ["Ko\u0308"]),
        ("Größe und Maß", "groesse mass", ["Größe", "Maß"]),
        ("Größe und Maß", "grosse mass", ["Größe", "Maß"]),
        ("Maß", "mas", ["Maß"]),
        ("the ﬁnal ﬂow", "final flow", ["ﬁnal", "ﬂow"]),
        ("the ﬁnal ﬂow", "f", ["ﬁ", "ﬂ"]),
        ("移民政策研究", "政策", ["政", "策"]),
        ("By O’Brien and others", "obrien", ["O’Brien"]),
        ("By O’Brien and others", "o'brien", ["O’Brien"]),
        ("By O’Brien and others", "obri", ["O’Bri"]),
        ("By O’Brien and others", "brien", ["Brien"]),
        ("Russia’s migrants", "russia", ["Russia"]),
        ("after COVID-19 ended", "covid19", ["COVID-19"]),
        ("after COVID-19 ended", "covid", ["COVID"]),
        ("[/] [link] <b>", "link", ["link"]),
        ("½ of it", "1 2", ["½"]),
        ("nothing here", "", []),
    ],
)
def test_the_words_that_answer_are_highlighted_as_they_stand_in_the_text(text, query, expected):
    assert highlighted(text, query) == expected


def test_a_stretch_says_how_it_matches():
    terms = {"labor": EXACT, "migration": Term(Match.PREFIX, 4), "russia": TYPO}
    assert spans("Labor migration, Russia", terms) == [
        (0, 5, Match.EXACT),
        (6, 10, Match.PREFIX),
        (17, 23, Match.TYPO),
    ]


# Few letters, so that texts and terms meet; among them what changes its length when folded.
FEW = st.text("sSßaé\u0308ﬁ½İ移한-’ ", min_size=1, max_size=12)


@given(
    st.text(max_size=80) | FEW,
    st.dictionaries(
        FEW.map(lambda text: "".join(words(text))),
        st.builds(Term, st.sampled_from(Match), st.integers(0, 5)),
        max_size=20,
    ),
)
def test_stretches_of_any_text_are_sorted_within_bounds_and_apart(text, terms):
    end = 0
    for start, stop, match in spans(text, terms):
        assert end <= start < stop <= len(text)
        assert match in Match
        end = stop
    assert end <= len(text)


@given(st.text(max_size=60))
def test_a_text_searched_by_itself_is_highlighted(text):
    engine = engine_of([Record(title=text.replace("<", " "))])
    results = engine.search(text.replace("<", " "))
    assert results is not None
    if results.terms:
        assert spans(text, results.terms)
