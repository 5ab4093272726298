"""What a query finds, and in which order."""

import threading
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.records import Issued, Name, Record
from seedbrowse.search.engine import Match, Term
from tests.search.engines import engine_of, numbered, parts_of, searching

SOLIDARITY = Record(
    type="article-journal",
    title="From mistrust to solidarity or more mistrust? A migration experience",
    authors=(Name(family="Poletaev", given="D.V."),),
    issued=Issued(2019),
    container_title="Russia in Global Affairs",
    doi="10.31278/1810-6374-2019-17-1-171-200",
    eid="2-s2.0-85064328342",
    issn=("1810-6374",),
    abstract="There is not much help for newcomers in major host countries.",
    author_keywords=("Labor migration", "Migrant policy"),
    affiliations=("Institute of Forecasting, Moscow",),
)
WINTER = Record(
    title="Körner im Winter: grain storage",
    authors=(Name(family="O'Brien", given="Ana"), Name(literal="Grain Board")),
    issued=Issued(2021),
    doi="10.5555/grain.2021.7",
    abstract="Losses after COVID-19 were studied with p53 as a by-product.",
)
CJK = Record(title="移民政策研究", authors=(Name(family="王", given="小明"),), issued=Issued(2020))
LIBRARY = (SOLIDARITY, WINTER, CJK)
ENGINE = engine_of(LIBRARY)


def found(query: str, records: Sequence[Record] = LIBRARY) -> list[int]:
    results = engine_of(records).search(query)
    assert results is not None
    return list(results.ids[: results.complete])


def titled(*titles: str) -> list[Record]:
    return [Record(title=title) for title in titles]


@pytest.mark.parametrize(
    "query",
    [
        "solidarity",
        "SOLIDARITY",
        "solidar",
        "solidarty",
        "solidart",
        "solidraity",
        "olidarity",
        "migr solidarty",
        "solidarty migr",
        "polteaev",
        "poletaev 2019",
        "global affairs",
        "migrant policy",
        "moscow",
        "newcomers",
        "D.V. Poletaev",
    ],
)
def test_a_record_is_found_by_words_beginnings_and_misspelt_words(query):
    assert found(query) == [0]


@pytest.mark.parametrize(
    "query",
    [
        "10.31278/1810-6374-2019-17-1-171-200",
        "https://doi.org/10.31278/1810-6374-2019-17-1-171-200",
        "http://dx.doi.org/10.31278/1810-6374-2019-17-1-171-200.",
        "doi:10.31278/1810-6374",
        "DOI: 10.31278/1810-6374-2019",
        "10.31278",
        "1810-6374-2019-17",
        "1810-6374",
        "18106374",
        "2-s2.0-85064328342",
        "85064328342",
        "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85064328342&partnerID=40",
    ],
)
def test_a_record_is_found_by_an_identifier_or_a_piece_of_it(query):
    assert found(query) == [0]


def test_a_doi_of_no_record_finds_nothing_that_merely_has_its_numbers():
    assert found("10.31278/1810-6374-2019-17-1-171-999") == []


@pytest.mark.parametrize(
    "query",
    [
        "korner",
        "Körner",
        "KÖRNER",
        "o'brien",
        "O’Brien",
        "obrien",
        "brien",
        "covid-19",
        "covid19",
        "covid 19",
        "COVID–19",
        "p53",
        "p-53",
        "byproduct",
        "by-product",
        "grain board",
    ],
)
def test_accents_case_hyphens_and_apostrophes_may_be_typed_or_left_out(query):
    assert found(query) == [1]


@pytest.mark.parametrize("query", ["移民", "政策", "策", "究", "民政策研", "王", "小明", "移民 王"])
def test_chinese_is_found_from_any_character_on(query):
    assert found(query) == [2]


@pytest.mark.parametrize("query", ["策政", "移政", "小王"])
def test_chinese_characters_that_do_not_follow_each_other_do_not_answer(query):
    assert found(query) == []


@pytest.mark.parametrize("query", ["poletaev", "Полетаев", "полета", "poletayev", "poletaef"])
@pytest.mark.parametrize("family", ["Poletaev", "Полетаев"])
def test_a_name_is_found_in_either_script(query, family):
    assert found(query, [WINTER, Record(title="A", authors=(Name(family=family),))]) == [1]


@pytest.mark.parametrize(
    "query", ["Жуковский", "zhukovsky", "zhukovskiy", "zhukovskii", "zhukovskij", "zhukovski"]
)
def test_the_endings_of_a_russian_name_are_typing_errors(query):
    assert found(query, titled("Жуковский и его время", "Winter")) == [0]


@pytest.mark.parametrize("query", ["zzzzzz", "solidarity zzzzzz", "solidarity winter", "2o19"])
def test_every_word_must_be_in_the_record(query):
    assert found(query) == []


@pytest.mark.parametrize("query", ["", "   ", "?!", "…—«»", "\x1b\x07\n\t", "()[]{}"])
def test_a_query_without_a_word_has_every_record_in_library_order(query):
    results = engine_of(LIBRARY).search(query)
    assert results is not None
    assert results.ids == range(3)
    assert results.library_size == 3
    assert results.terms == {}


