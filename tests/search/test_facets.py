"""Facets: counts and conditions are those of looking at each record."""

import threading
from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.country import country_of
from seedbrowse.records.kind import kinds_of
from seedbrowse.records.language import languages_of
from seedbrowse.records.text import fold, words
from seedbrowse.search import facet_column
from seedbrowse.search.facet import FacetName
from seedbrowse.search.facet_part import FLAGS, OPEN_ACCESS
from seedbrowse.search.facets import Facets
from seedbrowse.search.presence import PRESENCE
from tests.search.faceted import compact, facet_part, facets_of

SPELLING = st.sampled_from(
    ["Grain", "grain", "GRAIN", "Grain store", "grain  store", "Körner", "Korner", "移民政策",
     "Миграция", "“Wells”, old", "O'Brien", "??", "", " ", "H<sub>2</sub>O", "h2o", "naïve–grain"]
)  # fmt: skip
SPELLINGS = st.lists(SPELLING, max_size=4).map(tuple)
AFFILIATION = st.sampled_from(
    ["Sand, Lyon, France", "Sand, Exeter, UK", "Sand, York, England", "Sand", "Sand, USA."]
)
RECORDS = st.lists(
    st.builds(
        Record,
        authors=st.lists(
            st.builds(Name, family=SPELLING, given=st.sampled_from(["", "A.", "a."])), max_size=3
        ).map(tuple),
        issued=st.sampled_from([None, Issued(2019), Issued(2020)]),
        container_title=SPELLING,
        collection_title=st.sampled_from(["", "Annals"]),
        author_keywords=SPELLINGS,
        index_keywords=SPELLINGS,
        affiliations=st.lists(AFFILIATION, max_size=3).map(tuple),
        language=st.sampled_from(["", "English", "English; Spanish", "english;", "eng", "en; spa"]),
        document_type=st.sampled_from(["", "Article", "Conference paper"]),
        open_access=st.sampled_from([None, True, False]),
        cited_by=st.sampled_from([None, 0, 7]),
        abstract=SPELLING,
        source=st.builds(Source, path=st.sampled_from(["a/grain.txt", "b/wells-2.txt"])),
    ),
    max_size=8,
)
CUTS = st.lists(st.integers(0, 8), max_size=3)


def key(value: str) -> str:
    plain = value.replace("<sub>", "").replace("</sub>", "")
    return " ".join(fold(plain).split())


def values_in(record: Record, name: FacetName) -> list[str]:
    """The values of a record as a person would tell them, which may be empty or the same."""
    match name:
        case FacetName.YEAR:
            return [] if record.year is None else [str(record.year)]
        case FacetName.SOURCE:
            return [record.container_title or record.collection_title]
        case FacetName.AUTHOR:
            return [author.display for author in record.authors]
        case FacetName.AUTHOR_KEYWORD:
            return [*record.author_keywords]
        case FacetName.INDEX_KEYWORD:
            return [*record.index_keywords]
        case FacetName.TYPE:
            return kinds_of(record)
        case FacetName.LANGUAGE:
            return [*languages_of(record.language)]
        case FacetName.OPEN_ACCESS:
            return [] if record.open_access is None else [("no", "yes")[record.open_access]]
        case FacetName.COUNTRY:
            return [country_of(each) for each in record.affiliations]
        case FacetName.FILE:
            return [record.source.path]


def keys_in(record: Record, name: FacetName) -> set[str]:
    return {key(value) for value in values_in(record, name)} - {""}


def never() -> None:
    pass


@settings(deadline=None)
@given(RECORDS, CUTS, st.sampled_from(FacetName), st.data())
def test_counts_are_those_of_looking_at_each_record(records, cuts, name, data):
    ids = data.draw(st.lists(st.sampled_from(range(len(records))), unique=True) if records
                    else st.just([]))  # fmt: skip
    facet = facets_of(records, cuts).count(compact(ids), name, None, never)
    expected = Counter(one for number in ids for one in keys_in(records[number], name))
    assert {key(each.value): each.count for each in facet.values} == expected
    assert facet.distinct == len(facet.values) == len(expected)
    assert facet.missing == sum(not keys_in(records[number], name) for number in ids)
    if name is FacetName.YEAR:
        assert facet.values == tuple(sorted(facet.values, key=lambda each: each.value))
    else:
        assert facet.values == tuple(sorted(facet.values, key=lambda each: -each.count))


@settings(deadline=None)
@given(RECORDS, CUTS, st.sampled_from(FacetName), st.data())
def test_parts_in_any_order_have_the_facets_of_the_whole(records, cuts, name, data):
    order = data.draw(st.permutations(range(len(records))))
    every = range(len(records))
    parts = facets_of(records, cuts, order).count(every, name, None, never)
    assert parts == facets_of(records).count(every, name, None, never)


