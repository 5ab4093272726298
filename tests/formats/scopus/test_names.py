"""Names in the three forms that Scopus writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.scopus.names import full_names, marked_names, short_names


def shown(names: list) -> list[str]:
    return [name.display for name in names]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ivanov, V.L., Li, X.-Y., Yudin, Yu.A.", ["Ivanov, V.L.", "Li, X.-Y.", "Yudin, Yu.A."]),
        ("King, M.L., Jr., CMD-3 Collaboration", ["King, M.L., Jr.", "CMD-3 Collaboration"]),
        ("Hawkins D.S., de Carvalho O.A., Jr., Sitender",
         ["Hawkins, D.S.", "de Carvalho, O.A., Jr.", "Sitender"]),
        ("Silva Jr., J.A., Li, X.", ["Silva, J.A., Jr.", "Li, X."]),
        ("Silva Jr. J.A.; Well III K.", ["Silva, J.A., Jr.", "Well, K., III"]),
        ("Fein Levy C.; Li R.", ["Fein Levy, C.", "Li, R."]),
        ("Xiao, Y.; Zhang, Y.", ["Xiao, Y.", "Zhang, Y."]),
        ("[No author name available]", []),
        ("[Anonymous]", []),
        ("", []),
    ],
)  # fmt: skip
def test_names_with_initials_are_told_apart_in_every_form(line: str, expected: list[str]) -> None:
    assert shown(short_names(line)) == expected


def test_a_suffix_may_stand_behind_the_family_of_a_full_name() -> None:
    (name,) = full_names("da Silva Jr., João (12345678901)")
    assert (name.family, name.given, name.suffix) == ("Silva", "João", "Jr.")


def test_ids_tell_how_many_names_there_are_where_given_names_are_written_out() -> None:
    names = short_names("Smith, John, Ng, Amy", ["11111111111", "22222222222"])
    assert shown(names) == ["Smith, John", "Ng, Amy"]
    assert [name.author_id for name in names] == ["11111111111", "22222222222"]


def test_ids_join_no_author_when_their_number_differs() -> None:
    assert all(not name.author_id for name in short_names("Smith, J., Ng, A.", ["11111111111"]))


def test_full_names_bring_their_ids_particles_and_suffixes() -> None:
    names = full_names(
        "van der Berg, Jan (1234567); King, Martin Luther, Jr. (7654321); Sitender (42)"
    )
    assert shown(names) == ["van der Berg, Jan", "King, Martin Luther, Jr.", "Sitender"]
    assert names[0].non_dropping_particle == "van der"
    assert [name.author_id for name in names] == ["1234567", "7654321", "42"]


def test_letters_and_stars_behind_names_point_to_affiliations() -> None:
    names = marked_names("Biel M.a, b, Nowak K.c*, Moro J., Jr.a", ["a", "b", "c"])
    assert shown(names) == ["Biel, M.", "Nowak, K.", "Moro, J., Jr."]
    assert [name.affiliations for name in names] == [(0, 1), (2,), (0,)]
    assert [name.corresponding for name in names] == [False, True, False]


@given(st.text())
def test_no_line_of_names_is_too_strange_to_be_read(line: str) -> None:
    short_names(line)
    full_names(line)
    marked_names(line, ["a", "b"])
