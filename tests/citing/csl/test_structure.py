"""Text, groups and choices (CSL 1.0.2, Rendering Elements)."""

import pytest

from seedbrowse.citing.csl.rendering import Choices, Cite
from tests.citing.csl.printed import printed
from tests.citing.csl.small_styles import listed, small_style, work

TITLE = '<text variable="title"/>'
PUBLISHER = '<text variable="publisher"/>'
MOSS = {"title": "Moss", "publisher": "Fern Press"}


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<text value="as it is"/>', "as it is"),
        ('<text variable="title"/>', "Moss"),
        ('<text term="in"/>', "in"),
        ('<text term="page" form="short"/>', "p."),
        ('<text term="page" form="short" plural="true"/>', "pp."),
        ('<text term="editor" form="verb-short"/>', "ed. by"),
        ('<text term="no-such-term"/>', ""),
        ('<text variable="edition"/>', ""),
        ('<text value=""/>', ""),
    ],
)
def test_text_is_a_value_a_variable_or_a_term(element, expected):
    assert printed(element, MOSS) == expected


def test_affixes_stand_only_around_what_is_printed():
    body = '<text variable="{}" prefix="(" suffix=")"/>'
    assert printed(body.format("title"), MOSS) == "(Moss)"
    assert printed(body.format("edition"), MOSS) == ""


@pytest.mark.parametrize("name", ["title", "container-title"])
def test_a_short_form_is_a_variable_of_its_own_and_else_the_long_one(name):
    body = f'<text variable="{name}" form="short"/>'
    assert printed(body, {name: "A Long One", f"{name}-short": "Short"}) == "Short"
    assert printed(body, {name: "A Long One"}) == "A Long One"
    assert printed(f'<text variable="{name}"/>', {f"{name}-short": "Short"}) == ""


@pytest.mark.parametrize("label", ["page", "chapter", "section", "note", "sub-verbo", "folio"])
def test_a_range_of_any_locator_has_a_dash(label):
    cite = Cite(locator="94 - 97", label=label)
    assert printed('<text variable="locator"/>', {}, cite=cite) == "94–97"


@pytest.mark.parametrize(
    ("variable", "item", "label", "expected"),
    [
        ("page", {"page": "321-328"}, "page", "321–28"),
        ("locator", {}, "page", "321–28"),
        ("locator", {}, "chapter", "321–328"),
        ("volume", {"volume": "321-328"}, "page", "321-328"),
        ("number", {"number": "2017-04"}, "page", "2017-04"),
    ],
)
def test_only_pages_are_shortened_and_other_numbers_keep_their_hyphen(
    variable, item, label, expected
):
    style = small_style(f'<text variable="{variable}"/>', style='page-range-format="chicago"')
    document = style.document({"a": item})
    assert document.citation([Cite("a", locator="321-328", label=label)]).text() == expected


def test_numbers_of_cites_are_variables_as_well():
    body = '<text variable="citation-number"/><text variable="first-reference-note-number"/>'
    assert printed(body, {}) == ""
    assert printed(body, {}, cite=Cite(first_note=7)) == "7"
    assert printed('<text variable="year-suffix"/>', {}, choices=Choices(year_suffix="b")) == "b"


def test_a_group_puts_its_delimiter_between_what_is_printed():
    body = (
        f'<group delimiter=": " prefix="[" suffix="]">{PUBLISHER}{TITLE}<text term="in"/></group>'
    )
    assert printed(body, MOSS) == "[Fern Press: Moss: in]"
    assert printed(body, {"title": "Moss"}) == "[Moss: in]"


def test_a_group_vanishes_with_its_terms_where_no_variable_has_a_value():
    group = '<group delimiter=" "><text term="edition"/><text variable="edition"/></group>'
    assert printed(group, MOSS) == ""
    assert printed(group, {"edition": "2"}) == "edition 2"


def test_a_group_that_asks_for_no_variable_stays():
    assert printed('<group><text term="in"/><text value=":"/></group>', {}) == "in:"


def test_one_variable_with_a_value_keeps_a_group():
    group = f'<group delimiter=" "><text value="by"/>{TITLE}<text variable="edition"/></group>'
    assert printed(group, MOSS) == "by Moss"


