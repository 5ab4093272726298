import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library import marks as marks_module
from seedbrowse.library.mark_history import Difference
from seedbrowse.library.marks import Change, Marks, carry_out, inverted, with_more, without_any

DIGESTS = st.sets(st.integers(0, 2**64 - 1))


def marks_of(digests: set[int]) -> Marks:
    marks = Marks()
    marks.replace(digests)
    return marks


def test_a_mark_is_set_and_taken_away_again():
    marks = Marks()
    assert marks.toggle(5) == Difference((5,), ())
    assert 5 in marks
    assert marks.toggle(5) == Difference((), (5,))
    assert 5 not in marks


@pytest.mark.parametrize("size", [1, 3, 10_000])
@given(marked=DIGESTS, digests=st.lists(st.integers(0, 9)))
def test_many_are_marked_unmarked_and_inverted_at_once(
    size: int, marked: set[int], digests: list[int]
):
    def leads_to(change: Change, wanted: set[int]) -> None:
        marks, difference = change
        assert marks == wanted
        assert {*difference.added} == wanted - marked
        assert {*difference.removed} == marked - wanted
        assert len(difference) == len(wanted ^ marked)
        again = set(marked)
        carry_out(difference, again)
        assert again == wanted
        carry_out(difference.inverse, again)
        assert again == marked

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks_module, "SLICE", size)
        leads_to(with_more(marked, digests), marked | set(digests))
        leads_to(inverted(marked, digests), marked ^ set(digests))
        leads_to(without_any(marked), set())


@given(DIGESTS, st.integers(0, 2**64 - 1))
def test_what_was_handed_out_never_changes(before: set[int], digest: int):
    marks = marks_of(set(before))
    for step in (lambda: marks.toggle(digest), lambda: marks.replace(set())):
        handed_out, copy = marks.snapshot(), set(marks.snapshot())
        step()
        marks.toggle(digest)
        marks.toggle(digest)
        assert handed_out == copy
