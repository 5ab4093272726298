"""What meets a whole query comes first; what comes close follows where that is little."""

from collections.abc import Sequence

import pytest

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.records import Issued, Name, Record
from seedbrowse.search import wordings
from seedbrowse.search.engine import Match, Order, Results, SortKey
from seedbrowse.search.query import QueryField


def papers(*titles: str, author: str = "Nowak") -> list[Record]:
    return [
        Record(title=title, authors=(Name(family=author, given="A."),), issued=Issued(2000 + year))
        for year, title in enumerate(titles)
    ]


def search(records: Sequence[Record], query: str, order: Order | None = None) -> Results:
    results = InMemoryLibrary(records).search(query, order=order or Order())
    assert results is not None
    return results


GRAIN = papers(
    "Grain storage in winter",
    "Storage of grain, revisited",
    "Winter tyres",
    "Strange winter",
)


def test_records_that_lack_a_word_follow_only_where_none_has_all_words():
    results = search(GRAIN, "grain storage winter zzzz")
    assert list(results.ids)[:2] == [0, 1]
    assert results.complete == 0
    results = search(GRAIN, "grain storage winter")
    assert list(results.ids) == [0]
    assert results.complete is None


def test_a_record_needs_half_the_weight_of_the_words_to_come_close():
    assert list(search(GRAIN, "tyres grain storage zzzz").ids)[:2] == [1, 0]
    assert 3 not in search(GRAIN, "tyres grain storage zzzz").ids


def test_typing_errors_are_looked_for_in_every_word_where_few_records_have_them_all():
    records = papers(*["Strange winter"] * 12, "Storage winter", "Stomage winter")
    results = search(records, "stomage winter")
    assert list(results.ids) == [13, 12]
    records = papers(*["Winter storage"] * 30, "Winter stowage")
    results = search(records, "winter stowage")
    assert results.ids[0] == 30
    assert results.complete is None


def test_what_comes_close_stays_behind_what_is_complete_in_every_order():
    records = papers(*["Reporter at large"] * 12, "Reported crimes of 1999")
    by_year = Order(SortKey.YEAR, descending=True)
    results = search(records, "reported crimes", by_year)
    assert results.ids[0] == 12
    results = search(papers("Wintre", "Winter", "Winter"), "winter", by_year)
    assert list(results.ids) == [2, 1, 0]


def test_what_comes_close_meets_the_conditions_all_the_same():
    results = search(GRAIN, "grain storage zzzz year:2001")
    assert list(results.ids) == [1]
    assert results.complete == 0
    assert list(search(GRAIN, 'grain storage zzzz "revisited"').ids) == [1]
    assert list(search(GRAIN, "grain storage zzzz -revisited /grain/").ids) == [0]


def test_exact_words_and_beginnings_are_never_left_out():
    assert list(search(GRAIN, "=grains storage").ids) == []
    assert list(search(GRAIN, "grain stre* winter").ids) == []
    assert list(search(GRAIN, "grain =storage wintre").ids) == [0]


def test_what_is_left_out_is_meant_as_it_was_typed():
    records = papers("Cat", "Cats", "Cart")
    assert list(search(records, "-cat").ids) == [1, 2]
    assert list(search(records, "-cat*").ids) == [2]
    assert list(search(records, "c* -cart").ids) == [0, 1]


def test_alternatives_count_as_one_word():
    assert sorted(search(GRAIN, "tyres OR revisited nowak").ids) == [1, 2]
    assert sorted(search(GRAIN, "winter (grain OR tyres)").ids) == [0, 2]
    assert sorted(search(GRAIN, "year:2003 OR tyres").ids) == [2, 3]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("author:nowak grain", [0, 1]),
        ("author:grain", []),
        ("title:nowak", []),
        ("a:nowk t:storge", [0, 1]),
        ("year:2001..2002", [1, 2]),
        ("grain year:>2000", [1]),
        ("nowak -year:2000", [1, 2, 3]),
        ('"storage of grain"', [1]),
        ('"grain of storage"', []),
        ('"storage of gra', [1]),
        ("is:kept OR tag:method OR is:duplicate", []),
        ("-is:kept tyres", [2]),
    ],
)
def test_fields_numbers_and_phrases(query, expected):
    assert sorted(search(GRAIN, query).ids) == expected


def test_an_identifier_of_a_field_is_found_by_a_piece():
    records = [Record(title="One", doi="10.5555/one.7"), Record(title="Two", eid="2-s2.0-77")]
    assert list(search(records, "doi:10.5555").ids) == [0]
    assert list(search(records, "doi:https://doi.org/10.5555/ONE.7").ids) == [0]
    assert list(search(records, "id:77").ids) == [1]
    assert list(search(records, "doi 10.5555/one.7").ids) == [0]


