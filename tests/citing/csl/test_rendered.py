"""Finished references, with and without their labels."""

from seedbrowse.citing.csl.rendered import Rendered
from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS
from tests.citing.csl.outputs import NUMBERED, done


def test_a_reference_is_written_in_each_output():
    reference = Rendered(NUMBERED)
    assert reference.text() == "[1] Moss. Fern"
    assert reference.html().startswith('<div class="csl-left-margin">[1]</div>')
    assert reference.markdown() == r"\[1\] Moss. *Fern*"
    assert reference.latex() == r"[1] Moss. \textit{Fern}"


def test_the_label_is_known_and_can_be_left_out():
    reference = Rendered(NUMBERED)
    assert reference.label == "[1]"
    alone = reference.without_label()
    assert alone.label == ""
    assert alone.html() == "Moss. <i>Fern</i>"


def test_a_reference_without_a_label_is_the_same_without_it():
    reference = Rendered(done(("Moss.", 0)))
    assert reference.label == ""
    assert reference.without_label() is reference


def test_other_blocks_stay_when_the_label_is_left_out():
    note = [(BLOCKS["indent"], 0), ("A note", 0), (BLOCK_END, 0)]
    alone = Rendered([*NUMBERED, *note]).without_label()
    assert alone.html() == 'Moss. <i>Fern</i><div class="csl-indent">A note</div>'
    assert alone.text() == "Moss. Fern\nA note"


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
