"""Numbers and their labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.numeric import is_numeric, is_plural
from seedbrowse.citing.csl.rendering import Cite
from seedbrowse.citing.csl.roman import roman
from tests.citing.csl.printed import printed


def number(text: str, form: str, variable: str = "volume", language: str = "en-US") -> str:
    body = f'<number variable="{variable}" form="{form}"/>'
    return printed(body, {variable: text}, language=language)


@pytest.mark.parametrize(
    "text", ["7", "7th", "D7", "L2d", "2, 3", "2,3", "2-4", "2 – 4", "2 & 4", "S12-S20", "007"]
)
def test_numbers_with_letters_around_and_signs_between_them_are_numeric(text):
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["", "seventh", "7th edition", "vii", "1.2", "7?", "2 3", "-7"])
def test_words_and_texts_with_other_signs_are_not_numeric(text):
    assert not is_numeric(text)


@pytest.mark.parametrize(
    ("text", "numeric", "ordinal", "long_ordinal", "numeral"),
    [
        ("3", "3", "3rd", "third", "iii"),
        ("12", "12", "12th", "12th", "xii"),
        ("121", "121", "121st", "121st", "cxxi"),
        ("2,3", "2, 3", "2nd, 3rd", "second, third", "ii, iii"),
        ("5 , 8&10", "5, 8 & 10", "5th, 8th & 10th", "fifth, eighth & tenth", "v, viii & x"),
        ("2 - 4", "2–4", "2nd–4th", "second–fourth", "ii–iv"),
        ("2E", "2E", "2E", "2E", "2E"),
        ("2nd", "2nd", "2nd", "2nd", "2nd"),
        ("special issue", "special issue", "special issue", "special issue", "special issue"),
        ("1,024", "1,024", "1,024", "1,024", "1,024"),
        ("5\\-8", "5-8", "5-8", "5-8", "5-8"),
    ],
)
def test_each_number_of_numeric_content_is_written_in_the_form(
    text, numeric, ordinal, long_ordinal, numeral
):
    assert number(text, "numeric") == numeric
    assert number(text, "ordinal") == ordinal
    assert number(text, "long-ordinal") == long_ordinal
    assert number(text, "roman") == numeral


def test_ordinals_agree_with_the_gender_of_their_noun():
    assert number("1", "ordinal", "edition", "fr-FR") == "1ʳᵉ"
    assert number("1", "ordinal", "volume", "fr-FR") == "1ᵉʳ"
    assert number("1", "long-ordinal", "edition", "it-IT") == "prima"


def test_numbers_of_a_sort_key_sort_as_numbers():
    def key(text: str) -> str:
        return printed('<number variable="volume" form="roman"/>', {"volume": text}, sorting=True)

    assert key("9") < key("10") < key("10a") < key("101")


def test_a_number_that_is_missing_lets_its_group_vanish():
    group = '<group><text value="no. "/><number variable="issue"/></group><text value="end"/>'
    assert printed(group, {}) == "end"
    assert printed(group, {"issue": "4"}) == "no. 4end"


@pytest.mark.parametrize(
    "text", ["2-4", "2–4", "2, 4", "2 & 4", "2 and 4", "i-iv", "S12-S20", "12-A", "4-"]
)
def test_several_pages_are_plural(text):
    assert is_plural("page", text)


@pytest.mark.parametrize("text", ["", "2", "iv", "e1045", "2\\-4", "Smith-Jones", "15 Suppl 2"])
def test_one_page_is_singular(text):
    assert not is_plural("page", text)


def test_a_word_for_and_in_the_language_joins_pages():
    label = '<label variable="page" form="short"/>'
    assert printed(label, {"page": "2 und 4"}, language="de-DE") == "S."
    assert is_plural("page", "2 und 4", "und")
    assert not is_plural("page", "2 und 4")


@pytest.mark.parametrize(("text", "expected"), [("1", False), ("2", True), ("345 p.", True)])
def test_a_count_is_plural_above_one(text, expected):
    assert is_plural("number-of-pages", text) is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ('<label variable="page"/>', "pages"),
        ('<label variable="page" form="short"/>', "pp."),
        ('<label variable="page" form="short" strip-periods="true"/>', "pp"),
        ('<label variable="page" plural="never"/>', "page"),
        ('<label variable="issue" plural="always"/>', "issues"),
        ('<label variable="volume" text-case="capitalize-first"/>', "Volume"),
        ('<label variable="edition"/>', ""),
        ('<label variable="section" form="symbol"/>', "§"),
        ('<label variable="note"/>', "note"),
    ],
)
def test_a_label_is_the_term_of_its_variable_where_that_has_a_value(label, expected):
    item = {"page": "4-7", "issue": "3", "volume": "12", "section": "5", "note": "x"}
    assert printed(label, item) == expected


def test_a_label_of_a_locator_says_what_the_locator_counts():
    label = '<label variable="locator" form="short"/>'
    assert printed(label, {}, cite=Cite(locator="4-7", label="page")) == "pp."
    assert printed(label, {}, cite=Cite(locator="4", label="chapter")) == "chap."
    assert printed(label, {}, cite=Cite(locator="word", label="sub verbo")) == "s.v."
    assert printed(label, {}, cite=Cite()) == ""


def test_an_ampersand_is_the_sign_of_the_language_and_never_its_word():
    assert number("2 & 3", "numeric", language="de-DE") == "2 & 3"
    assert number("2 & 3", "numeric", language="hy-AM") == "2 և 3"


def test_a_label_alone_keeps_no_group():
    group = '<group><label variable="page"/><text variable="title"/></group><text value="end"/>'
    assert printed(group, {"page": "4"}) == "end"


@given(st.integers(1, 3999))
def test_roman_numerals_add_up_to_their_number(value):
    values = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
    digits = [values[letter] for letter in roman(value)]
    following = [*digits[1:], 0]
    assert sum(-one if one < two else one for one, two in zip(digits, following)) == value  # noqa: B905


@given(st.text(), st.sampled_from(["numeric", "ordinal", "long-ordinal", "roman"]))
def test_any_text_can_stand_as_a_number(text, form):
    assert isinstance(number(text, form), str)
    assert isinstance(is_plural("page", text), bool)
