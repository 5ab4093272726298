"""Tables of any origin: what their columns are called decides what they are."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.tables import any_table as generic_csv
from seedbrowse.formats.tables.column_names import role_of
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.tables.reading_tables import (
    expected_count,
    items,
    problems,
    record,
    records,
    table,
)


def read_one(columns: dict[str, str], delimiter: str = ",") -> Record:
    text = table(list(columns), list(columns.values()), delimiter=delimiter)
    return record(generic_csv.read, text)


DIALECTS = {
    "IEEE Xplore": {
        "Document Title": "Counting lakes",
        "Authors": "A. Brook; C. Getz",
        "Publication Title": "Lake Conference",
        "Publication Year": "2019",
        "Start Page": "12",
        "End Page": "19",
        "DOI": "10.5555/lake",
        "PDF Link": "https://lake.example/1",
        "Author Keywords": "lakes;tides",
        "Document Identifier": "IEEE Conferences",
    },
    "Lens": {
        "Title": "Counting lakes",
        "Date Published": "2019-03-05",
        "Publication Year": "2019",
        "Publication Type": "conference proceedings article",
        "Source Title": "Lake Conference",
        "Author/s": "A. Brook; C. Getz",
        "Start Page": "12",
        "End Page": "19",
        "Keywords": "lakes; tides",
        "External URL": "https://lake.example/1",
        "DOI": "10.5555/lake",
    },
    "Dimensions": {
        "DOI": "10.5555/lake",
        "Title": "Counting lakes",
        "Source title": "Lake Conference",
        "PubYear": "2019",
        "Pagination": "12-19",
        "Authors": "Brook, A.; Getz, C.",
        "Publication Type": "Proceeding",
        "Source Linkout": "https://lake.example/1",
        "Keywords": "lakes; tides",
    },
    "OpenAlex": {
        "id": "https://openalex.org/W1",
        "doi": "https://doi.org/10.5555/lake",
        "display_name": "Counting lakes",
        "publication_year": "2019",
        "type": "conference-paper",
        "primary_location.source.display_name": "Lake Conference",
        "authorships.author.display_name": "A. Brook|C. Getz",
        "biblio.first_page": "12",
        "biblio.last_page": "19",
        "keywords.display_name": "lakes|tides",
        "url": "https://lake.example/1",
    },
    "Rayyan": {
        "key": "rayyan-1",
        "title": "Counting lakes",
        "authors": "Brook, A. and Getz, C.",
        "journal": "Lake Conference",
        "year": "2019",
        "pages": "12-19",
        "doi": "10.5555/lake",
        "url": "https://lake.example/1",
        "keywords": "lakes, tides",
        "type": "Conference Paper",
    },
    "ASReview": {
        "record_id": "7",
        "title": "Counting lakes",
        "authors": "['Brook, A.', 'Getz, C.']",
        "journal": "Lake Conference",
        "year": "2019.0",
        "start_page": "12",
        "end_page": "19",
        "doi": "10.5555/lake",
        "url": "https://lake.example/1",
        "keywords": "['lakes', 'tides']",
        "type": "conference paper",
        "included": "1",
    },
    "JabRef": {
        "BibliographyType": "6",
        "Identifier": "brook2019",
        "Author": "Brook, A. and Getz, C.",
        "Title": "Counting lakes",
        "Booktitle": "Lake Conference",
        "Year": "2019",
        "Pages": "12--19",
        "DOI": "10.5555/lake",
        "URL": "https://lake.example/1",
        "Keywords": "lakes, tides",
    },
    "Web of Science": {
        "Publication Type": "C",
        "Authors": "Brook, A.; Getz, C.",
        "Article Title": "Counting lakes",
        "Source Title": "Lake Conference",
        "Document Type": "Proceedings Paper",
        "Author Keywords": "lakes; tides",
        "Publication Year": "2019",
        "Start Page": "12",
        "End Page": "19",
        "DOI": "10.5555/lake",
        "Web Link": "https://lake.example/1",
        "UT (Unique WOS ID)": "WOS:000111",
    },
}


@pytest.mark.parametrize("name", DIALECTS)
def test_the_same_record_is_the_same_from_every_table(name: str) -> None:
    found = read_one(DIALECTS[name])
    assert found.title == "Counting lakes"
    assert [(author.family, author.given) for author in found.authors] == [
        ("Brook", "A."),
        ("Getz", "C."),
    ]
    assert found.year == 2019
    assert (found.type, found.container_title) == ("paper-conference", "Lake Conference")
    assert (found.page, found.doi) == ("12-19", "10.5555/lake")
    assert found.url == "https://lake.example/1"
    assert found.author_keywords == ("lakes", "tides")


def test_pubmeds_table_is_read() -> None:
    found = read_one(
        {
            "PMID": "35319117",
            "Title": "Counting lakes",
            "Authors": "Brook A, Getz CD Jr.",
            "Citation": "J Lakes. 2019 Mar;12(3):12-19. doi: 10.5555/lake.",
            "First Author": "Brook A",
            "Journal/Book": "J Lakes",
            "Publication Year": "2019",
            "PMCID": "PMC9151451",
            "DOI": "10.5555/lake",
        }
    )
    assert [author.display for author in found.authors] == ["Brook, A", "Getz, CD, Jr"]
    assert (found.pmid, found.pmcid, found.container_title) == (
        "35319117",
        "PMC9151451",
        "J Lakes",
    )
    assert found.extra["Citation"].startswith("J Lakes. 2019")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_separator_will_do(delimiter: str) -> None:
    columns = {"Title": "Lakes, rivers; and | tides", "Year": "2019"}
    assert read_one(columns, delimiter).title == "Lakes, rivers; and | tides"


@pytest.mark.parametrize(
    ("cells", "issued"),
    [
        ({"Year": "2019"}, Issued(2019)),
        ({"Year": "2019.0"}, Issued(2019)),
        ({"Published Year": "2019", "Published Month": "3"}, Issued(2019, 3)),
        ({"year": "2019", "month": "Mar", "day": "5"}, Issued(2019, 3, 5)),
        ({"Year": "2019", "Date": "5 March 2019"}, Issued(2019, 3, 5)),
        ({"Publication Date": "2019-03"}, Issued(2019, 3)),
        ({"Year": "in press"}, None),
    ],
)
def test_dates_are_joined_from_their_columns(cells: dict[str, str], issued: Issued | None) -> None:
    assert read_one({"title": "A lake"} | cells).issued == issued


def test_a_date_of_another_year_than_the_year_is_kept() -> None:
    found = read_one({"title": "A lake", "year": "2019", "date": "2021-05-01"})
    assert (found.issued, found.extra) == (Issued(2019), {"date": "2021-05-01"})


@pytest.mark.parametrize(
    ("cell", "is_open", "status"),
    [
        ("true", True, ""),
        ("FALSE", False, ""),
        ("All OA; Gold", True, "All OA; Gold"),
        ("closed", False, ""),
        ("unknown", None, "unknown"),
    ],
)
def test_open_access_is_a_truth_or_a_way(cell: str, is_open: bool | None, status: str) -> None:
    found = read_one({"title": "A lake", "Open Access": cell})
    assert (found.open_access, found.open_access_status) == (is_open, status)


@pytest.mark.parametrize(
    "columns",
    [
        {"authors": "et al."},
        {"doi": "none yet, ask me"},
        {"pmid": "forthcoming"},
        {"issn": "94558"},
        {"cited by": "many"},
        {"url": "https://lake.example/1 https://lake.example/2"},
        {"id": "17", "Our verdict": "include"},
        {"journal": "Lakes", "Source title": "Tides"},
        {"arxiv": "soon"},
    ],
)
def test_what_does_not_fit_its_field_is_kept_under_its_column(columns: dict[str, str]) -> None:
    found = read_one({"title": "A lake", "year": "2019"} | columns)
    said = f"{found.url} {found.container_title} {' '.join(found.extra.values())}"
    for cell in columns.values():
        assert all(word in said for word in cell.split())


def test_of_two_dois_the_second_is_kept() -> None:
    found = read_one({"title": "A lake", "DOI": "10.5555/a; 10.5555/b"})
    assert (found.doi, found.extra) == ("10.5555/a", {"DOI": "10.5555/b"})


def test_a_semicolon_may_be_a_letter_of_a_doi() -> None:
    doi = "10.1002/(SICI)1098-2795(199907)53:3<266::AID-MRD2>3.0.CO;2-6"
    found = read_one({"title": "A lake", "DOI": doi})
    assert (found.doi, found.extra) == (doi, {})


def test_a_year_or_a_word_above_the_table_does_not_hide_its_header() -> None:
    text = "Dimensions export of 3 May 2024,\n\nTitle,Year\nA lake,2019\n"
    assert [each.title for each in records(generic_csv.read, text)] == ["A lake"]


def test_a_row_without_title_or_identifier_is_a_problem() -> None:
    text = "Title,Authors,Year\nA lake,Brook A.,2019\n,,Total: 1\n"
    assert len(records(generic_csv.read, text)) == 1
    assert problems(generic_csv.read, text)[0].line == 3


def test_a_formula_guard_is_no_part_of_a_title() -> None:
    assert read_one({"title": "'-omics of lakes", "year": "2019"}).title == "-omics of lakes"


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Author(s)", "authors"),
        ("PUBLICATION_YEAR", "year"),
        ("publicationYear", "year"),
        ("container.title", "container_title"),
        ("Journal/Book", "container_title"),
        ("Art. No.", "number"),
        ("lake", ""),
    ],
)
def test_names_of_columns_are_compared_folded(name: str, role: str) -> None:
    assert role_of(name) == role


def test_a_single_name_is_one_author() -> None:
    assert read_one({"title": "A lake", "author": "Brook, Anna"}).authors == (
        Name(family="Brook", given="Anna"),
    )


CELL = st.text(alphabet="aA1 .,;|'\"[]=<>&%/\n\u202e-", max_size=20)
NAMES = [
    "title", "authors", "year", "date", "doi", "url", "pages", "issn", "keywords", "abstract",
    "pmid", "type", "open access", "cited by", "editor", "key", "publisher", "other",
]  # fmt: skip


@given(st.lists(CELL, min_size=len(NAMES), max_size=len(NAMES)))
def test_every_letter_of_any_cells_arrives(cells: list[str]) -> None:
    text = table(NAMES, ["A lake", *cells[1:]])
    said = repr(record(generic_csv.read, text)).casefold()
    for cell in cells[1:]:
        for word in cell.replace("&", " ").casefold().split():
            if word.isalpha() and word not in ("a", "na"):
                assert word in said


@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    items(generic_csv.read, b",".join(name.encode() for name in NAMES) + b"\n" + data)
    items(generic_csv.read, data)


@pytest.mark.parametrize(
    "path", [path for path in corpus_files("other") if path.suffix == ".csv"], ids=lambda p: p.name
)
def test_a_real_table_has_as_many_records_as_it_is_said_to_have(path: Path) -> None:
    found = items(generic_csv.read, path.read_bytes(), "utf-8-sig")
    assert sum(isinstance(item, Record) for item in found) in expected_count(path)


def test_a_record_of_words_that_name_columns_is_no_header() -> None:
    text = table(
        ["title", "author", "journal", "volume", "publisher", "keywords", "abstract", "doi"],
        ["Abstracts", "Author", "Journal", "", "Publisher", "", "", ""],
        ["Lakes", "Brook, A", "Journal of Lakes", "1", "P", "water", "Deep.", "10.5555/1"],
    )
    assert [each.title for each in records(generic_csv.read, text)] == ["Abstracts", "Lakes"]


def test_full_names_come_before_short_ones_and_commas_in_names_of_columns_say_nothing() -> None:
    found = read_one(
        {
            "Authors": "Brook, A; Well, B",
            "Author Full Names": "Brook, Anna; Well, Ben",
            "Article Title": "Lakes",
            "Times Cited, WoS Core": "5",
            "Times Cited, All Databases": "7",
        }
    )
    assert [name.given for name in found.authors] == ["Anna", "Ben"]
    assert found.cited_by == 5
    assert found.extra == {"Authors": "Brook, A; Well, B", "Times Cited, All Databases": "7"}