def test_short_words_and_numbers_forgive_nothing():
    records = titled("cat", "car", "2019", "2018", "b2019x")
    assert found("cat", records) == [0]
    assert found("2019", records) == [2]


def test_words_of_four_to_six_letters_forgive_one_error_and_longer_ones_two():
    records = titled("grain", "grammar of solidarity")
    assert found("grxin", records) == [0]
    assert found("grxxn", records) == []
    assert found("sxlidxrity", records) == [1]
    assert found("xolidaxity", records) == []


def test_a_frequent_word_brings_nothing_that_merely_resembles_it():
    records = titled(*[f"citation {n}" for n in range(20)], "station", "citatoin")
    assert found("citation", records) == list(range(20))


def test_errors_are_forgiven_in_frequent_words_too_where_no_record_has_all_words():
    records = titled(*[f"a trail {n}" for n in range(20)], "clinical trial")
    assert found("clinical trail", records) == [20]


def test_exact_comes_before_beginning_before_typo():
    assert found("solidarity", titled("solidarty", "solidarityx", "solidarity")) == [2, 1, 0]


def test_title_and_author_come_before_keyword_and_source_before_abstract():
    records = [
        Record(title="one", abstract="solidarity"),
        Record(title="two", author_keywords=("solidarity",)),
        Record(title="solidarity"),
        Record(title="four", authors=(Name(family="Solidarity"),)),
        Record(title="five", affiliations=("Solidarity House",)),
        Record(title="six", container_title="Solidarity"),
    ]
    assert sorted(found("solidarity", records)[:2]) == [2, 3]
    assert found("solidarity", records)[2:] == [5, 1, 0, 4]


def test_a_rare_word_weighs_more_than_a_frequent_one():
    records = [
        *titled(*[f"grain {n}" for n in range(30)]),
        Record(title="grain", abstract="solidarity"),
        Record(title="solidarity", abstract="grain"),
    ]
    assert found("grain solidarity", records)[0] == 31


def test_of_equal_records_the_shorter_title_in_the_typed_order_is_first():
    records = titled(
        "Policy of migrant groups and a labor market", "Labor and migrant", "Migrant labor"
    )
    assert found("migrant labor", records) == [2, 1, 0]


def test_equal_records_stand_in_library_order():
    assert found("grain", titled(*["grain storage"] * 150)) == list(range(150))


def test_markup_in_a_title_does_not_part_or_make_words():
    records = titled("CO<sub>2</sub> in <i>Zea mays</i>", "An identity")
    assert found("co2", records) == [0]
    assert found("sub", records) == []


def test_terms_name_the_words_of_the_library_that_answer():
    results = engine_of(LIBRARY).search("migr solidarty winter's poletaev".replace(" winter's", ""))
    assert results is not None
    assert results.terms["solidarity"] == Term(Match.TYPO)
    assert results.terms["migration"] == Term(Match.PREFIX, 4)
    assert results.terms["poletaev"] == Term(Match.EXACT)


def test_records_that_are_in_no_part_yet_are_found_by_the_empty_query_only():
    records = [*LIBRARY, *titled("grain again", "more grain")]
    engine = searching([numbered(LIBRARY), numbered(records[4:], [4])], records)
    assert list(engine.search("grain").ids) == [4, 1]
    assert engine.search("").ids == range(5)
    assert list(engine.search("again").ids) == []


def test_nobody_waiting_any_more_stops_the_search():
    engine = engine_of(LIBRARY)
    assert engine.search("solidarity", is_cancelled=lambda: True) is None
    looks = iter([False, False, False, True])
    assert engine.search("solidarity migration", is_cancelled=lambda: next(looks)) is None
    assert list(engine.search("solidarity").ids) == [0]


def test_many_threads_may_search_at_once():
    records = titled(*[f"grain storage {n} solidarity{n % 40}" for n in range(2_000)])
    engine = searching(parts_of(records, [500, 1_200]), records)
    queries = ("grain", "solidarty", "s g", "storage 7")
    expected = {query: list(engine_of(records).search(query).ids) for query in queries}
    failures: list[str] = []

    def search() -> None:
        failures.extend(
            query for query in queries * 5 if list(engine.search(query).ids) != expected[query]
        )

    searchers = [threading.Thread(target=search) for _ in range(4)]
    for searcher in searchers:
        searcher.start()
    for searcher in searchers:
        searcher.join()
    assert failures == []


def test_only_so_many_words_of_a_pasted_page_are_considered():
    page = "solidarity mistrust " + "grain " * 5 + " ".join(f"w{n}" for n in range(20_000))
    assert found(page) == []
    words = SOLIDARITY.title.lower()
    assert found(f"{words} {words} {words}") == [0]
    assert found("x" * 100_000) == []
    assert found("移" * 100_000) == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_every_text_is_a_query(query):
    results = ENGINE.search(query)
    assert results is not None
    assert results.query == query
    assert set(results.ids) <= {0, 1, 2}
    assert len(set(results.ids)) == len(results.ids)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=6))
def test_records_of_any_text_can_be_added_and_found_by_their_title(titles):
    engine = engine_of([Record(title=title, abstract=title) for title in titles])
    for number, title in enumerate(titles):
        results = engine.search(title)
        assert results is not None
        if len(title.split()) < 20:
            assert number in results.ids
