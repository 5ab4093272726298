"""Citations of several works (CSL 1.0.2, Cite Grouping, Cite Collapsing, Note-style)."""

import pytest

from seedbrowse.citing.csl.rendering import Cite, Position
from tests.citing.csl.small_styles import AUTHOR_YEAR, citing, document_of, small_style, work

NUMBER = '<text variable="citation-number"/>'
LOCATED = f'{AUTHOR_YEAR}<text variable="locator" prefix=", "/>'
MOSS, MOSS_2, MOSS_3 = (work("Ann Moss", 2001, title) for title in ("One", "Two", "Three"))
LATER, FIR = work("Ann Moss", 2004), work("Bo Fir", 1999)
WORKS = (MOSS, MOSS_2, MOSS_3, LATER, FIR)


def cites(text: str) -> list[Cite]:
    """Cites of works by their digits, with locators: `0 1:23`."""
    parts = [each.partition(":") for each in text.split()]
    return [Cite(work, locator=locator) for work, _, locator in parts]


def citation(text: str, options: str = "", body: str = AUTHOR_YEAR, **others: str) -> str:
    style = small_style(body, options=f'disambiguate-add-year-suffix="true" {options}', **others)
    return citing(style, *WORKS, cites=cites(text))


def numbers(text: str, options: str = 'collapse="citation-number"') -> str:
    style = small_style(NUMBER, options=options, layout='delimiter=", " prefix="[" suffix="]"')
    return citing(style, *(work(title=str(each)) for each in range(9)), cites=cites(text))


def test_cites_stand_in_their_order_with_the_delimiter_between_them():
    assert citation("4 0 3") == "Fir 1999; Moss 2001a; Moss 2004"


def test_what_prints_nothing_leaves_no_delimiter():
    style = small_style('<text variable="note"/>')
    assert citing(style, work(note="a"), work(), work(note="b")) == "a; b"
    assert citing(style, work()) == ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("0", "[1]"),
        ("0 1", "[1, 2]"),
        ("0 1 2", "[1–3]"),
        ("0 1 2 4", "[1–3, 5]"),
        ("0 2 3 4 6 7 8", "[1, 3–5, 7–9]"),
        ("2 1 0", "[3, 2, 1]"),
        ("0 0 1", "[1, 1, 2]"),
    ],
)
def test_three_numbers_in_a_row_are_a_range(given, expected):
    assert numbers(given) == expected


def test_without_collapsing_all_numbers_stand_there():
    assert numbers("0 1 2", "") == "[1, 2, 3]"


def test_a_number_with_a_locator_is_in_no_range():
    body = f'{NUMBER}<text variable="locator" prefix=": "/>'
    style = small_style(body, options='collapse="citation-number"', layout='delimiter=", "')
    works = [work(title=str(each)) for each in range(5)]
    assert citing(style, *works, cites=cites("0 1:7 2 3 4")) == "1, 2: 7, 3–5"


def test_a_delimiter_of_its_own_may_stand_behind_a_range():
    options = 'collapse="citation-number" after-collapse-delimiter="; "'
    assert numbers("0 1 2 4 6", options) == "[1–3; 5, 7]"


def test_years_of_the_same_names_are_put_together():
    assert citation("0 3 4", 'collapse="year"') == "Moss 2001a, 2004; Fir 1999"
    assert citation("0 1 4", 'collapse="year"') == "Moss 2001a, 2001b; Fir 1999"


def test_cites_of_the_same_names_are_grouped_though_others_stand_between_them():
    assert citation("3 4 0", 'collapse="year"') == "Moss 2004, 2001a; Fir 1999"


def test_grouping_alone_repeats_the_names():
    options = 'cite-group-delimiter=" | "'
    assert citation("3 4 0", options) == "Moss 2004 | Moss 2001a; Fir 1999"


def test_a_group_may_have_a_delimiter_of_its_own():
    options = 'collapse="year" cite-group-delimiter=" | "'
    assert citation("0 3 4", options) == "Moss 2001a | 2004; Fir 1999"


def test_a_delimiter_of_its_own_may_stand_behind_collapsed_years():
    options = 'collapse="year" cite-group-delimiter=", " after-collapse-delimiter=" / "'
    assert citation("0 3 4", options) == "Moss 2001a, 2004 / Fir 1999"


def test_it_does_not_where_cites_are_only_grouped():
    options = 'cite-group-delimiter=", " after-collapse-delimiter=" / "'
    assert citation("0 3 4", options) == "Moss 2001a, Moss 2004; Fir 1999"


def test_letters_of_the_same_year_are_put_together():
    assert citation("0 1 3 4", 'collapse="year-suffix"') == "Moss 2001a; b, 2004; Fir 1999"
    options = 'collapse="year-suffix" year-suffix-delimiter=","'
    assert citation("0 1 2", options) == "Moss 2001a,b,c"


