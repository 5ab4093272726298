"""Rich text as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.markup import without_markup


@pytest.mark.parametrize(
    ("rich", "plain"),
    [
        ("H<sub>2</sub>O", "H2O"),
        ("<I>Zea</I> <b><i>mays</i></b>", "Zea mays"),
        ('of <span class="nocase">mRNA</span> and', "of mRNA and"),
        ("<jats:italic>Zea</jats:italic>", "Zea"),
        ("p < 0.05 and q > 3", "p < 0.05 and q > 3"),
        ("[/] [link] <b>", "[/] [link] <b>"),
        ("if <i and j> then </i>", "if <i and j> then </i>"),
        ("<em>one</em> and <i>", "one and <i>"),
        ("a <foo>bar</foo>", "a <foo>bar</foo>"),
    ],
)
def test_paired_tags_of_rich_text_go_and_everything_else_stays(rich, plain):
    assert without_markup(rich) == plain


@given(st.text(st.sampled_from("<>/ibsub x"), max_size=40))
def test_only_tags_are_ever_removed(text):
    plain = without_markup(text)
    assert len(plain) <= len(text)
    assert plain.count(" ") <= text.count(" ")
    assert without_markup("<i>" + text.replace("<", "") + "</i>") == text.replace("<", "")
