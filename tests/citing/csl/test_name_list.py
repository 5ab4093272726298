"""Lists of names: what stands between them, and where et al. cuts them."""

import pytest

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.rendering import Choices, Cite, Position
from seedbrowse.citing.csl.runs import ITALIC
from tests.citing.csl.names_printed import ANN, BO, CY, DEE, author, names_runs, names_text, person

SHORT = 'form="short"'
ALL = (ANN, BO, CY, DEE)


@pytest.mark.parametrize(
    ("rule", "two", "three"),
    [
        ("contextual", "Arden and Birch", "Arden, Birch, and Cedar"),
        ("always", "Arden, and Birch", "Arden, Birch, and Cedar"),
        ("never", "Arden and Birch", "Arden, Birch and Cedar"),
        ("after-inverted-name", "Arden and Birch", "Arden, Birch and Cedar"),
    ],
)
def test_the_delimiter_precedes_the_last_name_by_the_rule(rule, two, three):
    options = f'{SHORT} and="text" delimiter-precedes-last="{rule}"'
    assert author(options, ANN, BO) == two
    assert author(options, ANN, BO, CY) == three


@pytest.mark.parametrize(
    ("order", "two", "three"),
    [
        ("first", "Birch, Bo, and Cy Cedar", "Birch, Bo, Cy Cedar and Dee Dogwood"),
        ("all", "Birch, Bo, and Cedar, Cy", "Birch, Bo, Cedar, Cy, and Dogwood, Dee"),
    ],
)
def test_the_delimiter_may_follow_inverted_names_only(order, two, three):
    options = (
        f'and="text" name-as-sort-order="{order}" delimiter-precedes-last="after-inverted-name"'
    )
    assert author(options, BO, CY) == two
    assert author(options, BO, CY, DEE) == three


def test_organisations_among_themselves_are_not_inverted():
    options = 'and="symbol" name-as-sort-order="all" delimiter-precedes-last="after-inverted-name"'
    assert author(options, {"literal": "Elm"}, {"literal": "Fir"}) == "Elm & Fir"
    assert author(options, {"literal": "Elm"}, BO) == "Elm, & Birch, Bo"


def test_without_and_the_delimiter_stands_before_the_last_name_too():
    assert author(f'{SHORT} delimiter-precedes-last="never"', ANN, BO, CY) == "Arden, Birch, Cedar"


def test_a_delimiter_without_a_space_gets_one_before_and():
    assert author(f'{SHORT} delimiter=";" and="symbol"', ANN, BO, CY) == "Arden;Birch; & Cedar"


def test_east_asian_terms_stand_without_spaces_or_delimiters():
    assert author(f'{SHORT} and="text"', ANN, BO, CY, language="zh-CN") == "Arden, Birch和Cedar"
    cut = f'{SHORT} et-al-min="2" et-al-use-first="1"'
    assert author(cut, ANN, BO, language="ja-JP") == "Ardenほか"


@pytest.mark.parametrize(
    ("rule", "one", "two"),
    [
        ("contextual", "Arden et al.", "Arden, Birch, et al."),
        ("always", "Arden, et al.", "Arden, Birch, et al."),
        ("never", "Arden et al.", "Arden, Birch et al."),
        ("after-inverted-name", "Arden et al.", "Arden, Birch et al."),
    ],
)
def test_the_delimiter_precedes_et_al_by_the_rule(rule, one, two):
    options = f'{SHORT} and="text" et-al-min="3" delimiter-precedes-et-al="{rule}"'
    assert author(f'{options} et-al-use-first="1"', *ALL) == one
    assert author(f'{options} et-al-use-first="2"', *ALL) == two


