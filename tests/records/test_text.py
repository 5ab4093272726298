"""Hygiene, and what words a text has."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.text import clean, harmless, sought_words, words


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
    ("text", "expected"),
    [
        ("COVID-19 in Łódź, 2020: text_mining", "covid 19 in lodz 2020 text mining"),
        ("学术", "学术 术"),
        ("移民政策", "移民 民政 政策 策"),
        ("王", "王"),
        ("COVID肺炎 第19回", "covid 肺炎 炎 第 19 回"),
        ("ガス・カス", "ガス ス カス ス"),
        ("𠀀𠀁𠀂", "𠀀𠀁 𠀁𠀂 𠀂"),
        ("ภาษา", "ภา าษ ษา า"),
        ("한국어 연구", "한국어 연구"),
        ("हिन्दी भाषा।", "हिन्दी भाषा"),
        ("O’Brien d’Or p53", "o brien d or p53"),
        ("10.31278/1810-6374", "10 31278 1810 6374"),
        ("—", ""),
    ],
)
def test_words_are_runs_of_letters_and_digits_or_pairs_where_a_script_has_no_spaces(text, expected):
    assert [*map(nfc, words(text))] == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("移民政策", "移民 民政 政策"),
        ("王", "王"),
        ("COVID肺炎 第19回", "covid 肺炎 第 19 回"),
        ("Labor migration", "labor migration"),
    ],
)
def test_words_to_look_for_leave_out_the_last_character_of_several(text, expected):
    assert sought_words(text) == expected.split()


RUNS = st.lists(st.sampled_from(["ｶﾞ", *"移民政策研究カがไท𠀀"]), min_size=1, max_size=8).map(
    "".join
)


@given(RUNS, RUNS, RUNS)
def test_what_a_text_contains_is_found_by_its_words(before, typed, after):
    terms = words(before + typed + after)
    whole = words(typed)[:-1]
    assert all(word in terms for word in whole)
    assert any(term.startswith(words(typed)[-1]) for term in terms)
    assert all(any(term.startswith(word) for term in terms) for word in sought_words(typed))


@given(st.text(st.characters(exclude_categories=[])))
def test_words_of_undecodable_text_are_without_what_cannot_be_encoded(text):
    assert all(word.encode() for word in [*words(text), *sought_words(text)])


@pytest.mark.parametrize("text", ["x\udcff", "\ud800x\udfff", "移\udcff", "\udcff"])
def test_halves_of_characters_are_part_of_no_word(text):
    assert len(words(text)) == len(text.encode(errors="ignore").decode())


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
