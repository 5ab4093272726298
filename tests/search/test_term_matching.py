import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.text import words as words_of
from seedbrowse.search.highlight import spans
from seedbrowse.search.term_matching import TermMatcher
from seedbrowse.search.terms import Terms


def painted(text: str, *sets: list[str]) -> list[tuple[str, int]]:
    return [(text[start:end], number) for start, end, number in TermMatcher(sets).stretches(text)]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Trials and a trial", "trial", ["trial"]),
        ("Random, randomised, RANDOMLY", "random*", ["Random", "randomised", "RANDOMLY"]),
        ("A brand of strand", "rand*", []),
        ("Größe, GROSSE, gross", "grosse", ["Größe", "GROSSE"]),
        ("Cafés and a cafe", "cafe*", ["Cafés", "cafe"]),
        ("Полетаев", "poletaev", ["Полетаев"]),
        ("a controlled trial, controlled  trials", "controlled trial", ["controlled trial"]),
        ("control group, control-groups", "control group*", ["control group", "control-groups"]),
        ("double-blind, doubleblind, double blind", "double-blind",
         ["double-blind", "doubleblind", "double blind"]),
        ("COVID-19 and covid19", "covid19", ["COVID-19", "covid19"]),
        ("follow-up studies", "study", []),
        ("劳动移民政策研究", "移民政策", ["移民政策"]),
        ("anything", "*", []),
        ("anything", "…", []),
    ],
)  # fmt: skip
def test_words_are_found_as_a_query_finds_them(text: str, word: str, found: list[str]):
    assert [piece for piece, _number in painted(text, [word])] == found


def test_the_longest_stretch_prevails_then_the_first_set():
    text = "a randomised controlled trial"
    assert painted(text, ["trial"], ["controlled trial"], ["controlled trial", "random*"]) == [
        ("randomised", 2),
        ("controlled trial", 1),
    ]


def test_what_answers_the_query_is_left_to_it():
    matcher = TermMatcher([["controlled trial"]])
    text = "a controlled trial"
    found = matcher.stretches(text, [(2, 12)])
    assert [text[start:end] for start, end, _number in found] == [" trial"]


def test_no_words_find_nothing():
    assert not TermMatcher([])
    assert not TermMatcher([[], ["*"]])
    assert TermMatcher([[]]).stretches("anything") == []


SOME_TEXT = st.text(st.sampled_from("abcAB éßЖ政策研-'. \n*"), max_size=40) | st.text(max_size=40)


@given(SOME_TEXT, st.lists(st.lists(SOME_TEXT, max_size=4), max_size=4))
def test_stretches_of_any_text_are_apart_and_in_order(text: str, sets: list[list[str]]):
    end_before = 0
    for start, end, number in TermMatcher(sets).stretches(text):
        assert end_before <= start < end <= len(text)
        assert 0 <= number < len(sets)
        end_before = end


@given(SOME_TEXT, st.data())
def test_every_word_of_a_text_is_found_in_it(text: str, data: st.DataObject):
    own = words_of(text)
    if own:
        word = data.draw(st.sampled_from(own))
        assert TermMatcher([[word]]).stretches(text)
        assert TermMatcher([[word[:1] + "*"]]).stretches(text)


@given(SOME_TEXT, st.lists(st.text(st.sampled_from("abcé政策"), min_size=1, max_size=3)))
def test_whole_words_stand_out_where_the_search_highlights_them(text: str, typed: list[str]):
    folded = {word for each in typed for word in words_of(each) if len(words_of(each)) == 1}
    found = TermMatcher([folded]).stretches(text)
    painted = {place for start, end, _ in found for place in range(start, end)}
    terms = Terms(whole={}, phrases=[(word,) for word in folded])
    for start, end, _match in spans(text, terms):
        assert painted.issuperset(range(start, end))
