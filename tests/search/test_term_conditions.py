import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.records import Record
from seedbrowse.search.query import OfSet, leaves
from seedbrowse.search.query_parser import parse
from seedbrowse.search.term_conditions import with_term_sets
from seedbrowse.search.term_matching import TermMatcher

TITLES = [
    "A randomised controlled trial",
    "Double-blind studies of mice",
    "A controlled experiment in the field",
    "A review of trials",
    "移民政策研究",
]
LIBRARY = InMemoryLibrary([Record(type="article", title=title) for title in TITLES])
SETS = {
    "include": ("random*", "controlled trial", "doubleblind"),
    "exclude": ("mice", "review"),
    "two words": ("field",),
    "chinese": ("政策",),
    "empty": (),
}


def found(query: str, library: InMemoryLibrary = LIBRARY) -> list[str]:
    results = library.search(query, term_sets=SETS)
    assert results is not None
    return [library[number].title for number in sorted(results.matching)]


def hints(query: str) -> list[str]:
    results = LIBRARY.search(query, term_sets=SETS)
    assert results is not None
    return [hint.message for hint in results.hints]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("term:include", [0, 1]),
        ("term:INCLUDE", [0, 1]),
        ("terms:include", [0, 1]),
        ("term:include -term:exclude", [0]),
        ("-term:include", [2, 3, 4]),
        ('term:"two words"', [2]),
        ("term:(include OR exclude)", [0, 1, 3]),
        ("term:include controlled", [0]),
        ("term:chinese", [4]),
    ],
)
def test_a_set_is_found_by_its_words(query: str, numbers: list[int]):
    assert found(query) == [TITLES[number] for number in numbers]
    assert hints(query) == []


def test_the_words_of_a_set_count_in_title_and_abstract_only():
    library = InMemoryLibrary(
        [
            Record(type="article", title="One", abstract="Of mice."),
            Record(type="article", title="Two", author_keywords=("mice",)),
        ]
    )
    assert found("term:exclude", library) == ["One"]


def test_a_set_that_nobody_knows_is_left_out_and_told():
    assert len(found("term:nothing")) == len(TITLES)
    assert "there is include, exclude" in hints("term:nothing review")[0]
    assert found("term:nothing review") == [TITLES[3]]
    assert hints("term:empty") == ["this term set has no word"]
    results = LIBRARY.search("term:include")
    assert results is not None
    assert "T makes one" in results.hints[0].message


def test_a_name_that_is_still_being_typed_is_no_mistake():
    assert hints("term:") == ["type what term: should have"]


def test_no_name_is_left_in_what_is_asked():
    query = with_term_sets(parse("(a OR -term:include) term:none"), SETS)
    assert not any(isinstance(leaf, OfSet) for leaf in leaves(query.root))
    plain = parse("trial")
    assert with_term_sets(plain, SETS) is plain


WORDS = st.text(st.sampled_from("abAé 政策-*"), max_size=6)


@given(st.lists(st.text(st.sampled_from("abAé 政策-."), max_size=12), min_size=1), st.lists(WORDS))
def test_records_that_are_found_are_those_that_are_painted(titles: list[str], words: list[str]):
    records = [Record(type="article", title=title) for title in titles]
    results = InMemoryLibrary(records).search("term:mine", term_sets={"mine": words})
    assert results is not None
    matcher = TermMatcher([words])
    if matcher:
        painted = [number for number, title in enumerate(titles) if matcher.stretches(title)]
        assert sorted(results.matching) == painted
    else:
        assert results.hints
