"""Hygiene and folding."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.text import clean, fold, harmless, words


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  two   words ", "two words"),
        ("line\nbreak\tand\u2028more\x85", "line break and more"),
        ("\x1b[31mred\x07\x9b0m", "[31mred0m"),
        ("a\u202eb\u2066c\u200bd\ufeffe\u00adf", "abcdef"),
        ("&lt;i&gt; &amp; &#233;&#x41;", "<i> & éA"),
        ("&#27;[2J &#x202e;", "[2J"),
        ("AT&T &copy=1 &nosuch;", "AT&T &copy=1 &nosuch;"),
        ("e\u0301", "é"),
        ("non\u00a0breaking", "non breaking"),
    ],
)
def test_text_of_an_export_becomes_safe_and_even(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(st.text())
def test_clean_text_is_one_line_of_harmless_characters(raw: str) -> None:
    text = clean(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert all(unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in text)
    assert text == " ".join(text.split())


def test_every_printable_character_stays_and_no_control_does() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        kept = harmless(f"a{char}b")
        if char.isprintable():
            assert kept == unicodedata.normalize("NFC", f"a{char}b")
        elif unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
            assert kept in ("ab", "a b")


def test_an_address_keeps_its_ampersands() -> None:
    assert harmless(" http://x.example/?a=1&lt=2&amp;\x1b") == "http://x.example/?a=1&lt=2&amp;"


@given(st.text().filter(lambda text: "&" not in text))
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Żółw", "zolw"),
        ("Größe", "grosse"),
        ("ŒUVRE", "oeuvre"),
        ("d’Or", "d'or"),
        ("İstanbul", "istanbul"),
    ],
)
def test_folding_forgets_diacritics_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_are_runs_of_letters_and_digits_and_single_ideographs() -> None:
    assert words("COVID-19 in Łódź, 2020: 学术 text_mining") == [
        "covid", "19", "in", "lodz", "2020", "学", "术", "text", "mining",
    ]  # fmt: skip
