from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.numbering import Numbering


def test_a_record_whose_file_has_changed_has_no_number():
    numbering = Numbering([("a", 10, 5), ("b", 0, 95), ("a", 20, 2)])
    (numbers,) = numbering.of_part("a", 12, 10)
    assert numbers.tolist() == [2, 3, 4, -1, -1, -1, -1, -1, 100, 101]


def test_files_of_the_same_content_share_their_records_and_have_numbers_of_their_own():
    numbering = Numbering([("a", 0, 3), ("a", 0, 3)])
    assert [numbers.tolist() for numbers in numbering.of_part("a", 0, 3)] == [[0, 1, 2], [3, 4, 5]]


def test_a_part_that_is_not_in_the_library_has_no_numbers():
    assert Numbering([("a", 0, 3)]).of_part("a", 3, 2) == []
    assert Numbering([]).of_part("a", 0, 2) == []


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 20), st.integers(0, 9)), max_size=9)
)
def test_every_number_of_the_library_is_given_once_and_to_the_right_record(runs):
    numbering = Numbering(runs)
    records = [(segment, first + k) for segment, first, count in runs for k in range(count)]
    given_to = {
        number: (segment, start + place)
        for segment in "ab"
        for start in range(0, 32, 4)
        for numbers in numbering.of_part(segment, start, 4)
        for place, number in enumerate(numbers.tolist())
        if number >= 0
    }
    assert [given_to[number] for number in range(len(records))] == records
    assert len(given_to) == len(records)
