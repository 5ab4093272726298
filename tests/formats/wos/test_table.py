"""Web of Science's table to records: the same ones as from its text."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.wos import text as wos_text
from seedbrowse.formats.wos.table import read
from seedbrowse.records import Record, Source
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lines_without_place, mutilated
from tests.formats.tables.reading_tables import items, problems, records
from tests.formats.wos.samples import TABLE, TAGS, TEXT

HEADER, FIRST, SECOND = TABLE.splitlines()


def _without_place(record: Record) -> Record:
    return msgspec.structs.replace(record, source=Source())


def test_a_record_is_the_same_in_table_and_text() -> None:
    found = records(read, TABLE)
    expected = records(wos_text.read, TEXT)
    assert [*map(_without_place, found)] == [*map(_without_place, expected)]
    assert [record.source.first_line for record in found] == [2, 3]


def test_one_empty_cell_more_than_columns_is_no_problem() -> None:
    assert problems(read, TABLE) == []
    assert problems(read, TABLE.replace("\t\n", "\n")) == []


def test_columns_may_stand_in_any_order() -> None:
    turned = "\n".join("\t".join(reversed(line.split("\t")[: len(TAGS)])) for line in
                       (HEADER, FIRST, SECOND))  # fmt: skip
    (record, _) = records(read, turned)
    assert _without_place(record).doi == "10.5555/lake.2021.1"
    assert record.authors == records(read, TABLE)[0].authors


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_encodings_and_line_ends_change_nothing(encoding: str, end: str) -> None:
    data = TABLE.replace("\n", end).encode(encoding)
    found = records(read, data, encoding)
    assert [*map(_without_place, found)] == [*map(_without_place, records(read, TABLE))]


def test_quotes_are_letters() -> None:
    assert records(read, TABLE)[0].title.startswith('"Salt" and')


def test_a_row_with_more_cells_is_reported_and_keeps_them() -> None:
    longer = f"{HEADER}\n{FIRST}surplus\tmore\n{SECOND}\n"
    first, second = records(read, longer)
    assert first.extra["Cell without column"] == "surplus"
    assert first.extra["Cell without column (2)"] == "more"
    assert second.title == "Ponds and ducks"
    (problem,) = problems(read, longer)
    assert (problem.line, "cells" in problem.message) == (2, True)


def test_a_row_with_fewer_cells_is_reported_and_read() -> None:
    shorter = f"{HEADER}\n" + "\t".join(FIRST.split("\t")[:30]) + f"\n{SECOND}\n"
    first, second = records(read, shorter)
    assert (first.title, first.doi) == ('"Salt" and sediment in shallow lakes', "")
    assert second.title == "Ponds and ducks"
    (problem,) = problems(read, shorter)
    assert (problem.line, "only 30 cells" in problem.message) == (2, True)


def test_a_row_that_is_broken_into_lines_is_put_together() -> None:
    broken = TABLE.replace("We measured how.", "We measured\nhow.")
    first, second = records(read, broken)
    assert first.abstract == "Lakes mix. We measured how."
    assert (first.source.first_line, first.source.last_line) == (2, 3)
    assert second.title == "Ponds and ducks"
    (problem,) = problems(read, broken)
    assert "put together" in problem.message


def test_several_tables_may_stand_behind_each_other() -> None:
    assert len(records(read, TABLE + TABLE)) == 4
    assert problems(read, TABLE + TABLE) == []


def test_a_table_without_column_names_says_so() -> None:
    (stray, reason) = problems(read, f"{FIRST}\n{SECOND}\n")
    assert (stray.line, stray.last_line) == (1, 2)
    assert "column names" in reason.message


def test_text_below_the_table_is_reported() -> None:
    assert len(records(read, TABLE + "Written by hand.\n")) == 2
    (problem,) = problems(read, TABLE + "Written by hand.\n")
    assert "“Written by hand.”" in problem.message


@given(st.text(st.sampled_from("PTAUISO\t\n\"'; [x")) | st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    items(read, text)
    items(read, f"{HEADER}\n{text}")


@given(mutilated(TABLE, TABLE.replace("\t", "\t\n", 40)))
def test_no_line_of_a_mutilated_table_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@pytest.mark.parametrize(
    "path", corpus_files("wos_tab", "wos_tab_set_scientopy"), ids=lambda path: path.name
)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
