"""RIS that this program writes: no value can break it, and it is read back as it was."""

import io
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import encoding_of
from seedbrowse.formats.ris import reader as ris
from seedbrowse.formats.ris import writer as ris_writer
from seedbrowse.formats.ris.contributors import roles_of
from seedbrowse.formats.ris.types import CSL_TYPES, RIS_TYPES, WHOLE
from seedbrowse.formats.values.people import person, to_csl_names
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.text import clean
from tests.corpus import corpus_files
from tests.formats.ris.samples import ALL
from tests.formats.tables.reading_tables import records

LAKE = Record(
    type="article-journal",
    title="Mixing of H<sub>2</sub>O, “slowly”",
    authors=(
        Name(family="Rivière", given="Osmar Abílio", non_dropping_particle="de", suffix="Jr."),
        Name(literal="Lake Party"),
    ),
    issued=Issued(2019, 3, 5),
    container_title="Journal of Lakes",
    page="e12-e20",
    doi="10.5555/lake",
    key="riviere2019",
    cited_by=0,
    references=("A. First (2001)", "B. Second (2002)"),
    extra={"U1": "x", "U1 (2)": "y", "CODEN": "LAKES"},
)


def written(*written_records: Record) -> str:
    out = io.StringIO()
    ris_writer.write(written_records, out, lambda record: record.key)
    return out.getvalue()


def without_source(record: Record) -> Record:
    return msgspec.structs.replace(record, source=Source())


def read_back(*written_records: Record) -> list[Record]:
    return [without_source(record) for record in records(ris.read, written(*written_records))]


def test_a_record_is_written_as_other_programs_read_it() -> None:
    (found,) = rispy.loads(written(LAKE))
    assert found["authors"] == ["de Rivière, Osmar Abílio, Jr.", "Lake Party,"]
    assert (found["year"], found["date"]) == ("2019", "2019/03/05/")
    assert (found["start_page"], found["end_page"]) == ("e12", "e20")
    assert (found["secondary_title"], found["id"]) == ("Journal of Lakes", "riviere2019")


def test_a_record_is_read_back() -> None:
    assert read_back(LAKE) == [LAKE]


def test_a_value_can_neither_end_its_line_nor_forge_a_tag() -> None:
    evil = "x\nER  - \rTY  - BOOK\u2028TI  - forged\x85\x00"
    text = written(Record(title=evil, key=evil, extra={"U1": evil, "A\nTY  - ": evil}))
    assert len(rispy.loads(text)) == 1
    assert len(records(ris.read, text)) == 1
    assert [line for line in text.split("\n") if line.startswith("TY")] == ["TY  - GEN"]


def test_a_label_that_is_no_tag_becomes_a_note() -> None:
    (record,) = read_back(Record(title="x", extra={"Molecular weight": "12"}))
    assert record.csl == {"note": "Molecular weight: 12"}


def test_a_tag_of_another_format_does_not_become_one_of_ris() -> None:
    extra = {"AU": "Brook, A; Stream, B", "IS": "1234-5678 (Print)", "DA": "2020-02-02"}
    medline = Record(
        title="x",
        authors=(Name(family="Brook", given="Anna"),),
        extra=extra,
        source=Source(format="nbib"),
    )
    (record,) = read_back(medline)
    assert (record.authors, record.issue, record.issued) == (medline.authors, "", None)
    kept = (record.csl["note"], *record.extra.values())
    assert kept == tuple(f"{label}: {value}" for label, value in extra.items())


@pytest.mark.parametrize(
    ("is_open", "status"),
    [(True, "gold"), (True, "All Open Access"), (True, ""), (False, "closed"), (False, "")],
)
def test_open_access_comes_back_whoever_said_it(is_open: bool, status: str) -> None:
    record = Record(title="x", open_access=is_open, open_access_status=status)
    assert read_back(record) == [record]


def test_a_year_of_access_may_be_a_text() -> None:
    assert "Y2  - 2014/10/02\n" in written(
        Record(csl={"accessed": {"date-parts": [["2014", 10, 2]]}})
    )


