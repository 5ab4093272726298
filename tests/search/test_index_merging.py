"""Several parts as one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.records import Name, Record
from seedbrowse.search import index_merging, merged_words, postings
from seedbrowse.search.index_part import IndexPart
from tests.search.engines import merged, numbered, part_of, parts_of, postings_of, searching

WORD = st.sampled_from(["solid", "solidarity", "migrant", "covid-19", "Körner", "移民", "Миграция"])
TEXT = st.lists(WORD, max_size=5).map(" ".join)
RECORDS = st.lists(
    st.builds(
        Record,
        title=TEXT,
        abstract=TEXT,
        authors=st.lists(st.builds(Name, family=WORD), max_size=2).map(tuple),
        doi=st.sampled_from(["", "10.5555/a.1", "10.5555/b-1"]),
        issn=st.sampled_from([(), ("1234-5678",)]),
    ),
    max_size=10,
)


def same_words_and_postings(one: IndexPart, other: IndexPart) -> None:
    for name in IndexPart.ARRAYS:
        if name not in ("posting_low", "posting_high", "posting_fields"):
            assert one.arrays[name].tolist() == other.arrays[name].tolist(), name
    for term in range(one.words):
        assert postings_of(one, term) == postings_of(other, term)


@pytest.fixture(params=[1, 64], autouse=True, ids=["rows", "lists"], scope="module")
def fewest_dense(request):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_FEWEST_DENSE", request.param)
        yield


@settings(deadline=None)
@given(RECORDS, st.lists(st.integers(0, 10), max_size=4))
def test_parts_are_merged_to_the_part_of_all_their_records(records, cuts):
    parts = parts_of(records, cuts)
    same_words_and_postings(merged(parts, len(records)).part, part_of(records))


@settings(deadline=None)
@given(RECORDS, st.data())
def test_records_are_dropped_and_put_in_another_order(records, data):
    numbers = data.draw(st.permutations(range(len(records))))
    kept = data.draw(st.integers(0, len(records)))
    # Those with high numbers go, and the rest is mixed over two parts.
    numbers = [number if number < kept else -1 for number in numbers]
    middle = len(records) // 2
    parts = [
        numbered(records[:middle], numbers[:middle]),
        numbered(records[middle:], numbers[middle:]),
    ]
    left = [records[numbers.index(number)] for number in range(kept)]
    same_words_and_postings(merged(parts, kept).part, part_of(left))


def test_pieces_of_any_size_give_the_same(monkeypatch):
    records = [Record(title=f"grain {n} w{n % 5}", abstract="a b c" * n) for n in range(60)]
    monkeypatch.setattr(index_merging, "_POSTINGS", 7)
    monkeypatch.setattr(index_merging, "_BYTES", 20)
    monkeypatch.setattr(merged_words, "_STEP", 3)
    monkeypatch.setattr(merged_words, "_STEPS", 2)
    whole = merged(parts_of(records, [10, 30, 30, 41]), len(records))
    same_words_and_postings(whole.part, part_of(records))


def test_records_of_the_library_that_are_in_no_part_are_empty():
    whole = merged([numbered([Record(title="grain")], [2])], 4)
    assert len(whole.part) == 4
    assert [whole.part.heading(number) for number in range(4)] == ["", "", "grain|", ""]
    records = [Record(title="any")] * 4
    assert list(searching([whole], records).search("grain").ids) == [2]


def test_no_part_at_all_is_an_index_of_nothing():
    whole = merged([], 3)
    assert len(whole.part) == 3
    assert whole.part.words == 0
    assert list(searching([whole], [Record()] * 3).search("grain 1234-5678").ids) == []


@pytest.mark.parametrize("numbers", [[0], [0, 5], [0, 1, 2]])
def test_numbers_that_are_not_of_the_part_are_told(numbers):
    records = [Record(title="grain"), Record(title="winter")]
    with pytest.raises(ValueError, match="numbers of a part"):
        merged([numbered(records, numbers)], 2)


def test_what_is_written_is_asked_for_by_name_dtype_and_length():
    asked = {}

    def allocate(name, dtype, length):
        asked[name] = np.zeros(length, dtype)
        return asked[name]

    index_merging.merge([numbered([Record(title="grain")], [0])], 1, allocate)
    assert {name: str(array.dtype) for name, array in asked.items()} == IndexPart.ARRAYS
