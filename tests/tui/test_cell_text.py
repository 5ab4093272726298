import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from seedbrowse.tui.cell_text import cut, filled

PLAIN = Style(color="white")
MARK = Style(bold=True)

# Letters, wide ones, ones that combine, join or take no room, and whatever else Unicode has.
TEXTS = st.text() | st.text(alphabet="a é漢字👩‍👧🏽\u0301\u200d\ufe0f1\u20e3ﷺ\u0e33\t")
SPANS = st.lists(st.integers(0, 40), max_size=6).map(
    lambda places: [
        (start, end, MARK) for start, end in zip(*[iter(sorted(places))] * 2, strict=False)
    ]
)


@given(TEXTS, st.integers(0, 60), SPANS, st.booleans())
def test_filled_is_exactly_as_wide_as_asked(text: str, width: int, spans, right: bool):
    segments = filled(text, width, PLAIN, spans, right=right)
    assert sum(cell_len(segment.text) for segment in segments) == width


@given(TEXTS, st.integers(0, 60))
def test_cut_fits_and_is_the_beginning(text: str, width: int):
    shown = cut(text, width)
    assert cell_len(shown) <= width
    assert text.startswith(shown.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("solidarity", 10, "solidarity"),
        ("solidarity", 9, "solidari…"),
        ("連帯の研究", 10, "連帯の研究"),
        ("連帯の研究", 9, "連帯の研…"),
        ("連帯の研究", 8, "連帯の…"),
        ("e\u0301te\u0301", 2, "e\u0301…"),
        ("x", 0, ""),
        ("xy", 1, "…"),
    ],
)
def test_cut_never_cuts_a_character(text: str, width: int, shown: str):
    assert cut(text, width) == shown


def test_a_letter_under_ten_thousand_marks_is_cut():
    assert len(cut("a" + "\u0301" * 10_000, 20)) < 120


def test_spans_style_their_part_of_the_text():
    segments = filled("one two three", 13, PLAIN, [(4, 7, MARK)])
    assert [(segment.text, segment.style == PLAIN + MARK) for segment in segments] == [
        ("one ", False),
        ("two", True),
        (" three", False),
    ]


def test_the_ellipsis_is_no_part_of_a_match():
    segments = filled("migration", 5, PLAIN, [(0, 9, MARK)])
    assert [(segment.text, segment.style == PLAIN + MARK) for segment in segments] == [
        ("migr", True),
        ("…", False),
    ]


def test_a_span_takes_whole_characters():
    segments = filled("a\u0301b", 2, PLAIN, [(0, 1, MARK)])
    assert segments[0].text == "a\u0301"


def test_numbers_stand_at_the_right():
    assert "".join(segment.text for segment in filled("47", 5, PLAIN, right=True)) == "   47"
