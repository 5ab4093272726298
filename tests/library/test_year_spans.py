"""Year spans: every count once, in spans that follow one another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.year_spans import YearSpan, year_spans

YEARS = st.dictionaries(st.integers(0, 2200), st.integers(1, 1000), max_size=30)


def test_years_are_told_one_by_one_where_there_is_room_also_those_without_anything():
    assert year_spans({2019: 3, 2021: 1}, 3) == [
        YearSpan(2019, 2019, 3), YearSpan(2020, 2020, 0), YearSpan(2021, 2021, 1)
    ]  # fmt: skip


def test_a_span_is_called_by_its_years():
    spans = year_spans({1998: 1, 2001: 2, 2004: 3, 2011: 4}, 5)
    assert [(span.name, span.count) for span in spans] == [
        ("1998–1999", 1), ("2000–2004", 5), ("2005–2009", 0), ("2010–2011", 4)
    ]  # fmt: skip
    assert year_spans({2019: 3}, 9)[0].name == "2019"


@pytest.mark.parametrize(("most", "length"), [(200, 1), (60, 2), (30, 5), (11, 10), (4, 50)])
def test_spans_have_round_lengths(most, length):
    spans = year_spans({1920: 1, 2019: 1}, most)
    assert len(spans) <= most
    assert spans[1].last - spans[1].first + 1 == length


@given(YEARS, st.integers(0, 50))
def test_every_count_is_in_one_span(counts, most):
    spans = year_spans(counts, most)
    assert len(spans) <= max(most, 2)
    assert sum(span.count for span in spans) == sum(counts.values())
    assert all(one.last + 1 == other.first for one, other in pairwise(spans))
    for span in spans:
        within = sum(n for year, n in counts.items() if span.first <= year <= span.last)
        assert within == span.count
    if counts:
        assert (spans[0].first, spans[-1].last) == (min(counts), max(counts))
