import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library import marks as marks_module
from seedbrowse.library.marks import Marks, inverted, with_more

DIGESTS = st.sets(st.integers(0, 2**64 - 1))


def marks_of(digests: set[int]) -> Marks:
    marks = Marks()
    marks.replace(digests)
    return marks


def test_a_mark_is_set_and_taken_away_again():
    marks = Marks()
    assert marks.toggle(5)
    assert 5 in marks
    assert not marks.toggle(5)
    assert 5 not in marks


@pytest.mark.parametrize("size", [1, 3, 10_000])
@given(marked=DIGESTS, digests=st.lists(st.integers(0, 9)))
def test_many_are_marked_and_inverted_at_once(size: int, marked: set[int], digests: list[int]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks_module, "SLICE", size)
        assert with_more(marked, digests) == marked | set(digests)
        assert inverted(marked, digests) == marked ^ set(digests)


def test_replacing_tells_how_many_more_there_are():
    marks = marks_of({1, 2})
    assert marks.replace({1, 2, 3, 4, 5}) == 3


@given(DIGESTS, st.integers(0, 2**64 - 1))
def test_what_was_handed_out_never_changes(before: set[int], digest: int):
    marks = marks_of(set(before))
    for step in (lambda: marks.toggle(digest), marks.clear, marks.restore):
        handed_out, copy = marks.snapshot(), set(marks.snapshot())
        step()
        marks.toggle(digest)
        marks.toggle(digest)
        assert handed_out == copy


def test_each_step_has_another_version():
    marks = Marks()
    versions = [marks.version]
    for step in (
        lambda: marks.toggle(1),
        lambda: marks.replace({1, 2}),
        marks.clear,
        marks.restore,
    ):
        step()
        versions.append(marks.version)
    assert len(set(versions)) == 5


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
