"""Which stretches of a text are highlighted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records import Record
from seedbrowse.records.text import sought_words, words
from seedbrowse.search.engine import Match, Term
from seedbrowse.search.highlight import spans
from seedbrowse.search.query import QueryField
from seedbrowse.search.terms import Terms
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
        ("移民政策研究", "政策", ["政策"]),
        ("移民政策研究", "民政策", ["民政策"]),
        ("移民政策研究", "策", ["策"]),
        ("移民政策研究", "究", ["究"]),
        ("COVID肺炎と第19回総会", "covid 総会", ["COVID", "総会"]),
        ("ภาษาไทย", "ษาไ", ["ษาไ"]),
        ("ผู้ลี้ภัย", "ลี้ภัย", ["ลี้ภัย"]),
        ("ｶﾞｽ", "ガス", ["ｶﾞｽ"]),
        ("Полетаев о Хрущёве", "poletaev khru", ["Полетаев", "Хру"]),
        ("Полетаев о Хрущёве", "полет", ["Полет"]),
        ("Poletaev", "Полетаев", ["Poletaev"]),
        ("Щукин", "sh", ["Щ"]),
        ("Пермь и Тверь", "perm", ["Пермь"]),
        ("Жуковский", "zhukovskii", ["Жуковский"]),
        ("TGF-β1 and β-catenin", "beta", ["β", "β"]),
        ("TGF-β1 and β-catenin", "tgf-beta1", ["TGF-β1"]),
        ("5 µm of α-synuclein", "um alphasynuclein", ["µm", "α-synuclein"]),
        ("Παπαδόπουλος", "papadopou", ["Παπαδόπου"]),
        ("CO₂ and H₂O", "co2", ["CO₂"]),
        ("İstanbul", "istan", ["İstan"]),
        ("By O’Brien and others", "obrien", ["O’Brien"]),
        ("By O’Brien and others", "o'brien", ["O’Brien"]),
        ("By O’Brien and others", "obri", ["O’Bri"]),
        ("By O’Brien and others", "brien", ["Brien"]),
        ("Russia’s migrants", "russia", ["Russia"]),
        ("after COVID-19 ended", "covid19", ["COVID-19"]),
        ("after COVID-19 ended", "covid", ["COVID"]),
        ("[/] [link] <b>", "link", ["link"]),
        ("½ of it", "1 2", ["½"]),
        ("p53 in d’Or", "p53 dor", ["p53", "d’Or"]),
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


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("labor migration, migration of labor", [("labor", "migration")], ["labor migration"]),
        ("Labor — Migration", [("labor", "migration")], ["Labor — Migration"]),
        ("labor migrations", [("labor", "migration")], []),
        ("child labor", [("labor",)], ["labor"]),
        ("трудовая миграция", [("trudovaya", "migratsiya")], ["трудовая миграция"]),
        ("after COVID-19 pandemic", [("covid", "19", "pandemic")], ["COVID-19 pandemic"]),
        ("移民政策研究 民政", [("民政", "政策")], ["民政策"]),
        ("COVID肺炎の患者", [("covid", "肺炎")], ["COVID肺炎"]),
        ("COVID肺炎の患者", [("者",)], ["者"]),
        ("covidx肺炎", [("covid", "肺炎")], []),
    ],
)
def test_the_words_of_a_phrase_are_highlighted_where_they_follow_each_other(text, terms, expected):
    found = spans(text, Terms(phrases=terms))
    assert [text[start:end] for start, end, _ in found] == expected
    assert {match for _, _, match in found} <= {Match.EXACT}


def test_an_unfinished_phrase_goes_on():
    terms = Terms(phrases=[("labor", "mig")], phrase_goes_on=True)
    assert spans("labor migration", terms) == [(0, 9, Match.EXACT)]


def test_what_a_regular_expression_finds_is_highlighted_in_the_text_as_it_stands():
    assert spans("Körner, körner", Terms(patterns=["KÖR."])) == [
        (0, 4, Match.EXACT),
        (8, 12, Match.EXACT),
    ]
    assert spans("abc", Terms(patterns=["x*"])) == []


@pytest.mark.parametrize("pattern", ["(", "[", "a{2", "(?<n", "(a+)+$", "\\", "(?P<x>a)(?P<x"])
def test_a_bad_or_slow_regular_expression_highlights_nothing(pattern):
    assert spans("a" * 5_000 + "!", Terms(patterns=[pattern])) == []


def test_of_what_overlaps_the_better_match_shows():
    terms = Terms({"migration": TYPO}, ["lab"], phrases=[("labor", "migr")], phrase_goes_on=True)
    assert spans("labor migration", terms) == [(0, 10, Match.EXACT), (10, 15, Match.TYPO)]


def test_words_of_one_field_are_highlighted_there_only():
    terms = Terms({"grain": EXACT}).restricted(QueryField.TITLE)
    assert spans("grain", terms.for_field(QueryField.TITLE)) == [(0, 5, Match.EXACT)]
    assert spans("grain", terms.for_field(QueryField.ABSTRACT)) == []


@pytest.mark.parametrize("field", QueryField)
def test_what_a_regular_expression_finds_is_highlighted_where_it_is_looked_for_only(field):
    looked_for = {QueryField.TITLE, QueryField.AUTHOR, QueryField.ABSTRACT}
    alone = Terms(patterns=["gr.in"])
    for terms in (alone, Terms.union([alone, Terms({"x": EXACT}).restricted(field)])):
        assert bool(spans("grain", terms.for_field(field))) is (field in looked_for)
        assert spans("grain", terms)


# Few letters, so that texts and terms meet; among them what changes its length when folded.
FEW = st.text("sSß\udcffaé\u0308ﬁ½İ移民한Щьйиβμου-’ ", min_size=1, max_size=12)


WORDS = FEW.map(lambda text: "".join(words(text))).filter(bool)


@given(
    st.text(st.characters(exclude_categories=[]), max_size=80) | FEW,
    st.dictionaries(WORDS, st.builds(Term, st.sampled_from(Match), st.integers(0, 5)), max_size=20),
    st.lists(WORDS, max_size=3),
    st.lists(FEW.map(lambda text: tuple(sought_words(text))), max_size=3),
    st.booleans(),
)
def test_stretches_of_any_text_are_sorted_within_bounds_and_apart(
    text, whole, beginnings, phrases, goes_on
):
    end = 0
    terms = Terms(whole, beginnings, phrases=phrases, phrase_goes_on=goes_on, patterns=["s|и."])
    for start, stop, match in spans(text, terms):
        assert end <= start < stop <= len(text)
        assert match in Match
        end = stop
    assert end <= len(text)


@given(FEW)
def test_a_text_is_a_phrase_of_itself(text):
    if phrase := tuple(sought_words(text)):
        assert spans(text, Terms(phrases=[phrase]))


@given(st.text(max_size=60))
def test_a_text_searched_by_itself_is_highlighted(text):
    engine = engine_of([Record(title=text.replace("<", " "))])
    results = engine.search(text.replace("<", " "))
    assert results is not None
    # What comes close, or is found by a condition such as `/0(0)/`, need not stand in the text.
    if results.terms and results.matching and not results.terms.patterns:
        assert spans(text, results.terms)
