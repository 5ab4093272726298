"""Whatever the way to an answer, looking at every word of every record gives the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.text import words
from seedbrowse.search.typed_query import typing_errors_forgiven
from tests.search.engines import engine_of, merged, parts_of, searching

# Few words that share their beginnings, so that queries and records meet.
WORD = st.sampled_from(
    ["solid", "solidarity", "solar", "migrant", "migrants", "co", "covid-19", "Körner", "c", "12"]
)
TEXT = st.lists(WORD, max_size=6).map(" ".join)
RECORDS = st.lists(
    st.builds(
        Record,
        title=TEXT,
        abstract=TEXT,
        authors=st.lists(st.builds(Name, family=WORD), max_size=2).map(tuple),
        author_keywords=st.lists(WORD, max_size=2).map(tuple),
        issued=st.none() | st.builds(Issued, st.integers(2018, 2021)),
        doi=st.sampled_from(["", "10.5555/a.1", "10.5555/b-1"]),
    ),
    max_size=12,
)
QUERY = st.lists(WORD | st.sampled_from(["10.5555/", "5555", "solidrity", "mig", "k"])).map(
    " ".join
)


@settings(max_examples=150, deadline=None)
@given(RECORDS, st.lists(WORD, min_size=1, max_size=3))
def test_a_query_finds_what_looking_through_every_word_finds(records, typed):
    def answers(record: Record) -> bool:
        heading = f"{record.title} {' '.join(name.family for name in record.authors)} {record.year}"
        called = [*words(heading), *words(" ".join(record.author_keywords))]
        every = [*called, *words(record.abstract)]
        return all(
            part in every or any(w.startswith(part) for w in (every if len(part) > 1 else called))
            for word in typed
            for part in words(word)
        )

    found = sorted(engine_of(records).search(" ".join(typed)).ids)
    expected = [number for number, record in enumerate(records) if answers(record)]
    # Where few answer, words that merely resemble the typed ones may join them.
    assert set(expected) <= set(found)
    unforgiving = [word for word in typed if typing_errors_forgiven(words(word)[0])]
    if not unforgiving:
        assert found == expected


@settings(max_examples=150, deadline=None)
@given(RECORDS, st.lists(st.integers(0, 12), max_size=4), QUERY)
def test_parts_and_what_they_are_merged_to_answer_as_the_whole_does(records, cuts, query):
    whole = engine_of(records).search(query)
    parts = parts_of(records, cuts)
    for some in (parts, [merged(parts, len(records))]):
        answer = searching(some, records).search(query)
        assert list(answer.ids) == list(whole.ids)
        assert dict(answer.terms) == dict(whole.terms)