def test_a_group_within_a_group_counts_as_a_variable():
    group = (
        '<group delimiter=" "><text value="see"/>'
        '<group><text term="edition"/><text variable="edition"/></group></group>'
    )
    assert printed(group, {}) == ""
    assert printed(group, {"edition": "2"}) == "see edition2"


def test_a_group_of_terms_keeps_the_group_around_it():
    group = '<group><group><text term="in"/></group><text variable="edition"/></group>'
    assert printed(group, {}) == "in"


def test_names_dates_and_numbers_are_variables_of_a_group():
    for element in (
        '<names variable="author"/>', '<number variable="volume"/>',
        '<date variable="issued"><date-part name="year"/></date>',
    ):  # fmt: skip
        assert printed(f'<group><text value="x"/>{element}</group>', {}) == ""


def test_a_macro_prints_what_it_holds_wherever_it_is_called():
    style = small_style(
        '<text macro="name" suffix="; "/><text macro="name" prefix="("/>',
        extra=f'<macro name="name">{TITLE}</macro>',
    )
    assert style.citation([MOSS]).text() == "Moss; (Moss"


def test_a_macro_whose_variables_are_empty_prints_nothing_as_a_group_does():
    style = small_style(
        '<text macro="edition" prefix="("/><text value="end"/>',
        extra='<macro name="edition"><text term="edition"/><text variable="edition"/></macro>',
    )
    assert style.citation([MOSS]).text() == "end"
    assert style.citation([{"edition": "2"}]).text() == "(edition2end"


def test_a_macro_of_terms_keeps_the_group_that_calls_it():
    style = small_style(
        f'<group delimiter=" "><text macro="in"/>{PUBLISHER}</group>',
        extra='<macro name="in"><text term="in"/></macro>',
    )
    assert style.citation([{"title": "Moss"}]).text() == "in"


def test_the_first_branch_that_holds_is_taken():
    choice = (
        '<choose><if type="book"><text value="book"/></if>'
        '<else-if variable="title"><text value="titled"/></else-if>'
        '<else><text value="other"/></else></choose>'
    )
    assert printed(choice, {"type": "book", "title": "Moss"}) == "book"
    assert printed(choice, {"type": "song", "title": "Moss"}) == "titled"
    assert printed(choice, {"type": "song"}) == "other"


def test_without_a_branch_that_holds_nothing_is_printed():
    choice = '<choose><if type="book"><text value="book"/></if></choose>'
    assert printed(choice, {"type": "song"}) == ""


def test_a_branch_asks_for_no_variable_by_its_test_alone():
    group = (
        '<group><choose><if variable="edition"><text value="a"/></if>'
        '<else><text value="b"/></else></choose></group>'
    )
    assert printed(group, {}) == "b"


def test_a_delimiter_reaches_into_branches():
    body = (
        f'<group delimiter=", "><choose><if variable="title">{TITLE}{PUBLISHER}'
        '<choose><if variable="title"><text value="a"/><text value="b"/></if></choose>'
        '</if></choose><text value="c"/></group>'
    )
    assert printed(body, MOSS) == "Moss, Fern Press, a, b, c"


def test_a_delimiter_does_not_reach_into_groups_and_macros():
    body = f'<group delimiter=", "><group>{TITLE}{PUBLISHER}</group><text value="c"/></group>'
    assert printed(body, MOSS) == "MossFern Press, c"


def test_what_stands_for_the_names_is_printed_no_second_time():
    style = small_style(
        '<text value="x"/>',
        f'<names variable="author"><substitute>{TITLE}</substitute></names>'
        f'<group prefix=" / " delimiter=", ">{TITLE}{PUBLISHER}</group>',
    )
    assert listed(style, {**MOSS, "type": "book"}) == ["Moss / Fern Press"]
    assert listed(style, work("Ann Fir", **MOSS)) == ["Ann Fir / Moss, Fern Press"]


def test_markup_of_values_is_read_in_styles_too():
    style = small_style('<text value="&lt;i>n&lt;/i>"/>')
    assert style.citation([MOSS]).html() == "<i>n</i>"


def test_double_issues_are_ranges_and_numbers_of_reports_are_not():
    item = {"issue": "3-4", "number": "94-553"}
    assert printed('<text variable="issue"/>', item) == "3–4"
    assert printed('<text variable="number"/>', item) == "94-553"
