"""How well duplicates are found, on the sets that the benchmark prints."""

from collections import Counter

import pytest
from benchmarks.copies import labelled_records
from benchmarks.dedupe import found_in, marked_records, pairs

from seedbrowse.library.duplicates import grouped
from seedbrowse.records import Record

WORKS = 700


@pytest.fixture(scope="module")
def labelled() -> list[tuple[Record, int]]:
    return labelled_records(WORKS)


def test_nearly_every_pair_of_one_work_is_found_and_none_of_two(labelled):
    groups = grouped([record for record, _ in labelled])
    right, wrong, missed = pairs(groups, [label for _, label in labelled])
    assert right / (right + wrong) >= 0.999
    assert right / (right + missed) >= 0.95


def test_the_set_has_works_once_and_up_to_five_times(labelled):
    sizes = Counter(Counter(label for _, label in labelled).values())
    assert set(sizes) == {1, 2, 3, 4, 5}
    assert sizes[1] > sizes[2] > sizes[3] > sizes[5] > 0


def test_the_same_seed_gives_the_same_set(labelled):
    assert labelled_records(WORKS) == labelled


def test_pairs_are_counted_within_groups_and_labels():
    assert pairs([[0, 1, 2]], [7, 7, 8, 7]) == (1, 2, 2)
    assert found_in([[0, 1]], [True, False, True]) == (1, 1, 1)


def test_what_people_marked_in_a_real_export_is_found():
    marked = marked_records()
    if not marked:
        pytest.skip("the corpus of exports is not here")
    groups = grouped([record for record, _ in marked])
    right, wrong, missed = found_in(groups, [mark for _, mark in marked])
    assert wrong == 0
    assert right / (right + missed) >= 0.95
