"""What the columns say of a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records import Issued, Record, Source
from seedbrowse.tui.column_cells import number_label
from seedbrowse.tui.columns import COLUMNS

FULL = Record(
    type="article-journal",
    document_type="Article; Review",
    title="On <i>Daphnia</i>",
    issued=Issued(2019, 4),
    volume="17",
    issue="1",
    page="171-197",
    doi="10.1/x",
    publisher="Lakes",
    event="Lakes and Ponds",
    cited_by=1_234_567,
    open_access=True,
    open_access_status="All Open Access; Gold Open Access; Green Open Access",
    publication_stage="Final",
    language="eng; spa",
    affiliations=("A, Porto, Portugal", "B, Luleå, Sweden", "C, Lisbon, Portugal", "nowhere"),
    funding=("One Council", "Another, grant 7"),
    author_keywords=("lakes", "lakes", "ponds &amp; rivers"),
    index_keywords=("Water",),
    source=Source(path="exports/all.zip/lakes.ris"),
)


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("year", "2019"), ("title", "On Daphnia"), ("source", "Lakes"), ("cited", "1235k"),
        ("type", "Article, Review"), ("open-access", "Gold, Green"), ("stage", "Final"),
        ("language", "English, Spanish"), ("country", "Portugal, Sweden"),
        ("funding", "One Council; Another, grant 7"), ("keywords", "lakes, ponds & rivers"),
        ("index-keywords", "Water"), ("volume", "17"), ("issue", "1"), ("pages", "171-197"),
        ("doi", "10.1/x"), ("publisher", "Lakes"), ("conference", "Lakes and Ponds"),
        ("file", "lakes.ris"),
    ],
)  # fmt: skip
def test_a_column_tells_its_fact_in_short(column: str, told: str):
    assert COLUMNS[column].cell(FULL, COLUMNS[column].width) == told


@pytest.mark.parametrize("column", sorted(set(COLUMNS) - {"year", "title", "type"}))
def test_what_a_record_does_not_say_is_empty(column: str):
    assert COLUMNS[column].cell(Record(), 10) == ""


@pytest.mark.parametrize(
    ("number", "width", "label"),
    [
        (99_999, 5, "99999"), (305_148, 5, "305k"), (305_148, 6, "305148"), (12_345_678, 5, "12M"),
        (999_999, 5, "1000k"), (0, 1, "0"), (-5, 5, "-5"),
    ],
)  # fmt: skip
def test_a_number_is_never_cut(number: int, width: int, label: str):
    assert number_label(number, width) == label


@given(st.integers(0, 10**13), st.integers(4, 20))
def test_a_number_fits_into_four_cells_or_more(number: int, width: int):
    assert len(number_label(number, width)) <= width


def test_open_access_is_yes_or_no_where_the_source_says_no_more():
    cell = COLUMNS["open-access"].cell
    assert [cell(Record(open_access=each), 8) for each in (True, False, None)] == ["yes", "no", ""]


def test_a_record_with_thousands_of_values_costs_no_more_than_a_cell_shows():
    record = Record(author_keywords=tuple(f"keyword {number}" for number in range(100_000)))
    assert len(COLUMNS["keywords"].cell(record, 24)) < 200