def test_et_al_follows_an_inverted_name_behind_the_delimiter():
    options = (
        'name-as-sort-order="first" et-al-min="3" delimiter-precedes-et-al="after-inverted-name"'
    )
    assert author(f'{options} et-al-use-first="1"', BO, CY, DEE) == "Birch, Bo, et al."
    assert author(f'{options} et-al-use-first="2"', BO, CY, DEE) == "Birch, Bo, Cy Cedar et al."


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ('et-al-min="4" et-al-use-first="3"', "Arden, Birch, Cedar"),
        ('et-al-min="3" et-al-use-first="3"', "Arden, Birch, Cedar"),
        ('et-al-min="3"', "Arden, Birch, Cedar"),
        ('et-al-use-first="1"', "Arden, Birch, Cedar"),
        ('et-al-min="0" et-al-use-first="1"', "Arden, Birch, Cedar"),
        ('et-al-min="3" et-al-use-first="0"', ""),
    ],
)
def test_a_list_is_cut_only_where_it_becomes_shorter(limits, expected):
    assert author(f"{SHORT} {limits}", ANN, BO, CY) == expected


def test_a_list_may_end_with_its_last_name():
    options = f'{SHORT} and="text" et-al-min="3" et-al-use-last="true"'
    assert author(f'{options} et-al-use-first="1"', *ALL) == "Arden … Dogwood"
    assert author(f'{options} et-al-use-first="2"', *ALL) == "Arden, Birch, … Dogwood"
    assert author(f'{options} et-al-use-first="3"', *ALL) == "Arden, Birch, Cedar, et al."


def test_cites_of_what_was_cited_before_may_be_cut_further():
    options = (
        f'{SHORT} et-al-min="4" et-al-use-first="3" '
        'et-al-subsequent-min="3" et-al-subsequent-use-first="1"'
    )
    again = Cite(position=Position.SUBSEQUENT)
    assert author(options, ANN, BO, CY) == "Arden, Birch, Cedar"
    assert author(options, ANN, BO, CY, cite=again) == "Arden et al."
    assert author(f'{SHORT} et-al-min="3" et-al-use-first="2"', ANN, BO, CY, cite=again) == (
        "Arden, Birch, et al."
    )


def test_disambiguation_adds_names_until_all_are_there():
    options = f'{SHORT} et-al-min="3" et-al-use-first="1"'
    added = [author(options, *ALL, choices=Choices(least_names=count)) for count in (2, 3, 4, 9)]
    assert added == [
        "Arden, Birch, et al.",
        "Arden, Birch, Cedar, et al.",
        "Arden, Birch, Cedar, Dogwood",
        "Arden, Birch, Cedar, Dogwood",
    ]


def test_the_term_for_others_may_be_formatted_and_another_one():
    body = (
        '<names variable="author"><name form="short" font-weight="bold" et-al-min="2" '
        'et-al-use-first="1"/><et-al term="and others" font-style="italic"/></names>'
    )
    assert names_runs(body, {"author": [ANN, BO]})[1:] == [(" ", 0), ("and others", ITALIC)]


def test_a_term_that_brings_its_own_space_gets_no_second_one():
    terms = '<locale><terms><term name="et-al"> [et al.]</term></terms></locale>'
    body = '<names variable="author"><name form="short" et-al-min="2" et-al-use-first="1"/></names>'
    assert names_text(body, {"author": [ANN, BO]}, extra=terms) == "Arden [et al.]"


def test_without_a_term_for_others_nothing_follows_the_names():
    terms = '<locale><terms><term name="et-al"></term></terms></locale>'
    body = '<names variable="author"><name form="short" et-al-min="2" et-al-use-first="1"/></names>'
    assert names_text(body, {"author": [ANN, BO]}, extra=terms) == "Arden"


def test_options_come_from_the_name_else_the_area_else_the_style():
    style = 'name-delimiter="/" name-form="short" names-delimiter=" | "'
    item = {"author": [ANN, BO], "editor": [CY]}
    body = '<names variable="author editor"/>'
    assert names_text(body, item, style=style) == "Arden/Birch | Cedar"
    assert names_text(body, item, style=style, area='name-delimiter="+"') == "Arden+Birch | Cedar"
    named = '<names variable="author"><name delimiter="; " form="long"/></names>'
    assert names_text(named, item, style=style) == "Ann Mary Arden; Bo Birch"


def test_a_number_of_names_that_is_none_is_refused_with_its_line():
    with pytest.raises(StyleError, match=r"line 1: et-al-min is a number, not 'many'"):
        author('et-al-min="many" et-al-use-first="1"', person("Elm"))
