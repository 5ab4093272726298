"""Single names: their parts in every order, with affixes, case and formatting."""

import pytest

from seedbrowse.citing.csl.rendering import Choices
from seedbrowse.citing.csl.runs import BOLD, ITALIC, RICH_ITALIC
from tests.citing.csl.names_printed import ANN, BO, author, names_runs, names_text, person

NOBLE = person(
    "Marlier", "Gilles", dropping_particle="de", non_dropping_particle="la", suffix="III"
)
LONG, INVERTED, SHORT = "", 'name-as-sort-order="all"', 'form="short"'


@pytest.mark.parametrize(
    ("options", "demote", "expected"),
    [
        (LONG, "never", "Gilles de la Marlier III"),
        (INVERTED, "never", "la Marlier, Gilles de, III"),
        (INVERTED, "sort-only", "la Marlier, Gilles de, III"),
        (INVERTED, "display-and-sort", "Marlier, Gilles de la, III"),
        (SHORT, "never", "la Marlier"),
        (SHORT, "display-and-sort", "la Marlier"),
    ],
)
def test_parts_stand_in_the_order_of_the_form(options, demote, expected):
    style = f'demote-non-dropping-particle="{demote}"'
    assert author(options, NOBLE, style=style) == expected


def test_non_dropping_particles_are_demoted_unless_the_style_says_otherwise():
    assert author(INVERTED, person("van Linden", "Kim")) == "Linden, Kim van"


def test_the_sort_separator_stands_wherever_parts_have_changed_places():
    options = f'{INVERTED} sort-separator=" "'
    assert author(options, person("Elm", "Kim", suffix="Jr.")) == "Elm Kim Jr."


def test_a_comma_stands_before_a_suffix_that_wants_it():
    junior = person("Elm", "Kim", suffix="Jr.", comma_suffix=True)
    assert author(LONG, junior) == "Kim Elm, Jr."
    assert author(INVERTED, junior) == "Elm, Kim, Jr."
    assert author(SHORT, junior) == "Elm"


@pytest.mark.parametrize("options", [LONG, INVERTED, SHORT, 'initialize-with="."'])
def test_a_name_of_one_part_is_that_part_in_every_form(options):
    assert author(options, person("Plato")) == "Plato"
    assert author(options, {"given": "Kim"}) == "Kim"
    assert author(options, {"literal": "Elm, Birch & Sons"}) == "Elm, Birch & Sons"


@pytest.mark.parametrize("options", [LONG, INVERTED, 'initialize-with=". "'])
def test_east_asian_names_have_the_family_name_first_without_a_space(options):
    assert author(options, person("王", "小明")) == "王小明"
    assert author(options, person("김", "민준")) == "김민준"
    assert author(options, person("山田", "タロウ")) == "山田タロウ"
    assert author(SHORT, person("王", "小明")) == "王"


def test_an_east_asian_family_name_takes_a_latin_given_name_behind_a_space():
    assert author('initialize-with="."', person("王", "Xiao Ming")) == "王 X.M."


def test_names_in_other_scripts_are_ordered_like_latin_ones():
    assert author(LONG, person("कुमार", "राज")) == "राज कुमार"
    assert author(INVERTED, person("Иванова", "Анна")) == "Иванова, Анна"
    assert author('initialize-with=". "', person("Иванова", "Анна Юрьевна")) == "А. Ю. Иванова"


def test_a_static_name_is_never_turned_round():
    bela = person("Erdős", "Béla", static_ordering=True)
    assert [author(each, bela) for each in (LONG, INVERTED, SHORT)] == [
        "Erdős Béla",
        "Erdős Béla",
        "Erdős",
    ]


