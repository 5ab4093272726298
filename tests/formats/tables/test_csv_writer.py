"""CSV that this program writes: safe in spreadsheets, and read back as it was."""

import csv
import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.reading import Reading
from seedbrowse.formats.tables import any_table as generic_csv
from seedbrowse.formats.tables import csv_writer
from seedbrowse.formats.tables.csv_columns import guarded, unguarded
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.text import clean
from tests.formats.tables.reading_tables import records

LAKE = Record(
    type="article-journal",
    title="Mixing of H<sub>2</sub>O, “slowly”",
    authors=(
        Name(family="Rivière", given="Osmar Abílio", non_dropping_particle="de", suffix="Jr."),
        Name(literal="Lakes; Rivers, and Tides Collaboration"),
    ),
    issued=Issued(2019, 3, 5),
    container_title="Journal of Lakes",
    doi="10.5555/lake",
    author_keywords=("lakes", "tides; ebb"),
    open_access=True,
    cited_by=0,
)


def written(*written_records: Record) -> str:
    out = io.StringIO()
    csv_writer.write(written_records, out, lambda record: record.key or "nokey")
    return out.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def read_back(text: str) -> list[Record]:
    return records(generic_csv.read, text.encode(), "utf-8-sig")


def test_a_spreadsheet_sees_a_byte_order_mark_and_a_header() -> None:
    text = written(LAKE)
    assert text.startswith("\ufeffcitation-key,type,title,author,issued,container-title,")
    (row,) = rows(text)
    assert row["author"].startswith("de Rivière, Osmar Abílio, Jr.; ")
    assert (row["issued"], row["DOI"]) == ("2019-03-05", "10.5555/lake")
    assert (row["open-access"], row["cited-by"]) == ("yes", "0")


@pytest.mark.parametrize(
    "title", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "'=1", "''@x", '=HYPERLINK("x")']
)
def test_no_cell_is_a_formula_and_each_is_read_back(title: str) -> None:
    text = written(LAKE, Record(title=title, key="=2"))
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert [(each.title, each.key) for each in read_back(text)][1] == (title, "=2")


@given(st.text())
def test_guarding_any_cell_is_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_the_file_is_recognised_by_its_content() -> None:
    assert Reading(io.BytesIO(written(LAKE).encode()), "export").format == "csv"


def test_a_column_that_somebody_added_is_kept() -> None:
    text = "citation-key,type,title,issued,container-title,verdict\nk,book,A,2019,,include\n"
    assert read_back(text)[0].extra == {"verdict": "include"}


def test_a_cell_that_somebody_made_unreadable_is_kept() -> None:
    text = "citation-key,type,title,issued,container-title\nk,book,A,last year,\n"
    assert read_back(text)[0].extra == {"issued": "last year"}


def test_no_records_are_a_header() -> None:
    assert len(written().splitlines()) == 1


TEXT = st.text(max_size=12).map(clean)
WORD = TEXT.filter(bool)
ITEMS = st.lists(WORD, max_size=3).map(tuple)


def _is_held(name: Name) -> bool:
    """Whether the particle is what is read back as one: lower-case words before the family."""
    words = name.family.split(" ")
    return not (len(words) > 1 and words[0].islower()) and bool(name.family)


NAMES = st.lists(
    st.one_of(
        st.builds(Name, literal=WORD),
        st.builds(
            Name,
            family=WORD,
            given=TEXT,
            suffix=st.sampled_from(["", "Jr.", "III; x"]),
            non_dropping_particle=st.sampled_from(["", "de", "van der"]),
        ).filter(_is_held),
    ),
    max_size=3,
).map(tuple)

TEXT_FIELDS = [
    "title", "container_title", "container_title_short", "collection_title", "volume", "issue",
    "page", "number", "doi", "url", "eid", "pmid", "pmcid", "arxiv", "wos", "publisher",
    "publisher_place", "event", "abstract", "correspondence", "language", "document_type",
    "publication_stage", "open_access_status", "copyright",
]  # fmt: skip
LIST_FIELDS = [
    "issn", "isbn", "author_keywords", "index_keywords", "affiliations", "funding", "references",
]  # fmt: skip
RECORDS = st.builds(
    Record,
    type=st.sampled_from(["article-journal", "book", "document"]),
    authors=NAMES,
    editors=NAMES,
    issued=st.none()
    | st.builds(Issued, st.integers(1, 2100))
    | st.builds(Issued, st.integers(1, 2100), st.integers(1, 12), st.integers(0, 31)),
    open_access=st.none() | st.booleans(),
    cited_by=st.none() | st.integers(0, 10**6),
    key=WORD,
    **dict.fromkeys(TEXT_FIELDS, TEXT),
    **dict.fromkeys(LIST_FIELDS, ITEMS),
)


@given(st.lists(RECORDS, max_size=3))
def test_records_are_read_back_as_they_were_written(originals: list[Record]) -> None:
    found = [
        msgspec.structs.replace(each, source=Source()) for each in read_back(written(*originals))
    ]
    assert found == originals


def test_every_field_that_is_held_comes_back() -> None:
    original = msgspec.structs.replace(LAKE, key="riviere2019")
    (found,) = read_back(written(original))
    assert msgspec.structs.replace(found, source=Source()) == original


def test_only_the_columns_that_are_wanted_are_written_in_their_usual_order() -> None:
    out = io.StringIO()
    csv_writer.write([LAKE], out, lambda _record: "key", columns={"DOI", "title", "cited-by"})
    rows = [*csv.reader(io.StringIO(out.getvalue().removeprefix("\ufeff")))]
    assert rows == [["title", "DOI", "cited-by"], [LAKE.title, LAKE.doi, "0"]]


def test_the_key_may_be_one_of_them() -> None:
    out = io.StringIO()
    csv_writer.write([LAKE], out, lambda _record: "lake", columns={"citation-key"})
    assert out.getvalue() == "\ufeffcitation-key\nlake\n"
