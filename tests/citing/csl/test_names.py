"""`cs:names`: several variables, labels, counts and substitutes."""

import pytest

from seedbrowse.citing.csl.rendering import CALLED, FILLED
from seedbrowse.citing.csl.runs import BOLD
from tests.citing.csl.names_printed import ANN, BO, CY, names_runs, names_text, rendering_of

EDITORS = {"editor": [ANN, BO]}
BOTH = {"editor": [ANN], "translator": [ANN]}
SHORT_NAME = '<name form="short"/>'


def editors_and_translators(label: str, item: dict) -> str:
    return names_text(
        f'<names variable="editor translator" delimiter="; ">{SHORT_NAME}{label}</names>', item
    )


def test_each_variable_is_rendered_in_order_between_delimiters():
    label = '<label form="short" prefix=" (" suffix=")"/>'
    assert editors_and_translators(label, {**EDITORS, "translator": [CY]}) == (
        "Arden, Birch (eds.); Cedar (trans.)"
    )
    assert editors_and_translators(label, {"translator": [CY]}) == "Cedar (trans.)"
    assert editors_and_translators(label, {"author": [CY]}) == ""


def test_editors_who_are_the_translators_are_named_once():
    assert editors_and_translators('<label prefix=", "/>', BOTH) == "Arden, editor & translator"
    assert editors_and_translators("", BOTH) == "Arden"
    assert editors_and_translators("", {"editor": [ANN], "translator": [BO]}) == "Arden; Birch"


def test_without_a_term_for_both_editors_and_translators_are_named_twice():
    terms = '<locale><terms><term name="editortranslator"></term></terms></locale>'
    body = '<names variable="editor translator"><name/><label prefix=", " suffix="."/></names>'
    assert names_text(body, BOTH, extra=terms) == (
        "Ann Mary Arden, editor.Ann Mary Arden, translator."
    )


@pytest.mark.parametrize(
    ("label", "one", "two"),
    [
        ('<label form="short" prefix=", "/>', "Cedar, ed.", "Arden et al., eds."),
        ('<label plural="never" prefix=", "/>', "Cedar, editor", "Arden et al., editor"),
        ('<label plural="always" prefix=", "/>', "Cedar, editors", "Arden et al., editors"),
        (
            '<label form="short" strip-periods="true" text-case="uppercase" prefix=" "/>',
            "Cedar ED",
            "Arden et al. EDS",
        ),
    ],
)
def test_labels_are_plural_for_several_people_shown_or_not(label, one, two):
    name = '<name form="short" et-al-min="2" et-al-use-first="1"/>'
    body = f'<names variable="editor">{name}{label}</names>'
    assert names_text(body, {"editor": [CY]}) == one
    assert names_text(body, EDITORS) == two


def test_a_label_before_the_name_is_printed_before_it():
    body = f'<names variable="editor"><label form="verb" suffix=" "/>{SHORT_NAME}</names>'
    assert names_text(body, EDITORS) == "edited by Arden, Birch"


def test_a_label_without_a_term_is_left_out():
    body = f'<names variable="author">{SHORT_NAME}<label prefix=" (" suffix=")"/></names>'
    assert names_text(body, {"author": [CY]}) == "Cedar"


def test_a_count_is_the_number_of_names_that_would_be_printed():
    name = '<name form="count" et-al-min="2" et-al-use-first="1"/>'
    body = f'<names variable="author editor">{name}</names>'
    assert names_text(body, {"author": [ANN, BO, CY], "editor": [CY]}) == "2"
    assert names_text(body, {}) == ""


def test_affixes_and_formatting_of_the_names_are_round_all_of_them():
    body = f'<names variable="editor" prefix="[" suffix="]" font-weight="bold">{SHORT_NAME}</names>'
    assert names_runs(body, {"editor": [CY]}) == [("[", 0), ("Cedar", BOLD), ("]", 0)]


def test_a_shorthand_substitute_has_the_name_label_and_affixes_of_the_outer_one():
    body = (
        '<names variable="author" prefix="[" suffix="]"><name form="short" and="symbol"/>'
        '<label prefix=" (" suffix=")"/><substitute><names variable="editor"/></substitute></names>'
    )
    assert names_text(body, EDITORS) == "[Arden & Birch (editors)]"
    assert names_text(body, {"author": [CY], **EDITORS}) == "[Cedar]"


def test_a_shorthand_within_other_elements_has_the_name_of_the_outer_one():
    body = (
        '<names variable="author"><name form="short"/><substitute><choose><if type="book">'
        '<group><names variable="editor"/></group></if></choose></substitute></names>'
    )
    assert names_text(body, {"type": "book", **EDITORS}) == "Arden, Birch"


