"""Layouts of citations and bibliographies (CSL 1.0.2, Style Structure)."""

import pytest

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.layout import Area, enclosed
from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS, plain_text
from seedbrowse.citing.csl.style import read_style
from seedbrowse.citing.locales import read_locale
from tests.citing.csl.small_styles import citing, listed, small_style, style_xml, work

TITLE = '<text variable="title"/>'
PUBLISHER = '<text variable="publisher" prefix=", "/>'
NUMBER = '<text variable="citation-number" prefix="[" suffix="]"/>'
MOSS = work(title="Moss", publisher="Fern Press")


def entry(bibliography: str, item: dict = MOSS, **options: str) -> str:
    """An entry of a bibliography, as HTML."""
    return small_style(TITLE, bibliography, **options).reference(item).html()


def test_affixes_of_a_layout_stand_around_the_whole():
    style = small_style(
        TITLE, TITLE, layout='prefix="(" suffix=")" delimiter=" | "',
        bibliography_layout='prefix="&#8226; " suffix="."',
    )  # fmt: skip
    assert citing(style, MOSS, work(title="Fir")) == "(Moss | Fir)"
    assert listed(style, MOSS, work(title="Fir")) == ["• Moss.", "• Fir."]


def test_a_layout_that_prints_nothing_has_no_affixes():
    style = small_style(TITLE, TITLE, layout='prefix="("', bibliography_layout='suffix="."')
    assert citing(style, work()) == ""
    assert not style.reference(work())


def test_the_format_of_a_layout_is_that_of_all_in_it():
    style = small_style(
        TITLE, TITLE + NUMBER, layout='font-style="italic" prefix="("',
        bibliography_layout='font-weight="bold" suffix="."',
    )  # fmt: skip
    assert style.citation([MOSS]).html() == "<i>(Moss</i>"
    assert style.reference(MOSS).html() == "<b>Moss[1].</b>"


@pytest.mark.parametrize("align", ["flush", "margin"])
def test_the_second_field_is_aligned_beside_the_first(align):
    html = entry(
        NUMBER + TITLE + PUBLISHER,
        bibliography_options=f'second-field-align="{align}"',
        bibliography_layout='suffix="."',
    )
    assert html == (
        '<div class="csl-left-margin">[1]</div>'
        '<div class="csl-right-inline">Moss, Fern Press.</div>'
    )


def test_a_second_field_is_aligned_nowhere_else():
    html = entry(NUMBER + TITLE, bibliography_options='second-field-align="false"')
    assert html == "[1]Moss"


def test_a_first_field_that_prints_nothing_leaves_no_margin():
    html = entry(
        '<text variable="note"/>' + TITLE, bibliography_options='second-field-align="flush"'
    )
    assert html == '<div class="csl-right-inline">Moss</div>'


def test_of_a_choice_only_the_first_piece_is_the_first_field():
    choice = f'<choose><if type="book">{NUMBER}{TITLE}</if></choose>{PUBLISHER}'
    assert entry(choice, bibliography_options='second-field-align="flush"') == (
        '<div class="csl-left-margin">[1]</div><div class="csl-right-inline">Moss, Fern Press</div>'
    )


@pytest.mark.parametrize("display", ["block", "left-margin", "right-inline", "indent"])
def test_display_makes_blocks_of_a_bibliography(display):
    body = f'<text variable="title" display="{display}"/><text variable="publisher"/>'
    assert entry(body) == f'<div class="csl-{display}">Moss</div>Fern Press'


def test_display_has_no_meaning_in_a_citation():
    style = small_style('<text variable="title" display="block"/>')
    assert style.citation([MOSS]).html() == "Moss"


def test_affixes_of_a_block_are_within_it():
    body = '<text variable="title" display="block" prefix="(" suffix=")"/>'
    assert entry(body) == '<div class="csl-block">(Moss)</div>'


def test_a_suffix_goes_into_the_blocks_that_end_there():
    block = [(BLOCKS["block"], 0), ("Moss", 0), (BLOCK_END, 0)]
    assert plain_text(enclosed(block, "(", ").")) == f"({BLOCKS['block']}Moss).{BLOCK_END}"
    assert enclosed([("Moss", 0)], "", "") == [("Moss", 0)]


def test_an_area_without_layout_is_refused():
    style = read_style(style_xml())
    style.citation.children.clear()
    with pytest.raises(StyleError, match="cs:citation has no cs:layout"):
        Area(style, load_locale("en-US", (), read_locale), style.citation)
