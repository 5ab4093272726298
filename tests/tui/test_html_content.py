"""References as a terminal shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.tui.html_content import html_content


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Poe, A. &#38; Doe, B. (2020).", "Poe, A. & Doe, B. (2020)."),
        ("<i>Journal</i>, <b>7</b>(1), 1–2.", "Journal, 7(1), 1–2."),
        ("On <i>E. coli</i> and H<sub>2</sub>O", "On E. coli and H2O"),
        ('<span style="font-variant:small-caps;">Poe</span>, A.', "Poe, A."),
        (
            '<div class="csl-left-margin">[1]</div><div class="csl-right-inline">Poe</div>',
            "[1] Poe",
        ),
        ("&#60;i&#62; is no markup", "<i> is no markup"),
        ("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
        ("<i>never closed", "never closed"),
        ("closed twice</i></i>", "closed twice"),
        ("a <b> b </b> c", "a b c"),
        ("", ""),
    ],
)
def test_the_text_is_that_of_the_reference(html: str, text: str):
    assert html_content(html).plain == text


def test_italics_and_bold_are_seen():
    content = html_content("On <i>E. <b>coli</b></i> again")
    styled = {(content.plain[span.start : span.end], span.style) for span in content.spans}
    assert styled == {("E. ", "italic"), ("coli", "italic bold")}


@given(st.text())
def test_whatever_comes_is_text(html: str):
    assert "\x1b" not in html_content(html).plain
