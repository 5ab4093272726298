from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.geometry import Size

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.search.engine import Match, Order, SortKey, Term
from seedbrowse.search.highlight import spans
from seedbrowse.tui.column_cells import authors_label
from seedbrowse.tui.column_layout import Layout, layout_for
from seedbrowse.tui.columns import COLUMNS, USUAL
from seedbrowse.tui.record_row import RowStyles, Spans, header_strip, notice_strip, row_strip
from tests.tui import gallery
from tests.tui.test_cell_text import TEXTS

STYLES = RowStyles.from_layers(
    Style(),
    lambda name: Style(
        bold=name == "exact" or None, underline=name == "prefix" or None,
        italic=name == "typo" or None,
    ),
)  # fmt: skip

RECORDS = st.builds(
    Record,
    title=TEXTS,
    authors=st.lists(st.builds(Name, literal=TEXTS), max_size=4).map(tuple),
    container_title=TEXTS,
    issued=st.none() | st.builds(Issued, st.integers(-999, 99999)),
    cited_by=st.none() | st.integers(0, 10**9),
    document_type=TEXTS,
    language=TEXTS,
    publication_stage=TEXTS,
    open_access=st.none() | st.booleans(),
    open_access_status=TEXTS,
    affiliations=st.lists(TEXTS, max_size=3).map(tuple),
    funding=st.lists(TEXTS, max_size=3).map(tuple),
    author_keywords=st.lists(TEXTS, max_size=3).map(tuple),
    index_keywords=st.lists(TEXTS, max_size=3).map(tuple),
    volume=TEXTS,
    issue=TEXTS,
    page=TEXTS,
    number=TEXTS,
    doi=TEXTS,
    publisher=TEXTS,
    event=TEXTS,
    source=st.builds(Source, TEXTS),
)


CHOICES = st.lists(
    st.builds(
        ChosenColumn, st.sampled_from([*COLUMNS, "unheard-of"]), st.just(0) | st.integers(-9, 400)
    )
).map(lambda columns: ChosenColumns(tuple(columns)))


def usual(width: int) -> Layout:
    return layout_for(ChosenColumns(), width)


def no_spans(_column: str, _text: str) -> list[tuple[int, int, Match]]:
    return []


def spans_of(terms: Mapping[str, Term]) -> Spans:
    return lambda _column, text: spans(text, terms)


@given(RECORDS, CHOICES, st.integers(0, 260), TEXTS, st.booleans())
def test_a_row_is_exactly_as_wide_as_the_table(record, chosen, width, query, cursor):
    terms = {word: Term(Match.EXACT) for word in query.split()}
    columns = layout_for(chosen, width)
    strip = row_strip(record, columns, width, STYLES, spans_of(terms), cursor=cursor)
    assert strip.cell_length == width
    assert sum(segment.cell_length for segment in strip) == width


@given(CHOICES, st.integers(0, 260), st.booleans())
def test_the_header_is_exactly_as_wide_as_the_table(chosen, width: int, has_borders: bool):
    columns = layout_for(chosen, width)
    for order in (Order(), *(Order(key) for key in SortKey)):
        strip = header_strip(columns, width, Style(), order, Style(), has_borders=has_borders)
        assert strip.cell_length == width


@pytest.mark.parametrize(
    ("width", "order", "told"),
    [
        (120, Order(), "title "),
        (120, Order(SortKey.YEAR, descending=True), "year▼"),
        (120, Order(SortKey.AUTHORS), "authors ▲"),
        (120, Order(SortKey.CITED), "cited▲"),
        (36, Order(SortKey.CITED, descending=True), "  by cited ▼"),
        (50, Order(SortKey.SOURCE, descending=True), "title by source ▼"),
    ],
)
def test_the_header_tells_the_order_even_where_its_column_is_left_out(width, order, told):
    assert told in header_strip(usual(width), width, Style(), order, Style()).text


@given(TEXTS, st.integers(0, 80), st.integers(0, 10), st.integers(0, 12))
def test_a_notice_is_exactly_as_wide_as_the_table(text, width, height, y):
    assert notice_strip(text, y, Size(width, height), Style()).cell_length == width


@pytest.mark.parametrize(
    ("names", "width", "label"),
    [
        ([], 20, ""),
        (["Poletaev"], 20, "Poletaev"),
        (["Biel", "Nowak"], 20, "Biel, Nowak"),
        (["Biel", "Nowak", "A", "B", "C"], 20, "Biel, Nowak +3"),
        (["Biel", "Nowak", "A", "B", "C"], 10, "Biel +4"),
        (["Achterberg-Lindqvist", "Nowak"], 12, "Achterbe… +1"),
        (["Achterberg", "Nowak"], 3, "Achterberg"),
    ],
)
def test_authors_are_told_in_the_room_there_is(names: list[str], width: int, label: str):
    record = Record(authors=tuple(Name(family=name, given="X.") for name in names))
    assert authors_label(record, width) == label


def test_editors_stand_in_for_authors():
    assert authors_label(Record(editors=(Name(family="Biel", given="A."),)), 20) == "Biel"


def test_what_is_missing_is_said():
    text = row_strip(Record(), usual(80), 80, STYLES, no_spans, cursor=False).text
    assert "n.d." in text
    assert "(no title)" in text


def test_the_cursor_is_told_by_more_than_colour():
    columns = usual(80)
    lines = [
        row_strip(gallery.RECORDS[0], columns, 80, STYLES, no_spans, cursor=cursor).text
        for cursor in (True, False)
    ]
    assert lines[0].startswith("▌ 2023")
    assert lines[1].startswith("  2023")


def test_whole_words_beginnings_and_forgiven_typos_look_different():
    terms = {"housing": Term(Match.PREFIX, 4), "insecurity": Term(Match.TYPO)}
    terms["and"] = Term(Match.EXACT)
    strip = row_strip(gallery.RECORDS[12], usual(120), 120, STYLES, spans_of(terms), cursor=False)
    styled = {
        name: [each.text for each in strip if each.style and getattr(each.style, name)]
        for name in ("bold", "underline", "italic")
    }
    assert styled == {
        "bold": ["and", "and"],
        "underline": ["Hous", "Hous"],
        "italic": ["insecurity"],
    }


def test_a_column_is_highlighted_by_what_counts_in_it():
    asked: list[str] = []

    def spans_in(column: str, _text: str) -> list[tuple[int, int, Match]]:
        asked.append(column)
        return []

    row_strip(gallery.RECORDS[12], usual(120), 120, STYLES, spans_in, cursor=False)
    assert asked == list(USUAL)
