"""In which order records come, and which of them are marked."""

from array import array

import numpy as np
import pytest

from seedbrowse.records import Issued, Record
from seedbrowse.records.identity import digest
from seedbrowse.search.engine import Order, SortKey
from seedbrowse.search.local import LocalEngine
from tests.search.engines import engine_of, numbered

LIBRARY = (
    Record(title="From mistrust to solidarity", doi="10.31278/1810"),
    Record(title="Körner im Winter", issued=Issued(2021)),
    Record(title="移民政策研究", issued=Issued(2020)),
)
ENGINE = engine_of(LIBRARY)


def titled(*titles: str) -> list[Record]:
    return [Record(title=title) for title in titles]


def test_an_order_puts_gaps_last_and_equal_records_as_they_come():
    years = [2001, None, 1999, 2001, None, 2020]
    records = [
        Record(title=f"grain {n}", issued=Issued(year) if year else None)
        for n, year in enumerate(years)
    ]
    engine = engine_of(records)
    rising, falling = Order(SortKey.YEAR), Order(SortKey.YEAR, descending=True)
    assert engine.search("", order=rising).ids == array("I", [2, 0, 3, 5, 1, 4])
    assert engine.search("", order=falling).ids == array("I", [5, 0, 3, 2, 1, 4])
    assert list(engine.search("grain", order=falling).ids) == [5, 0, 3, 2, 1, 4]
    assert engine.search("", order=falling).order == falling
    assert engine.search("", order=rising).ids is engine.search("", order=rising).ids


def test_of_equal_rank_the_better_answer_is_first():
    records = [
        Record(title="one", abstract="solidarity", issued=Issued(2001)),
        Record(title="solidarity", issued=Issued(2001)),
        Record(title="solidarity", issued=Issued(2000)),
    ]
    order = Order(SortKey.YEAR, descending=True)
    assert list(engine_of(records).search("solidarity", order=order).ids) == [1, 0, 2]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:marked", [0, 2]),
        ("IS:Marked", [0, 2]),
        ("-is:marked", [1]),
        ("is:marked -is:marked", []),
        ("is:marked solidarity", [0]),
        ("winter is:marked", []),
        ("winter -is:marked", [1]),
    ],
)
def test_marked_records_are_found_by_a_condition(query, expected):
    marked = {digest(LIBRARY[0]), digest(LIBRARY[2]), 7}
    assert list(ENGINE.search(query, marked=marked).ids) == expected


def test_nothing_is_marked_where_there_are_no_marks():
    assert list(ENGINE.search("is:marked").ids) == []
    assert list(ENGINE.search("-is:marked").ids) == [0, 1, 2]


def test_ids_are_indexed_and_cut_alike_whatever_the_query():
    for query in ("", "s"):
        ids = engine_of(titled("sun", "sea", "sky")).search(query).ids
        assert sorted(ids) == [0, 1, 2]
        assert ids.index(ids[1]) == 1
        assert len(ids[1:]) == 2


def test_ranks_and_digests_are_asked_for_once():
    asked = []

    def ranks(by):
        asked.append(by)
        return np.zeros(len(LIBRARY), np.int32)

    def digests():
        asked.append("digests")
        return np.zeros(len(LIBRARY), np.uint64)

    engine = LocalEngine([numbered(LIBRARY)], len(LIBRARY), ranks=ranks, digests=digests)
    for query in ("", "winter", "solidarity", "is:marked", "-is:marked winter"):
        engine.search(query, order=Order(SortKey.TITLE), marked={1})
    assert asked == [SortKey.TITLE, "digests"]
