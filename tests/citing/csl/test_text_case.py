"""Text case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.runs import CLOSE_QUOTE, OPEN_QUOTE, plain_text
from seedbrowse.citing.csl.text_case import with_case

CASES = ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")


def cased(text: str, case: str, *, english: bool = True, turkish: bool = False) -> str:
    changed = plain_text(with_case(rich(text), case, english=english, turkish=turkish))
    return changed.replace(OPEN_QUOTE, "“").replace(CLOSE_QUOTE, "”")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the moss in the woods", "The Moss in the Woods"),
        ("the world we live in", "The World We Live In"),
        ("moss: a story? an end! the rest", "Moss: A Story? An End! The Rest"),
        ("moss; a story. the rest", "Moss; a Story. the Rest"),
        ("what it is and how to do it", "What It Is and How to Do It"),
        ("one/two and/or three", "One/Two and/or Three"),
        ("(the) first [of] two", "(The) First [of] Two"),
        ("(re)thinking (moss)", "(Re)thinking (Moss)"),
        ('a "new moss" and “the old”', "A “New Moss” and “the Old”"),
        ('"the moss" of old', "“The Moss” of Old"),
        ("can't of l'herbe d'or", "Can’t of l’herbe d’or"),
        ("a t test of b cells", "A t Test of b Cells"),
        ("the node.js way", "The Node.js Way"),
        ("élan and β-carotene", "Élan and β-Carotene"),
        ("20-year-old 1st moss", "20-Year-Old 1st Moss"),
        ("мох или лес", "Мох Или Лес"),
    ],
)
def test_titles_get_capitals(text, expected):
    assert cased(text, "title") == expected


@pytest.mark.parametrize("text", ["DNA", "mRNA", "iPhone", "McMoss", "PLOS ONE", "A.N. Other"])
def test_words_with_a_capital_somewhere_stay_in_titles(text):
    assert cased(text, "title") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("scikit-learn", "Scikit-Learn"),
        ("out-of-date moss", "Out-of-Date Moss"),
        ("the so-called moss", "The So-Called Moss"),
        ("long-term and in-situ moss", "Long-Term and in-Situ Moss"),
        ("t-test", "T-Test"),
        ("vitamin-d x", "Vitamin-d x"),
    ],
)
def test_compounds_get_a_capital_in_each_part_that_is_no_stop_word(text, expected):
    assert cased(text, "title") == expected


def test_titles_of_other_languages_stay():
    assert cased("das moos im wald", "title", english=False) == "das moos im wald"


@pytest.mark.parametrize(
    "text",
    [
        '<span class="nocase">e. coli</span>',
        "<sup>moss</sup>",
        "<sub>moss</sub>",
        "<sc>moss</sc>",
    ],
)
@pytest.mark.parametrize("case", CASES)
def test_marked_text_stays_in_every_case(text, case):
    assert cased(text, case) == plain_text(rich(text))


def test_what_follows_marked_text_is_not_the_first_word():
    text = '<span class="nocase">e. coli</span> in moss'
    assert cased(text, "title") == "e. coli in Moss"
    assert cased(text, "capitalize-first") == "e. coli in moss"


def test_what_single_marks_quote_begins_as_it_is_spelt():
    assert cased("the 'gene' concept", "title") == "The “gene” Concept"
    assert cased("'moss': a tale", "title") == "“Moss”: A Tale"


def test_words_reach_across_formats():
    assert cased("<b>m</b>oss in <i>a wood</i>", "title") == "Moss in a Wood"
    assert with_case(rich("on <i>moss</i>"), "title", english=True)[1][0] == "Moss"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("moss And fern", "Moss And fern"),
        ("iPhone moss", "iPhone moss"),
        ("“moss”", "“Moss”"),
        ("[moss]", "[Moss]"),
        ("3rd moss", "3rd moss"),
        ("eds.", "Eds."),
        ("ред.", "Ред."),
        ("...", "..."),
    ],
)
def test_the_first_word_gets_a_capital_unless_it_has_one(text, expected):
    assert cased(text, "capitalize-first") == expected


def test_all_words_get_a_capital():
    assert cased("the moss of iPhones and x", "capitalize-all") == "The Moss Of iPhones And X"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Moss of the Woods", "The moss of the woods"),
        ("The DNA of McMoss: A New iWay", "The DNA of McMoss: A new iWay"),
        ("THE MOSS OF THE WOODS", "The moss of the woods"),
        ("DNA", "DNA"),
        ("Moss in A Wood: vitamin C", "Moss in a wood: Vitamin C"),
        ("moss. Fern", "Moss. fern"),
    ],
)
def test_sentences_lose_the_capitals_of_words_but_not_those_of_abbreviations(text, expected):
    assert cased(text, "sentence") == expected


def test_lower_and_upper_case_change_every_letter():
    assert cased("Moss of DNA", "lowercase") == "moss of dna"
    assert cased("Moss of Größe", "uppercase") == "MOSS OF GRÖSSE"


def test_turkish_has_its_own_capitals():
    assert cased("ıslak istanbul", "uppercase", turkish=True) == "ISLAK İSTANBUL"
    assert cased("ISLAK İSTANBUL", "lowercase", turkish=True) == "ıslak istanbul"
    assert cased("istanbul", "capitalize-first", turkish=True) == "İstanbul"


@pytest.mark.parametrize("case", ["", "normal", "title-case"])
def test_unknown_cases_change_nothing(case):
    assert cased("moss Of DNA", case) == "moss Of DNA"


@given(st.text(max_size=40), st.sampled_from(CASES), st.booleans())
def test_no_case_changes_more_than_case(text, case, turkish):
    runs = [(text[:9], 0), (text[9:], 1)]
    changed = with_case(runs, case, english=True, turkish=turkish)
    assert plain_text(changed).casefold().upper() == text.casefold().upper() or turkish
    assert [bits for _, bits in changed] == [0, 1]
