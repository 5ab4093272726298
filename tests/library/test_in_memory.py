"""A library of records in memory."""

import subprocess
import sys

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.identity import digest
from seedbrowse.search.engine import Order, SortKey

RECORDS = [
    Record(
        title="The winter",
        authors=(Name(family="Brook", given="A."),),
        issued=Issued(2019),
        container_title="Grain",
        cited_by=3,
    ),
    Record(title="a Grain store", issued=Issued(2021), container_title="The Annals"),
    Record(
        title="Körner",
        authors=(Name(family="Adler", given="B."),),
        cited_by=12,
        doi="10.5555/Grain",
    ),
]


def ordered(by: SortKey, *, descending: bool = False, query: str = "") -> list[int]:
    order = Order(by, descending=descending)
    return list(InMemoryLibrary(RECORDS).search(query, order=order).ids)


def test_records_are_had_by_their_number():
    library = InMemoryLibrary(RECORDS)
    assert len(library) == 3
    assert library[1] is RECORDS[1]
    assert library.digests([2, 0]) == [digest(RECORDS[2]), digest(RECORDS[0])]


def test_each_key_orders_by_what_the_table_shows_and_puts_gaps_last():
    assert ordered(SortKey.RELEVANCE) == [0, 1, 2]
    assert ordered(SortKey.YEAR) == [0, 1, 2]
    assert ordered(SortKey.YEAR, descending=True) == [1, 0, 2]
    assert ordered(SortKey.CITED) == [0, 2, 1]
    assert ordered(SortKey.CITED, descending=True) == [2, 0, 1]
    assert ordered(SortKey.AUTHORS) == [2, 0, 1]
    assert ordered(SortKey.TITLE) == [1, 2, 0]
    assert ordered(SortKey.SOURCE) == [1, 0, 2]


def test_answers_are_ordered_too():
    assert ordered(SortKey.TITLE, query="grain") == [1, 0]
    assert ordered(SortKey.YEAR, query="grain") == [0, 1]


def test_marked_records_are_found():
    results = InMemoryLibrary(RECORDS).search("is:marked", marked={digest(RECORDS[2])})
    assert list(results.ids) == [2]


def test_a_record_is_found_again_in_another_library():
    library = InMemoryLibrary(RECORDS)
    other = InMemoryLibrary([RECORDS[2], Record(title="other"), RECORDS[0]])
    assert [other.number_in(library, number) for number in range(3)] == [2, None, 0]


def test_an_empty_library_answers():
    library = InMemoryLibrary([])
    assert library.search("").ids == range(0)
    assert list(library.search("grain").ids) == []
    assert list(library.search("", order=Order(SortKey.TITLE)).ids) == []


def test_nothing_is_indexed_before_it_is_searched():
    code = (
        "import sys\n"
        "from seedbrowse.library.in_memory import InMemoryLibrary\n"
        "from seedbrowse.search.engine import Order, SortKey\n"
        "library = InMemoryLibrary([])\n"
        "print('numpy' in sys.modules)\n"
        "library.search('', order=Order(SortKey.TITLE))\n"
        "print('numpy' in sys.modules)\n"
        "library.search('grain')\n"
        "print('numpy' in sys.modules)\n"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout.split() == ["False", "False", "True"]
