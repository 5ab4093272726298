import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.columns import RANKED
from seedbrowse.library.ranks import approximate_ranks, exact_ranks
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.column_keys import COLUMN_KEYS
from seedbrowse.search.engine import SortKey
from tests.library.test_columns import columns_of

LONG = "a common beginning that is much longer than what is compared at once"

titles = st.sampled_from(
    ["", "A", "The b", "B", "Éa", "10 rules", "9 rules", f"{LONG} 1", f"{LONG} 2"]
)
records = st.builds(
    Record,
    title=titles | st.text(max_size=40),
    authors=st.lists(st.builds(Name, family=st.text(max_size=6)), max_size=2).map(tuple),
    container_title=titles,
    event=titles,
    volume=st.sampled_from(["", "9", "10", "10a"]),
    issued=st.none() | st.builds(Issued, st.integers(1, 2030)),
    cited_by=st.none() | st.integers(0, 2**40),
)


def divided(records, size):
    """The columns of two parts, the second one's records before the first one's."""
    half = len(records) // 2
    later, sooner = records[half:], records[:half]
    return [
        (columns_of(later), np.arange(half, size, dtype=np.int32)),
        (columns_of(sooner), np.arange(half, dtype=np.int32)),
    ]


def key_of(record, by):
    numbers = {SortKey.YEAR: record.year, SortKey.CITED: record.cited_by}
    if by not in numbers:
        return COLUMN_KEYS[by](record).encode() or None
    return None if numbers[by] is None else min(numbers[by], 2**31 - 1)


@given(st.lists(records, max_size=12), st.sampled_from(RANKED))
def test_ranks_order_records_as_their_keys_do_over_any_division_into_parts(found, by):
    ranks = exact_ranks(divided(found, len(found)), len(found), by)
    keys = [key_of(each, by) for each in found]
    for one, key in zip(ranks, keys, strict=True):
        assert (one == -1) == (key is None)
        for other, other_key in zip(ranks, keys, strict=True):
            if key is not None and other_key is not None:
                assert (one < other) == (key < other_key)


def test_meanwhile_ranks_agree_wherever_the_beginnings_differ():
    found = [Record(title=title) for title in ("Zebra", "the Ant", "", "Éclair", "Bee")]
    ranks = approximate_ranks([(columns_of(found), None)], 5, SortKey.TITLE)
    assert ranks[2] == -1
    assert np.argsort(ranks).tolist() == [2, 1, 4, 3, 0]


def test_records_that_no_part_has_yet_are_gaps():
    part = columns_of([Record(issued=Issued(2001))])
    ranks = approximate_ranks([(part, np.array([2], np.int32))], 4, SortKey.YEAR)
    assert ranks.tolist() == [-1, -1, 2001, -1]


def test_a_library_without_a_part_has_only_gaps():
    assert approximate_ranks([], 3, SortKey.TITLE).tolist() == [-1, -1, -1]
