"""What a part of an index holds, and what is told where it cannot be one."""

import mmap

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.text import words
from seedbrowse.search.fields import Field
from seedbrowse.search.folding import chunks, compound_words
from seedbrowse.search.index_builder import IndexBuilder
from seedbrowse.search.index_part import IndexPart
from seedbrowse.search.postings import PostingsWriter
from tests.search.engines import part_of, postings_of

RECORD = Record(
    title="Grain-storage in winter",
    authors=(Name(family="Körner", given="Ana"),),
    editors=(Name(family="Board"),),
    issued=Issued(2021),
    container_title="Journal of Grain",
    author_keywords=("storage",),
    index_keywords=("Cereals",),
    abstract="Grain <i>was</i> stored.",
    affiliations=("Institute of Winter",),
)


def arrays_of(*records: Record) -> dict[str, np.ndarray]:
    builder = IndexBuilder()
    for record in records:
        builder.add(record)
    return builder.build()


def vocabulary(part: IndexPart) -> list[str]:
    return [part.word(term) for term in range(part.words)]


def fields_of(part: IndexPart, word: str) -> set[Field]:
    term = part.term(word.encode())
    assert term is not None
    ((_, fields),) = postings_of(part, term)
    return {field for field in Field if fields >> field & 1}


def test_a_word_stands_in_each_field_of_the_record_that_has_it():
    part = part_of([RECORD])
    assert fields_of(part, "grain") == {Field.TITLE, Field.SOURCE, Field.ABSTRACT}
    assert fields_of(part, "storage") == {Field.TITLE, Field.AUTHOR_KEYWORDS}
    assert fields_of(part, "grainstorage") == {Field.TITLE}
    assert fields_of(part, "korner") == {Field.AUTHORS}
    assert fields_of(part, "2021") == {Field.YEAR}
    assert fields_of(part, "board") == {Field.SOURCE}
    assert fields_of(part, "cereals") == {Field.INDEX_KEYWORDS}
    assert fields_of(part, "winter") == {Field.TITLE, Field.AFFILIATIONS}
    assert part.term(b"i") is None
    assert part.heading(0) == "grain storage in winter|korner ana"


def test_a_word_leads_to_each_of_its_records_once():
    part = part_of([Record(title="grain, grain-grain", abstract="grain's"), RECORD])
    term = part.term(b"grain")
    assert [record for record, _ in postings_of(part, term)] == [0, 1]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_the_vocabulary_is_the_words_of_the_records_in_order(texts):
    part = part_of([Record(title=text.replace("<", "")) for text in texts])
    found = vocabulary(part)
    every = {word for text in texts for word in words(text.replace("<", ""))}
    assert found == sorted(set(found))
    assert every <= set(found)
    joined = set(found) - every
    assert all(any(word in other for word in every) for other in joined)
    for word in every:
        assert found[part.term(word.encode())] == word
        first, end = part.terms(word[:1].encode())
        assert found[first:end] == [other for other in found if other[0] == word[0]]


@given(st.text(max_size=60))
def test_chunks_have_the_words_that_folding_the_text_as_a_whole_gives(text):
    found = [word for chunk in chunks(text) for word in chunk.split(b"-") if word]
    assert [word.decode() for word in found if word != b"\x01"] == words(text)


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        (b"covid-19", {b"covid", b"19", b"covid19"}),
        (b"2019-2020", {b"2019", b"2020"}),
        (b"-a--b-c-", {b"a", b"b", b"c", b"bc"}),
        (b"---", set()),
    ],
)
def test_compounds_are_their_parts_and_the_parts_as_one(chunk, expected):
    assert compound_words(chunk) == expected


def test_separators_within_a_text_do_not_shift_its_fields():
    part = part_of([Record(title="one\x01two", abstract="three"), Record(title="four")])
    assert fields_of(part, "two") == {Field.TITLE}
    assert fields_of(part, "three") == {Field.ABSTRACT}
    assert vocabulary(part) == ["four", "one", "three", "two"]


def test_frequent_beginnings_know_the_best_zone_of_each_record():
    places = [{"title": "{}"}, {"container_title": "{}"}, {"abstract": "{}"}]
    records = [
        Record(**{
            field: " ".join(f"co{letter}{n % 7}" for letter in "abcdefgh")
            for field in places[n % 3]
        })
        for n in range(900)
    ]  # fmt: skip
    part = part_of(records)
    zones = part.zones_between(*part.terms(b"co"))
    assert zones is not None
    assert zones.tolist() == [3, 2, 1] * 300
    assert part.zones_between(*part.terms(b"coa1")) is None


def test_more_records_may_be_added_after_a_part_was_built():
    builder = IndexBuilder()
    builder.add(RECORD)
    builder.build()
    builder.add(Record(title="grain again"))
    again = IndexPart(builder.build())
    assert (len(builder), len(again)) == (2, 2)
    whole = part_of([RECORD, Record(title="grain again")])
    for name in IndexPart.ARRAYS:
        assert again.arrays[name].tolist() == whole.arrays[name].tolist()


@pytest.mark.parametrize(
    ("postings", "records", "told"),
    [([1], (1 << 24) + 1, "records"), ([1 << 22] * 1025, 1 << 24, "items")],
)
def test_a_part_of_too_many_records_or_postings_is_refused_for_what_there_are_too_many_of(
    postings, records, told
):
    with pytest.raises(ValueError, match=told):
        PostingsWriter(np.array(postings), records, lambda _name, dtype, n: np.zeros(n, dtype))


@pytest.mark.parametrize("records", [[], [Record()], [RECORD]])
def test_a_part_has_the_arrays_that_are_declared(records):
    arrays = arrays_of(*records)
    assert {name: str(array.dtype) for name, array in arrays.items()} == IndexPart.ARRAYS
    assert len(IndexPart(arrays)) == len(records)


@pytest.mark.parametrize("name", IndexPart.ARRAYS)
def test_a_missing_array_or_one_of_another_dtype_is_told(name):
    arrays = arrays_of(RECORD)
    with pytest.raises(ValueError, match=name):
        IndexPart({other: array for other, array in arrays.items() if other != name})
    with pytest.raises(ValueError, match=name):
        IndexPart({**arrays, name: arrays[name].astype(np.float32)})
    with pytest.raises(ValueError, match=name):
        IndexPart({**arrays, name: arrays[name].reshape(1, -1)})


@pytest.mark.parametrize("name", sorted({*IndexPart.ARRAYS} - {
    "term_text", "heading_text", "identifier_text", "identifier_joints"}))  # fmt: skip
def test_an_array_that_is_cut_off_is_told(name):
    arrays = arrays_of(*[RECORD] * 9)
    longer = np.append(arrays[name], arrays[name].dtype.type(0))
    with pytest.raises(ValueError, match="array"):
        IndexPart({**arrays, name: longer})


@pytest.mark.parametrize("name", ["term_starts", "heading_starts"])
def test_starts_without_an_end_are_told(name):
    with pytest.raises(ValueError, match="cut off"):
        IndexPart({**arrays_of(), name: np.zeros(0, np.uint32)})


def test_a_part_of_mapped_files_is_searched_like_any_other(tmp_path):
    arrays = arrays_of(RECORD)
    mapped = {}
    for name, array in arrays.items():
        if not len(array):
            mapped[name] = array
            continue
        (tmp_path / name).write_bytes(array.tobytes())
        with (tmp_path / name).open("rb") as file:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        mapped[name] = np.frombuffer(memory, array.dtype)
    part = IndexPart(mapped)
    assert vocabulary(part) == vocabulary(part_of([RECORD]))
    assert part.heading(0) == "grain storage in winter|korner ana"
