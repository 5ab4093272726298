"""Names of items, and the particles and suffixes that their strings hide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.people import Person, joins, people


@pytest.mark.parametrize(
    ("family", "particle", "rest"),
    [
        ("van der Linden", "van der", "Linden"),
        ("de la Rosa", "de la", "Rosa"),
        ("von und zum Eichenwald", "von und zum", "Eichenwald"),
        ("d'Orme", "d'", "Orme"),
        ("d’Orme", "d’", "Orme"),
        ("de l'Orme", "de l'", "Orme"),
        ("al-Zaytuni", "al-", "Zaytuni"),
        ("'t Eikeboom", "'t", "Eikeboom"),
        ("van 't Eikeboom", "van 't", "Eikeboom"),
        ("v. Erle", "v.", "Erle"),
        ("de La Haye", "de", "La Haye"),
        ("da Silva e Costa", "da", "Silva e Costa"),
        ("фон Берг", "фон", "Берг"),
    ],
)
def test_words_in_lower_case_before_a_family_name_are_its_particles(family, particle, rest):
    (found,) = people([{"family": family, "given": "Kim"}])
    assert (found.non_dropping_particle, found.family) == (particle, rest)


@pytest.mark.parametrize(
    "family",
    [
        "Van Linden",
        "D'Orme",
        "Al-Zaytuni",
        "Ortega y Roble",
        "linden",
        "van linden",
        "ბერიძე",
        "王",
        "-",
        "'",
        "d'",
    ],
)
def test_a_family_name_with_no_particle_stays_whole(family):
    (found,) = people([{"family": family, "given": "Kim"}])
    assert (found.non_dropping_particle, found.family) == ("", family)


@pytest.mark.parametrize(
    ("given_name", "rest", "particle"),
    [
        ("Alexandra von", "Alexandra", "von"),
        ("Georg von und zum", "Georg", "von und zum"),
        ("François d'", "François", "d'"),
        ("Abd al-", "Abd", "al-"),
        ("Jean de La", "Jean de La", ""),
        ("kim lee", "kim lee", ""),
        ("von", "von", ""),
        ("Kim", "Kim", ""),
    ],
)
def test_words_in_lower_case_behind_the_given_names_are_dropping_particles(
    given_name, rest, particle
):
    (found,) = people([{"family": "Linden", "given": given_name}])
    assert (found.given, found.dropping_particle) == (rest, particle)


def test_a_suffix_is_found_behind_the_comma_of_the_given_name():
    junior, third = people(
        [{"family": "Elm", "given": "Kim, Jr."}, {"family": "Elm", "given": "Kim,! III"}]
    )
    assert (junior.given, junior.suffix, junior.comma_suffix) == ("Kim", "Jr.", False)
    assert (third.given, third.suffix, third.comma_suffix) == ("Kim", "III", True)


def test_quotation_marks_and_parse_names_keep_a_name_from_being_parsed():
    names = people(
        [
            {"family": '"van der Linden"', "given": "Kim van"},
            {"family": "van der Linden", "given": "Kim, Jr.", "parse-names": False},
        ]
    )
    assert [name.family for name in names] == ["van der Linden"] * 2
    assert names[1].given == "Kim, Jr."


def test_parts_that_the_item_tells_apart_stay_as_they_are():
    (found,) = people(
        [
            {
                "family": "van Linden",
                "given": "Kim de",
                "non-dropping-particle": "op",
                "dropping-particle": "von",
                "suffix": "Jr.",
                "comma-suffix": True,
                "static-ordering": 1,
            }
        ]
    )
    assert found == Person(
        family="van Linden",
        given="Kim de",
        non_dropping_particle="op",
        dropping_particle="von",
        suffix="Jr.",
        comma_suffix=True,
        static_ordering=True,
    )


def test_organisations_are_literal_however_the_item_says_so():
    assert people(
        [{"literal": "Elm  Society"}, {"family": "Elm Society", "isInstitution": "true"}]
    ) == (
        Person(literal="Elm Society"),
        Person(literal="Elm Society"),
    )


@pytest.mark.parametrize("value", [None, "Kim Elm", {"family": "Elm"}, 7])
def test_a_value_that_is_no_list_of_names_has_none(value):
    assert people(value) == ()


def test_what_holds_no_name_is_left_out():
    assert people(["Elm", None, {}, {"family": " "}, {"given": 7}, {"suffix": "Jr."}]) == ()


def test_an_apostrophe_behind_a_vowel_does_not_join_a_particle():
    assert [joins(each) for each in ("d’", "dell'", "al-", "de’", "van", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


_TEXT = st.text(st.sampled_from("aBé van'’-., \"王") | st.characters(codec="utf-8"), max_size=12)


@given(family=_TEXT, given_name=_TEXT)
def test_no_letter_of_a_name_is_lost(family, given_name):
    for found in people([{"family": family, "given": given_name}]):
        parts = (
            found.non_dropping_particle,
            found.family,
            found.given,
            found.dropping_particle,
            found.suffix,
        )
        assert sorted(filter(str.isalnum, "".join(parts))) == sorted(
            filter(str.isalnum, family + given_name)
        )