def test_organisations_have_a_comma_by_which_other_programs_keep_them_together() -> None:
    names = (Name(literal="Lake Society"), Name(literal="Plato"), Name(family="Lake", given="A."))
    lines = written(Record(authors=names)).splitlines()
    assert [line for line in lines if line.startswith("AU")] == [
        "AU  - Lake Society,",
        "AU  - Plato",
        "AU  - Lake, A.",
    ]
    assert read_back(Record(authors=names))[0].authors == names


def test_what_the_writer_holds_is_named() -> None:
    assert {"title", "references", "cited_by"} <= ris_writer.HELD
    assert not {"index_keywords", "source"} & ris_writer.HELD


@pytest.mark.parametrize("kind", sorted(RIS_TYPES))
def test_every_type_that_ris_has_comes_back(kind: str) -> None:
    record = Record(type=kind, title="x")
    assert read_back(record) == [record]


def _whole(record: Record) -> bool:
    """Whether every label of `extra` is one that RIS has."""
    return not any(label.startswith("Link to") for label in record.extra)


@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
def test_what_other_programs_wrote_comes_back(text: str) -> None:
    found = [without_source(each) for each in records(ris.read, text) if _whole(each)]
    assert read_back(*found) == found


@pytest.mark.parametrize("path", corpus_files("ris", "scopus_ris"), ids=lambda path: path.name)
def test_what_other_programs_really_wrote_comes_back(path: Path) -> None:
    data = path.read_bytes()
    items = ris.read(Content(io.BytesIO(data), encoding_of(data), path.name))
    found = islice((each for each in items if isinstance(each, Record) and _whole(each)), 100)
    real = [without_source(each) for each in found]
    assert read_back(*real) == real


# Text without what RIS or its reader takes for something else: lists, markup, identifiers.
LETTERS = st.characters(categories=("L", "Nd"), include_characters=" .,:()'–é")
TEXT = st.text(LETTERS, max_size=16).map(clean)
PLAIN = st.sampled_from(["Ice", "ebb and flow", "Überflutung", "7th ed.", "水", "p < 0.05 & more"])
WORDS = ["Rivière", "Eddy", "Anna-Lena", "Berg", "Ōe", "J.", "M. K.", "Wen"]
NAMES = st.builds(
    Name,
    family=st.sampled_from(WORDS[:5]),
    given=st.sampled_from(WORDS[2:]),
    non_dropping_particle=st.sampled_from(["", "van der", "de"]),
    suffix=st.sampled_from(["", "Jr.", "III"]),
).filter(lambda name: person(name.display) == name)
ORGANISATIONS = st.builds(
    Name, literal=st.sampled_from(["Lake Society", "Lake Party", "CMD-3 Collaboration"])
)
PEOPLE = st.lists(NAMES | ORGANISATIONS, max_size=3).map(tuple)
ITEMS = st.lists(PLAIN, max_size=3, unique=True).map(tuple)
DATES = st.builds(
    lambda year, month, day: Issued(year, month, day if month else 0),
    st.integers(1000, 2100),
    st.integers(0, 12),
    st.integers(0, 28),
)
CSL = st.fixed_dictionaries(
    {},
    optional={
        "accessed": st.just({"date-parts": [[2021, 2, 1]]}),
        "call-number": PLAIN,
        "edition": PLAIN,
        "note": PLAIN,
        "number-of-volumes": PLAIN,
        "source": PLAIN | st.just("Scopus"),
    },
)
EXTRA = st.dictionaries(st.sampled_from(["U1", "U2", "M1", "C1", "C8", "RN", "CODEN"]), PLAIN)


