"""Dates of publication in every form that exports write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.values.dates import date_parts, issued, issued_from, month


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-03-05", "2019-03-05"),
        ("2019-3-5", "2019-03-05"),
        ("2019-03-05T12:00:00Z", "2019-03-05"),
        ("2019/03/05/extra", "2019-03-05"),
        ("2019///", "2019"),
        ("2019/05//undefined", "2019-05"),
        ("2019/12//Dec2019:Part 1", "2019-12"),
        ("2019///SPR", "2019"),
        ("20190305", "2019-03-05"),
        ("Jan 2019", "2019-01"),
        ("2019 Jan", "2019-01"),
        ("2019 Jan-Feb", "2019-01"),
        ("2019 Mar 1", "2019-03-01"),
        ("MAR, 2019", "2019-03"),
        ("05-Mar-2019", "2019-03-05"),
        ("2019 Winter", "2019"),
        ("15 March 2019", "2019-03-15"),
        ("15th of March 2019", "2019-03-15"),
        ("March 15, 2019", "2019-03-15"),
        ("Tuesday, March 5, 2019", "2019-03-05"),
        ("Tue, 05 Mar 2019 00:00:00 GMT", "2019-03-05"),
        ("4-8 Aug. 2019", "2019-08-04"),
        ("APR 25-29, 2019", "2019-04-25"),
        ("30 April-2 May 2019", "2019-04-30"),
        ("16 June 2019 through 20 June 2019", "2019-06-16"),
        ("5. März 2019", "2019-03-05"),
        ("1er août 2019", "2019-08-01"),
        ("5 de marzo de 2019", "2019-03-05"),
        ("5 мая 2019", "2019-05-05"),
        ("03/2019", "2019-03"),
        ("15/03/2019", "2019-03-15"),
        ("03/15/2019", "2019-03-15"),
        ("2019/2020", "2019"),
        ("2019-03-05/2019-04-01", "2019-03-05"),
        ("c2019", "2019"),
        ("[2019?]", "2019"),
        ("2019~", "2019"),
        ("in print 2019b", "2019"),
    ],
)
def test_a_date_is_as_precise_as_the_source_says(text: str, expected: str) -> None:
    assert str(issued(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-13-05", "2019"),
        ("2019-00-00", "2019"),
        ("2019-02-30", "2019-02"),
        ("2019-04-31", "2019-04"),
        ("March 32, 2019", "2019-03"),
        ("05/03/2019", "2019"),
    ],
)
def test_a_month_or_day_that_is_none_leaves_a_coarser_date(text: str, expected: str) -> None:
    assert str(issued(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "n.d.", "in press", "March", "Mar-15", "19", "199X", "19uu", "1990s", "-0200", "44 BC",
     "1200 BC", "0000", "9999", "123456", "Springfield, IL"],
)  # fmt: skip
def test_no_year_is_invented(text: str) -> None:
    assert issued(text) is None
    assert date_parts(text) == []


@pytest.mark.parametrize(
    ("year", "rest", "expected"),
    [
        ("2015", "MAR 15", "2015-03-15"),
        ("2015", "MAR-APR", "2015-03"),
        ("2015", "15 MAR", "2015-03-15"),
        ("2015", "3", "2015-03"),
        ("2015", "WIN", "2015"),
        ("2015", "", "2015"),
        ("2015", "2015/03/04", "2015-03-04"),
        ("2015-06", "MAR", "2015-06"),
        ("", "MAR 15", "None"),
    ],
)
def test_month_and_day_may_stand_beside_the_year(year: str, rest: str, expected: str) -> None:
    assert str(issued_from(year, rest)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jan", 1), ("Feb.", 2), ("März", 3), ("avril", 4), ("MAY", 5), ("juin", 6), ("juillet", 7),
        ("agosto", 8), ("Sept-Oct", 9), ("оkt", 0), ("октября", 10), ("15 Nov", 11), ("12", 12),
        ("13", 0), ("0", 0), ("winter", 0), ("", 0), ("maart", 3), ("dezembro", 12),
    ],
)  # fmt: skip
def test_a_month_has_a_number_in_many_languages(text: str, expected: int) -> None:
    assert month(text) == expected


def test_date_parts_are_as_csl_wants_them() -> None:
    assert date_parts("2019 Mar") == [2019, 3]


@given(st.one_of(st.text(max_size=40), st.text(alphabet="0129 -/.,?~MarchaiJn[]cX", max_size=24)))
def test_any_text_is_a_possible_date_or_none(text: str) -> None:
    for date in (issued(text), issued_from("2019", text), issued_from(text, "MAR 3")):
        if date is not None:
            assert 1000 <= date.year <= 2100
            assert 0 <= date.month <= 12
            assert 0 <= date.day <= 31
            assert issued(str(date)) == date
    assert 0 <= month(text) <= 12


@given(st.dates())
def test_every_iso_date_is_read_in_full(date: object) -> None:
    text = f"{date}"
    if "1000" <= text[:4] <= "2100":
        assert str(issued(text)) == text
