"""Rows of tables: whatever their quotes, line ends and lengths, each cell has a place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.entry import Line
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.tables import rows as module
from seedbrowse.formats.tables.alignment import align
from seedbrowse.formats.tables.cells import delimiter_of, split_forgivingly, split_line
from seedbrowse.formats.tables.rows import Row, table_rows
from seedbrowse.problems import Problem
from tests.formats.tables.reading_tables import table

HEADER = "title,year,doi,abstract"
SIGNS = {"year": re.compile(r"\d{4}").fullmatch, "doi": re.compile(r"10\..*").fullmatch}


def read(text: str) -> list[Row | Problem | Metadata]:
    lines: list[Line | Problem] = list(enumerate(text.split("\n"), 1))
    return list(table_rows(lines, "table.csv", lambda cells: cells[0] == "title", SIGNS.get))


def rows(text: str) -> list[Row]:
    return [item for item in read(text) if isinstance(item, Row)]


def cells(text: str) -> list[list[str]]:
    return [row.cells for row in rows(text)]


def problems(text: str) -> list[Problem]:
    return [item for item in read(text) if isinstance(item, Problem)]


def test_a_row_knows_its_columns_and_its_lines() -> None:
    first, second = rows(f'{HEADER}\nA,2001,10.1/a,"one\ntwo"\nB,2002,,three\n')
    assert first.names == ("title", "year", "doi", "abstract")
    assert first.cells == ["A", "2001", "10.1/a", "one\ntwo"]
    assert (first.first_line, first.last_line) == (2, 3)
    assert (second.first_line, second.last_line) == (4, 4)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_divides_the_header(delimiter: str) -> None:
    text = table(["title", "year"], ["A; a, b | c", "2001"], delimiter=delimiter)
    assert cells(text) == [["A; a, b | c", "2001"]]


def test_excels_hint_and_other_lines_above_the_header_are_metadata() -> None:
    read_items = read("sep=;\nExported on 3 May\n\ntitle;year\nA;2001")
    assert [item.text for item in read_items if isinstance(item, Metadata)] == [
        "sep=;",
        "Exported on 3 May",
        "title;year",
    ]


def test_tables_that_were_joined_are_read_by_the_header_above_each_row() -> None:
    joined = rows(f"{HEADER}\nA,2001,10.1/a,x\n{HEADER}\nB,2002,,\n\ufefftitle;year\nC;2003\n")
    assert [row.names[:2] for row in joined] == [("title", "year")] * 3
    assert [row.cells[0] for row in joined] == ["A", "B", "C"]
    assert len(joined[2].cells) == 2


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    text = f'{HEADER}\nA,2001,10.1/a,"open\n' + "B,2002,10.1/b,x\n" * 50 + 'C,2003,10.1/c,"y"'
    found = cells(text)
    assert found[0] == ["A", "2001", "10.1/a", "open"]
    assert found[1:51] == [["B", "2002", "10.1/b", "x"]] * 50
    assert found[51] == ["C", "2003", "10.1/c", "y"]
    (problem,) = problems(text)
    assert (problem.line, "not closed" in problem.message) == (2, True)


def test_a_quote_without_end_in_a_long_file_is_bounded() -> None:
    text = f'{HEADER}\n"open\n' + "B,2002,10.1/b,x\n" * (module._MOST_LINES * 2)
    assert len(cells(text)) == module._MOST_LINES * 2 + 1


def test_a_lost_closing_quote_is_found_where_the_next_cell_opens() -> None:
    assert cells(f'{HEADER}\n"A, b,"2001","10.1/a","x"\n') == [["A, b", "2001", "10.1/a", "x"]]


def test_quotes_that_are_not_doubled_are_letters() -> None:
    text = f'{HEADER}\n"The "best" title","2001","10.1/a","he said "no"\nand left"\n'
    assert cells(text) == [['The "best" title', "2001", "10.1/a", 'he said "no"\nand left']]
    assert "not doubled" in problems(text)[0].message


def test_a_row_with_a_cell_too_many_is_aligned_where_that_is_certain() -> None:
    text = f"{HEADER}\nA,2001,stray,10.1/a,x\n"
    assert rows(text)[0].names == ("title", "year", "Column 3", "doi", "abstract")
    assert "5 cells and the header 4" in problems(text)[0].message


def test_cells_that_may_be_of_several_columns_are_kept_under_their_numbers() -> None:
    names = ("a", "b", "year")
    aligned = align(names, ["1", "2", "3", "2001"], SIGNS.get)
    assert aligned.names == ("Column 1", "Column 2", "Column 3", "year")


def test_a_row_that_lost_a_cell_is_aligned_where_that_is_certain() -> None:
    assert rows(f"{HEADER}\nA,10.1/a,x\n")[0].names == ("title", "doi", "abstract")


def test_surplus_cells_behind_a_numbered_column_continue_its_numbers() -> None:
    names = ("title", "Funding Text 1", "notes", "year", "doi")
    cells_ = ["A", "first", "second", "third", "note", "2001", "10.1/a"]
    assert align(names, cells_, SIGNS.get).names == (
        "title",
        "Funding Text 1",
        "Funding Text 2",
        "Funding Text 3",
        "notes",
        "year",
        "doi",
    )


def test_a_row_that_ends_early_says_that_it_may_be_cut_off() -> None:
    text = f"{HEADER}\nA,2001\n"
    assert rows(text)[0].names == ("title", "year")
    assert problems(text)[0].message.endswith("it may be cut off")


def test_separators_at_the_end_of_a_row_are_no_problem() -> None:
    assert problems(f"{HEADER}\nA,2001,10.1/a,x,,,\n") == []


def test_a_table_without_known_columns_is_one_problem() -> None:
    (problem,) = read("some,words\n" + "1,2\n" * 100)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.last_line) == (1, 101)


def test_the_separator_of_a_line_is_never_inside_its_quotes() -> None:
    assert delimiter_of('"a,b,c";"d"') == ";"
    assert split_line('"a;b";c', ";") == ["a;b", "c"]


NASTY = st.text(alphabet='",;\n\tab0\ufeff', max_size=60)


@given(NASTY)
def test_every_letter_of_any_rows_arrives_in_a_cell(body: str) -> None:
    lines = f"{HEADER}\n{body}"
    found = "".join(cell for row in rows(lines) for cell in row.cells)
    letters = [letter for letter in body if letter.isalnum()]
    assert [letter for letter in found if letter.isalnum()] == letters


@given(NASTY)
def test_rows_are_in_order_and_no_line_is_in_two(body: str) -> None:
    spans = [(row.first_line, row.last_line) for row in rows(f"{HEADER}\n{body}")]
    places = [line for first, last in spans for line in range(first, last + 1)]
    assert places == sorted(set(places))


@given(st.lists(st.lists(st.text(alphabet='a",;\n', max_size=5), min_size=4, max_size=4)))
def test_a_proper_table_is_read_as_it_was_written(written: list[list[str]]) -> None:
    body = [row for row in written if any(cell.strip() for cell in row)]
    assert cells(table(HEADER.split(","), *body)) == body
    assert problems(table(HEADER.split(","), *body)) == []


@given(NASTY, st.sampled_from(",;\t|"))
def test_dividing_forgivingly_keeps_every_letter(text: str, delimiter: str) -> None:
    for opening_ends in (False, True):
        found = "".join(split_forgivingly(text, delimiter, opening_ends=opening_ends).cells)
        assert [c for c in found if c.isalnum()] == [c for c in text if c.isalnum()]


@given(
    st.lists(st.sampled_from(["", "x", "2001", "10.1/a"]), max_size=8),
    st.lists(st.sampled_from(["title", "year", "doi", "note 1", "note"]), min_size=1, max_size=8),
)
def test_aligning_names_every_cell(row: list[str], names: list[str]) -> None:
    assert len(align(names, row, SIGNS.get).names) == len(row)
