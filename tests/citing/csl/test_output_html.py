"""References as HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given

from seedbrowse.citing.csl.output_html import as_html
from seedbrowse.citing.csl.output_text import as_text
from seedbrowse.citing.csl.runs import (
    BOLD,
    ITALIC,
    LIGHT,
    OBLIQUE,
    RICH_ITALIC,
    RICH_SMALL_CAPS,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
)
from tests.citing.csl.outputs import NUMBERED, any_runs, done


@pytest.mark.parametrize(
    ("bits", "expected"),
    [
        (ITALIC, "<i>moss</i>"),
        (OBLIQUE, "<i>moss</i>"),
        (BOLD, "<b>moss</b>"),
        (LIGHT, '<span style="font-weight:light;">moss</span>'),
        (SMALL_CAPS, '<span style="font-variant:small-caps;">moss</span>'),
        (UNDERLINE, '<span style="text-decoration:underline;">moss</span>'),
        (SUPERSCRIPT, "<sup>moss</sup>"),
        (SUBSCRIPT, "<sub>moss</sub>"),
        (ITALIC | BOLD, "<b><i>moss</i></b>"),
        (ITALIC | RICH_ITALIC, '<i><span style="font-style:normal;">moss</span></i>'),
    ],
)
def test_each_format_has_its_element(bits, expected):
    assert as_html(done(("moss", bits))) == expected


def test_formats_that_stand_out_are_spans_within_the_others():
    runs = done(("Of ", ITALIC), ("moss", ITALIC | RICH_ITALIC), (" now", ITALIC), (".", 0))
    assert as_html(runs) == '<i>Of <span style="font-style:normal;">moss</span> now</i>.'
    runs = done(("Of ", SMALL_CAPS), ("moss", SMALL_CAPS | RICH_SMALL_CAPS))
    assert as_html(runs).endswith('Of <span style="font-variant:normal;">moss</span></span>')


def test_the_longest_format_is_the_outermost():
    runs = done(("a", ITALIC | BOLD), ("b", ITALIC), ("c", BOLD))
    assert as_html(runs) == "<i><b>a</b>b</i><b>c</b>"


def test_blocks_are_divisions():
    assert as_html(NUMBERED) == (
        '<div class="csl-left-margin">[1]</div>'
        '<div class="csl-right-inline">Moss. <i>Fern</i></div>'
    )


def test_markup_of_the_text_is_escaped():
    assert as_html(done(("<b> & </b>", 0))) == "&#60;b&#62; &#38; &#60;/b&#62;"


class Reader(HTMLParser):
    """Collects the text and the elements of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@given(any_runs("ab<>&;\"'/!-#=i 38"))
def test_any_text_comes_back_and_no_other_element_with_it(runs):
    reader = Reader()
    reader.feed(as_html(runs))
    reader.close()
    assert reader.text == as_text(runs)
    assert not reader.open
    assert reader.seen <= {"i", "b", "sup", "sub", "span"}
