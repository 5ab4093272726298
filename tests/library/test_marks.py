from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.marks import Marks

DIGESTS = st.sets(st.integers(0, 2**64 - 1))


def marks_of(digests: set[int]) -> Marks:
    marks = Marks()
    marks.add(digests)
    return marks


def test_a_mark_is_set_and_taken_away_again():
    marks = Marks()
    assert marks.toggle(5)
    assert 5 in marks
    assert not marks.toggle(5)
    assert 5 not in marks


@given(DIGESTS, DIGESTS)
def test_adding_tells_how_many_are_new(before: set[int], more: set[int]):
    marks = marks_of(before)
    assert marks.add(more) == len(more - before)
    assert marks.snapshot() == before | more


@given(DIGESTS, DIGESTS)
def test_inverting_twice_changes_nothing(before: set[int], shown: set[int]):
    marks = marks_of(before)
    marks.invert(shown)
    assert marks.snapshot() == before ^ shown
    marks.invert(shown)
    assert marks.snapshot() == before


@given(DIGESTS, st.integers(0, 2**64 - 1))
def test_what_was_handed_out_never_changes(before: set[int], digest: int):
    marks = marks_of(before)
    handed_out = marks.snapshot()
    marks.toggle(digest)
    marks.clear()
    marks.restore()
    marks.toggle(digest)
    assert handed_out == before
    assert marks.snapshot() == before


def test_clearing_can_be_taken_back_until_the_next_step():
    marks = marks_of({1, 2, 3})
    assert marks.clear() == 3
    assert len(marks) == 0
    assert marks.can_restore
    assert marks.restore() == 3
    marks.clear()
    marks.toggle(9)
    assert not marks.can_restore
    assert marks.snapshot() == {9}
