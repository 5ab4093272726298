"""Duplicates as a search finds them."""

import numpy as np
import pytest

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.records import Issued, Name, Record
from seedbrowse.search.duplicates import of_equal_digests, others_of


def test_records_of_one_digest_are_of_one_work_and_those_without_one_of_none():
    digests = np.array([7, 0, 5, 7, 0, 7], np.uint64)
    assert of_equal_digests(digests).tolist() == [0, -1, -1, 0, -1, 0]
    assert of_equal_digests(np.zeros(0, np.uint64)).tolist() == []


def test_the_others_of_a_work_come_without_the_record_itself():
    firsts = np.array([0, -1, -1, 0, -1, 0], np.int32)
    assert list(others_of(3, firsts)) == [0, 5]
    assert list(others_of(1, firsts)) == []


def grain(**more: object) -> Record:
    author = (Name(family="Brook", given="A."),)
    return Record(
        title="Grain stored through a winter", authors=author, issued=Issued(2019), **more
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:duplicate", [0, 2]),
        ("-is:duplicate", [1, 3]),
        ("is:duplicate year:2019 brook", [0, 2]),
        ("is:duplicate OR has:eid", [0, 2, 3]),
    ],
)
def test_every_record_of_a_work_that_is_there_twice_is_a_duplicate(query, found):
    library = InMemoryLibrary(
        [
            grain(doi="10.5555/1"),
            Record(title="Something else altogether"),
            grain(pmid="5"),
            Record(title="Grain dried in the sun", eid="2-s2.0-1"),
        ]
    )
    results = library.search(query)
    assert results is not None
    assert sorted(results.matching) == found
    assert list(library.duplicates(2)) == [0]
    assert list(library.duplicates(3)) == []
