"""References as Markdown."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from seedbrowse.citing.csl.output_markdown import as_markdown
from seedbrowse.citing.csl.output_text import as_text
from seedbrowse.citing.csl.runs import (
    BOLD,
    ITALIC,
    OBLIQUE,
    RICH_ITALIC,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
)
from tests.citing.csl.outputs import NUMBERED, any_runs, done
from tests.citing.csl.test_output_html import Reader


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("moss", ITALIC)], "*moss*"),
        ([("moss", OBLIQUE)], "*moss*"),
        ([("moss", BOLD)], "**moss**"),
        ([("moss", SMALL_CAPS)], "[moss]{.smallcaps}"),
        ([("CO", 0), ("2", SUBSCRIPT), (" ", 0), ("2+", SUPERSCRIPT)], "CO~2~ ^2+^"),
        ([("Of ", ITALIC), ("moss", ITALIC | RICH_ITALIC)], "*Of* moss"),
        ([("Of ", 0), (" moss ", ITALIC), ("now", 0)], "Of *moss* now"),
        ([("a", ITALIC), (" b ", ITALIC | BOLD), ("c", ITALIC)], "*a **b** c*"),
    ],
)
def test_formats_have_their_marks(runs, expected):
    assert as_markdown(done(*runs)) == expected


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("J. Moss.", ITALIC), ("12", 0)], "<i>J. Moss.</i>12"),
        ([("CO", 0), ("(a)", BOLD)], "CO<b>(a)</b>"),
        ([("a", ITALIC), ("b", BOLD)], "<i>a</i><b>b</b>"),
        ([("a", 0), ("b c", SUPERSCRIPT)], "a<sup>b c</sup>"),
    ],
)
def test_elements_stand_in_where_marks_would_not_be_recognised(runs, expected):
    assert as_markdown(done(*runs)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Moss", r"1\. Moss"),
        ("# Moss", r"\# Moss"),
        ("- Moss", r"\- Moss"),
        ("*a* _b_ a_b [c] <d>", r"\*a\* \_b\_ a_b \[c\] \<d\>"),
        ("https://doi.org/10.1/a_b~c", r"https://doi.org/10.1/a_b\~c"),
        ("a -- b ...", r"a -\- b .\.\."),
        ("A & B @ C $ D", r"A \& B \@ C \$ D"),
    ],
)
def test_what_would_be_markup_is_escaped(text, expected):
    assert as_markdown(done((text, 0))) == expected


def test_labels_stand_before_what_they_label():
    assert as_markdown(NUMBERED) == r"\[1\] Moss. *Fern*"


@given(any_runs("ab1 .,;:*_-~^[](){}<>&#+!\\`'\"=|$@/é“”中\u00a0", (ITALIC, BOLD)))
def test_any_text_comes_back_from_commonmark(runs):
    reader = Reader()
    reader.feed(MarkdownIt("commonmark").render(as_markdown(runs)))
    assert words(reader.text) == words(as_text(runs))
    assert reader.seen <= {"p", "em", "strong", "i", "b"}


def words(text: str) -> list[str]:
    return re.split(r"\s+", text.strip())
