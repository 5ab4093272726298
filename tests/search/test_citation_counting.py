"""Citations: the sums are those of the records one by one."""

from array import array
from statistics import fmean, median

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records import Issued, Record
from seedbrowse.search.citation_counting import citations_of
from seedbrowse.search.citations import Citations, CitedRecord, YearCitations
from tests.search.faceted import compact, facets_of

RECORDS = st.lists(
    st.builds(
        Record,
        issued=st.sampled_from([None, Issued(1987), Issued(2019), Issued(2020)]),
        cited_by=st.sampled_from([None, 0, 1, 2, 3, 3, 7, 2**31 - 1]),
    ),
    max_size=12,
)


def counted_plainly(records: dict[int, Record], most: int) -> Citations:
    cited = {number: each.cited_by for number, each in records.items() if each.cited_by is not None}
    best = sorted(cited, key=lambda number: (-cited[number], number))[:most]
    years = sorted({records[number].year for number in cited if records[number].year is not None})
    of_year = {year: [cited[n] for n in cited if records[n].year == year] for year in years}
    h_index = 0
    while sum(times > h_index for times in cited.values()) > h_index:
        h_index += 1
    return Citations(
        known=len(cited),
        missing=len(records) - len(cited),
        total=sum(cited.values()),
        mean=fmean(cited.values()) if cited else None,
        median=float(median(cited.values())) if cited else None,
        h_index=h_index,
        most_cited=tuple(CitedRecord(n, cited[n]) for n in best if cited[n]),
        by_year=tuple(YearCitations(y, len(of_year[y]), sum(of_year[y])) for y in years),
    )


@given(RECORDS, st.data())
def test_the_sums_are_those_of_the_records_one_by_one(records, data):
    numbers = st.integers(0, len(records) - 1) if records else st.nothing()
    ids = data.draw(st.lists(numbers, unique=True))
    most = data.draw(st.integers(0, 5))

    found = citations_of(facets_of(records), ids, most)

    assert found == counted_plainly({number: records[number] for number in ids}, most)


def test_a_range_an_array_and_a_list_are_the_same_records():
    records = [Record(cited_by=times, issued=Issued(2000 + times % 3)) for times in range(20)]
    facets = facets_of(records)
    forms = [
        range(5, 15),
        compact(range(5, 15)),
        [*range(5, 15)],
        np.arange(5, 15, dtype=np.uint32),
    ]

    first, *others = [citations_of(facets, ids, 3) for ids in forms]

    assert first is not None
    assert first.total == sum(range(5, 15))
    assert others == [first] * 3


def test_of_records_that_nothing_is_known_of_there_is_no_mean():
    found = citations_of(facets_of([Record(), Record()]), array("I", [0, 1]), 5)

    assert found == Citations(0, 2, 0, None, None, 0, (), ())


def test_counting_ends_as_soon_as_nobody_waits():
    facets = facets_of([Record(cited_by=1)])

    assert citations_of(facets, [0], 5, is_cancelled=lambda: True) is None
