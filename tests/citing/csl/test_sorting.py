"""The order of cites and entries (CSL 1.0.2, Sorting)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.sorting import collated
from tests.citing.csl.small_styles import citing, listed, small_style, work

TITLE = '<text variable="title"/>'


def order(keys: str, *works: dict, extra: str = "", style: str = "") -> str:
    """The titles of some works in the order of some keys."""
    made = small_style(TITLE, TITLE, bibliography_sort=keys, extra=extra, style=style)
    return " ".join(listed(made, *works))


def test_without_keys_the_order_is_that_of_the_items():
    assert order("", work(title="Fir"), work(title="Ash")) == "Fir Ash"


def test_titles_are_in_alphabetical_order_or_its_opposite():
    works = [work(title=each) for each in ("Fir", "Ash", "Moss")]
    assert order('<key variable="title"/>', *works) == "Ash Fir Moss"
    assert order('<key variable="title" sort="descending"/>', *works) == "Moss Fir Ash"


def test_neither_case_nor_diacritics_nor_marks_count():
    works = [work(title=each) for each in ("éclair", "“Eagle”", "Eden", "ebb", "œuvre", "Ørsted")]
    assert order('<key variable="title"/>', *works) == "“Eagle” ebb éclair Eden œuvre Ørsted"


def test_markup_does_not_count():
    works = [work(title=each) for each in ("Fir", "<i>Ash</i>", "Elm")]
    assert order('<key variable="title"/>', *works) == "Ash Elm Fir"


@pytest.mark.parametrize("direction", ["ascending", "descending"])
def test_what_has_no_value_comes_last_in_either_direction(direction):
    works = [work(title="Fir"), work(title="Ash", note="n"), work(title="Elm")]
    assert order(f'<key variable="note" sort="{direction}"/>', *works) == "Ash Fir Elm"


def test_the_next_key_decides_between_equals():
    keys = '<key variable="publisher"/><key variable="title" sort="descending"/>'
    works = [
        work(title="Ash", publisher="B"), work(title="Elm", publisher="A"),
        work(title="Fir", publisher="B"),
    ]  # fmt: skip
    assert order(keys, *works) == "Elm Fir Ash"


def test_numbers_are_in_the_order_of_numbers():
    works = [work(title=each, volume=each) for each in ("10", "9", "101", "9a")]
    assert order('<key variable="volume"/>', *works) == "9 9a 10 101"


def test_dates_are_in_the_order_of_time():
    def dated(*parts: int) -> dict:
        return {"title": "-".join(map(str, parts)), "issued": {"date-parts": [list(parts)]}}

    works = [dated(2001, 2), dated(2001), dated(-44), dated(999), dated(2001, 2, 3)]
    assert order('<key variable="issued"/>', *works) == "-44 999 2001 2001-2 2001-2-3"


def test_a_name_sorts_by_family_then_given_name():
    works = [work(each, title=each.replace(" ", "_")) for each in ("Bo Fir", "Al Moss", "Al Fir")]
    assert order('<key variable="author"/>', *works) == "Al_Fir Bo_Fir Al_Moss"


def test_as_many_names_count_as_the_style_shows_or_the_key_says():
    works = [work("Al Fir, Cy Elm", title="2"), work("Al Fir, Bo Ash", title="1")]
    style = 'et-al-min="2" et-al-use-first="1"'
    assert order('<key variable="author"/>', *works) == "1 2"
    assert order('<key variable="author"/>', *works, style=style) == "2 1"
    assert order('<key variable="author" names-min="3"/>', *works, style=style) == "1 2"


def test_a_macro_sorts_by_what_it_prints():
    macro = '<macro name="key"><text variable="publisher"/><text variable="title"/></macro>'
    works = [work(title="Ash", publisher="B"), work(title="Elm", publisher="A")]
    assert order('<key macro="key"/>', *works, extra=macro) == "Elm Ash"


def test_names_of_a_macro_are_as_many_as_the_key_says():
    macro = '<macro name="key"><names variable="author"><name form="count"/></names></macro>'
    works = [work("A A, B B", title="2"), work("A A", title="1"), work("A A, B B, C C", title="3")]
    assert order('<key macro="key"/>', *works, extra=macro) == "1 2 3"
    key = '<key macro="key" names-min="2" names-use-first="1"/>'
    assert order(key, *works, extra=macro) == "2 1 3"


def test_cites_of_a_citation_are_sorted_as_well():
    style = small_style(TITLE, sort='<key variable="title"/>')
    assert citing(style, work(title="Fir"), work(title="Ash")) == "Ash; Fir"


def test_cites_may_be_in_the_order_of_the_bibliography():
    style = small_style(
        '<text variable="citation-number"/>',
        TITLE,
        sort='<key variable="citation-number"/>',
        bibliography_sort='<key variable="title"/>',
    )
    assert citing(style, work(title="Fir"), work(title="Ash"), work(title="Elm")) == "1; 2; 3"
    assert listed(style, work(title="Fir"), work(title="Ash")) == ["Ash", "Fir"]


def test_collated_texts_are_alike_where_a_catalogue_sees_no_difference():
    assert collated("  “The  Moss”, éd. ") == collated("the moss ed")
    assert collated("Łódź") == "lodz"
    assert collated("co-author") != collated("coauthor")


@given(st.text())
def test_collating_changes_nothing_twice(text):
    assert collated(collated(text)) == collated(text)
