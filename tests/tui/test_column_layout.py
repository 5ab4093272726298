"""Which columns a line has room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns
from seedbrowse.tui.column_layout import GAP, MARGIN, Layout, layout_for, usual_choice
from seedbrowse.tui.columns import COLUMNS, TITLE, USUAL
from tests.tui.test_record_row import CHOICES


def usual(width: int) -> Layout:
    return layout_for(ChosenColumns(), width)


def chosen(*columns: str | tuple[str, int]) -> ChosenColumns:
    pairs = [(each, 0) if isinstance(each, str) else each for each in columns]
    return ChosenColumns(tuple(ChosenColumn(*pair) for pair in pairs))


def widths(layout: Layout) -> dict[str, int]:
    return {column.id: width for column, width in layout.columns}


@given(st.just(ChosenColumns()) | CHOICES, st.integers(0, 400))
def test_columns_fit_into_the_line(choice: ChosenColumns, width: int):
    placed = widths(layout_for(choice, width)).values()
    assert all(each > 0 for each in placed)
    if len(placed) > 1:
        assert MARGIN + sum(placed) + len(GAP) * len(placed) <= max(width + 1, 6)


@given(CHOICES, st.integers(0, 400))
def test_no_column_stands_twice_and_all_stand_in_the_order_that_was_chosen(choice, width):
    placed = [*widths(layout_for(choice, width))]
    wanted = [*dict.fromkeys(each.id for each in choice.shown if each.id in COLUMNS)]
    assert placed == [each for each in wanted or USUAL if each in placed]


def test_a_narrow_table_loses_the_source_first_then_cited_then_authors():
    left_out = [[each for each in USUAL if not usual(width).width_of(each)]
                for width in (120, 78, 45, 30, 10)]  # fmt: skip
    assert left_out == [
        [],
        ["source"],
        ["source", "cited"],
        ["authors", "source", "cited"],
        ["year", "authors", "source", "cited"],
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_the_title_has_the_most_room(width: int):
    placed = widths(usual(width))
    assert placed[TITLE] == max(placed.values())


def test_columns_that_are_chosen_leave_the_rest_to_the_title():
    layout = layout_for(chosen("doi", "title", "funding"), 120)
    placed = widths(layout)
    assert placed == {"doi": 24, "title": 120 - MARGIN - 24 - 20 - 5, "funding": 20}
    assert widths(layout_for(chosen("doi", ("title", 30)), 120)) == {"doi": 24, "title": 30}


def test_where_there_is_too_little_room_the_last_columns_get_narrow_and_then_they_go():
    wanted = chosen("title", "source", "keywords", "funding")
    assert widths(layout_for(wanted, 90)) == {
        "title": 20, "source": 20, "keywords": 24, "funding": 17
    }  # fmt: skip
    assert widths(layout_for(wanted, 60)) == {
        "title": 20, "source": 15, "keywords": 8, "funding": 8
    }  # fmt: skip
    assert [*widths(layout_for(wanted, 40))] == ["title", "source"]
    assert [*widths(layout_for(wanted, 12))] == ["title"]


def test_the_usual_columns_named_one_by_one_are_nearly_the_usual_ones():
    for width in (90, 120, 200):
        assert widths(layout_for(usual_choice(), width)) == widths(usual(width))


def test_what_is_clicked_is_told_by_its_place_and_a_gap_is_the_border_before_it():
    layout = layout_for(chosen("year", "title"), 40)
    assert [layout.at(x) and layout.at(x).id for x in (1, 2, 7, 8, 38)] == [
        None, "year", "year", "title", "title"
    ]  # fmt: skip
    assert [layout.border_at(x) for x in (2, 5, 6, 7, 8)] == [None, None, 0, 0, None]
