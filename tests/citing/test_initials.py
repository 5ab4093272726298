"""Given names as initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.initials import initials


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("D.V.", "D. V."),
        ("D. V.", "D. V."),
        ("D V", "D. V."),
        ("DV", "D. V."),
        ("Douglas S.", "D. S."),
        ("Osmar Abílio", "O. A."),
        ("Jean-Pierre", "J.-P."),
        ("J.-P.", "J.-P."),
        ("J.-P.M.", "J.-P. M."),
        ("Min‐ji", "M.-J."),
        ("Yu.V.", "Yu. V."),
        ("Łukasz", "Ł."),
        ("Élodie Ångström", "É. Å."),
        ("Maria de", "M. de"),
        ("'Abd al-Rahman", "A. A.-R."),
        ("Robert (Bob)", "R. B."),
        ("Ana", "A."),
        ("Jo", "J."),
        ("", ""),
        (".", ""),
    ],
)
def test_given_names_are_abbreviated_as_references_print_them(names, expected):
    assert initials(names, "Family") == expected


def test_a_name_all_in_capitals_is_not_taken_for_initials():
    assert initials("ANA", "SMITH") == "A."
    assert initials("ANA", "Smith") == "A. N. A."


@given(st.text(max_size=30))
def test_any_text_gives_one_line_without_doubled_stops(names):
    text = initials(names.replace(".", ""), "Family")
    assert len(text.splitlines()) <= 1
    assert ".." not in text
