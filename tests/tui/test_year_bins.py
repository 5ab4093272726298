"""Bins of years: they fit, they leave out no record, and they say what they hold."""

from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.search.facet import FacetValue
from seedbrowse.tui.year_bins import YearBins, years_of
from seedbrowse.tui.year_brush import YearBrush

YEARS = st.dictionaries(st.integers(0, 9999), st.integers(1, 10**6), max_size=30).map(
    lambda counts: [FacetValue(str(year), counts[year]) for year in sorted(counts)]
)


@given(YEARS, st.integers(2, 90))
def test_bins_fit_and_hold_every_record(values, width):
    made = YearBins(values, width)
    assert len(made.bins) * made.across <= width
    assert sum(each.count for each in made.bins) == sum(each.count for each in values)
    for before, after in zip(made.bins, made.bins[1:], strict=False):
        assert before.first <= before.last == after.first - 1


@given(YEARS, st.integers(2, 90))
def test_the_text_of_some_bins_brings_these_bins_back(values, width):
    made = YearBins(values, width)
    for start in range(len(made.bins)):
        for end in {start, len(made.bins) - 1}:
            assert made.within(*years_of(made.text(start, end))) == (start, end)


def test_columns_are_as_high_as_they_have_records():
    made = YearBins([FacetValue("2019", 8), FacetValue("2021", 4)], 10)
    assert made.columns(2) == ["██", "  ", " █"]


def test_open_ends_are_years_too():
    assert years_of("2015..") == (2015, 9999)
    assert years_of("..2015") == (0, 2015)


def test_a_brush_stays_at_its_years_when_the_bins_change():
    brush = YearBrush()
    every = [FacetValue(str(year), 1) for year in range(2000, 2020)]
    brush.show(every, 40, ())
    brush.move(-4, extends=False)
    brush.move(2, extends=True)
    assert brush.text == "2015..2017"
    brush.show(every, 8, ())
    assert brush.text == "2015..2019"
    brush.show(every, 40, ())
    assert brush.text == "2015..2017"