@settings(deadline=None)
@given(RECORDS, st.sampled_from([FacetName.AUTHOR_KEYWORD, FacetName.SOURCE]))
def test_a_value_is_shown_as_most_records_spell_it(records, name):
    spelled = defaultdict(Counter)
    for record in records:
        # Of several spellings in one record the first one counts.
        first = {key(value): value for value in reversed(values_in(record, name))}
        for folded, value in first.items():
            shown = " ".join(value.replace("<sub>", "").replace("</sub>", "").split())
            spelled[folded][shown] += 1
    for value in facets_of(records).count(range(len(records)), name, None, never).values:
        counts = spelled[key(value.value)]
        assert counts[value.value] == max(counts.values())


@settings(deadline=None)
@given(RECORDS, CUTS, st.sampled_from(FacetName), SPELLING)
def test_conditions_hold_for_the_records_that_fulfil_them(records, cuts, name, typed):
    facets = facets_of(records, cuts)
    same = facets.with_value(name, typed).tolist()
    assert same == [key(typed) in keys_in(record, name) and key(typed) != "" for record in records]
    begun = facets.with_words(name, typed).tolist()
    assert begun == [
        any(has_words(value, typed) for value in values_in(record, name) if key(value))
        for record in records
    ]


@settings(deadline=None)
@given(RECORDS, CUTS, st.sampled_from(FacetName), st.sampled_from(
    ["", "g", "grain s", "s grain", "korn", "政", "政策", "мигр", "well", "brien", "2", "zz", "txt"]
))  # fmt: skip
def test_values_are_found_by_the_beginnings_of_their_words(records, cuts, name, typed):
    facets = facets_of(records, cuts)
    every = facets.count(range(len(records)), name, None, never).values
    expected = [value for value in every if has_words(value.value, typed)]
    found = facets.values(name, typed, 100)
    assert Counter(found) == Counter(expected)
    assert [value.count for value in found] == sorted((v.count for v in found), reverse=True)
    assert facets.values(name, typed, 1) == found[:1]


def has_words(value: str, typed: str) -> bool:
    folded = words(value.replace("<sub>", "").replace("</sub>", ""))
    return all(any(word.startswith(wanted) for word in folded) for wanted in words(typed))


@given(RECORDS, CUTS)
def test_numbers_and_presence_are_those_of_the_records(records, cuts):
    facets = facets_of(records, cuts)
    years = [-1 if record.year is None else record.year for record in records]
    assert facets.numbers("year").tolist() == years
    assert facets.has("abstract").tolist() == [bool(record.abstract) for record in records]
    assert facets.has("cited").tolist() == [record.cited_by is not None for record in records]
    assert facets.has("keywords").tolist() == [bool(each.author_keywords) for each in records]
    for wanted in (True, False, None):
        expected = [record.open_access is wanted for record in records]
        assert facets.open_access(wanted).tolist() == expected


def test_each_predicate_holds_for_a_record_that_has_just_that():
    having = {
        "abstract": Record(abstract="x"), "doi": Record(doi="10.5555/x"),
        "authors": Record(authors=(Name(literal="x"),)), "title": Record(title="x"),
        "year": Record(issued=Issued(2019)), "source": Record(container_title="x"),
        "keywords": Record(author_keywords=("x",)), "index-keywords": Record(index_keywords=("x",)),
        "references": Record(references=("x",)), "affiliations": Record(affiliations=("x",)),
        "funding": Record(funding=("x",)), "url": Record(url="x"), "pmid": Record(pmid="1"),
        "eid": Record(eid="x"), "isbn": Record(isbn=("x",)), "issn": Record(issn=("x",)),
        "cited": Record(cited_by=0), "language": Record(language="x"),
        "type": Record(document_type="x"), "oa": Record(open_access=False),
        "pages": Record(page="1-2"),
    }  # fmt: skip
    assert having.keys() == PRESENCE.keys()
    facets = facets_of([*having.values()])
    for place, what in enumerate(having):
        assert np.flatnonzero(facets.has(what)).tolist() == [place]


def test_everything_is_asked_for_once_by_however_many_threads():
    asked = Counter()
    whole = facets_of([Record(open_access=True, issued=Issued(2019))])

    def kept(find):
        def counted(name):
            asked[name] += 1
            return find(name)

        return counted

    facets = Facets(
        columns=kept(whole._column),
        facts=kept(whole._facts),
        numbers=kept(whole._numbers),
        files=[("a", 1)],
    )

    def ask():
        for _ in range(3):
            facets.of([0], [FacetName.YEAR, FacetName.OPEN_ACCESS, FacetName.TYPE])
            facets.numbers("year"), facets.numbers("cited")
            facets.has("doi"), facets.open_access(True)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == dict.fromkeys(("year", "cited", FacetName.TYPE, FLAGS, OPEN_ACCESS), 1)


