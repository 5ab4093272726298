"""Dates as styles and locales write them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.date_value import DatePoint, DateValue, date_value
from seedbrowse.citing.csl.dates import date_sort_key
from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.rendering import Choices
from tests.citing.csl.printed import printed

TEXT = '<date variable="issued" form="text"/>'
NUMERIC = '<date variable="issued" form="numeric"/>'
OWN = (
    '<date variable="issued" delimiter=" "><date-part name="day"/>'
    '<date-part name="month" form="short" strip-periods="true" range-delimiter="~"/>'
    '<date-part name="year" range-delimiter="="/></date>'
)
YEAR = '<date variable="issued"><date-part name="year"/></date>'


def issued(*points: list[int], **more: Any) -> dict[str, Any]:
    return {"issued": {"date-parts": list(points), **more}}


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        (TEXT, "en-US", "May 4, 2017"),
        (TEXT, "en-GB", "4 May 2017"),
        (TEXT, "de-DE", "4. Mai 2017"),
        (TEXT, "ja-JP", "2017年5月4日"),
        (NUMERIC, "en-US", "05/04/2017"),
        (OWN, "en-US", "4 May 2017"),
        ('<date variable="issued" form="text" date-parts="year-month"/>', "en-US", "May 2017"),
        ('<date variable="issued" form="text" date-parts="year"/>', "ja-JP", "2017年"),
        ('<date variable="issued" form="numeric" date-parts="year-month"/>', "en-US", "05/2017"),
        (
            '<date variable="issued"><date-part name="year" form="short" prefix="’"/></date>',
            "en-US",
            "’17",
        ),
        (
            '<date variable="issued" delimiter="-"><date-part name="year"/>'
            '<date-part name="month" form="numeric-leading-zeros"/>'
            '<date-part name="day" form="numeric-leading-zeros"/></date>',
            "en-US",
            "2017-05-04",
        ),
        ('<date variable="issued"><date-part name="day" form="ordinal"/></date>', "en-US", "4th"),
    ],
)
def test_a_day_is_written_in_the_format_of_the_style_or_of_the_locale(body, language, expected):
    assert printed(body, issued([2017, 5, 4]), language=language) == expected


@pytest.mark.parametrize(
    ("date", "text", "numeric"),
    [
        ([2017, 5], "May 2017", "05/2017"),
        ([2017], "2017", "2017"),
        ([2017, 22], "Summer 2017", "2017"),
        ([2017, 13], "Spring 2017", "2017"),
        ([79, 8, 24], "August 24, 79 AD", "08/24/79 AD"),
        ([-44, 3, 15], "March 15, 44 BC", "03/15/44 BC"),
        (["2017", "05", "04"], "May 4, 2017", "05/04/2017"),
        ([2017, 0, 0], "2017", "2017"),
        ([2017, -3, 1], "2017", "2017"),
        ([2017, 60, 1], "2017", "2017"),
    ],
)
def test_parts_that_a_date_does_not_have_are_left_out_with_their_affixes(date, text, numeric):
    assert printed(TEXT, issued(date)) == text
    assert printed(NUMERIC, issued(date)) == numeric


@pytest.mark.parametrize(
    ("start", "end", "text", "own"),
    [
        ([1999], [2001], "1999–2001", "1999=2001"),
        ([1999, 3], [1999, 5], "March–May 1999", "Mar~May 1999"),
        ([1999, 3, 2], [1999, 3, 5], "March 2–5, 1999", "2–5 Mar 1999"),
        ([1999, 3, 2], [1999, 5, 1], "March 2–May 1, 1999", "2 Mar~1 May 1999"),
        ([1999, 3, 2], [2000, 5, 1], "March 2, 1999–May 1, 2000", "2 Mar 1999=1 May 2000"),
        ([1999, 3, 2], [1999, 3, 2], "March 2, 1999", "2 Mar 1999"),
        ([1999], [0], "1999–", "1999="),
        ([1999, 21], [1999, 22], "Spring–Summer 1999", "Spring~Summer 1999"),
        ([-100], [-50], "100–50 BC", "100=50 BC"),
        ([-50], [50], "50 BC–50 AD", "50 BC=50 AD"),
        ([50], [1066], "50 AD–1066", "50 AD=1066"),
        ([1999], [1999, 5], "1999–May 1999", "1999~May 1999"),
        ([1999, 3, 2], [1999, 3], "March 2, 1999–March 1999", "2 Mar 1999–Mar 1999"),
    ],
)
def test_a_range_writes_once_what_its_ends_have_in_common(start, end, text, own):
    assert printed(TEXT, issued(start, end)) == text
    assert printed(OWN, issued(start, end)) == own


def test_a_range_of_which_only_the_year_is_wanted_is_no_range_within_one_year():
    body = '<date variable="issued" form="text" date-parts="year"/>'
    assert printed(body, issued([1999, 3], [1999, 5])) == "1999"


def test_a_range_leaves_out_the_affixes_beside_its_delimiter():
    body = (
        '<date variable="issued"><date-part name="year"/>'
        '<date-part name="month" form="numeric" prefix="/" suffix="."/></date>'
    )
    assert printed(body, issued([1999, 3], [1999, 5])) == "1999/3–5."


def test_the_style_changes_parts_of_the_locale_but_neither_their_order_nor_their_affixes():
    body = (
        '<date variable="issued" form="text"><date-part name="year" form="short" prefix="x"/>'
        '<date-part name="month" form="short" text-case="uppercase"/></date>'
    )
    assert printed(body, issued([2017, 9, 4])) == "SEPT. 4, 17"


def test_only_the_first_day_is_an_ordinal_where_the_locale_says_so():
    body = (
        '<date variable="issued" delimiter=" "><date-part name="day" form="ordinal"/>'
        '<date-part name="month"/></date>'
    )
    assert printed(body, issued([2017, 5, 1]), language="fr-FR") == "1ᵉʳ mai"
    assert printed(body, issued([2017, 5, 2]), language="fr-FR") == "2 mai"


def test_a_season_may_be_a_word():
    assert printed(TEXT, issued([2017], season="Michaelmas")) == "Michaelmas 2017"


def test_a_literal_date_stands_for_the_year():
    item = {"issued": {"literal": "in press"}}
    body = '<date variable="issued" prefix="(" suffix=")"><date-part name="{}"/></date>'
    assert printed(body.format("year"), item) == "(in press)"
    assert printed(body.format("month"), item) == ""


@pytest.mark.parametrize(
    "value", [{}, {"date-parts": []}, {"date-parts": [[0]]}, {"literal": " "}, {"raw": ""}, None, 7]
)
def test_a_date_that_says_nothing_is_none(value):
    assert date_value(value) is None
    group = f'<group><text value="dated "/>{TEXT}</group><text value="end"/>'
    assert printed(group, {"issued": value}) == "end"


def test_a_date_of_which_nothing_is_printed_lets_its_group_vanish():
    day = '<date variable="issued"><date-part name="day"/></date>'
    group = f'<group><text value="on "/>{day}</group><text value="end"/>'
    assert printed(group, issued([2017])) == "end"
    assert printed(group, issued([2017, 5, 4])) == "on 4end"


@pytest.mark.parametrize(("circa", "expected"), [(True, True), (1, True), ("false", False)])
def test_a_date_may_be_uncertain(circa, expected):
    value = date_value({"date-parts": [[1850]], "circa": circa})
    assert value is not None
    assert value.is_uncertain is expected


def test_the_year_suffix_stands_behind_the_first_year_only():
    chosen = Choices(year_suffix="b")
    assert printed(TEXT + YEAR, issued([2017, 5, 4]), choices=chosen) == "May 4, 2017b2017"
    assert printed(TEXT, issued([1999], [2001]), choices=chosen) == "1999–2001b"


def test_a_style_that_places_the_year_suffix_itself_gets_none_from_dates():
    body = YEAR + '<text variable="year-suffix" prefix="-"/>'
    assert printed(body, issued([2017]), choices=Choices(year_suffix="b")) == "2017-b"


def test_a_part_that_dates_do_not_have_is_an_error_with_its_line():
    with pytest.raises(StyleError, match="line 1: era is no part of a date"):
        printed('<date variable="issued"><date-part name="era"/></date>', issued([2017]))


def test_dates_sort_from_the_oldest_with_ranges_behind_their_first_date():
    values = [
        DateValue(DatePoint(-100)),
        DateValue(DatePoint(-50)),
        DateValue(DatePoint(50)),
        DateValue(DatePoint(2000)),
        DateValue(DatePoint(2000), DatePoint(2001)),
        DateValue(DatePoint(2000), DatePoint(2005)),
        DateValue(DatePoint(2000), DatePoint(0)),
        DateValue(DatePoint(2000, 5)),
        DateValue(DatePoint(2000, 5, 1)),
        DateValue(literal="in press"),
    ]
    keys = [date_sort_key(value) for value in values]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert date_sort_key(None) == ""


def test_a_date_in_a_sort_key_has_only_the_parts_that_are_printed():
    assert printed(YEAR, issued([2017, 5, 4]), sorting=True) == date_sort_key(
        DateValue(DatePoint(2017))
    )


@given(st.recursive(st.none() | st.integers() | st.text() | st.floats(), st.lists, max_leaves=6))
def test_whatever_stands_as_parts_of_a_date_a_date_or_none_comes_of_it(parts):
    for value in ({"date-parts": parts}, {"season": parts}, {"raw": parts}, parts):
        found = date_value(value)
        assert found is None or isinstance(found, DateValue)
        printed(TEXT, {"issued": value})
