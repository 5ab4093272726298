"""References without their numbers, however a style writes these."""

import pytest
from benchmarks.csl_engine import processor

from seedbrowse.citing.csl.number_labels import without_marks_of_number
from seedbrowse.citing.csl.rendered import Rendered
from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS, ITALIC
from tests.citing.csl.small_styles import small_style, work

MOSS = work("Ann Moss", title="[Notes] on moss")
NUMBER = '<text variable="citation-number" {}/>'
REST = (
    '<names variable="author" suffix=", "/><text variable="title" font-style="italic" suffix="."/>'
)
ALONE = "Ann Moss, <i>[Notes] on moss</i>."


def unnumbered(bibliography: str, layout: str = "", align: str = "", item: dict = MOSS) -> str:
    """The HTML of an entry without its number."""
    options = f'second-field-align="{align}"' if align else ""
    style = small_style(
        REST, bibliography, bibliography_options=options, bibliography_layout=layout
    )
    return style.reference(item, numbered=False).html()


@pytest.mark.parametrize("align", ["", "flush", "margin"])
@pytest.mark.parametrize(
    ("before", "layout"),
    [
        (NUMBER.format(""), ""),
        (NUMBER.format('prefix="[" suffix="] "'), ""),
        (NUMBER.format('suffix="] "'), 'prefix="["'),
        (NUMBER.format("") + '<text value=". "/>', ""),
        ('<text value="("/>' + NUMBER.format("") + '<text value=")"/>', ""),
        (f'<group delimiter=" " suffix=" ">{NUMBER.format("")}<text value="_"/></group>', ""),
        (NUMBER.format('display="left-margin"'), ""),
        ('<number variable="citation-number"/><text value=" &#8211; "/>', ""),
    ],
)  # fmt: skip
def test_what_stands_around_the_number_goes_with_it(before, layout, align):
    assert unnumbered(before + REST, layout, align) == ALONE


def test_a_delimiter_behind_the_number_goes_with_it():
    body = f'<group delimiter=". ">{NUMBER.format("")}<names variable="author"/></group>'
    assert unnumbered(body) == unnumbered(body, align="flush") == "Ann Moss"


def test_what_stood_for_a_missing_author_goes_as_well():
    body = f'{NUMBER.format("")}<names variable="author"/><text variable="title" prefix=", "/>'
    assert unnumbered(body, item=work(title="Moss")) == "Moss"
    group = f'<group>{NUMBER.format("")}</group><text value=": "/><text variable="title"/>'
    assert unnumbered(group, item=work(title="Moss")) == "Moss"


@pytest.mark.parametrize(
    "title", ["1984", "(Not) here", ".NET", "«Moss»", "-omics", "[Moss] [Fir]"]
)
def test_the_beginning_of_the_reference_stays(title):
    body = NUMBER.format('suffix=". "') + '<text variable="title"/>'
    assert unnumbered(body, item=work(title=title)) == title


def test_a_margin_with_words_stays():
    body = '<names variable="author"/><text variable="title"/>' + NUMBER.format('prefix=" "')
    assert unnumbered(body, align="flush") == (
        '<div class="csl-left-margin">Ann Moss</div>'
        '<div class="csl-right-inline">[Notes] on moss</div>'
    )


def test_other_blocks_stay():
    indent = [(BLOCKS["indent"], 0), ("A note", 0), (BLOCK_END, 0)]
    entry = Rendered([(". ", 0), ("Moss", ITALIC), *indent])
    assert without_marks_of_number(entry).html() == (
        '<i>Moss</i><div class="csl-indent">A note</div>'
    )


def test_marks_alone_are_no_reference():
    assert not without_marks_of_number(Rendered([("; ", 0), (".", ITALIC)]))
    assert not without_marks_of_number(Rendered([]))


def test_a_style_without_numbers_is_left_alone():
    style = small_style(REST, '<text variable="title" prefix=", "/>')
    assert style.reference(MOSS, numbered=False).text() == style.reference(MOSS).text()


@pytest.mark.parametrize(
    "name",
    ["nature", "ieee", "american-medical-association", "gigascience",
     "angewandte-chemie", "journal-of-lipid-research", "laboratory-animal-science-professional"],
)  # fmt: skip
def test_published_styles_print_the_same_but_for_the_number(name):
    style = processor(name, "en-US")
    item = work("Ann Moss", 2001, "On moss", type="article-journal", container_title="Plants")
    numbered, alone = style.reference(item).text(), style.reference(item, numbered=False).text()
    assert alone.startswith(("A. Moss", "Moss", "A Moss"))
    assert numbered.endswith(alone)
    assert numbered.removesuffix(alone).strip("[]()., ") == "1"
