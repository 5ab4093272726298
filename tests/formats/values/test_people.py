"""Names of people and organisations in every form that exports write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.values.people import abbreviated, is_others, people, person, to_csl_names
from seedbrowse.records import Name
from seedbrowse.records.text import clean


def parts(name: Name) -> tuple[str, ...]:
    """Particle, family, given and suffix, or the literal alone."""
    if name.literal:
        return (name.literal,)
    return (name.non_dropping_particle, name.family, name.given, name.suffix)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Okoro, Ada", ("", "Okoro", "Ada", "")),
        ("Okoro,A.B.", ("", "Okoro", "A.B.", "")),
        ("Okoro, Ada, Jr.", ("", "Okoro", "Ada", "Jr.")),
        ("Okoro, Jr., Ada", ("", "Okoro", "Ada", "Jr.")),
        ("Okoro Jr., Ada", ("", "Okoro", "Ada", "Jr.")),
        ("Okoro, Ada Jr", ("", "Okoro", "Ada", "Jr")),
        ("Okoro, Ada, V", ("", "Okoro", "Ada", "V")),
        ("Okoro, Ada, MD, PhD", ("", "Okoro", "Ada", "MD, PhD")),
        ("van der Meer, Jan", ("van der", "Meer", "Jan", "")),
        ("de la Vega, Inés M.", ("de la", "Vega", "Inés M.", "")),
        ("Meer, J. van der", ("", "Meer", "J. van der", "")),
        ("Ngo, Tuong Vi", ("", "Ngo", "Tuong Vi", "")),
        ("Ada Okoro, Jr.", ("", "Okoro", "Ada", "Jr.")),
        (", Okoro,,  A. ", ("", "Okoro", "A.", "")),
        ("Okoro, Ada, 1879-1955", ("", "Okoro", "Ada", "")),
    ],
)
def test_a_comma_divides_family_given_and_suffix(text: str, expected: tuple[str, ...]) -> None:
    assert parts(person(text)) == expected


@pytest.mark.parametrize("initials", ["JR", "SR", "V", "II", "IV", "MD", "CO"])
def test_capitals_behind_the_only_comma_are_initials_and_no_suffix(initials: str) -> None:
    assert parts(person(f"Okoro, {initials}")) == ("", "Okoro", initials, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Okoro", ("", "Okoro", "Ada", "")),
        ("ada okoro", ("", "okoro", "ada", "")),
        ("A. B. Okoro", ("", "Okoro", "A. B.", "")),
        ("A.Okoro", ("", "Okoro", "A.", "")),
        ("Ada B. Okoro III", ("", "Okoro", "Ada B.", "III")),
        ("Jan van der Meer", ("van der", "Meer", "Jan", "")),
        ("Guido De Santis", ("", "De Santis", "Guido", "")),
        ("Inés Ortega y Vega", ("", "Ortega y Vega", "Inés", "")),
        ("Omar al-Rashid", ("", "al-Rashid", "Omar", "")),
        ("Cheryl E Okoro", ("", "Okoro", "Cheryl E", "")),
        ("Okoro A.B.", ("", "Okoro", "A.B.", "")),
        ("Okoro AB", ("", "Okoro", "AB", "")),
        ("Okoro AB Jr", ("", "Okoro", "AB", "Jr")),
        ("Okoro II", ("", "Okoro", "II", "")),
        ("van der Meer J.-P.", ("van der", "Meer", "J.-P.", "")),
        ("ADA OKORO", ("", "OKORO", "ADA", "")),
        ("熊 玮", ("", "熊", "玮", "")),
        ("朱德泉", ("朱德泉",)),
        ("Suhardi", ("Suhardi",)),
        ("von Okoro", ("von Okoro",)),
        ("J. Press", ("", "Press", "J.", "")),
    ],
)
def test_without_a_comma_order_and_form_divide(text: str, expected: tuple[str, ...]) -> None:
    assert parts(person(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BELLE-9 Collaboration",
        "World Salt Organization",
        "University of Nowhere",
        "University of Nowhere, Springfield",
        "Acme Maps, Inc.",
        "Gesellschaft für Salz",
        "Ministério da Pesca",
        "Министерство рыбы",
        "北海大学",
        "23andNobody",
        "Leukaemia Study Group, B.",
        "A text that describes somebody in many words",
    ],
)
def test_an_organisation_is_literal(text: str) -> None:
    assert parts(person(text)) == (text,)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Okoro, Ada (ed.)", ""),
        ("Okoro, Ada [Hrsg.]", ""),
        ("Okoro, Ada (ada@okoro.example)", ""),
        ("Okoro, Ada1,2", ""),
        ("Okoro, Ada*", ""),
        ("Okoro, Ada (7202029617)", "7202029617"),
        ("Okoro, Ada (https://orcid.org/0000-0002-1825-0097)", "0000-0002-1825-0097"),
        ("Ada Okoro 0002", "Ada Okoro 0002"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(text: str, identifier: str) -> None:
    name = person(text)
    assert (name.family, name.given, name.author_id) == ("Okoro", "Ada", identifier)


@pytest.mark.parametrize("text", ["et al.", "et al", "others", "and others", "и др.", ""])
def test_others_are_nobody(text: str) -> None:
    assert person(text) == Name()
    assert people(text) == []
    assert is_others(text) == bool(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Okoro AB", ("", "Okoro", "AB", "")),
        ("Okoro A 3rd", ("", "Okoro", "A", "3rd")),
        ("Ivanov IuA", ("", "Ivanov", "IuA", "")),
        ("Poletaev D.V.", ("", "Poletaev", "D.V.", "")),
        ("da Silva Luz EJ", ("da", "Silva Luz", "EJ", "")),
        ("Okoro, A", ("", "Okoro", "A", "")),
        ("Salt Task Force", ("Salt Task Force",)),
    ],
)
def test_an_abbreviated_name_begins_with_the_family(text: str, expected: tuple[str, ...]) -> None:
    assert parts(abbreviated(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Okoro, A.; Meer, J. van der", ["Okoro, A.", "Meer, J. van der"]),
        ("Okoro, Ada; and Li, Bo", ["Okoro, Ada", "Li, Bo"]),
        ("O&apos;Neill, P.", ["O'Neill, P."]),
        ("Ada Okoro\nBo Li", ["Okoro, Ada", "Li, Bo"]),
        ("Okoro, Ada and Li, Bo", ["Okoro, Ada", "Li, Bo"]),
        ("A. Okoro, B. Li & C. Roe", ["Okoro, A.", "Li, B.", "Roe, C."]),
        ("Okoro, A., & Li, B.", ["Okoro, A.", "Li, B."]),
        ("Okoro A, Li B, et al.", ["Okoro, A", "Li, B"]),
        ("Okoro, A.B., Jr., Li, B.", ["Okoro, A.B., Jr.", "Li, B."]),
        ("Okoro, Ada, Li, Bo", ["Okoro, Ada", "Li, Bo"]),
        ("Okoro, A., BELLE-9 Collaboration, Li, B.",
         ["Okoro, A.", "BELLE-9 Collaboration", "Li, B."]),
        ("Ada Okoro, Bo Li, Cy Roe", ["Okoro, Ada", "Li, Bo", "Roe, Cy"]),
        ("García Vega, Inés María", ["García Vega, Inés María"]),
        ("Ministry of Salt and Water", ["Ministry of Salt and Water"]),
        ("Okoro, Ada; Okoro, Ada", ["Okoro, Ada", "Okoro, Ada"]),
    ],
)  # fmt: skip
def test_several_names_are_divided_at_the_strongest_separator(
    text: str, expected: list[str]
) -> None:
    assert [name.display for name in people(text)] == expected


def test_names_are_written_as_csl_names() -> None:
    names = [person("van der Meer, Jan, Jr."), person("Salt Study Group"), Name()]
    assert to_csl_names(names) == [
        {"family": "Meer", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"literal": "Salt Study Group"},
    ]


NAME_LIKE = st.text(alphabet="Aab é.,;-&JrvondeI 王()1@\n", max_size=60)


@given(st.one_of(st.text(max_size=60), NAME_LIKE))
def test_any_text_gives_clean_names(text: str) -> None:
    names = [person(text), abbreviated(text), *people(text)]
    for name in names:
        for part in (*parts(name), name.author_id):
            assert part == clean(part) or "&" in part


@given(st.text(alphabet="Aab é.,-JrvondeI 王", max_size=60).filter(lambda text: "..." not in text))
def test_no_letter_of_a_name_is_lost(text: str) -> None:
    def letters(text: str) -> list[str]:
        return sorted(text.replace(" ", "").replace(",", ""))

    assert letters("".join(parts(person(text)))) == letters(clean(text))


@given(st.lists(st.sampled_from(["Okoro, Ada", "Li, B.", "van der Meer, Jan", "Roe, C., Jr."])))
def test_names_joined_by_semicolons_come_back(names: list[str]) -> None:
    assert [name.display for name in people("; ".join(names))] == names


@pytest.mark.parametrize("text", ["Brook & Sons", "Lakeside Wells Inc.", "Brook GmbH"])
def test_a_company_is_told_by_its_last_word_or_its_ampersand(text: str) -> None:
    assert person(text) == Name(literal=text)


def test_a_patronymic_behind_a_given_name_puts_the_family_first() -> None:
    assert parts(person("Озёров Иван Петрович")) == ("", "Озёров", "Иван Петрович", "")
    assert parts(person("Иван Петрович Озёров")) == ("", "Озёров", "Иван Петрович", "")
    assert parts(person("Иван Петрович Рабинович")) == ("", "Рабинович", "Иван Петрович", "")
