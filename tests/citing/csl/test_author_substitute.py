"""Dashes for the authors of the entry before."""

import pytest

from seedbrowse.citing.csl.author_substitute import author_substitute
from seedbrowse.citing.csl.runs import plain_text
from tests.citing.csl.names_printed import ANN, BO, CY, DEE, names_runs, person, rendering_of

BODY = (
    '<names variable="author" prefix="[" suffix="]"><name form="short" and="text" '
    'et-al-min="4" et-al-use-first="2"/><label prefix=" (" suffix=")"/><substitute>'
    '<names variable="editor"/><text variable="title"/></substitute></names>'
    '<names variable="translator" prefix=" "><name form="short"/></names>'
)


def second(rule: str, first_item: dict, item: dict, text: str = "---") -> str:
    """The second of two entries."""
    first, rendering = rendering_of(first_item), rendering_of(item)
    names_runs(BODY, {}, rendering=first)
    previous = first.names_shown[0] if first.names_shown else None
    rendering.author_substitute = author_substitute(previous, rule, text)
    return plain_text(names_runs(BODY, {}, rendering=rendering))


@pytest.mark.parametrize(
    ("rule", "same", "one_more", "other_second"),
    [
        ("complete-all", "[---]", "[Arden, Birch, and Cedar]", "[Arden and Cedar]"),
        ("complete-each", "[--- and ---]", "[Arden, Birch, and Cedar]", "[Arden and Cedar]"),
        ("partial-each", "[--- and ---]", "[---, ---, and Cedar]", "[--- and Cedar]"),
        ("partial-first", "[--- and Birch]", "[---, Birch, and Cedar]", "[--- and Cedar]"),
    ],
)
def test_each_rule_replaces_what_it_should(rule, same, one_more, other_second):
    before = {"author": [ANN, BO]}
    assert second(rule, before, {"author": [ANN, BO]}) == same
    assert second(rule, before, {"author": [ANN, BO, CY]}) == one_more
    assert second(rule, before, {"author": [ANN, CY]}) == other_second
    assert second(rule, before, {"author": [BO, ANN]}) == "[Birch and Arden]"


def test_et_al_goes_with_the_whole_list_and_stays_behind_single_names():
    cut = {"author": [ANN, BO, CY, DEE]}
    assert second("complete-all", cut, cut) == "[---]"
    assert second("complete-each", cut, cut) == "[---, ---, et al.]"
    assert second("complete-all", {"author": [ANN, BO]}, cut) == "[Arden, Birch, et al.]"


def test_one_name_with_et_al_is_replaced_together_with_it():
    body_names = [person("Elm", str(number)) for number in range(5)]
    assert second("complete-all", {"author": body_names}, {"author": body_names}) == "[---]"


def test_labels_stay():
    edited = {"editor": [ANN, BO]}
    assert second("complete-all", edited, edited) == "[--- (editors)]"
    assert second("complete-all", {"author": [ANN, BO]}, edited) == "[--- (editors)]"


def test_titles_that_stand_in_for_names_are_replaced_too():
    assert second("complete-all", {"title": "Elms"}, {"title": "Elms"}) == "---"
    assert second("complete-all", {"title": "Elms"}, {"title": "Oaks"}) == "Oaks"


def test_only_the_first_names_of_an_entry_are_replaced():
    item = {"author": [ANN], "translator": [ANN]}
    assert second("complete-all", item, item) == "[---] Arden"


def test_after_an_entry_without_names_all_stand_there():
    assert second("complete-all", {}, {"author": [ANN]}) == "[Arden]"


def test_a_style_may_leave_out_names_that_recur():
    assert second("complete-all", {"author": [ANN]}, {"author": [ANN]}, text="") == ""
