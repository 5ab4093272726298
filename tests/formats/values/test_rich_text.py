"""Markup of titles and abstracts, from every source that has any."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import clean

SMALL_CAPS = '<span style="font-variant:small-caps;">'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain  title", "Plain title"),
        ("<em>E. coli</em> in <strong>water</strong>", "<i>E. coli</i> in <b>water</b>"),
        ("<jats:italic>E. coli</jats:italic>", "<i>E. coli</i>"),
        ("H<inf>2</inf>O, 10<SUP>3</SUP>", "H<sub>2</sub>O, 10<sup>3</sup>"),
        ("H&lt;sub&gt;2&lt;/sub&gt;O", "H<sub>2</sub>O"),
        ("<scp>DNA</scp>", f"{SMALL_CAPS}DNA</span>"),
        ('<span style="font-variant: small-caps">d</span>-x', f"{SMALL_CAPS}d</span>-x"),
        ('<span class="nocase">eBay</span>', '<span class="nocase">eBay</span>'),
        ('<span lang="fr">été</span>', "été"),
        ('<a href="x">link</a> <foo>bar</foo>', "link bar"),
        ("one<br/>two<p>three</p>", "one two three"),
        ("of< i> Betula</i>", "of<i> Betula</i>"),
        ("<!-- remark -->Title<![CDATA[ here]]>", "Title here"),
        ("<i></i>Title", "Title"),
    ],
)  # fmt: skip
def test_a_title_becomes_csl_rich_text(text: str, expected: str) -> None:
    assert rich(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<i>lonely", "lonely"),
        ("lonely</i>", "lonely"),
        ("<i>a<b>b</i>c</b>", "<i>a<b>b</b></i>c"),
        ("a < b and c > d", "a < b and c > d"),
        ("p&lt;0.05", "p<0.05"),
        ("<Betula> and 5<x", "<Betula> and 5<x"),
        ("10.1/(SICI)1:1<3::AID>3.0", "10.1/(SICI)1:1<3::AID>3.0"),
        ("<<i>i>x", "x"),
    ],
)
def test_only_tags_that_are_closed_are_markup(text: str, expected: str) -> None:
    assert rich(text) == expected


def math(inside: str) -> str:
    return f'<mml:math xmlns:mml="x">\n  {inside}\n</mml:math>'


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("<mml:mi>x</mml:mi>\n<mml:mo>=</mml:mo>; <mml:mn>2</mml:mn>", "x=2"),
        ("<mml:msub><mml:mi>V</mml:mi><mml:mn>0</mml:mn></mml:msub>", "V<sub>0</sub>"),
        ("<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup>", "x<sup>2</sup>"),
        ("<mml:msubsup><mml:mi>x</mml:mi><mml:mn>0</mml:mn><mml:mn>2</mml:mn></mml:msubsup>",
         "x<sub>0</sub><sup>2</sup>"),
        ("<mml:mmultiscripts><mml:mi>C</mml:mi><mml:mprescripts/><mml:none/><mml:mn>14</mml:mn>"
         "</mml:mmultiscripts>", "<sup>14</sup>C"),
        ("<mml:mfrac><mml:mi>a</mml:mi><mml:mrow><mml:mi>b</mml:mi><mml:mo>+</mml:mo><mml:mn>1"
         "</mml:mn></mml:mrow></mml:mfrac>", "a/(b+1)"),
        ("<mml:msqrt><mml:mn>2</mml:mn></mml:msqrt>", "√2"),
        ("<mml:mi>x</mml:mi><mml:annotation>latex</mml:annotation>", "x"),
        ("<mml:mi>x</mml:mi><mml:mo>&lt;</mml:mo><mml:mn>3</mml:mn>", "x<3"),
        ("<mml:mi>x", "x"),
    ],
)  # fmt: skip
def test_a_formula_becomes_text_with_scripts(formula: str, expected: str) -> None:
    assert rich(f"On {math(formula)} again") == f"On {expected} again"


def test_tex_stays_where_it_is_the_only_form_of_a_formula() -> None:
    tex = r"<tex-math>\documentclass{x}\begin{document}$$x^2$$\end{document}</tex-math>"
    assert rich(f"On {tex}") == "On x^2"
    formula = "<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup>"
    assert rich(f"On {tex}{math(formula)}") == "On x<sup>2</sup>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>", "One."),
        ("<jats:sec><jats:title>Methods</jats:title><jats:p>We did.</jats:p></jats:sec>",
         "Methods: We did."),
        ("<h4>Aim:</h4>To see.<h4>Why?</h4>Well.", "Aim: To see. Why? Well."),
        ("CO<sub>2</sub> of <i>Betula</i>, p < 0.05", "CO2 of Betula, p < 0.05"),
        ("<ul><li>one</li><li>two</li></ul>", "one two"),
        ("<title>never closed", "never closed"),
    ],
)  # fmt: skip
def test_an_abstract_becomes_plain_text(text: str, expected: str) -> None:
    assert plain(text) == expected


TAGS = [
    "<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<jats:p>", "<x>", "</x>", "</span>", "<br/>",
    "<math>", "</math>", "<mn>", "</mn>", '<span class="nocase">', "a", " b ", "1 < 2 ",
]  # fmt: skip
SCRAPS = ["<", ">", "/", "i>", "<title>", "</title>", "< i>", "&lt;", "]]>", "<!--", "-->"]
PIECES = st.lists(st.sampled_from(TAGS + SCRAPS), max_size=14).map("".join)
CSL_TAG = re.compile(r'<(/?)(i|b|sub|sup|span)(?: (?:class|style)="[^"]*")?>')


@given(st.one_of(st.text(max_size=60), PIECES))
def test_rich_text_is_clean_nested_and_final(text: str) -> None:
    written = rich(text)
    assert clean(written) == written or "&" in written
    open_tags: list[str] = []
    for close, name in CSL_TAG.findall(written):
        if close:
            assert open_tags.pop() == name
        else:
            open_tags.append(name)
    assert open_tags == []
    if "&" not in written:
        assert rich(written) == written


@given(st.one_of(st.text(max_size=60), PIECES))
def test_plain_text_is_clean(text: str) -> None:
    assert plain(text) == clean(plain(text)) or "&" in text


@given(st.lists(st.sampled_from(TAGS), max_size=14).map("".join))
def test_plain_text_is_what_rich_text_shows_without_its_tags(text: str) -> None:
    assert without_markup(rich(text)).split() == plain(text).split()
