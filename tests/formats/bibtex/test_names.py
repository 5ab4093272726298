import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.bibtex.names import read_names
from seedbrowse.records import Name

KNUTH = Name(family="Knuth", given="Donald E.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Donald E. Knuth", KNUTH),
        ("Knuth, Donald E.", KNUTH),
        ("Donald {Knuth}", Name(family="Knuth", given="Donald")),
        ("von Hicks, III, Michael",
         Name(family="Hicks", given="Michael", suffix="III", non_dropping_particle="von")),
        ("Smith, John, Jr.", Name(family="Smith", given="John", suffix="Jr.")),
        ("Smith Jr., John", Name(family="Smith", given="John", suffix="Jr.")),
        ("Smith III, John", Name(family="Smith", given="John", suffix="III")),
        ("Smith, Jr.", Name(family="Smith", suffix="Jr.")),
        ("Scolan, V", Name(family="Scolan", given="V")),
        ("Hayes, JR", Name(family="Hayes", given="JR")),
        ("Hayes, Jr.", Name(family="Hayes", suffix="Jr.")),
        ("Ludwig van Beethoven",
         Name(family="Beethoven", given="Ludwig", non_dropping_particle="van")),
        ("de la Cruz, Juan", Name(family="Cruz", given="Juan", non_dropping_particle="de la")),
        ("{de la Cruz}, Juan", Name(family="de la Cruz", given="Juan")),
        ("Brinch Hansen, Per", Name(family="Brinch Hansen", given="Per")),
        (r"{\'E}mile Zola", Name(family="Zola", given="Émile")),
        (r"{\O}rsted, Hans", Name(family="Ørsted", given="Hans")),
        (r"{\relax Yu}. A. Brook", Name(family="Brook", given="Yu. A.")),
        ("Lake, {J}.~{K}.", Name(family="Lake", given="J. K.")),
        ("{World Lake Organization}", Name(literal="World Lake Organization")),
        ("{{Lakes, Inc. and Sons}}", Name(literal="Lakes, Inc. and Sons")),
        ("Aristotle", Name(literal="Aristotle")),
        ("given=Hans, family=Harman, prefix=von, useprefix=true",
         Name(family="Harman", given="Hans", non_dropping_particle="von")),
        ('family={Lake, Jr}, given="Ann", given-i=A', Name(family="Lake, Jr", given="Ann")),
    ],
)  # fmt: skip
def test_a_name_is_divided_as_bibtex_divides_it(text: str, name: Name) -> None:
    assert read_names(text) == ([name], False)


def test_names_are_divided_at_and_but_not_in_braces() -> None:
    names, others = read_names("Brook, A. AND\n   {Stone and Sons} and D. E. Knuth")
    assert [name.short for name in names] == ["Brook", "Stone and Sons", "Knuth"]
    assert not others


def test_and_others_is_no_person() -> None:
    assert read_names("Donald E. Knuth and others") == ([KNUTH], True)
    assert read_names("{others}") == ([Name(literal="others")], False)


@pytest.mark.parametrize("text", ["A. Lake; B. Brook", "Lake, A., Brook, B., Well, C."])
def test_lists_with_other_separators_are_divided(text: str) -> None:
    assert [name.family for name in read_names(text)[0]][:2] == ["Lake", "Brook"]


@given(st.text(st.sampled_from("{}, \\aA~=and;\"'") | st.characters(codec="utf-8")))
def test_any_text_is_read_without_error(text: str) -> None:
    read_names(text)
