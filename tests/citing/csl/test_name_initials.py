"""Given names as initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.name_initials import initials, spaced_initials


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("Kim Alexander", "K. A."),
        ("K. A.", "K. A."),
        ("K.A.", "K. A."),
        ("K A", "K. A."),
        ("Yu. A.", "Yu. A."),
        ("Ch.", "Ch."),
        ("KA", "K."),
        ("KA.", "KA."),
        ("TSerenjav", "Ts."),
        ("Marie-Luise", "M.-L."),
        ("M.-L.", "M.-L."),
        ("M.-L. Eva", "M.-L. E."),
        ("Ji-hoon", "J."),
        ("Marie - Luise", "M.-L."),
        ("Юрий Андреевич", "Ю. А."),
        ("Γιώργος", "Γ."),
        ("محمد", "م."),
        ("राम", "राम"),
        ("小明", "小明"),
        ("Kim de Bruyn", "K. de B."),
        ("Abd al-Karim", "A. al-Karim"),
        ("éva", "éva"),
        ("ʿAli", "ʿAli"),
        ("Kim (Kai)", "K. (Kai)"),
        ("O'Kim", "O."),
        ("<i>Kim</i> Alex", "<i>K.</i> A."),
        ("", ""),
    ],
)
def test_given_names_become_initials(given_name, expected):
    assert initials(given_name, ". ") == expected


def test_the_mark_says_whether_spaces_and_full_stops_stand_between_initials():
    assert initials("Kim Alexander", ".") == "K.A."
    assert initials("Kim Alexander", "") == "KA"
    assert initials("Kim Alexander", " ") == "K A"
    assert initials("Yu. Alexander", "") == "YuA"
    assert initials("Marie-Luise Eva", "") == "M-LE"
    assert initials("Kim de Bruyn Alexander", ".") == "K. de B.A."


def test_a_style_may_do_without_hyphens_between_initials():
    assert initials("Marie-Luise", ".", hyphen=False) == "M.L."
    assert initials("Marie-Luise", ". ", hyphen=False) == "M. L."


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("Kim A", "Kim A."),
        ("Kim A.B.", "Kim A. B."),
        ("A. Kim", "A. Kim"),
        ("AB", "AB"),
        ("M.-L.", "M.-L."),
        ("Marie-Luise", "Marie-Luise"),
        ("Kim", "Kim"),
    ],
)
def test_without_initializing_only_the_initials_that_are_there_get_their_mark(given_name, expected):
    assert spaced_initials(given_name, ". ") == expected


def test_without_initializing_marks_may_be_empty():
    assert spaced_initials("Kim A.-B. C.", "") == "Kim A-BC"


@given(
    given_name=st.text(st.sampled_from("aB. -'<>/王") | st.characters(codec="utf-8"), max_size=15),
    mark=st.sampled_from([". ", ".", "", " "]),
)
def test_initials_of_any_text_have_no_loose_spaces(given_name, mark):
    for written in (initials(given_name, mark), spaced_initials(given_name, mark)):
        assert written == written.strip()
        assert "  " not in written
