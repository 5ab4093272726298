"""Page ranges in the forms that styles want."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.locale import Locale, load_locale
from seedbrowse.citing.csl.page_ranges import page_range
from seedbrowse.citing.locales import read_locale

FORMATS = ["", "chicago", "chicago-15", "chicago-16", "expanded", "minimal", "minimal-two"]


@pytest.fixture(scope="module", name="english")
def english_locale() -> Locale:
    return load_locale("en-US", (), read_locale)


@pytest.mark.parametrize(
    ("pages", "chicago", "chicago_16", "expanded", "minimal", "minimal_two"),
    [
        ("4-9", "4–9", "4–9", "4–9", "4–9", "4–9"),
        ("1-12", "1–12", "1–12", "1–12", "1–12", "1–12"),
        ("72-78", "72–78", "72–78", "72–78", "72–8", "72–78"),
        ("95-112", "95–112", "95–112", "95–112", "95–112", "95–112"),
        ("200-207", "200–207", "200–207", "200–207", "200–7", "200–07"),
        ("203-209", "203–9", "203–9", "203–209", "203–9", "203–09"),
        ("504-519", "504–19", "504–19", "504–519", "504–19", "504–19"),
        ("322-329", "322–29", "322–29", "322–329", "322–9", "322–29"),
        ("322-9", "322–29", "322–29", "322–329", "322–9", "322–29"),
        ("417-533", "417–533", "417–533", "417–533", "417–533", "417–533"),
        ("1497-1505", "1497–1505", "1497–505", "1497–1505", "1497–505", "1497–505"),
        ("1085-1089", "1085–89", "1085–89", "1085–1089", "1085–9", "1085–89"),
        ("11562-11569", "11562–69", "11562–69", "11562–11569", "11562–9", "11562–69"),
        ("S21-S28", "S21–28", "S21–28", "S21–S28", "S21–8", "S21–28"),
        ("10:1-10:22", "10:1–22", "10:1–22", "10:1–10:22", "10:1–22", "10:1–22"),
        ("pp. 322-329", *["pp. 322–329"] * 5),
        ("17-17", "17–17", "17–17", "17–17", "17–7", "17–17"),
    ],
)
def test_ranges_are_shortened_as_the_format_says(
    pages, chicago, chicago_16, expanded, minimal, minimal_two, english
):
    assert page_range(pages, "chicago", english) == chicago
    assert page_range(pages, "chicago-16", english) == chicago_16
    assert page_range(pages, "expanded", english) == expanded
    assert page_range(pages, "minimal", english) == minimal
    assert page_range(pages, "minimal-two", english) == minimal_two


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("322-9", "322–9"),
        ("322 - 329", "322–329"),
        ("322–329", "322–329"),
        ("vi-xii", "vi–xii"),
        ("4a-4c", "4a–4c"),
        ("4-7, 9 & 12-15", "4–7, 9 & 12–15"),
        ("4-7,9", "4–7, 9"),
        ("9-4", "9–4"),
        ("N21-P28", "N21-P28"),
        ("N21 - 28", "N21-28"),
        ("4\\-7", "4-7"),
        ("2-4-6", "2-4-6"),
        ("e10452", "e10452"),
        ("1,024", "1,024"),
        ("Smith-Jones", "Smith-Jones"),
        ("10:1-10:22", "10:1–10:22"),
        ("2-3:4-5", "2-3:4-5"),
        ("322—329", "322—329"),
        ("pp. 322-9", "pp. 322–9"),
        ("", ""),
    ],
)
def test_without_a_format_only_the_hyphens_of_ranges_change(pages, expected, english):
    assert page_range(pages, "", english) == expected


def test_the_locale_says_what_stands_between_pages():
    french = load_locale("fr-FR", (), read_locale)
    assert page_range("322-329", "minimal", french) == "322‑9"


@given(
    first=st.integers(1, 99_999),
    length=st.integers(0, 2_000),
    range_format=st.sampled_from(FORMATS),
)
def test_a_shortened_range_still_says_where_it_ends(first, length, range_format):
    locale = Locale("en-US", ())
    start, end = page_range(f"{first}-{first + length}", range_format, locale).split("–")
    last = str(first + length)
    assert start == str(first)
    assert last.endswith(end)
    assert len(end) == len(last) or start.zfill(len(last))[: -len(end)] == last[: -len(end)]


@given(st.text(), st.sampled_from(FORMATS))
def test_any_text_goes_through(text, range_format):
    assert isinstance(page_range(text, range_format, Locale("en-US", ())), str)
