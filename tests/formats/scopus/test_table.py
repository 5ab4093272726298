"""Scopus CSV: every generation of it, with any choice of columns, whole or damaged."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.scopus import table as scopus_csv
from seedbrowse.formats.scopus import text as scopus_text
from seedbrowse.records import Name, Record
from tests.corpus import corpus_files
from tests.formats.reading_text import records as text_records
from tests.formats.tables.reading_tables import (
    expected_count,
    items,
    problems,
    record,
    records,
    table,
)

CLASSIC_COLUMNS = [
    "Authors", "Author(s) ID", "Title", "Year", "Source title", "Volume", "Issue", "Art. No.",
    "Page start", "Page end", "Page count", "Cited by", "DOI", "Link", "Affiliations",
    "Authors with affiliations", "Abstract", "Author Keywords", "Index Keywords", "Funding Details",
    "Funding Text 1", "Funding Text 2", "References", "Correspondence Address", "Editors",
    "Publisher", "Conference code", "ISSN", "ISBN", "CODEN", "PubMed ID",
    "Language of Original Document", "Abbreviated Source Title", "Document Type",
    "Publication Stage", "Open Access", "Source", "EID",
]  # fmt: skip
CLASSIC_ROW = [
    "Okonkwo, A.B., de la Fuente, J.-M.", "7404809114;6701605943;",
    "Mixing of H<inf>2</inf>O in lakes [Mezcla de marea]", "2021",
    "Physics Letters, Section Q: Lakes", "25", "5", " 110806", "e772", "e780", "9", "12",
    "10.5555/lake.2021.1",
    "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&doi=10.5555%2flake.2021.1",
    "Institute of Limnology, Lakeside, Norway; Department of Tides, Porto, Portugal",
    "Okonkwo, A.B., Institute of Limnology, Lakeside, Norway, Department of Tides, Porto, "
    "Portugal; de la Fuente, J.-M., Department of Tides, Porto, Portugal",
    "Lakes mix. © 2021 Lakeside Press. All rights reserved.", "lakes; tides",
    "Hydrology; Drug Resistance, Multiple", "Lake Council, LC, 4711", "We thank the lake.",
    "And the shore.", "Getz, A., Tides (1992) Notes, 24 (3), pp. 189-206; UNESCO (2010) Lakes",
    "Okonkwo, A.B.; Institute of Limnology; email: a@lake.example", "Brook B.", "Lakeside Press",
    "4711", "18106374; 2504477X", "978-145038062-1", "PHLTA", "35793642", "English",
    "Phys. Lett. Q", "Conference Paper", "Final", "All Open Access, Gold", "Scopus",
    "2-s2.0-85000000001",
]  # fmt: skip


def read_one(**cells: str) -> Record:
    """The record of a table with these columns, `Title` and `EID` among them."""
    columns = {"Title": "A lake", "EID": "2-s2.0-1"} | {
        name.replace("_", " "): cell for name, cell in cells.items()
    }
    return record(scopus_csv.read, table(list(columns), list(columns.values())))


def test_every_column_arrives_in_its_field() -> None:
    found = record(scopus_csv.read, table(CLASSIC_COLUMNS, CLASSIC_ROW))
    assert (found.source.first_line, found.source.last_line) == (2, 2)
    assert found.source.format == "scopus-csv"
    assert found.csl["original-title"] == "Mezcla de marea"
    assert found.title.startswith("Mixing of H<")
    assert (found.year, found.cited_by) == (2021, 12)
    assert found.container_title == "Physics Letters, Section Q: Lakes"
    assert (found.volume, found.issue, found.number) == ("25", "5", "110806")
    assert found.page == "e772-e780"
    assert found.csl["number-of-pages"] == "9"
    assert found.doi == "10.5555/lake.2021.1"
    assert found.eid == "2-s2.0-85000000001"
    assert found.abstract == "Lakes mix."
    assert found.copyright == "© 2021 Lakeside Press. All rights reserved."
    assert found.author_keywords == ("lakes", "tides")
    assert found.index_keywords == ("Hydrology", "Drug Resistance, Multiple")
    assert found.funding == ("Lake Council, LC, 4711", "We thank the lake.", "And the shore.")
    assert len(found.references) == 2
    assert found.editors == (Name(family="Brook", given="B."),)
    assert found.issn == ("1810-6374", "2504-477X")
    assert found.isbn == ("978-145038062-1",)
    assert found.pmid == "35793642"
    assert (found.language, found.container_title_short) == ("English", "Phys. Lett. Q")
    assert (found.type, found.document_type) == ("paper-conference", "Conference Paper")
    assert found.open_access is True
    assert found.open_access_status == "All Open Access, Gold"
    assert found.extra["CODEN"] == "PHLTA"
    assert found.extra["Conference code"] == "4711"


def test_authors_have_ids_and_point_to_their_affiliations() -> None:
    found = record(scopus_csv.read, table(CLASSIC_COLUMNS, CLASSIC_ROW))
    assert [name.display for name in found.authors] == ["Okonkwo, A.B.", "de la Fuente, J.-M."]
    assert [name.author_id for name in found.authors] == ["7404809114", "6701605943"]
    assert [name.affiliations for name in found.authors] == [(0, 1), (1,)]
    assert len(found.affiliations) == 2


@pytest.mark.parametrize(
    "cell",
    [
        "Okonkwo, A.B., Brook, C.",  # to 2022
        "Okonkwo A.B., Brook C.",  # 2021 and 2022
        "Okonkwo A.B.; Brook C.",  # 2023 on
        "Okonkwo, A.B.; Brook, C.",  # September 2025 on
    ],
)
def test_authors_of_every_generation_are_the_same_people(cell: str) -> None:
    found = read_one(Authors=cell)
    assert [(name.family, name.given) for name in found.authors] == [
        ("Okonkwo", "A.B."),
        ("Brook", "C."),
    ]


def test_full_names_come_before_short_ones_which_are_kept() -> None:
    found = read_one(
        Authors="Okonkwo A.B.; Rivière O., Jr.",
        Author_full_names="Okonkwo, Ada B. (7404809114); Rivière, Osmar (6701605943)",
    )
    assert [name.display for name in found.authors] == ["Okonkwo, Ada B.", "Rivière, Osmar, Jr."]
    assert "Okonkwo A.B.; Rivière O., Jr." in found.extra.values()


def test_an_affiliation_with_a_semicolon_does_not_move_the_others() -> None:
    found = read_one(
        Authors="Okonkwo A.B.; Brook C.",
        Affiliations="Lake Lab; Wet House, Norway; Tide Lab, Portugal",
        Authors_with_affiliations="Okonkwo A.B., Lake Lab; Wet House, Norway; "
        "Brook C., Tide Lab, Portugal",
    )
    assert found.authors[1].affiliations == (2,)


def test_without_a_list_of_affiliations_they_come_from_the_authors() -> None:
    found = read_one(
        Authors="Xiao, Y.; Zhang, Y.",
        Author_full_names="Xiao, Yu (1111111); Zhang, Yan (2222222)",
        Authors_with_affiliations="Xiao, Yu, Tide Lab, Porto; Zhang, Yan, Tide Lab, Porto",
    )
    assert found.affiliations == ("Tide Lab, Porto",)
    assert [name.affiliations for name in found.authors] == [(0,), (0,)]


def test_one_affiliation_inside_another_is_not_taken_for_it() -> None:
    found = read_one(
        Authors="Okonkwo A.B.; Brook C.",
        Affiliations="Porto, Portugal; Tide Lab, Porto, Portugal",
        Authors_with_affiliations="Okonkwo A.B., Tide Lab, Porto, Portugal; "
        "Brook C., Porto, Portugal",
    )
    assert [name.affiliations for name in found.authors] == [(1,), (0,)]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("Abstract", "[No abstract available]"),
        ("Authors", "[No author name available]"),
        ("Editors", "NA"),
        ("Year", "0000"),
        ("Correspondence_Address", "; "),
    ],
)
def test_a_placeholder_says_that_there_is_nothing(column: str, cell: str) -> None:
    assert read_one(**{column: cell}) == read_one(**{column: ""})


@pytest.mark.parametrize(
    ("cell", "cited_by", "kept"), [("0", 0, None), ("12", 12, None), ("9" * 5000, None, "9" * 5000)]
)
def test_a_count_of_citations_may_be_zero(
    cell: str, cited_by: int | None, kept: str | None
) -> None:
    found = read_one(Cited_by=cell)
    assert (found.cited_by, found.extra.get("Cited by")) == (cited_by, kept)


def test_a_column_that_scopus_never_had_is_kept_under_its_name() -> None:
    assert read_one(Our_verdict="include").extra["Our verdict"] == "include"


def test_chinese_columns_are_the_same_columns() -> None:
    chinese = ["作者", "文献标题", "年份", "来源出版物名称", "卷", "期", "起始页码", "结束页码",
               "DOI", "链接", "摘要", "文献类型", "EID"]  # fmt: skip
    english = ["Authors", "Title", "Year", "Source title", "Volume", "Issue", "Page start",
               "Page end", "DOI", "Link", "Abstract", "Document Type", "EID"]  # fmt: skip
    row = ["Brook C.", "A lake", "2020", "Tides", "1", "2", "3", "4", "10.5555/a", "", "Wet.",
           "Review", "2-s2.0-1"]  # fmt: skip
    assert record(scopus_csv.read, table(chinese, row)) == record(
        scopus_csv.read, table(english, row)
    )


def test_the_address_of_2026_gives_the_eid() -> None:
    link = "https://www.scopus.com/pages/publications/68440353257?origin=resultslist"
    found = record(scopus_csv.read, table(["Title", "Year", "Link"], ["A lake", "2020", link]))
    assert found.eid == "2-s2.0-68440353257"


def test_a_row_with_more_funding_texts_than_columns_keeps_its_other_cells() -> None:
    at = CLASSIC_COLUMNS.index("Funding Text 2")
    header = CLASSIC_COLUMNS[:at] + CLASSIC_COLUMNS[at + 1 :]
    text = table(header, CLASSIC_ROW)
    expected = record(scopus_csv.read, table(CLASSIC_COLUMNS, CLASSIC_ROW))
    assert record(scopus_csv.read, text) == expected
    assert [problem.line for problem in problems(scopus_csv.read, text)] == [2]


def test_a_row_that_says_nothing_of_a_record_is_a_problem() -> None:
    text = table(CLASSIC_COLUMNS, CLASSIC_ROW) + ",,,,,See the next file\n"
    assert len(records(scopus_csv.read, text)) == 1
    assert "belongs to no record" in problems(scopus_csv.read, text)[-1].message


def test_a_table_says_of_a_record_what_the_text_export_says() -> None:
    (from_text,) = text_records(
        "Scopus\nEXPORT DATE: 17 October 2024\n\n"
        "Brook A.O.; Rivière O.A.\n"
        "AUTHOR FULL NAMES: Brook, Anna Olin (57216790287); Rivière, Osmar (12753384100)\n"
        "57216790287; 12753384100\n"
        "A hybrid approach to H<inf>2</inf>O\n"
        "(2024) Water Letters, 60 (9), pp. 12 - 19, Cited 3 times.\n"
        "DOI: 10.5555/brook.2024.7\n"
        "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000003&doi=10.5555%2fbrook\n\n"
        "ABSTRACT: Brooks count. © 2024 Press.\n"
        "AUTHOR KEYWORDS: brooks; counting\n"
        "DOCUMENT TYPE: Article\n"
        "SOURCE: Scopus\n"
    )
    from_table = read_one(
        Authors="Brook A.O.; Rivière O.A.",
        Author_full_names="Brook, Anna Olin (57216790287); Rivière, Osmar (12753384100)",
        Title="A hybrid approach to H<inf>2</inf>O",
        Year="2024",
        Source_title="Water Letters",
        Volume="60",
        Issue="9",
        Page_start="12",
        Page_end="19",
        Cited_by="3",
        DOI="10.5555/brook.2024.7",
        Link="https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000003&doi=10.5555%2fbrook",
        EID="2-s2.0-85000000003",
        Abstract="Brooks count. © 2024 Press.",
        Author_Keywords="brooks; counting",
        Document_Type="Article",
        Source="Scopus",
    )
    differing = [
        field
        for field in Record.__struct_fields__
        if getattr(from_text, field) != getattr(from_table, field)
    ]
    assert differing == ["source"]
    assert from_text.source.format == scopus_text.NAME


SAMPLE = table(CLASSIC_COLUMNS, CLASSIC_ROW, [*CLASSIC_ROW[:2], "Another", *CLASSIC_ROW[3:]])


@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.text(alphabet='",\n;x', max_size=4))),
)
def test_a_mutilated_table_never_raises(changes: list[tuple[int, str]]) -> None:
    text = SAMPLE
    for place, change in changes:
        text = text[:place] + change + text[place + len(change) :]
    found = items(scopus_csv.read, text)
    spans = [(item.source.first_line, item.source.last_line) for item in found
             if isinstance(item, Record)]  # fmt: skip
    assert spans == sorted(spans)


@given(st.binary(max_size=300))
def test_arbitrary_bytes_below_a_header_never_raise(data: bytes) -> None:
    items(scopus_csv.read, ",".join(CLASSIC_COLUMNS).encode() + b"\n" + data)


@pytest.mark.parametrize(
    "path", corpus_files("scopus_csv", "scopus_csv_set_2025"), ids=lambda path: path.name[-40:]
)
def test_a_real_table_has_as_many_records_as_it_is_said_to_have(path: Path) -> None:
    found = items(scopus_csv.read, path.read_bytes(), "utf-8-sig")
    read_records = [item for item in found if isinstance(item, Record)]
    assert len(read_records) in expected_count(path)
    assert all(each.title or each.eid for each in read_records)
    assert all(each.source.first_line > 1 for each in read_records)
