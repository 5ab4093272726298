"""What text is reduced to when it is compared, and where each letter came from."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seedbrowse.records import folding
from seedbrowse.records.folding import fold, folded_with_origins
from seedbrowse.records.transliteration import latin

# All that can stand in a text, halves of characters of undecodable input too.
ANY = st.text(st.characters(exclude_categories=[]))

# Scripts, ligatures, marks that combine, and what disappears; few, so that they meet.
ODD = st.text(
    "aeomnzßæﬁ½İıŋʼ´’-–\u00ad\u200d\u0301\u0306\u0345ийИьшЩЁӏαβγμµοςυπΐΩ℮①Ｍкか\u3099ｶﾞ移"
    "ק\u05b8ل\u0640\u064eไ\u0e38न\u093c\u094d각\u1100\u0f73 1",
    max_size=12,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Żółw", "zolw"),
        ("Größe", "grosse"),
        ("ŒUVRE", "oeuvre"),
        ("ĳ ﬁnal ﬂow", "ij final flow"),
        ("İstanbul Işık ısı", "istanbul isik isi"),
        ("Đặng Nguyễn", "dang nguyen"),
        ("Þórður Eiðsson", "thordur eidsson"),
        ("CO₂ H₂O 10⁶", "co2 h2o 106"),
        ("ＣＯＶＩＤ－１９", "covid-19"),
        ("العَرَبِيَّة كتـاب", "العربية كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("ｶﾞｽ カ\u3099ス が", "ガス ガス が"),
        ("d’Or O´Brien Oʹ′ʼ‘", "d'or o'brien o''''"),
        ("a‐b‑c–d−e", "a-b-c-d-e"),
        ("mi\u00adgrant", "migrant"),
    ],
)
def test_folding_forgets_diacritics_case_and_typography(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Полетаев", "poletaev"),
        ("Жуковский", "zhukovsky"),
        ("Хрущёв и Щукин", "khrushchev i shchukin"),
        ("российский российского", "rossiysky rossiyskogo"),
        ("Чайка Йод Июль", "chayka yod iyul"),
        ("Київ Україна Ґалаґан", "kiiv ukraina galagan"),
        ("Љубљана Ђорђе", "ljubljana djordje"),
        ("Ёлка Е\u0308лка и\u0306", "elka elka y"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("Σταύρος Ευαγγελία", "stavros evangelia"),
        ("Μπακογιάννης ψυχή", "bakogiannis psychi"),
    ],
)
def test_cyrillic_and_greek_become_the_letters_that_people_type(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("TGF-β1", "tgf-beta1"),
        ("β-catenin", "beta-catenin"),
        ("TNFα", "tnfalpha"),
        ("α-synuclein and α, β", "alpha-synuclein and alpha, beta"),
        ("5 μm 5 µM µ", "5 um 5 um mu"),
        ("10 kΩ", "10 komega"),
        ("αβ", "av"),
    ],
)
def test_a_greek_letter_that_stands_alone_is_called_by_its_name(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_any_character_twice_changes_nothing_more() -> None:
    characters = [chr(code) for code in range(sys.maxunicode) if not 0xD800 <= code < 0xE000]
    # One that stays as it is stays so the second time too.
    folded = {after for before in characters if (after := fold(before)) != before}
    assert {text: fold(text) for text in folded} == {text: text for text in folded}


@given(ANY | ODD | st.text("AMKmзиЙй\u0306ΣςσμΜβουπ\u00ad\u0301ᎠꭰßẞİI \udcff1", max_size=12))
@example("μ\u00adM")
@example("Ꭰ")
@example("ий й")
@example("a\u0315\u0300")
def test_folding_runs_gives_what_folding_the_text_at_once_gives(text: str) -> None:
    assert fold(text) == latin(folding._reduced(text))


def test_of_a_text_only_what_is_beyond_ascii_is_decomposed(monkeypatch) -> None:
    reduced: list[str] = []
    monkeypatch.setattr(folding, "_reduced", lambda run: reduced.append(run) or run)
    fold("plain words, one ẘ́ẘ́ẘ́x and plain words")
    assert reduced == ["ẘ́ẘ́ẘ́x"]


@given(ANY | ODD)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY | ODD)
@example("न\u094d\u0640\u093c")
def test_origins_are_of_the_folded_text_and_go_forward(text: str) -> None:
    folded, starts, ends = folded_with_origins(text)
    assert folded == fold(text)
    assert len(folded) == len(starts) == len(ends)
    assert [*starts] == sorted(starts)
    assert [*ends] == sorted(ends)
    stretches = zip(starts, ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in stretches)


@pytest.mark.parametrize(
    ("text", "letter", "origin"),
    [
        ("Щука", "c", "Щ"),
        ("Пермь", "m", "мь"),
        ("5 β", "b", "β"),
        ("Ευα", "v", "Ευ"),
        ("re\u0301el", "r", "r"),
        ("Ко\u0301д", "o", "о\u0301"),
        ("½", "2", "½"),
    ],
)
def test_a_letter_comes_from_the_whole_of_what_folds_to_it(text, letter, origin):
    folded, starts, ends = folded_with_origins(text)
    place = folded.index(letter)
    assert text[starts[place] : ends[place]] == origin
