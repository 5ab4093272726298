"""RefWorks tagged text to records."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.tagged.refworks import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lines_without_place, lost_words, mutilated
from tests.formats.tables.reading_tables import items, problems, records

SAMPLE = """\
RT Book, Section
SR Electronic(1)
ID 206
A1 Rivière,Anna
A1 Berg,Jan
T1 Ice and the heart
YR 2002
VO 1
IS 3
SP 101
OP 123
K1 Ice
K1 Heart Disorders
AB This chapter asks whether
IN VITRO ice matters, and
how much.
NO Oslo: Lake Books. xi, 304 pp.
A2 Series,Sam
T2 Stress and the lake
PB Lake Books
PP Oslo, Norway
SN 0727912771 (paperback)
AD Institute of Lakes, Oslo
AN 2002-00714-006
LA English
DO 10.5555/ice.2002
OL English (30)

RT Journal Article
A1 Eddy, Mary
T1 Thaw
JF Journal of Lakes
JO J Lakes
YR 2000
FD May 3
SP 7
PMID 99000001
UL http://lakes.example/1

RT Dissertation
A1 Tolk, T.
T1 A thesis on ice
SP 141
YR 1999
"""


def one(*lines: str) -> Record:
    (record,) = records(read, "\n".join(lines))
    return record


def test_a_chapter_is_read_with_all_its_fields() -> None:
    record = records(read, SAMPLE)[0]
    assert (record.type, record.key) == ("chapter", "206")
    assert record.authors == (
        Name(family="Rivière", given="Anna"),
        Name(family="Berg", given="Jan"),
    )
    assert record.editors == (Name(family="Series", given="Sam"),)
    assert (record.container_title, record.page) == ("Stress and the lake", "101-123")
    assert record.abstract == "This chapter asks whether IN VITRO ice matters, and how much."
    assert record.author_keywords == ("Ice", "Heart Disorders")
    assert (record.isbn, record.publisher_place) == (("0727912771",), "Oslo, Norway")
    assert (record.doi, record.language) == ("10.5555/ice.2002", "English")
    assert record.csl == {"note": "Oslo: Lake Books. xi, 304 pp."}
    assert record.extra == {
        "SR": "Electronic(1)",
        "AN": "2002-00714-006",
        "OL": "English (30)",
    }


def test_an_article_has_its_journal_its_day_and_its_ids() -> None:
    record = records(read, SAMPLE)[1]
    assert (record.container_title, record.container_title_short) == ("Journal of Lakes", "J Lakes")
    assert (record.issued, record.page, record.pmid) == (Issued(2000, 5, 3), "7", "99000001")
    assert record.url == "http://lakes.example/1"


def test_the_pages_of_a_thesis_are_counted() -> None:
    record = records(read, SAMPLE)[2]
    assert (record.type, record.csl["number-of-pages"]) == ("thesis", "141")


def test_a_record_whose_beginning_is_lost_is_read_and_told_of() -> None:
    text = "A1 Eddy, Mary\nT1 Thaw\n"
    assert records(read, text)[0].title == "Thaw"
    assert [problem.line for problem in problems(read, text)] == [1]


def test_an_unknown_type_is_kept() -> None:
    assert one("RT Strange Thing", "T1 x").extra == {"RT": "Strange Thing"}


def test_every_word_arrives() -> None:
    lost = lost_words(SAMPLE, records(read, SAMPLE), lambda line: line.partition(" ")[2])
    assert (
        not lost
        - {"Book", "Section", "Journal", "Article", "Dissertation", "May"}
        - {
            "paperback",
            "VITRO",
        }
    )


@given(mutilated(SAMPLE))
def test_no_line_of_a_mutilated_file_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@given(st.text() | st.text("RTA1YR \n"))
def test_no_line_of_any_text_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    items(read, data)


@pytest.mark.parametrize("path", corpus_files("refworks"), ids=lambda path: path.name)
def test_real_files_have_as_many_records_as_they_should(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
