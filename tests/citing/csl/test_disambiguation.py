"""Cites that would read the same, told apart (CSL 1.0.2, Disambiguation)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.disambiguation import Attempt, Disambiguation, year_suffix
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.people import Person
from seedbrowse.citing.csl.rendering import Choices, NamesShown
from tests.citing.csl.small_styles import AUTHOR_YEAR, cited, citing, listed, small_style, work

NAMES = (
    '<group delimiter=" "><names variable="author"><name form="short" initialize-with="." '
    'delimiter=", "/></names><date variable="issued"><date-part name="year"/></date></group>'
)


def told_apart(*works: dict, **options: str) -> list[str]:
    """The cites of some works with some options of `cs:citation`."""
    attributes = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in options.items())
    return cited(small_style(NAMES, options=attributes), *works)


def names(*works: dict, **options: str) -> list[str]:
    return told_apart(*works, disambiguate_add_names="true", **options)


def given_names(rule: str, *works: dict, **options: str) -> list[str]:
    return told_apart(
        *works,
        disambiguate_add_givenname="true",
        givenname_disambiguation_rule=rule,
        **options,
    )


SHORT = {"et_al_min": "3", "et_al_use_first": "1"}
THREE = "Ann Moss, Bo Fern, Cy Ash"


def test_without_options_cites_may_read_the_same():
    assert told_apart(work("Ann Moss", 2001), work("Bo Moss", 2001)) == ["Moss 2001"] * 2


def test_names_are_added_until_the_cites_differ():
    works = [work(THREE, 2001), work("Ann Moss, Bo Fern, Di Elm, Ed Fir", 2001)]
    assert names(*works, **SHORT) == ["Moss, Fern, Ash 2001", "Moss, Fern, Elm, et al. 2001"]


def test_names_are_added_to_no_cite_that_is_clear():
    works = [work(THREE, 2001), work(THREE, 2002)]
    assert names(*works, **SHORT) == ["Moss et al. 2001", "Moss et al. 2002"]


def test_names_that_are_added_for_nothing_are_taken_back():
    works = [work(THREE, 2001), work(THREE, 2001)]
    assert names(*works, **SHORT) == ["Moss et al. 2001"] * 2


def test_cites_of_a_set_get_as_many_names_as_each_needs():
    works = [
        work(THREE, 2001),
        work("Ann Moss, Bo Fern, Di Elm", 2001),
        work("Ann Moss, Ed Fir, Cy Ash", 2001),
    ]
    assert names(*works, **SHORT) == [
        "Moss, Fern, Ash 2001", "Moss, Fern, Elm 2001", "Moss, Fir, et al. 2001",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "other_initial", "same_initial"),
    [
        ("all-names", ["A. Moss 2001", "Fern, B. Moss 2002"], ["Ann Moss 2001", "Alf Moss 2002"]),
        ("all-names-with-initials", ["A. Moss 2001", "Fern, B. Moss 2002"],
         ["Moss 2001", "Moss 2002"]),
        ("primary-name", ["Moss 2001", "Fern, Moss 2002"], ["Ann Moss 2001", "Alf Moss 2002"]),
        ("primary-name-with-initials", ["Moss 2001", "Fern, Moss 2002"],
         ["Moss 2001", "Moss 2002"]),
        ("by-cite", ["Moss 2001", "Fern, Moss 2002"], ["Moss 2001", "Moss 2002"]),
    ],
)  # fmt: skip
def test_rules_say_which_given_names_are_added_and_how_far(rule, other_initial, same_initial):
    moss = work("Ann Moss", 2001)
    assert given_names(rule, moss, work("Al Fern, Bo Moss", 2002)) == other_initial
    assert given_names(rule, moss, work("Alf Moss", 2002)) == same_initial


@pytest.mark.parametrize("rule", ["by-cite", ""])
def test_by_cite_only_ambiguous_cites_get_given_names(rule):
    works = [work("Ann Moss", 2001), work("Bo Moss", 2001), work("Cy Moss", 2002)]
    assert given_names(rule, *works) == ["A. Moss 2001", "B. Moss 2001", "Moss 2002"]


def test_by_cite_the_whole_given_name_follows_where_initials_are_the_same():
    works = [work("Ann Moss", 2001), work("Alf Moss", 2001)]
    assert given_names("by-cite", *works) == ["Ann Moss 2001", "Alf Moss 2001"]


def test_editors_who_stand_in_for_authors_get_given_names_as_these_do():
    names = '<names variable="author"><name form="short" initialize-with="."/>'
    style = small_style(
        f'{names}<substitute><names variable="editor"/></substitute></names>',
        options='disambiguate-add-givenname="true"',
    )
    works = [work("Bo Moss"), work("Alf Moss"), work(editor=[{"family": "Moss", "given": "Ann"}])]
    assert cited(style, *works) == ["B. Moss", "Alf Moss", "Ann Moss"]


def test_given_names_are_tried_before_more_names():
    works = [work("Ann Moss, Bo Fern, Cy Ash", 2001), work("Al Moss, Bo Fern, Di Elm", 2001)]
    both = given_names("by-cite", *works, disambiguate_add_names="true", **SHORT)
    assert both == ["Ann Moss et al. 2001", "Al Moss et al. 2001"]


def test_one_person_in_several_works_needs_no_given_name():
    works = [work("Ann Moss", 2001), work("Ann Moss", 2002)]
    assert given_names("all-names", *works) == ["Moss 2001", "Moss 2002"]


def test_a_test_for_ambiguity_holds_where_nothing_else_has_helped():
    branch = (
        f'{NAMES}<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    )
    style = small_style(branch)
    works = [work("Ann Moss", 2001, "One"), work("Ann Moss", 2001, "Two"), work("Ann Moss", 2002)]
    assert cited(style, *works) == ["Moss 2001, One", "Moss 2001, Two", "Moss 2002"]


SUFFIXES = 'disambiguate-add-year-suffix="true"'


def test_letters_behind_the_year_follow_the_order_of_the_bibliography():
    style = small_style(
        AUTHOR_YEAR,
        '<text variable="title"/>' + AUTHOR_YEAR,
        options=SUFFIXES,
        bibliography_sort='<key variable="title"/>',
    )
    works = [work("Ann Moss", 2001, "Two"), work("Ann Moss", 2001, "One"), work("Ann Moss", 2002)]
    assert cited(style, *works) == ["Moss 2001b", "Moss 2001a", "Moss 2002"]
    assert listed(style, *works) == ["OneMoss 2001a", "TwoMoss 2001b", "Moss 2002"]


def test_without_a_bibliography_letters_follow_the_order_of_the_cites():
    style = small_style(options=SUFFIXES)
    works = [work("Ann Moss", 2001, "Two"), work("Ann Moss", 2001, "One")]
    assert cited(style, *works) == ["Moss 2001a", "Moss 2001b"]


def test_a_style_may_say_where_the_letter_stands():
    style = small_style(AUTHOR_YEAR + '<text variable="year-suffix" prefix="-"/>', options=SUFFIXES)
    works = [work("Ann Moss", 2001), work("Ann Moss", 2001)]
    assert cited(style, *works) == ["Moss 2001-a", "Moss 2001-b"]


def test_letters_come_after_all_else():
    style = small_style(NAMES, options=f'{SUFFIXES} disambiguate-add-givenname="true"')
    works = [work("Ann Moss", 2001), work("Bo Moss", 2001), work("Bo Moss", 2001)]
    assert cited(style, *works) == ["A. Moss 2001", "B. Moss 2001a", "B. Moss 2001b"]


def test_names_are_told_apart_in_the_bibliography_as_in_the_cites():
    full = '<names variable="author"><name initialize-with="."/></names>'
    style = small_style(NAMES, full, options='disambiguate-add-givenname="true"')
    assert listed(style, work("Ann Moss", 2001), work("Alf Moss", 2001), work("Bo Fir")) == [
        "Ann Moss", "Alf Moss", "B. Fir",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("use_first", "expected"),
    [("1", "Ann Moss, Bo Fern, et al."), ("2", "Ann Moss, Bo Fern, et al."),
     ("3", "Ann Moss, Bo Fern, Cy Ash, et al.")],
)  # fmt: skip
def test_a_bibliography_shows_at_least_the_names_that_the_cites_show(use_first, expected):
    style = small_style(
        NAMES,
        '<names variable="author"/>',
        options='disambiguate-add-names="true" et-al-min="3" et-al-use-first="1"',
        bibliography_options=f'et-al-min="3" et-al-use-first="{use_first}"',
    )
    works = [work(f"{THREE}, Di Elm", 2001), work("Ann Moss, Gus Oak, Cy Ash, Di Elm", 2001)]
    assert listed(style, *works)[0] == expected


def test_cites_that_print_nothing_are_not_ambiguous():
    style = small_style(options=SUFFIXES)
    assert citing(style, work(), work()) == ""


@pytest.mark.parametrize(
    ("count", "letters"),
    [(1, "a"), (26, "z"), (27, "aa"), (28, "ab"), (52, "az"), (53, "ba"), (702, "zz"),
     (703, "aaa")],
)  # fmt: skip
def test_letters_go_on_behind_z(count, letters):
    assert year_suffix(count) == letters


@given(st.integers(1, 100_000))
def test_every_work_of_a_year_has_letters_of_its_own(count):
    value = 0
    for letter in year_suffix(count):
        value = value * 26 + ord(letter) - ord("a") + 1
    assert value == count


def test_thousands_of_the_same_authors_are_tried_once_for_each_work():
    people = tuple(Person(family=f"Name {number}", given="Ann") for number in range(3000))
    attempts = 0

    def attempt(_each: str, choices: Choices) -> Attempt:
        nonlocal attempts
        attempts += 1
        shown = max(1, choices.least_names)
        text = " ".join(person.family for person in people[:shown])
        return Attempt(text, (NamesShown("author", people, shown, "short", [(text, 0)]),))

    options = {"disambiguate-add-names": "true", "disambiguate-add-givenname": "true"}
    disambiguation = Disambiguation(Element("citation", options), attempt, tests_ambiguity=False)
    choices = disambiguation.choices(["one", "two", "three"])
    assert all(each == Choices() for each in choices.values())
    assert attempts <= 2 * 3
