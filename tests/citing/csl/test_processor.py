"""A style and a locale, ready to render items."""

import pytest
from benchmarks.csl_engine import processor_of

from seedbrowse.citing.csl.element import StyleError
from tests.citing.csl.small_styles import AUTHOR_YEAR, small_style, style_xml, work

ENTRY = f'<text variable="citation-number" suffix=". "/>{AUTHOR_YEAR}'
MOSS, FIR = work("Ann Moss", 2001), work("Bo Fir", 1999)


def test_a_style_renders_references_and_citations():
    style = small_style(AUTHOR_YEAR, ENTRY)
    assert style.reference(MOSS).text() == "1. Moss 2001"
    assert style.citation([MOSS, FIR]).text() == "Moss 2001; Fir 1999"
    assert [each.text() for each in style.bibliography([MOSS, FIR])] == [
        "1. Moss 2001", "2. Fir 1999",
    ]  # fmt: skip


def test_a_bibliography_is_in_the_styles_order_or_in_that_of_the_items():
    style = small_style(AUTHOR_YEAR, ENTRY, bibliography_sort='<key variable="author"/>')
    assert [each.text() for each in style.bibliography([MOSS, FIR])] == [
        "1. Fir 1999", "2. Moss 2001",
    ]  # fmt: skip
    assert [each.text() for each in style.bibliography([MOSS, FIR], in_style_order=False)] == [
        "1. Moss 2001", "2. Fir 1999",
    ]  # fmt: skip


def test_a_style_without_bibliography_has_no_references():
    style = small_style(AUTHOR_YEAR)
    assert not style.reference(MOSS)
    assert style.bibliography([MOSS]) == []


def test_what_prints_nothing_keeps_its_place_in_a_bibliography():
    style = small_style(AUTHOR_YEAR, AUTHOR_YEAR)
    assert [each.text() for each in style.bibliography([work(), FIR])] == ["", "Fir 1999"]


def test_nothing_can_be_cited_and_listed():
    style = small_style(AUTHOR_YEAR, ENTRY)
    assert not style.citation([])
    assert style.bibliography([]) == []


def test_one_item_can_be_cited_twice():
    style = small_style('<text variable="citation-number"/>', ENTRY)
    document = style.document({"a": MOSS})
    assert document.citation([]).text() == ""
    assert len(style.bibliography([MOSS, MOSS])) == 2


@pytest.mark.parametrize(
    ("style", "language", "expected"),
    [
        ("", "", "and"),
        ('default-locale="de-DE"', "", "und"),
        ('default-locale="de-DE"', "fr-FR", "et"),
        ("", "de-AT", "und"),
        ('default-locale="tlh"', "", "and"),
    ],
)
def test_the_language_is_the_wanted_one_else_the_styles_else_english(style, language, expected):
    made = small_style('<text term="and"/>', style=style, language=language)
    assert made.citation([MOSS]).text() == expected


def test_terms_of_a_style_win_over_those_of_the_locale():
    extra = (
        '<locale xml:lang="de"><terms><term name="and">sowie</term></terms></locale>'
        '<locale><terms><term name="in">drin</term></terms></locale>'
    )
    made = small_style('<text term="and"/><text term="in"/>', extra=extra, language="de-DE")
    assert made.citation([MOSS]).text() == "sowiedrin"


def test_a_damaged_style_is_refused_with_its_name():
    with pytest.raises(StyleError, match=r"^mine:1: "):
        processor_of(b"<style>", "", source="mine")


def test_an_odd_element_in_a_branch_is_refused_before_anything_is_rendered():
    branch = '<choose><if type="song"><image/></if></choose>'
    with pytest.raises(StyleError, match="cs:image has no place"):
        processor_of(style_xml(branch), "")


def test_a_long_bibliography_can_be_given_up():
    class GivenUpError(Exception):
        pass

    def give_up() -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        small_style(AUTHOR_YEAR, ENTRY).bibliography([MOSS], checkpoint=give_up)


def test_items_are_not_changed():
    style = small_style(AUTHOR_YEAR, ENTRY)
    item = work("Ann Moss", 2001, "Moss", page="1-2")
    before = repr(item)
    style.reference(item), style.citation([item, item])
    assert repr(item) == before