@pytest.mark.parametrize("ids", [[3, 1], compact([3, 1]), np.array([3, 1]), range(1, 4, 2)])
def test_records_may_be_given_in_any_kind_of_sequence(ids):
    records = [Record(document_type=text) for text in ("Article", "Book", "Article", "Article")]
    facet = facets_of(records).count(ids, FacetName.TYPE, None, never)
    assert [(each.value, each.count) for each in facet.values] == [("Article", 1), ("Book", 1)]


def test_pieces_of_any_size_give_the_same(monkeypatch):
    records = [
        Record(author_keywords=tuple(f"k {n % d}" for d in (2, 3, 7)[: n % 4]), language="x")
        for n in range(60)
    ]
    ids = compact([*range(50, 3, -1)])
    whole = facets_of(records)
    names = [FacetName.AUTHOR_KEYWORD, FacetName.LANGUAGE]
    expected = whole.of(ids, names), whole.with_words(names[0], "k 1").tolist()
    for dense in (1, 16):
        monkeypatch.setattr(facet_column, "_SLICE", 7)
        monkeypatch.setattr(facet_column, "_COUNTED", 5)
        monkeypatch.setattr(facet_column, "_DENSE", dense)
        monkeypatch.setattr(facet_column, "_FEW", dense)
        cut = facets_of(records, [20, 40])
        assert (cut.of(ids, names), cut.with_words(names[0], "k 1").tolist()) == expected


def test_a_limit_keeps_the_most_frequent_and_tells_how_many_there_are():
    records = [Record(author_keywords=(f"k{n % 5}", f"rare {n}")) for n in range(40)]
    facets = facets_of(records)
    facet = facets.count(range(11), FacetName.AUTHOR_KEYWORD, 3, never)
    assert [(each.value, each.count) for each in facet.values] == [("k0", 3), ("k1", 2), ("k2", 2)]
    assert facet.distinct == 16
    assert facets.count(range(11), FacetName.AUTHOR_KEYWORD, 0, never).values == ()


def test_counting_ends_when_nobody_waits():
    facets = facets_of([Record(document_type="Article")] * 3)
    asked = []
    found = facets.of([0, 1], [*FacetName], is_cancelled=lambda: len(asked) > 2 or asked.append(1))
    assert found is None


def test_records_in_no_part_yet_have_nothing():
    part = facet_part([Record(document_type="Article", open_access=True, title="x")])
    facets = facets_of([]).of_parts(
        [(part, np.array([2], np.int32))], 4, numbers=lambda _: np.full(4, -1), files=[("a", 4)]
    )
    facet = facets.count(range(4), FacetName.TYPE, None, never)
    assert ([each.count for each in facet.values], facet.missing) == ([1], 3)
    assert facets.has("title").tolist() == [False, False, True, False]
    assert facets.open_access(None).tolist() == [True, True, False, True]
    assert facets.of(range(4), [FacetName.FILE])[0].values[0].count == 4


@given(st.lists(st.text(), max_size=5), st.text(max_size=5))
def test_text_that_no_clean_record_has_is_taken_too(texts, typed):
    records = [Record(author_keywords=tuple(texts), container_title="a\nb\0c\ud800")]
    facets = facets_of(records)
    facets.of(range(1), [*FacetName])
    facets.with_value(FacetName.AUTHOR_KEYWORD, typed)
    facets.with_words(FacetName.AUTHOR_KEYWORD, typed + "\ud800")
    facets.values(FacetName.AUTHOR_KEYWORD, typed, 5)
    assert facets.values(FacetName.SOURCE, "", 5)[0].value == "a b\0c?"


@settings(deadline=None)
@given(RECORDS, st.sampled_from(["gr", "grain st", "ko", "uk", "en", "20", "st gr", "zz", " ?"]))
def test_what_is_typed_leaves_the_values_that_it_may_become(records, typed):
    facets, ids = facets_of(records), range(0, len(records), 2)
    every = facets.of(ids, [*FacetName])
    begun = facets.of(ids, [*FacetName], typed=typed)
    assert every is not None
    assert begun is not None
    for whole, part in zip(every, begun, strict=True):
        known = {each.value for each in facets.values(whole.name, typed, 100)}
        if not words(typed):
            known = set()
        assert part.values == tuple(each for each in whole.values if each.value in known)
        assert part.distinct == len(part.values)
