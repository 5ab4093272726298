"""Dates that people have written into one field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.raw_date import RawDate, parsed_date
from tests.citing.csl.printed import printed

TEXT = '<date variable="issued" form="text"/>'


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2017", "2017"),
        ("2017-05-04", "May 4, 2017"),
        ("2017-05-04T10:20:30Z", "May 4, 2017"),
        ("2017/5/4", "May 4, 2017"),
        ("5/4/2017", "May 4, 2017"),
        ("25/12/2017", "December 25, 2017"),
        ("4.5.2017", "May 4, 2017"),
        ("05/2017", "May 2017"),
        ("May 4th, 2017", "May 4, 2017"),
        ("Thursday, 4 May 2017", "May 4, 2017"),
        ("2017 Sept. 4", "September 4, 2017"),
        ("Fall 2017", "Autumn 2017"),
        ("44 BC", "44 BC"),
        ("May 44 BC", "May 44 BC"),
        ("1999-2001", "1999–2001"),
        ("1850-51", "1850–1851"),
        ("1999–", "1999–"),
        ("1999/..", "1999–"),
        ("May–June 2017", "May–June 2017"),
        ("10-12 May 2017", "May 10–12, 2017"),
        ("May 10-12, 2017", "May 10–12, 2017"),
        ("May 10 - June 3, 2017", "May 10–June 3, 2017"),
        ("2017-05-04/2017-05-06", "May 4–6, 2017"),
        ("Spring 1999 – Summer 2001", "Spring 1999–Summer 2001"),
    ],
)
def test_a_raw_date_is_read(raw, expected):
    assert printed(TEXT, {"issued": {"raw": raw}}) == expected


@pytest.mark.parametrize("raw", ["in press", "12th century", "32/13/2017", "after 1900", "1999a"])
def test_a_raw_date_that_cannot_be_read_is_printed_as_it_is(raw):
    assert parsed_date(raw) is None
    assert printed(TEXT, {"issued": {"raw": raw}}) == raw


@pytest.mark.parametrize("raw", ["ca. 1850", "circa 1850", "c1850", "1850?", "[1850]", "~1850"])
def test_marks_of_doubt_make_a_date_uncertain(raw):
    assert parsed_date(raw) == RawDate(((1850, 0, 0),), is_uncertain=True)


@given(st.text() | st.from_regex(r"[0-9a-zM ./–-]{0,12}", fullmatch=True))
def test_any_text_is_read_or_not_and_never_an_error(text):
    parsed = parsed_date(text)
    if parsed is not None:
        assert 1 <= len(parsed.points) <= 2
