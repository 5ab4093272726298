"""Given names for people of the same family name (givenname-disambiguation-rule)."""

import pytest

from seedbrowse.citing.csl.given_names import GivenNameRule, given_levels
from seedbrowse.citing.csl.people import Person
from seedbrowse.citing.csl.rendering import NamesShown

ANN, ANNA, BO = (Person(family="Moss", given=given) for given in ("Ann", "Anna", "Bo"))
ALL, PRIMARY = GivenNameRule.ALL_NAMES, GivenNameRule.PRIMARY_NAME


def shown(*people: Person, count: int | None = None) -> list[NamesShown]:
    return [NamesShown("author", people, len(people) if count is None else count, "short", [])]


def levels(rule: GivenNameRule, *cites: list[NamesShown]) -> list[dict[int, int]]:
    """The levels of each cite, by the index of the name."""
    found = given_levels({str(number): each for number, each in enumerate(cites)}, rule)
    return [{index: level for (_, index), level in each.items()} for each in found.values()]


def test_one_person_is_no_namesake():
    assert levels(ALL, shown(ANN), shown(ANN)) == [{}, {}]


def test_other_initials_are_enough():
    assert levels(ALL, shown(ANN), shown(BO)) == [{0: 1}, {0: 1}]


def test_the_same_initials_need_the_given_name():
    assert levels(ALL, shown(ANN), shown(ANNA)) == [{0: 2}, {0: 2}]
    assert levels(ALL, shown(ANN), shown(ANNA), shown(BO)) == [{0: 2}, {0: 2}, {0: 1}]


def test_initials_that_all_share_are_added_for_nothing():
    rule = GivenNameRule.ALL_NAMES_WITH_INITIALS
    assert levels(rule, shown(ANN), shown(ANNA)) == [{}, {}]
    assert levels(rule, shown(ANN), shown(ANNA), shown(BO)) == [{0: 1}, {0: 1}, {0: 1}]


def test_spaces_between_initials_make_no_other_person():
    spaced, tight = Person(family="Moss", given="A. B."), Person(family="Moss", given="A.B.")
    assert levels(ALL, shown(spaced), shown(tight)) == [{}, {}]


def test_a_name_without_given_name_cannot_be_expanded():
    assert levels(ALL, shown(ANN), shown(Person(family="Moss"))) == [{0: 1}, {}]


def test_a_particle_belongs_to_the_family_name():
    van = Person(family="Moss", non_dropping_particle="van", given="Cy")
    assert levels(ALL, shown(ANN), shown(van)) == [{}, {}]


def test_only_the_first_name_is_the_primary_one():
    assert levels(PRIMARY, shown(BO, ANN), shown(ANNA)) == [{0: 1}, {0: 1}]
    assert levels(PRIMARY, shown(Person(family="Fir"), ANN), shown(ANNA)) == [{}, {}]


def test_names_that_et_al_hides_are_nobodys_namesakes():
    assert levels(ALL, shown(ANN, BO, count=1), shown(ANNA, count=0)) == [{}, {}]


@pytest.mark.parametrize(
    ("rule", "is_global", "is_primary", "most"),
    [
        ("all-names", True, False, 2),
        ("all-names-with-initials", True, False, 1),
        ("primary-name", True, True, 2),
        ("primary-name-with-initials", True, True, 1),
        ("by-cite", False, False, 2),
        ("", False, False, 2),
        ("none such", False, False, 2),
    ],
)
def test_each_rule_says_where_and_how_far(rule, is_global, is_primary, most):
    found = GivenNameRule.of(rule)
    assert (found.is_global, found.is_primary, found.most) == (is_global, is_primary, most)
