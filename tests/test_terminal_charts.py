"""Terminal charts: lengths that are right to an eighth, and never another size than asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.terminal_charts import bar, column, line

COUNTS = st.integers(0, 10**7)
SIZES = st.integers(0, 30)


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(0, ""), (8, "█"), (16, "██"), (32, "████"), (9, "█▏"), (12, "█▌"), (15, "█▉"), (33, "████")],
)
def test_a_bar_is_as_long_as_its_part_of_the_greatest(count, drawn):
    assert bar(count, 32, 4) == drawn


def test_a_column_grows_from_below():
    assert [column(count, 16, 2) for count in (0, 1, 8, 12, 16)] == ["  ", " ▁", " █", "▄█", "██"]


@given(COUNTS, COUNTS, SIZES)
def test_something_is_drawn_for_all_but_nothing(count, greatest, size):
    drawn = bar(count, greatest, size)
    assert (drawn != "") == (count > 0 and greatest > 0 and size > 0)
    assert len(drawn) <= size
    assert len(column(count, greatest, size)) == size


def test_a_line_goes_from_value_to_value():
    assert line([0, 1, 0], 5, 2) == [" ⡰⠱⡀ ", "⡰⠁ ⠈⢆"]
    assert line([0, 0], 3, 1) == ["⣀⣀⣀"]
    assert line([], 3, 1) == ["   "]
    assert line([5], 3, 1) == ["⠉⠉⠉"]


@given(st.lists(COUNTS, max_size=80), SIZES, SIZES)
def test_a_line_fills_its_room_and_has_no_gap(values, width, height):
    rows = line(values, width, height)
    assert [len(row) for row in rows] == [width] * height
    if values and height:
        assert all(any(row[x] != " " for row in rows) for x in range(width))