@st.composite
def held_records(draw: st.DrawFn) -> Record:
    """Records of what RIS can hold."""
    kind = draw(st.sampled_from(sorted(set(CSL_TYPES.values()))))
    csl: dict[str, Any] = draw(CSL)
    scopus = csl.get("source") == "Scopus"
    roles = {} if scopus else roles_of(kind)
    for role in sorted(set(roles.values()) - {"editors"}):
        if people := draw(st.lists(NAMES, max_size=2)):
            csl[role] = to_csl_names(people)
    title = draw(PLAIN | TEXT.filter(bool))
    variable = "original-title" if scopus else "title-short"
    if (short := draw(PLAIN)) != title:
        csl[variable] = short
    container = draw(PLAIN)
    pages = [""] if kind in WHOLE and not scopus else ["", "7", "e15453"]
    page = draw(st.sampled_from([*pages, "171-197", "e546-e558", "S12-S20"]))
    if kind in WHOLE and not scopus and not page:
        csl["number-of-pages"] = "250"
    return Record(
        type=kind,
        title=title,
        authors=draw(PEOPLE),
        editors=draw(PEOPLE),
        issued=draw(st.none() | DATES),
        container_title=container,
        container_title_short=draw(st.sampled_from(["", "J. Lak."])),
        collection_title=draw(PLAIN | st.just("")),
        volume=draw(TEXT),
        issue=draw(TEXT),
        page=page,
        number=draw(PLAIN | st.just("110806")),
        doi=draw(st.sampled_from(["", "10.5555/lake.2019(1)"])),
        url=draw(st.sampled_from(["", "https://a.example/x?a=1&lt=2"])),
        eid=draw(st.sampled_from(["", "2-s2.0-85000000001"])),
        pmid=draw(st.sampled_from(["", "31421429"])),
        pmcid=draw(st.sampled_from(["", "PMC123"])),
        arxiv=draw(st.sampled_from(["", "2104.12255v1"])),
        wos=draw(st.sampled_from(["", "WOS:000900000000001"])),
        issn=draw(st.sampled_from([(), ("1810-6374", "2999-000X")])),
        isbn=draw(st.sampled_from([(), ("978-3-16-148410-0",)])),
        publisher=draw(PLAIN),
        publisher_place=draw(PLAIN),
        event=draw(PLAIN | st.just("")),
        abstract=(abstract := draw(PLAIN | st.just(""))),
        copyright="© 2019, Lake Society." if abstract and draw(st.booleans()) else "",
        author_keywords=draw(ITEMS),
        affiliations=draw(ITEMS),
        correspondence=draw(PLAIN | st.just("")),
        funding=draw(ITEMS),
        references=draw(ITEMS),
        language=draw(PLAIN),
        document_type=draw(PLAIN),
        publication_stage=draw(PLAIN | st.just("")),
        cited_by=draw(st.none() | st.integers(0, 9999)),
        key=draw(PLAIN),
        csl=csl,
        extra=draw(EXTRA),
    )


@given(held_records())
def test_whatever_ris_can_hold_comes_back(record: Record) -> None:
    assert read_back(record) == [record]


ANY_TEXT = st.text(max_size=20)
VARIABLES = st.sampled_from(["accessed", "translator", "collection-editor", "note", "source"])
JSON = st.recursive(
    st.none() | st.integers() | ANY_TEXT,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(ANY_TEXT | st.sampled_from(["date-parts", "family"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(
    st.builds(
        Record,
        type=ANY_TEXT,
        title=ANY_TEXT,
        authors=st.lists(st.builds(Name, family=ANY_TEXT, literal=ANY_TEXT), max_size=2).map(tuple),
        abstract=ANY_TEXT,
        author_keywords=st.lists(ANY_TEXT, max_size=2).map(tuple),
        references=st.lists(ANY_TEXT, max_size=2).map(tuple),
        csl=st.dictionaries(ANY_TEXT | VARIABLES, JSON, max_size=3),
        extra=st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=3),
    )
)
def test_any_record_is_written_as_exactly_one(record: Record) -> None:
    text = written(record)
    assert len(records(ris.read, text)) == 1
    assert sum(line.startswith("TY  - ") for line in text.split("\n")) == 1