def test_a_shorthand_within_other_elements_stands_within_the_affixes_of_the_outer_one():
    body = (
        '<names variable="author" prefix="[" suffix="]"><name form="short"/><substitute>'
        '<group><names variable="editor"/></group></substitute></names>'
    )
    assert names_text(body, EDITORS) == "[Arden, Birch]"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"editor": [BO], "translator": [CY], "title": "Elms"}, "Birch"),
        ({"translator": [CY], "title": "Elms"}, "Cedar"),
        ({"title": "Elms", "publisher": "Oak Press"}, "Elms, Oak Press"),
        ({"volume": "7"}, "7"),
    ],
)
def test_what_a_branch_of_a_substitute_holds_are_alternatives(item, expected):
    body = (
        '<names variable="author"><name form="short"/><substitute><choose><if type="book">'
        '<names variable="editor"/><choose><if type="book"><names variable="translator"/>'
        '<names variable="editor"/></if></choose><group delimiter=", "><text variable="title"/>'
        '<text variable="publisher"/></group><text variable="volume"/></if></choose></substitute>'
        "</names>"
    )
    assert names_text(body, {"type": "book", **item}) == expected


def test_a_substitute_with_a_name_of_its_own_keeps_to_it():
    body = (
        '<names variable="author" prefix="["><name form="short"/><label prefix=", "/><substitute>'
        '<names variable="editor"><name name-as-sort-order="all"/></names></substitute></names>'
    )
    assert names_text(body, {"editor": [BO]}) == "Birch, Bo"


def test_a_substitute_with_a_label_of_its_own_has_the_name_of_the_outer_one():
    body = (
        '<names variable="author"><name form="short"/><substitute><names variable="editor">'
        '<label form="short" prefix=" "/></names></substitute></names>'
    )
    assert names_text(body, {"editor": [BO]}) == "Birch ed."


SUBSTITUTED = (
    '<names variable="author"><name form="short"/><substitute><names variable="editor"/>'
    '<text variable="title"/><date variable="issued"><date-part name="year"/></date>'
    '<number variable="volume"/></substitute></names>'
)


@pytest.mark.parametrize(
    ("item", "again"),
    [
        ({"editor": [BO]}, '<names variable="editor"><name form="short"/></names>'),
        ({"title": "Birch"}, '<text variable="title"/>'),
        ({"issued": {"date-parts": [[1999]]}}, '<date variable="issued" form="text"/>'),
        ({"volume": "7"}, '<number variable="volume"/>'),
    ],
)
def test_what_was_printed_as_a_substitute_is_printed_no_second_time(item, again):
    once = names_text(SUBSTITUTED, item)
    assert once
    assert names_text(SUBSTITUTED + again, item) == once
    assert names_text(again + SUBSTITUTED, item) == names_text(again, item) + once


def test_names_that_a_macro_prints_twice_stand_in_for_others_only_once():
    editor = '<names variable="editor"><name form="short"/></names>'
    body = (
        '<names variable="author"><substitute><text macro="m"/></substitute></names>'
        '<text variable="title" prefix=". "/>'
    )
    extra = f'<macro name="m">{editor}{editor}</macro>'
    assert names_text(body, {"editor": [BO], "title": "Elms"}, extra=extra) == "Birch. Elms"


def test_nothing_is_hidden_by_a_substitute_that_printed_nothing():
    body = (
        '<names variable="author"><substitute><group><text variable="title"/></group>'
        '<names variable="editor"/></substitute></names><text variable="title"/>'
    )
    assert names_text(body, {"title": "Elms"}) == "Elms"


def test_a_group_knows_whether_names_were_found():
    body = '<group delimiter=" "><text value="by"/><names variable="author"/></group>'
    assert names_text(body, {"author": [BO]}) == "by Bo Birch"
    assert names_text(body, {"editor": [BO]}) == ""
    rendering = rendering_of({"editor": [BO]})
    names_runs('<names variable="author"/>', {}, rendering=rendering)
    assert rendering.calls == CALLED
    names_runs('<names variable="editor"/>', {}, rendering=rendering)
    assert rendering.calls == CALLED | FILLED


def test_what_was_shown_is_noted_by_variable():
    rendering = rendering_of({"author": [ANN, BO], "editor": [CY]})
    body = (
        '<names variable="author editor" prefix="["><name form="short" et-al-min="2" '
        'et-al-use-first="1"/></names>'
    )
    names_runs(body, {}, rendering=rendering)
    authors, editors = rendering.names_shown
    assert (authors.variable, authors.shown, authors.form, authors.has_others) == (
        "author",
        1,
        "short",
        True,
    )
    assert authors.people == rendering.item.names["author"]
    assert authors.names == ([("Arden", 0)],)
    assert (editors.variable, editors.runs) == ("editor", [("Cedar", 0)])


def test_a_text_that_stands_in_for_names_is_noted_without_people():
    rendering = rendering_of({"title": "Elms"})
    names_runs(SUBSTITUTED, {}, rendering=rendering)
    (shown,) = rendering.names_shown
    assert (shown.people, shown.runs, shown.names) == ((), [("Elms", 0)], ([("Elms", 0)],))