def test_particles_with_apostrophes_and_hyphens_join_the_family_name():
    assert author(LONG, person("Orme", "Guy", dropping_particle="d'")) == "Guy d’Orme"
    assert author(LONG, person("Orme", "Guy", non_dropping_particle="d’")) == "Guy d’Orme"
    assert author(LONG, person("al-Zaytuni", "Omar")) == "Omar al-Zaytuni"
    assert author(LONG, person("de' Rossi", "Ugo")) == "Ugo de’ Rossi"
    assert author(INVERTED, person("Orme", "Guy", dropping_particle="d'")) == "Orme, Guy d’"


def test_initials_may_be_made_added_to_or_left_alone():
    kim = person("Elm", "Kim A")
    assert author('initialize-with=". "', kim) == "K. A. Elm"
    assert author('initialize-with="." initialize="false"', kim) == "Kim A. Elm"
    assert author(LONG, kim) == "Kim A Elm"
    hyphenated = person("Elm", "Kim-Alex")
    style = 'initialize-with-hyphen="false"'
    assert author('initialize-with="."', hyphenated, style=style) == "K.A. Elm"


def test_ambiguous_names_show_initials_and_then_the_given_name():
    options = 'form="short" initialize-with=". "'
    given = [author(options, ANN, BO, choices=levels(level)) for level in (0, 1, 2)]
    assert given == ["Arden, Birch", "A. M. Arden, Birch", "Ann Mary Arden, Birch"]


def test_ambiguous_names_that_have_initials_show_the_given_name():
    assert author('initialize-with="."', ANN, choices=levels(1)) == "A.M. Arden"
    assert author('initialize-with="."', ANN, choices=levels(2)) == "Ann Mary Arden"


def levels(level: int) -> Choices:
    return Choices(given_levels={("author", 0): level})


PARTS = (
    '<name-part name="family" prefix="(" suffix=")" text-case="uppercase"/>'
    '<name-part name="given" prefix="[" suffix="]" font-style="italic"/>'
)


@pytest.mark.parametrize(
    ("options", "demote", "expected"),
    [
        (LONG, "never", "[Gilles] (de LA MARLIER III)"),
        (INVERTED, "never", "(LA MARLIER), [Gilles de], III"),
        (INVERTED, "display-and-sort", "(MARLIER), [Gilles de LA], III"),
        (SHORT, "never", "(LA MARLIER)"),
    ],
)
def test_affixes_of_name_parts_enclose_the_particles_that_belong_to_them(options, demote, expected):
    body = f'<names variable="author"><name {options}>{PARTS}</name></names>'
    style = f'demote-non-dropping-particle="{demote}"'
    assert names_text(body, {"author": [NOBLE]}, style=style) == expected


def test_an_affix_may_bring_the_space_between_the_parts_along():
    body = '<names variable="author"><name><name-part name="given" suffix="&#160;"/></name></names>'
    assert names_text(body, {"author": [BO]}) == "Bo\N{NO-BREAK SPACE}Birch"


def test_organisations_have_the_case_of_family_names_but_not_their_affixes():
    body = f'<names variable="author"><name>{PARTS}</name></names>'
    assert names_text(body, {"author": [{"literal": "Elm Society"}]}) == "ELM SOCIETY"


def test_each_part_has_its_own_formatting_and_the_name_that_of_both():
    body = (
        '<names variable="author"><name font-weight="bold"><name-part name="given" '
        'font-style="italic"/></name></names>'
    )
    runs = names_runs(body, {"author": [person("Elm", "Kim", dropping_particle="von")]})
    assert runs == [
        ("Kim", ITALIC | BOLD),
        (" ", BOLD),
        ("von", ITALIC | BOLD),
        (" ", BOLD),
        ("Elm", BOLD),
    ]


def test_straight_apostrophes_become_real_ones_and_markup_formatting():
    assert author(LONG, person("O'Elm", "Shun'ichi")) == "Shun’ichi O’Elm"
    runs = names_runs('<names variable="author"/>', {"author": [{"literal": "<i>Elm</i> Group"}]})
    assert runs == [("Elm", RICH_ITALIC), (" Group", 0)]
