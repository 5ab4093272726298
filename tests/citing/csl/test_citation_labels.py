"""Labels of alphabetic styles."""

import pytest

from seedbrowse.citing.csl.citation_labels import citation_label
from seedbrowse.citing.csl.item import Item
from tests.citing.csl.small_styles import cited, listed, small_style, work


def label(*args, **others) -> str:
    return citation_label(Item.of(work(*args, **others)))


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("A Moss", "Moss68"),
        ("A Fir", "Fir68"),
        ("A Willow", "Will68"),
        ("A Moss, B Fern", "MoFe68"),
        ("A Moss, B Fern, C Ash", "MoFA68"),
        ("A Moss, B Fern, C Ash, D Elm", "MFAE68"),
        ("A Moss, B Fern, C Ash, D Elm, E Fir", "MFAE68"),
        ("", "68"),
    ],
)
def test_a_label_is_made_of_names_and_year(who, expected):
    assert label(who, 1968) == expected


def test_editors_stand_in_for_authors():
    assert label("", 2004, editor=[{"family": "Birch"}]) == "Birc04"
    assert label("A Moss", 2004, editor=[{"family": "Birch"}]) == "Moss04"


def test_organisations_have_letters_too():
    item = Item.of({"author": [{"literal": "Big Trees"}], "issued": {"date-parts": [[2010]]}})
    assert citation_label(item) == "BigT10"


def test_without_a_date_the_names_must_do():
    assert label("A Moss") == "Moss"
    assert citation_label(Item.of({})) == ""


def test_an_item_may_bring_its_own():
    assert label("A Moss", 1968, citation_label="Mine") == "Mine"


def test_letters_tell_labels_of_a_year_apart():
    style = small_style(
        '<text variable="citation-label"/>',
        '<text variable="citation-label" prefix="[" suffix="]"/>',
        options='disambiguate-add-year-suffix="true"',
    )
    works = [work("A Moss", 1968, "One"), work("A Moss", 1968, "Two"), work("A Moss", 1969)]
    assert cited(style, *works) == ["Moss68a", "Moss68b", "Moss69"]
    assert listed(style, *works) == ["[Moss68a]", "[Moss68b]", "[Moss69]"]
