"""References as LaTeX."""

import re

import pytest
from hypothesis import given

from seedbrowse.citing.csl.output_latex import as_latex
from seedbrowse.citing.csl.output_text import as_text
from seedbrowse.citing.csl.runs import (
    BOLD,
    ITALIC,
    OBLIQUE,
    RICH_ITALIC,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
)
from tests.citing.csl.outputs import NUMBERED, any_runs, done

UNESCAPED = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textasciigrave{}": "`",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    "~": "\u00a0",
    **{f"\\{special}": special for special in "{}#$%&_"},
}
FORMAT = r"\\(?:text(?:it|bf|sc|sl|superscript|subscript)|underline)\{"


def read(latex: str) -> str:
    """The text of LaTeX; anything but the commands that are ours is left standing."""
    escapes = sorted(map(re.escape, UNESCAPED), key=len, reverse=True)
    token = re.compile("|".join([*escapes, FORMAT, r"\{\}", r"\}"]))
    return token.sub(lambda match: UNESCAPED.get(match.group(), ""), latex)


@pytest.mark.parametrize(
    ("bits", "command"),
    [
        (ITALIC, "textit"),
        (OBLIQUE, "textsl"),
        (BOLD, "textbf"),
        (SMALL_CAPS, "textsc"),
        (UNDERLINE, "underline"),
        (SUPERSCRIPT, "textsuperscript"),
        (SUBSCRIPT, "textsubscript"),
    ],
)
def test_each_format_has_its_command(bits, command):
    assert as_latex(done(("moss", bits))) == f"\\{command}{{moss}}"


def test_formats_that_stand_out_interrupt_the_others():
    runs = done(("Of", ITALIC), ("moss", ITALIC | RICH_ITALIC))
    assert as_latex(runs) == r"\textit{Of}moss"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 % & #1 a_b", r"50 \% \& \#1 a\_b"),
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
        ("“Größe”", "“Größe”"),
        ("a--b,,c''", "a-{}-b,{},c'{}'"),
        ("p.\u00a05\u202f%", r"p.~5\,\%"),
    ],
)
def test_text_is_escaped(text, expected):
    assert as_latex(done((text, 0))) == expected


def test_labels_stand_before_what_they_label():
    assert as_latex(NUMBERED) == r"[1] Moss. \textit{Fern}"


@given(any_runs("ab\\{}$&#%_^~<>|`-,' \u00a0é“"))
def test_any_text_comes_back_and_no_command_with_it(runs):
    assert read(as_latex(runs)) == as_text(runs)