def test_a_short_identifier_asked_for_as_a_doi_is_no_other_identifier():
    records = [Record(title="One", doi="10.5555/77"), Record(title="Two", eid="2-s2.0-77")]
    assert list(search(records, "doi:77").ids) == [0]
    assert list(search(records, "doi:1").ids) == [0]
    assert list(search(records, "doi:10.").ids) == [0]
    assert list(search(records, "doi:10.5555/7").ids) == [0]
    assert list(search(records, "id:77").ids) == [0, 1]


def test_words_of_one_field_are_highlighted_there_only():
    terms = search(GRAIN, "author:nowak winter").terms
    assert terms.for_field(QueryField.AUTHOR)["nowak"].match is Match.EXACT
    assert "nowak" not in terms.for_field(QueryField.TITLE)
    assert "winter" in terms.for_field(QueryField.TITLE)


def test_words_of_one_field_are_highlighted_there_only_also_where_a_word_is_lacking():
    results = search(GRAIN, "author:nowak grain zzzz storage winter")
    assert results.complete == 0
    in_titles = results.terms.for_field(QueryField.TITLE)
    assert "nowak" not in in_titles
    assert {"grain", "storage", "winter"} <= set(in_titles)
    assert "nowak" in results.terms.for_field(QueryField.AUTHOR)


def test_what_is_excluded_is_not_highlighted():
    assert "tyres" not in search(GRAIN, "winter -tyres").terms


def test_more_words_than_are_considered_are_told():
    results = search(GRAIN, " ".join(f"word{n}" for n in range(30)))
    assert [hint.message for hint in results.hints] == ["only the first 20 different words count"]


def test_a_repeated_word_is_none_too_many():
    words = [f"word{n}" for n in range(20)]
    assert not search(GRAIN, " ".join([*words, *words])).hints


def test_a_part_that_is_wrong_leaves_the_rest_at_work():
    results = search(GRAIN, "tyres year:99999..-3")
    assert list(results.ids) == [2]
    assert len(results.hints) == 1
    results = search(GRAIN, "year:20")
    assert list(results.ids) == [0, 1, 2, 3]
    assert len(results.hints) == 1


@pytest.mark.parametrize("query", ["ь", '"ь"', 'title:"ъ', "doi:ь", "=ь", "-ь", "id:ъ", "kw:ь"])
def test_what_folds_to_nothing_asks_for_nothing(query):
    results = search(GRAIN, query)
    assert list(results.ids) == [0, 1, 2, 3]
    assert [hint.message for hint in results.hints] == ["nothing of this is searched"]
    assert list(search(GRAIN, f"tyres {query}").ids) == [2]


@pytest.mark.parametrize("query", ["x\udcff", "\udcff", "/\udcff/", 'title:"a \udcff', "-\udcff"])
def test_what_is_no_text_is_in_no_record(query):
    assert search(GRAIN, query).query == query


def test_what_could_not_be_looked_up_is_not_shown_by_its_exclusion(monkeypatch):
    monkeypatch.setattr(wordings, "_PATIENCE", -1.0)
    assert list(search(GRAIN, '-"storage of grain"').ids) == [0, 2, 3]
    assert list(search(GRAIN, '-(-"storage of grain")').ids) == []


def test_a_regular_expression_that_is_given_up_leaves_the_rest_at_work():
    records = papers("a" * 60 + "!", "Winter")
    for query in ("nowak /(a|aa)+$/", "nowak -/(a|aa)+$/", "/(a|aa)+$/"):
        results = search(records, query)
        assert sorted(results.ids) == [0, 1]
        assert "too long" in results.hints[0].message
    assert list(search(records, "winter OR /(a|aa)+$/").ids) == [1]


def test_a_phrase_does_not_go_on_from_one_value_to_the_next():
    record = Record(
        title="Grain",
        authors=(Name(family="Smith", given="John"), Name(family="Adams", given="Ann")),
        author_keywords=("labor migration", "policy change"),
        affiliations=("University of Oxford", "University of Porto"),
    )
    for query in ('"john adams"', '"migration policy"', '"oxford university"'):
        assert list(search([record], query).ids) == []
    for query in ('"smith john"', 'kw:"policy change"', 'affil:"university of porto"'):
        assert list(search([record], query).ids) == [0]


@pytest.mark.parametrize(
    "query",
    [
        "x" * 100_000,
        "x " * 50_000,
        "(" * 500,
        "(" * 250 + "grain" + ")" * 250,
        "a OR " * 500,
        "NOT " * 500 + "grain",
        "-" * 1000,
        '"' * 999,
        "\x00\x1b[31m\x07\u202e",
        "title:" * 300,
        "year:99999..-3",
        "year:" + "9" * 5000,
        "/(a+)+$/",
        "/(((((((((a*)*)*)*)*)*)*)*)*b/",
        "/" * 999,
        "移" * 50_000,
    ],
)
def test_whatever_is_typed_is_answered(query):
    results = search(GRAIN, query)
    assert results.query == query
    assert set(results.ids) <= {0, 1, 2, 3}
