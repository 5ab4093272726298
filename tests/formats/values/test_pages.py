"""Pages in every form that exports write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.values.pages import page_range, pages
from seedbrowse.records.text import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("171-197", "171-197"),
        ("pp. 1001 – 1008", "1001-1008"),
        ("1001—1008", "1001-1008"),
        ("1001−1008", "1001-1008"),
        ("1001--1008", "1001-1008"),
        ("p. 5", "5"),
        ("pp12-14", "12-14"),
        ("Pages 12 - 14", "12-14"),
        ("S. 12-14", "12-14"),
        ("S12-S14", "S12-S14"),
        ("p123", "p123"),
        ("e546 - e558", "e546-e558"),
        ("xii – xx", "xii-xx"),
        ("A455", "A455"),
        ("999+", "999+"),
        ("104--+", "104+"),
        ("123-8", "123-8"),
        ("405-405", "405"),
        ("e7 – e7", "e7"),
        ("S 274-5", "S 274-5"),
        ("1-5,9-12", "1-5, 9-12"),
        ("1-5; 9-12", "1-5, 9-12"),
        ("1,001-1,008", "1,001-1,008"),
        ("12-1 - 12-9", "12-1-12-9"),
        ("1001-1008.e3", "1001-1008.e3"),
        ("-", ""),
        ("", ""),
        ("Section SR, Page 1", "Section SR, Page 1"),
    ],
)
def test_a_range_has_plain_hyphens_and_no_prefix(text: str, expected: str) -> None:
    assert page_range(text) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("123", "130", "123-130"),
        ("123", "123", "123"),
        ("123", "", "123"),
        ("", "130", "130"),
        ("123-130", "130", "123-130"),
        ("e1", "e9", "e1-e9"),
        ("pp. 3", "9", "3-9"),
        ("1137", "+", "1137+"),
        ("12-1", "12-9", "12-1-12-9"),
        ("", "", ""),
    ],
)
def test_first_and_last_page_are_joined(first: str, last: str, expected: str) -> None:
    assert pages(first, last) == expected


@given(st.one_of(st.text(max_size=30), st.text(alphabet="0123 pPS.,;-–—+e", max_size=20)))
def test_any_text_keeps_its_digits(text: str) -> None:
    written = page_range(text)
    assert written == clean(written) or "&" in text
    if "&" not in text:
        digits = [c for c in text if c.isdecimal()]
        of_one_page = digits[: len(digits) // 2]  # `405-405`
        assert [c for c in written if c.isdecimal()] in (digits, of_one_page)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_written_range_is_left_as_it_is(first: int, last: int) -> None:
    written = pages(str(first), str(last))
    assert page_range(written) == written
