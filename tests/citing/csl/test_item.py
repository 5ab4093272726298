"""CSL-JSON items as the engine reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.item import DATE_VARIABLES, NAME_VARIABLES, Item
from seedbrowse.citing.csl.runs import PRIVATE


def test_variables_are_texts_names_and_dates():
    item = Item.of(
        {
            "id": "a", "type": "book", "title": "Moss", "volume": 3,
            "author": [{"family": "Fern", "given": "Ann"}],
            "issued": {"date-parts": [[2001]]},
        }
    )  # fmt: skip
    assert (item.id, item.type) == ("a", "book")
    assert item.texts["title"] == "Moss"
    assert item.texts["volume"] == "3"
    assert item.names["author"][0].family == "Fern"
    assert item.dates["issued"].start.year == 2001


def test_an_item_has_what_has_a_value():
    item = Item.of({"title": "Moss", "author": [{"family": "Fern"}], "accessed": "2001-02-03"})
    assert item.has("title")
    assert item.has("author")
    assert item.has("accessed")
    assert not item.has("note")


def test_an_item_may_be_empty():
    item = Item.of({})
    assert (item.id, item.type, item.language) == ("", "document", "")
    assert item.texts == item.names == item.dates == {}


@pytest.mark.parametrize("value", [None, "", "  ", [], {}, True, False, ["Moss"], {"a": "Moss"}])
def test_values_that_are_no_text_are_left_out(value):
    assert not Item.of({"title": value}).has("title")


@pytest.mark.parametrize("value", [None, "", "Fern", [], {}, ["Fern"], [{}], [{"family": 1}], 7])
def test_values_that_are_no_names_are_left_out(value):
    assert not Item.of({"author": value}).has("author")


@pytest.mark.parametrize(
    "value", [None, "", [], {}, 2001, {"date-parts": []}, {"date-parts": [[]]}, [[2001]]]
)
def test_values_that_are_no_dates_are_left_out(value):
    assert not Item.of({"issued": value}).has("issued")


def test_numbers_that_are_too_long_to_be_written_are_left_out():
    long = 10**5000
    assert not Item.of({"volume": long}).has("volume")
    assert not Item.of({"issued": {"date-parts": [[long]]}}).has("issued")


@pytest.mark.parametrize(
    ("value", "text"), [("  Moss ", "Moss"), (3, "3"), (0, "0"), (1.5, "1.5"), ("a\nb", "a\nb")]
)
def test_texts_and_numbers_become_texts(value, text):
    assert Item.of({"volume": value}).texts["volume"] == text


def test_old_names_of_short_forms_are_known():
    item = Item.of({"shortTitle": "Moss", "journalAbbreviation": "J. Moss"})
    assert item.texts == {"title-short": "Moss", "container-title-short": "J. Moss"}


@pytest.mark.parametrize(
    ("page", "first"),
    [("12-5", "12"), ("12–15", "12"), ("12, 15", "12"), ("12 & 15", "12"), ("e7", "e7"),
     ("-", "")],
)  # fmt: skip
def test_the_first_page_follows_from_the_pages(page, first):
    assert Item.of({"page": page}).texts.get("page-first", "") == first


def test_a_first_page_of_its_own_stays():
    assert Item.of({"page": "12-15", "page-first": "11"}).texts["page-first"] == "11"


def test_no_variable_is_of_two_kinds():
    assert not NAME_VARIABLES & DATE_VARIABLES


@given(st.text() | st.text(st.sampled_from(sorted(PRIVATE)) | st.characters()))
def test_private_characters_are_never_taken_over(text):
    item = Item.of({"title": text, "author": [{"family": text}], "issued": {"literal": text}})
    found = [item.texts.get("title", ""), *(each.family for each in item.names.get("author", ()))]
    found += [date.literal for date in item.dates.values()]
    assert not any(PRIVATE.intersection(each) for each in found)
