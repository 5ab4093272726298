"""Where a cite stands among those of the same item (CSL 1.0.2, Choose, `position`)."""

import pytest
from benchmarks.csl_positions import Placed, positioned

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import Cite


def placed(*citations: str | tuple[str, int], distance: str = "") -> list[Cite]:
    """All cites of some citations, each of ids with or without a locator: `a b:4`.

    A citation may come with the number of its note.
    """
    attributes = {"near-note-distance": distance} if distance else {}
    given = [each if isinstance(each, tuple) else (each, 0) for each in citations]
    found = positioned(
        [Placed(tuple(map(_cite, text.split())), note) for text, note in given],
        Element("citation", attributes),
    )
    return [cite for cites, _ in found for cite in cites]


def _cite(text: str) -> Cite:
    item, _, locator = text.partition(":")
    label, _, number = locator.rpartition("=")
    return Cite(item, locator=number, label=label or "page")


def positions(*citations: str) -> list[str]:
    return [str(cite.position) for cite in placed(*citations)]


def test_the_first_cite_of_an_item_is_first_and_the_others_are_subsequent():
    assert positions("a", "b", "a", "b") == ["first", "first", "subsequent", "subsequent"]


def test_a_cite_right_behind_one_of_the_same_item_is_ibid():
    assert positions("a", "a", "a") == ["first", "ibid", "ibid"]


@pytest.mark.parametrize(
    ("before", "cite", "expected"),
    [
        ("a", "a", "ibid"),
        ("a", "a:4", "ibid-with-locator"),
        ("a:4", "a:4", "ibid"),
        ("a:4", "a:5", "ibid-with-locator"),
        ("a:4", "a", "subsequent"),
        ("a:chapter=4", "a:page=4", "ibid-with-locator"),
        ("a:chapter=4", "a:chapter=4", "ibid"),
    ],
)
def test_locators_decide_which_ibid_it_is(before, cite, expected):
    assert positions(before, cite) == ["first", expected]
    assert positions(f"{before} {cite}") == ["first", expected]


def test_only_a_citation_of_one_item_is_followed_by_ibid():
    assert positions("a b", "b") == ["first", "first", "subsequent"]


def test_a_cite_within_a_citation_looks_at_the_one_before_it():
    assert positions("a", "b a a") == ["first", "first", "subsequent", "ibid"]


def test_notes_are_near_within_a_distance():
    cites = placed(("a", 1), ("b", 6), ("a", 6), ("b", 12))
    assert [cite.near_note for cite in cites] == [False, False, True, False]
    cites = placed(("a", 1), ("a", 3), distance="1")
    assert [cite.near_note for cite in cites] == [False, False]


def test_the_nearest_note_counts_and_not_the_first():
    cites = placed(("a", 1), ("a", 5), ("b", 8), ("a", 9))
    assert cites[-1].near_note


def test_a_cite_knows_the_note_of_the_first_one():
    cites = placed(("a", 2), ("b", 3), ("a", 5), ("a", 6))
    assert [cite.first_note for cite in cites] == [0, 0, 2, 2]


def test_citations_keep_their_notes_and_what_their_cites_say():
    cite = Cite("a", locator="4", prefix="see ", suffix=".")
    [found] = positioned([Placed((cite,), 7)], Element("citation", {}))
    assert found == Placed((cite,), 7)


def test_a_distance_that_is_no_number_is_the_usual_one():
    assert placed(("a", 1), ("a", 6), distance="far")[1].near_note
    assert not placed(("a", 1), ("a", 7), distance="far")[1].near_note
