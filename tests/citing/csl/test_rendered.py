"""Finished references in each output."""

from seedbrowse.citing.csl.rendered import Rendered
from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS
from tests.citing.csl.outputs import NUMBERED


def test_a_reference_is_written_in_each_output():
    reference = Rendered(NUMBERED)
    assert reference.text() == "[1] Moss. Fern"
    assert reference.html().startswith('<div class="csl-left-margin">[1]</div>')
    assert reference.markdown() == r"\[1\] Moss. *Fern*"
    assert reference.latex() == r"[1] Moss. \textit{Fern}"


def test_blocks_that_follow_the_text_begin_lines():
    note = [(BLOCKS["indent"], 0), ("A note", 0), (BLOCK_END, 0)]
    reference = Rendered([*NUMBERED, *note])
    assert reference.html().endswith('<div class="csl-indent">A note</div>')
    assert reference.text() == "[1] Moss. Fern\nA note"


def test_blocks_begin_lines():
    heading = [(BLOCKS["block"], 0), ("Moss, M.", 0), (BLOCK_END, 0)]
    reference = Rendered([*heading, *NUMBERED])
    assert reference.text() == "Moss, M.\n[1] Moss. Fern"
    assert reference.markdown() == "Moss, M.\\\n\\[1\\] Moss. *Fern*"
    assert reference.latex() == "Moss, M.\\newline\n[1] Moss. \\textit{Fern}"


def test_an_empty_reference_is_false():
    assert not Rendered([])
    assert Rendered(NUMBERED)
    assert Rendered([]).html() == Rendered([]).text() == ""
