"""Quotation marks and apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.quotes import quotations, with_marks
from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.runs import CLOSE_QUOTE, OPEN_QUOTE, plain_text
from seedbrowse.citing.locales import read_locale


def marked(text: str, language: str = "en-US", *, quoted: bool = False) -> str:
    runs = rich(text)
    if quoted:
        runs = [(OPEN_QUOTE, 0), *runs, (CLOSE_QUOTE, 0)]
    return plain_text(with_marks(runs, load_locale(language, (), read_locale)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The "hidden" seed', "The “hidden” seed"),
        ("The 'hidden' seed", "The “hidden” seed"),
        ("A \"seed 'bank' model\" fails", "A “seed ‘bank’ model” fails"),
        ("A 'seed \"bank\" model' fails", "A “seed ‘bank’ model” fails"),
        ("The ‘hidden’ seed", "The “hidden” seed"),
        ("The “seed ‘bank’” again", "The “seed ‘bank’” again"),
        ('("Hidden") seeds — "bank"s', "(“Hidden”) seeds — “bank”s"),
        ("''Twice''", "“‘Twice’”"),
    ],
)
def test_quotations_get_the_marks_of_their_depth(text, expected):
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'Neill can't", "O’Neill can’t"),
        ("Moss of the '90s", "Moss of the ’90s"),
        ("'90s moss of the farmers' fields", "’90s moss of the farmers’ fields"),
        ("The gardeners' year", "The gardeners’ year"),
        ("Ferns '09)", "Ferns ’09)"),
        ("l'''", "l’’’"),
        ('\'Tis "moss"', "’Tis “moss”"),
        ('A "farmers\' moss" map', "A “farmers’ moss” map"),
    ],
)
def test_single_marks_without_a_partner_are_apostrophes(text, expected):
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text", ['A 3" pipe', 'Half "open', 'closed" half', 'a"b"c', "“open", "„unten“", "«a»", "‘ a ’"]
)
def test_marks_that_quote_nothing_stay_as_they_are(text):
    assert marked(text) == text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-US", "“On ‘seed “banks”’”"),
        ("en-GB", "‘On “seed ‘banks’”’"),
        ("de-DE", "„On ‚seed „banks“‘“"),
        ("ru-RU", "«On „seed «banks»“»"),
    ],
)
def test_marks_are_those_of_the_locale_and_alternate(language, expected):
    assert marked("On \"seed 'banks'\"", language, quoted=True) == expected


@given(st.text("ab \"'“”‘’(.", max_size=30))
def test_quotations_open_and_close_within_each_other(text):
    found = quotations(text)
    assert len({place for pair in found for place in pair}) == 2 * len(found)
    for opening, closing in found:
        assert opening < closing
        for other, end in found:
            assert not opening < other < closing < end
