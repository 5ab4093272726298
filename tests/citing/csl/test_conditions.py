"""What `cs:if` tests (CSL 1.0.2, Choose)."""

from typing import Any

import pytest

from seedbrowse.citing.csl.conditions import compile_condition, has_value
from seedbrowse.citing.csl.element import Element, StyleError
from seedbrowse.citing.csl.item import Item
from seedbrowse.citing.csl.rendering import Choices, Cite, Position, Rendering


def holds(
    item: dict[str, Any], cite: Cite | None = None, choices: Choices | None = None, **tests: str
) -> bool:
    """Whether the tests hold together; underscores stand for hyphens."""
    attributes = {name.replace("_", "-"): value for name, value in tests.items()}
    condition = compile_condition(Element("if", attributes))
    return condition(Rendering(Item.of(item), cite or Cite(), choices or Choices()))


BOOK = {
    "type": "book",
    "title": "Moss",
    "volume": "4-5",
    "edition": "second",
    "author": [{"family": "Fern"}],
    "issued": {"date-parts": [[1850]], "circa": True},
    "accessed": {"date-parts": [[2001]]},
}


@pytest.mark.parametrize(
    ("variables", "match", "expected"),
    [
        ("title", "all", True),
        ("author", "all", True),
        ("issued", "all", True),
        ("note", "all", False),
        ("title note", "all", False),
        ("title note", "any", True),
        ("note URL", "any", False),
        ("title note", "none", False),
        ("note URL", "none", True),
    ],
)
def test_variables_have_values_all_or_any_or_none(variables, match, expected):
    assert holds(BOOK, variable=variables, match=match) is expected


def test_all_must_hold_where_nothing_is_said():
    assert not holds(BOOK, variable="title note")
    assert holds(BOOK, variable="title author", type="book")
    assert not holds(BOOK, variable="title", type="song")


@pytest.mark.parametrize(("match", "expected"), [("all", True), ("any", True), ("none", False)])
def test_one_of_several_types_is_enough(match, expected):
    assert holds(BOOK, type="song book", match=match) is expected


def test_an_item_without_a_type_is_a_document():
    assert holds({}, type="document")


def test_nothing_holds_of_a_branch_without_tests():
    assert not holds(BOOK)
    assert not holds(BOOK, match="none")


@pytest.mark.parametrize(
    ("variable", "expected"), [("volume", True), ("edition", False), ("issue", False)]
)
def test_numeric_content_consists_of_numbers(variable, expected):
    assert holds(BOOK, is_numeric=variable) is expected


def test_dates_may_be_uncertain():
    assert holds(BOOK, is_uncertain_date="issued")
    assert not holds(BOOK, is_uncertain_date="accessed")
    assert not holds(BOOK, is_uncertain_date="submitted")


@pytest.mark.parametrize(
    ("label", "test", "expected"),
    [
        ("page", "page", True),
        ("page", "chapter", False),
        ("chapter", "page chapter", True),
        ("sub verbo", "sub-verbo", True),
    ],
)
def test_a_locator_counts_something(label, test, expected):
    assert holds(BOOK, Cite(locator="4", label=label), locator=test) is expected
    assert not holds(BOOK, Cite(label=label), locator=test)


@pytest.mark.parametrize(
    ("position", "tests"),
    [
        (Position.FIRST, {"first"}),
        (Position.SUBSEQUENT, {"subsequent"}),
        (Position.IBID, {"subsequent", "ibid"}),
        (Position.IBID_WITH_LOCATOR, {"subsequent", "ibid", "ibid-with-locator"}),
        (Position.NOWHERE, set()),
    ],
)
def test_what_is_ibid_is_subsequent_too(position, tests):
    cite = Cite(position=position)
    every = ("first", "subsequent", "ibid", "ibid-with-locator", "near-note")
    assert {test for test in every if holds(BOOK, cite, position=test)} == tests


def test_a_note_may_be_near():
    near = Cite(position=Position.SUBSEQUENT, near_note=True)
    assert holds(BOOK, near, position="near-note")
    assert holds(BOOK, near, position="first near-note")


def test_a_cite_may_be_ambiguous():
    assert holds(BOOK, choices=Choices(condition=True), disambiguate="true")
    assert not holds(BOOK, disambiguate="true")
    assert holds(BOOK, disambiguate="false")


def test_other_attributes_test_nothing():
    assert holds(BOOK, type="book", **{"xml:lang": "de"})


def test_other_ways_to_match_are_refused():
    with pytest.raises(StyleError, match="match is all, any or none, not most"):
        holds(BOOK, type="book", match="most")


def test_what_a_cite_brings_along_is_a_variable():
    rendering = Rendering(Item.of(BOOK), Cite(locator="4", first_note=2), citation_number=3)
    assert has_value(rendering, "locator")
    assert has_value(rendering, "first-reference-note-number")
    assert has_value(rendering, "citation-number")
    assert has_value(rendering, "citation-label")
    assert not has_value(rendering, "year-suffix")
