"""Room for panes: whatever the size, those in sight fill it and do not overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from seedbrowse.tui.pane_sizes import Pane, PaneSizes, Shown, Split, arranged, moved

SIZES = st.builds(Size, st.integers(1, 300), st.integers(1, 90))
WANTED = st.builds(
    PaneSizes, facets=st.integers(1, 400), beside=st.floats(0.001, 0.999),
    below=st.floats(0.001, 0.999),
)  # fmt: skip
SHOWN = st.builds(Shown, st.sampled_from(Pane), st.booleans(), st.booleans())


@given(SIZES, WANTED, SHOWN)
def test_panes_fill_the_room_and_none_lies_over_another(size, sizes, shown):
    regions = [*arranged(size, sizes, shown).values()]
    assert sum(region.area for region in regions) == size.area
    assert all(region in size.region for region in regions)
    for number, region in enumerate(regions):
        assert not any(region.overlaps(other) for other in regions[:number])


@given(SIZES, WANTED, SHOWN, st.sampled_from(Split), st.integers(-50, 400))
def test_a_split_goes_where_it_is_moved_as_far_as_there_is_room(size, sizes, shown, split, place):
    before = arranged(size, sizes, shown)
    if split is Split.FACETS:
        there = Pane.FACETS in before and len(before) > 1
    elif len({Pane.TABLE, Pane.DETAIL} & {*before}) == 2:
        is_beside = before[Pane.DETAIL].y == before[Pane.TABLE].y
        there = split is (Split.BESIDE if is_beside else Split.BELOW)
    else:
        there = False
    if not there:
        return
    after = arranged(size, moved(split, place, size, sizes, shown), shown)
    if split is Split.FACETS:
        beside = 20 if size.width >= 140 else 0  # the least of one pane more
        start, end, room = 0, after[Pane.FACETS].right, size.width - beside
        least = 20
    elif split is Split.BESIDE:
        table = before[Pane.TABLE]
        start, end, room = table.x, after[Pane.DETAIL].x, before[Pane.DETAIL].right - table.x
        least = 20
    else:
        table = before[Pane.TABLE]
        start, end, room = table.y, after[Pane.DETAIL].y, before[Pane.DETAIL].bottom - table.y
        least = 4
    assert end - start == max(least, min(place - start, room - least))


@pytest.mark.parametrize(
    ("width", "has_facets", "across"),
    [(59, False, 1), (60, False, 1), (99, False, 1), (100, False, 2), (140, False, 2),
     (59, True, 1), (60, True, 2), (139, True, 3), (120, True, 2), (140, True, 3), (300, True, 3)],
)  # fmt: skip
def test_how_many_panes_stand_side_by_side(width: int, has_facets: bool, across: int):
    regions = arranged(Size(width, 40), PaneSizes(), Shown(has_facets=has_facets))
    assert len({region.x for region in regions.values()}) == across
