"""Terms, ordinals, dates and options of languages."""

import pytest

from seedbrowse.citing.csl.element import Element, read_xml
from seedbrowse.citing.csl.locale import Locale, load_locale


def locale(*terms: str, language: str = "", options: str = "", dates: str = "") -> Element:
    lang = f' xml:lang="{language}"' if language else ""
    text = (
        f"<locale{lang}><style-options {options}/>{dates}<terms>{''.join(terms)}</terms></locale>"
    )
    return read_xml(text.encode())


def term(name: str, text: str, **attributes: str) -> str:
    said = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f'<term name="{name}"{said}>{text}</term>'


def of(*terms: str) -> Locale:
    return Locale("en-US", [locale(*terms)])


def test_a_form_that_a_term_does_not_have_is_another_one():
    terms = of(
        term("editor", "long"),
        term("editor", "short", form="short"),
        term("editor", "verb", form="verb"),
        term("page", "only"),
    )
    assert terms.term("editor", "symbol") == "short"
    assert terms.term("editor", "verb-short") == "verb"
    assert terms.term("page", "short") == "only"
    assert terms.term("page", "verb-short") == "only"
    assert terms.term("page", "unheard-of") == "only"


def test_a_term_that_is_missing_is_none_and_one_that_is_empty_is_empty():
    terms = of(term("et-al", ""))
    assert terms.term("et-al") == ""
    assert terms.term("ibid") is None


def test_a_term_may_have_a_plural():
    terms = of(
        term("page", "<single>page</single><multiple>pages</multiple>"), term("volume", "volume")
    )
    assert [terms.term("page"), terms.term("page", plural=True)] == ["page", "pages"]
    assert terms.term("volume", plural=True) == "volume"


def test_the_spaces_of_a_term_are_kept():
    assert of(term("bc", " BC")).term("bc") == " BC"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de-AT", "Austrian"),
        ("de-DE", "German of Germany"),
        ("de", "German of Germany"),
        ("de-CH", "German of Germany"),
        ("de_at", "Austrian"),
        ("lb", "any"),
    ],
)
def test_what_a_style_says_for_the_nearest_language_counts(language, expected):
    overrides = [
        locale(term("and", "any")),
        locale(term("and", "German"), language="de"),
        locale(term("and", "German of Germany"), language="de-DE"),
        locale(term("and", "Austrian"), language="de-AT"),
    ]
    assert load_locale(language, overrides, lambda _: None).term("and") == expected


def test_files_are_read_from_the_dialect_to_english_and_only_as_far_as_needed():
    files = {
        "de-AT": locale(term("month-01", "Jänner")),
        "de-DE": locale(term("month-01", "Januar"), term("and", "und")),
        "en-US": locale(term("and", "and"), term("film", "film")),
    }
    asked: list[str] = []

    def read(language: str) -> Element | None:
        asked.append(language)
        return files.get(language)

    found = load_locale("de-AT", [], read)
    assert found.language == "de-AT"
    assert found.term("month-01") == "Jänner"
    assert asked == ["de-AT"]
    assert found.term("and") == "und"
    assert asked == ["de-AT", "de-DE"]
    assert found.term("film") == "film"
    assert found.term("no such term") is None
    assert asked == ["de-AT", "de-DE", "en-US"]


def test_a_language_without_a_file_has_english_terms():
    english = locale(term("and", "and"))
    found = load_locale("xx-YY", [], lambda name: english if name == "en-US" else None)
    assert found.language == "xx-YY"
    assert found.term("and") == "and"


def test_another_form_comes_before_another_language():
    found = Locale(
        "de-DE", [locale(term("page", "Seite")), locale(term("page", "p.", form="short"))]
    )
    assert found.term("page", "short") == "Seite"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "1a"), (21, "21a"), (11, "11y"), (111, "111y"), (12, "12z"), (112, "112b"), (2, "2b"),
     (3, "3c"), (103, "103c"), (13, "13o"), (4, "4d"), (14, "14o"), (5, "5o"), (0, "0o")],
)  # fmt: skip
def test_ordinals_match_by_their_last_digits_or_as_a_whole(number, expected):
    found = of(
        term("ordinal", "o"),
        term("ordinal-01", "a"),
        term("ordinal-02", "b", match="last-digit"),
        term("ordinal-03", "c", match="last-two-digits"),
        term("ordinal-04", "d", match="whole-number"),
        term("ordinal-11", "y"),
        term("ordinal-12", "z", match="whole-number"),
    )
    assert found.ordinal(number) == expected


def test_ordinals_of_one_source_are_not_mixed_with_those_of_another():
    style = locale(term("ordinal", "."))
    found = Locale("en-US", [locale(term("ordinal", "th"), term("ordinal-01", "st"))], [style])
    assert found.ordinal(1) == "1."


def test_a_style_with_ordinals_for_few_numbers_gets_those_of_the_language():
    style = locale(term("ordinal-01", "."))
    found = Locale("en-US", [locale(term("ordinal", "th"), term("ordinal-01", "st"))], [style])
    assert [found.ordinal(1), found.ordinal(2)] == ["1st", "2th"]


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1a"), (22, "22b"), (13, "13d"), (33, "33c"), (7, "7d")]
)
def test_the_four_ordinals_of_old_styles_are_enough_for_all_numbers(number, expected):
    found = of(*(term(f"ordinal-0{place}", letter) for place, letter in enumerate("abcd", 1)))
    assert found.ordinal(number) == expected


def test_ordinals_have_genders():
    found = of(
        term("ordinal", "e"),
        term("ordinal-01", "er", gender_form="masculine"),
        term("ordinal-01", "re", gender_form="feminine"),
        term("long-ordinal-02", "second"),
        term("long-ordinal-02", "seconde", gender_form="feminine"),
        term("edition", "édition", gender="feminine"),
    )
    assert found.gender("edition") == "feminine"
    assert found.gender("volume") == ""
    assert [found.ordinal(1, "masculine"), found.ordinal(1, "feminine")] == ["1er", "1re"]
    assert [found.ordinal(1), found.ordinal(2, "feminine")] == ["1e", "2e"]
    assert found.long_ordinal(2, "feminine") == "seconde"
    assert found.long_ordinal(2, "masculine") == "second"
    assert found.long_ordinal(12, "feminine") == "12e"


def test_nouns_without_gender_are_feminine_where_there_is_no_neuter():
    found = of(
        term("ordinal", "º", gender_form="masculine"), term("ordinal", "ª", gender_form="feminine")
    )
    assert found.ordinal(3) == "3ª"


def test_options_come_from_the_style_then_from_the_language():
    american = locale(options='punctuation-in-quote="true" limit-day-ordinals-to-day-1="true"')
    german = locale(options='punctuation-in-quote="false"')
    style = locale(language="de", options='punctuation-in-quote="true"')
    found = Locale("de-DE", [german, american])
    assert not found.punctuation_in_quote
    assert not found.limit_day_ordinals
    assert Locale("de-DE", [german, american], [style]).punctuation_in_quote
    assert Locale("en-US", [american]).limit_day_ordinals


def test_the_nearest_date_format_counts():
    file = locale(dates='<date form="text"><date-part name="year"/></date>')
    style = locale(dates='<date form="text"><date-part name="day"/></date>')
    found = Locale("en-US", [file], [style])
    date = found.date("text")
    assert date is not None
    assert date.children[0].get("name") == "day"
    assert found.date("numeric") is None
