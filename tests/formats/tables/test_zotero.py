"""Zotero CSV: items with their creators, tags, notes and Zotero's own fields."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.tables import zotero as zotero_csv
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.tables.reading_tables import expected_count, items, problems, record, table


def read_one(**cells: str) -> Record:
    """The record of a table with these columns, `Item Type` and `Title` among them."""
    columns = {"Key": "AB12CD34", "Item Type": "journalArticle", "Title": "A lake"} | {
        name.replace("_", " "): cell for name, cell in cells.items()
    }
    return record(zotero_csv.read, table(list(columns), list(columns.values())))


def test_the_columns_of_an_article_arrive_in_their_fields() -> None:
    found = read_one(
        Publication_Title="Journal of Lakes",
        Journal_Abbreviation="J. Lakes",
        Date="2019-03-05",
        Publication_Year="2019",
        Pages="171–197",
        Volume="12",
        Issue="3",
        DOI="10.5555/lake",
        ISSN="1810-6374 2504-477X",
        Url="https://lake.example/1",
        Abstract_Note="<p>Lakes mix.</p> Copyright © 2019 Press.",
        Language="en",
    )
    assert (found.type, found.key) == ("article-journal", "AB12CD34")
    assert found.issued == Issued(2019, 3, 5)
    assert (found.container_title, found.container_title_short) == ("Journal of Lakes", "J. Lakes")
    assert (found.volume, found.issue, found.page) == ("12", "3", "171-197")
    assert found.issn == ("1810-6374", "2504-477X")
    assert (found.abstract, found.copyright) == ("Lakes mix.", "Copyright © 2019 Press.")
    assert found.extra == {}


def test_creators_with_a_comma_are_people_and_others_are_whole_names() -> None:
    found = read_one(
        Author="de Rivière, Osmar; World Lake Council", Editor="Brook, A.", Translator="Getz, C."
    )
    assert found.authors == (
        Name(family="Rivière", given="Osmar", non_dropping_particle="de"),
        Name(literal="World Lake Council"),
    )
    assert found.editors == (Name(family="Brook", given="A."),)
    assert found.csl["translator"] == [{"family": "Getz", "given": "C."}]


def test_tags_are_keywords_and_keep_their_commas() -> None:
    found = read_one(Manual_Tags="Ear, Middle/pathology", Automatic_Tags="Lakes; Tides")
    assert found.author_keywords == ("Ear, Middle/pathology",)
    assert found.index_keywords == ("Lakes", "Tides")


def test_extra_is_searched_for_identifiers_and_kept() -> None:
    extra = "Place: Norway\nPMID: 35319117\nPMCID: PMC9151451\nCitation Key: brook2022lakes"
    found = read_one(Extra=extra)
    assert (found.pmid, found.pmcid, found.key) == ("35319117", "PMC9151451", "brook2022lakes")
    assert found.extra["Key"] == "AB12CD34"
    assert "Place: Norway" in found.extra["Extra"]


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("bookSection", "chapter"),
        ("preprint", "article"),
        ("thesis", "thesis"),
        ("lake", "document"),
    ],
)
def test_types_of_items_are_types_of_csl(kind: str, csl: str) -> None:
    assert read_one(Item_Type=kind).type == csl


def test_csl_variables_without_a_field_are_kept_verbatim() -> None:
    found = read_one(
        Item_Type="thesis", Type="PhD thesis", Num_Pages="120", Access_Date="2020-01-02 10:00:00"
    )
    assert found.csl == {
        "genre": "PhD thesis",
        "number-of-pages": "120",
        "accessed": {"date-parts": [[2020, 1, 2]]},
    }


def test_what_has_no_place_is_kept_under_its_column() -> None:
    found = read_one(Date_Added="2024-08-15 08:09:33", Committee="Lakes")
    assert found.extra == {"Date Added": "2024-08-15 08:09:33", "Committee": "Lakes"}


def test_a_note_of_many_lines_is_one_cell() -> None:
    text = table(["Key", "Item Type", "Title", "Notes"], ["K", "book", "Lakes", "<p>a</p>\n\nb"])
    found = record(zotero_csv.read, text)
    assert found.csl["note"] == "a b"
    assert (found.source.first_line, found.source.last_line) == (2, 4)


def test_a_row_that_is_no_item_is_a_problem() -> None:
    text = "Key,Item Type,Title\n,,\nX,,\n"
    assert "belongs to no record" in problems(zotero_csv.read, text)[0].message


@given(st.binary(max_size=300))
def test_arbitrary_bytes_below_a_header_never_raise(data: bytes) -> None:
    header = b"Key,Item Type,Title,Author,Date,Pages,Extra,ISSN,Access Date,Notes\n"
    items(zotero_csv.read, header + data)


@pytest.mark.parametrize("path", corpus_files("zotero_csv"), ids=lambda path: path.name)
def test_a_real_table_has_as_many_records_as_it_is_said_to_have(path: Path) -> None:
    found = items(zotero_csv.read, path.read_bytes(), "utf-8-sig")
    assert sum(isinstance(item, Record) for item in found) in expected_count(path)
