"""Whatever is asked, looking at every record with the plainest means gives the same records."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.kind import kinds_of
from seedbrowse.records.text import fold, words
from seedbrowse.search.query import (
    AllOf,
    AnyOf,
    Condition,
    Has,
    Mode,
    Not,
    OpenAccess,
    Phrase,
    QueryField,
    Range,
    Regex,
    Value,
    Word,
)
from seedbrowse.search.query_parser import parse

WORD = st.sampled_from(["grain", "grains", "winter", "storage", "kör", "körner", "2019"])
TEXT = st.lists(WORD, max_size=5).map(" ".join)
RECORD = st.builds(
    Record,
    title=TEXT,
    abstract=TEXT,
    container_title=st.sampled_from(["", "Winter Grain", "Grain"]),
    authors=st.lists(st.builds(Name, family=WORD, given=st.just("A.")), max_size=2).map(tuple),
    author_keywords=st.lists(WORD, max_size=2, unique=True).map(tuple),
    issued=st.none() | st.builds(Issued, st.integers(2017, 2021)),
    document_type=st.sampled_from(["", "Article", "Review", "Conference review"]),
    language=st.sampled_from(["", "English", "German; English"]),
    open_access=st.sampled_from([None, True, False]),
    cited_by=st.none() | st.integers(0, 60),
    doi=st.sampled_from(["", "10.5555/a.1"]),
)

LEAF = st.one_of(
    WORD.map(lambda word: f"={word}"),
    WORD.map(lambda word: f"{word[:4]}*"),
    st.tuples(st.sampled_from(["title", "author", "abstract", "kw", "source"]), WORD).map(
        lambda pair: f"{pair[0]}:{pair[1][:3]}*"
    ),
    st.lists(WORD, min_size=1, max_size=3).map(lambda several: f'"{" ".join(several)}"'),
    st.tuples(WORD, WORD).map(lambda pair: f'title:"{pair[0]} {pair[1]}"'),
    st.sampled_from(
        [
            "year:2019", "year:2018..2020", "year:..2018", "cited:>30", "cited:0..10", "oa:yes",
            "oa:no", "oa:unknown", "has:abstract", "no:doi", "has:authors", "no:year",
            "type:review", "type:conf", "lang:german", 'source:="Grain"', "type:=review",
            "/gr.in/", "/^winter/", "is:kept", "tag:method",
        ]
    ),
)  # fmt: skip
QUERY = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda several: f"({' '.join(several)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda several: f"({' OR '.join(several)})"),
        inner.map(lambda one: f"NOT {one}"),
    ),
    max_leaves=5,
)


def texts(record: Record, field: QueryField | None) -> list[str]:
    names = " ".join(f"{name.family} {name.given}" for name in record.authors)
    by_field = {
        QueryField.TITLE: [record.title],
        QueryField.AUTHOR: [names],
        QueryField.ABSTRACT: [record.abstract],
        QueryField.KEYWORD: [" \n ".join(record.author_keywords)],
        QueryField.SOURCE: [record.container_title],
    }
    if field is not None:
        return by_field[field]
    year = "" if record.year is None else str(record.year)
    return [text for several in by_field.values() for text in several] + [year]


def is_met(condition: Condition, record: Record) -> bool:
    match condition:
        case AllOf(several):
            return all(is_met(each, record) for each in several)
        case AnyOf(several):
            return any(is_met(each, record) for each in several)
        case Not(inner):
            return not is_met(inner, record)
        case Word(text, _, QueryField.TYPE):
            return any(w.startswith(text) for kind in kinds_of(record) for w in words(kind))
        case Word(text, _, QueryField.LANGUAGE):
            return any(w.startswith(text) for w in words(record.language))
        case Word(text, _, field, mode):
            (wanted,) = words(text)
            found = [word for each in texts(record, field) for word in words(each)]
            if mode is Mode.EXACT:
                return wanted in found
            return any(word.startswith(wanted) for word in found)
        case Phrase(text, _, field):
            sought = f" {' '.join(words(text))} "
            # Keywords are apart from each other only as far as punctuation is.
            return any(sought in f" {' '.join(words(each))} " for each in texts(record, field))
        case Value(text, _, QueryField.SOURCE):
            return fold(record.container_title) == fold(text)
        case Value(text, _, QueryField.TYPE):
            return any(fold(kind) == fold(text) for kind in kinds_of(record))
        case Range(_, QueryField.YEAR, low, high):
            return record.year is not None and (low or 0) <= record.year <= (high or 9999)
        case Range(_, QueryField.CITED, low, high):
            cited = record.cited_by
            return cited is not None and (low or 0) <= cited <= (9999 if high is None else high)
        case OpenAccess(_, wanted):
            return record.open_access is wanted
        case Has(_, what):
            field = {"authors": record.authors, "abstract": record.abstract, "doi": record.doi,
                     "year": record.issued}[what]  # fmt: skip
            return bool(field)
        case Regex(_, pattern):
            names = " ".join(f"{name.family} {name.given}" for name in record.authors)
            return any(
                re.search(pattern, text, re.IGNORECASE)
                for text in (record.title, names, record.abstract)
            )
        case _:
            return False


@settings(max_examples=300, deadline=None)
@given(st.lists(RECORD, max_size=8), QUERY)
def test_a_query_finds_the_records_that_meet_its_conditions_one_by_one(records, query):
    results = InMemoryLibrary(records).search(query)
    assert results is not None
    root = parse(query).root
    expected = [number for number, record in enumerate(records) if is_met(root, record)]
    assert sorted(results.ids) == expected
    assert results.complete is None


@settings(max_examples=100, deadline=None)
@given(st.lists(RECORD, max_size=6), QUERY, WORD)
def test_a_condition_narrows_what_words_find(records, query, word):
    library = InMemoryLibrary(records)
    both, words_only, condition_only = (
        library.search(asked) for asked in (f"{word} {query}", word, query)
    )
    complete = set(both.ids[: both.complete])
    assert complete <= set(words_only.ids) & set(condition_only.ids)
    assert set(both.ids) <= set(condition_only.ids), "what comes close meets every condition"
