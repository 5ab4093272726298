"""How often a record is cited a year."""

import pytest

from seedbrowse.records import Issued, Record
from seedbrowse.records.citation_rate import cites_per_year


@pytest.mark.parametrize(
    ("year", "cited", "rate"),
    [(2020, 30, 5.0), (2025, 30, 30.0), (2030, 30, 30.0), (None, 30, None), (2020, None, None)],
)
def test_citations_a_year_count_the_first_year_and_the_present_one(year, cited, rate):
    record = Record(issued=Issued(year) if year else None, cited_by=cited)
    assert cites_per_year(record, 2025) == rate