def test_three_letters_in_a_row_are_a_range():
    options = 'collapse="year-suffix-ranged" year-suffix-delimiter=","'
    assert citation("0 1 2 4", options) == "Moss 2001a–c; Fir 1999"
    assert citation("0 1", options) == "Moss 2001a,b"
    assert citation("0 2 1", options) == "Moss 2001a,c,b"


def test_letters_stand_apart_as_other_cites_of_the_names_where_nothing_else_is_said():
    options = 'collapse="year-suffix" cite-group-delimiter=", "'
    assert citation("0 1 3 4", options) == "Moss 2001a, b, 2004; Fir 1999"


def test_names_of_a_substitute_are_collapsed_and_nothing_stands_in_for_them():
    body = (
        '<group delimiter=" "><names variable="composer"><substitute><names variable="author"/>'
        '<text variable="title"/></substitute></names>'
        '<date variable="issued"><date-part name="year"/></date></group>'
    )
    assert citation("3 0 4", 'collapse="year"', body) == "Ann Moss 2004, 2001a; Bo Fir 1999"


def test_a_cite_that_prints_its_names_alone_is_one_with_those_of_the_same_names():
    style = small_style(options='collapse="year"')
    assert citing(style, LATER, work("Ann Moss"), FIR) == "Moss 2004; Fir 1999"
    assert citing(style, work("Ann Moss"), LATER, FIR) == "Moss, 2004; Fir 1999"


def test_neither_added_names_nor_letters_change_the_order_of_cites():
    style = small_style(
        AUTHOR_YEAR + '<text variable="year-suffix"/>',
        sort='<key macro="year"/>',
        bibliography='<text variable="title"/>',
        bibliography_sort='<key variable="title"/>',
        options='disambiguate-add-year-suffix="true"',
        extra='<macro name="year"><text value="x"/><text variable="year-suffix"/></macro>',
    )
    assert citing(style, MOSS_2, MOSS) == "Moss 2001b; Moss 2001a"


def test_locators_stay_with_their_years():
    assert citation("0:4 3:5 4", 'collapse="year"', LOCATED) == "Moss 2001a, 4, 2004, 5; Fir 1999"


def test_a_comma_of_a_locator_is_not_taken_for_one_between_years():
    options = 'collapse="year" after-collapse-delimiter="; " cite-group-delimiter=", "'
    assert citation("0:4 3 4", options, LOCATED) == "Moss 2001a, 4; 2004; Fir 1999"


def test_writers_may_add_something_before_and_behind():
    style = small_style(layout='prefix="(" suffix=")" delimiter="; "')
    added = [Cite("0", prefix="see ", suffix=", passim"), Cite("1", suffix="and elsewhere")]
    assert (
        citing(style, MOSS, FIR, cites=added) == "(see Moss 2001, passim; Fir 1999 and elsewhere)"
    )


def test_what_writers_add_may_have_markup():
    document = document_of(small_style(), MOSS)
    assert document.citation([Cite("0", prefix="<i>cf.</i> ")]).html() == "<i>cf.</i> Moss 2001"


def test_a_cite_may_go_without_its_authors_or_be_these_alone():
    style = small_style(layout='prefix="(" suffix=")"')
    assert citing(style, MOSS, cites=[Cite("0", suppress_author=True)]) == "(2001)"
    assert citing(style, MOSS, cites=[Cite("0", author_only=True)]) == "(Moss)"


NOTE = (
    '<choose><if position="ibid"><text term="ibid"/></if>'
    '<else><text variable="title"/></else></choose>'
)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("", "Ibid."),
        ("see ", "see ibid."),
        ("As they say. ", "As they say. Ibid."),
        ("Is it so? ", "Is it so? Ibid."),
    ],
)
def test_a_term_that_begins_a_sentence_of_a_note_has_a_capital(prefix, expected):
    style = small_style(NOTE, style='class="note"')
    cite = Cite("0", prefix=prefix, position=Position.IBID)
    assert citing(style, MOSS, cites=[cite]) == expected


def test_within_a_note_and_in_the_text_terms_stay_as_they_are():
    ibid = Cite("0", position=Position.IBID)
    assert citing(small_style(NOTE), MOSS, cites=[ibid]) == "ibid."
    note = small_style(NOTE, style='class="note"')
    assert citing(note, MOSS, cites=[Cite("0"), ibid]) == "One; ibid."


def test_values_that_begin_a_note_keep_their_small_letter():
    style = small_style('<text variable="title"/>', style='class="note"')
    assert citing(style, work(title="van moss")) == "van moss"
