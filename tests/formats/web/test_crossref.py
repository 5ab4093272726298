"""Crossref's JSON to records."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.web.crossref import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, mutilated
from tests.formats.tables.reading_tables import items, problems, records

WORK: dict[str, Any] = {
    "indexed": {"date-parts": [[2022, 3, 29]], "timestamp": 1},
    "publisher": "Lakeside Press",
    "publisher-location": "Lakeside",
    "issue": "2",
    "short-container-title": ["Lake Lett."],
    "published-print": {"date-parts": [[2016, 5]]},
    "published-online": {"date-parts": [[2016, 4, 1]]},
    "issued": {"date-parts": [[2016, 4, 1]]},
    "abstract": "<jats:title>Abstract</jats:title><jats:p>Lakes mix.</jats:p>",
    "DOI": "10.5555/lake.1",
    "type": "journal-article",
    "page": "184-187",
    "article-number": "e7",
    "is-referenced-by-count": 12,
    "title": ["Mixing of <i>Daphnia</i>"],
    "subtitle": ["A story"],
    "original-title": ["Blanding"],
    "volume": "1",
    "author": [
        {"given": "Ida", "family": "Ås", "ORCID": "http://orcid.org/0000-0002-1825-0097",
         "sequence": "first", "affiliation": [{"name": "Institute of Lakes"}]},
        {"given": "B.", "family": "Brook", "suffix": "Jr.", "sequence": "additional",
         "affiliation": [{"name": "Shore University"}, {"name": "Institute of Lakes"}]},
        {"name": "Lake Tides Collaboration", "sequence": "additional", "affiliation": []},
    ],
    "editor": [{"given": "P.", "family": "Well"}],
    "container-title": ["Lake Letters"],
    "language": "en",
    "subject": ["Limnology", "Water"],
    "URL": "http://dx.doi.org/10.5555/lake.1",
    "ISSN": ["2999-0001", "2999-0002"],
    "funder": [{"name": "Lake Council", "award": ["4711", "4712"]}, {"name": "Tide Fund"}],
    "reference": [
        {"key": "1", "unstructured": "Tide, A. <i>Salt</i>. 2001.", "DOI": "10.5555/salt"},
        {"key": "2", "author": "Kelp K", "year": "1999", "article-title": "Weeds",
         "journal-title": "Shores", "volume": "3", "issue": "1", "first-page": "9"},
    ],
    "license": [{"URL": "https://lake.example/licence", "content-version": "vor"}],
    "member": "11225",
}  # fmt: skip
ANSWER = {"status": "ok", "message-type": "work-list", "message": {"items": [WORK], "total": 1}}


def record(**changes: Any) -> Record:
    """The record of the sample work, with fields changed, or taken out where they are None."""
    work = {name: value for name, value in (WORK | changes).items() if value is not None}
    (found,) = records(read, json.dumps(work))
    return found


def test_a_work_is_read_with_all_its_fields() -> None:
    found = record()
    assert (found.type, found.document_type) == ("article-journal", "journal-article")
    assert found.title == "Mixing of <i>Daphnia</i>: A story"
    assert found.abstract == "Lakes mix."
    assert found.issued == Issued(2016, 4, 1)
    assert (found.container_title, found.container_title_short) == ("Lake Letters", "Lake Lett.")
    assert (found.volume, found.issue, found.page, found.number) == ("1", "2", "184-187", "e7")
    assert (found.publisher, found.publisher_place) == ("Lakeside Press", "Lakeside")
    assert (found.doi, found.issn) == ("10.5555/lake.1", ("2999-0001", "2999-0002"))
    assert found.cited_by == 12
    assert found.index_keywords == ("Limnology", "Water")
    assert found.funding == ("Lake Council (4711, 4712)", "Tide Fund")
    assert found.references == (
        "Tide, A. Salt. 2001. doi:10.5555/salt",
        "Kelp K (1999), Weeds, Shores, 3 (1), p. 9",
    )
    assert found.csl == {"original-title": "Blanding"}
    assert found.extra["published-print"] == "2016-05"
    assert found.extra["indexed"] == "2022-03-29"
    assert "lake.example/licence" in found.extra["license"]


def test_people_have_their_affiliations() -> None:
    found = record()
    assert found.affiliations == ("Institute of Lakes", "Shore University")
    assert found.authors == (
        Name(family="Ås", given="Ida", author_id="0000-0002-1825-0097", affiliations=(0,)),
        Name(family="Brook", given="B.", suffix="Jr.", affiliations=(1, 0)),
        Name(literal="Lake Tides Collaboration"),
    )
    assert found.editors == (Name(family="Well", given="P."),)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ANSWER),
        json.dumps(ANSWER, indent=1),
        json.dumps({"status": "ok", "message": WORK}),
        json.dumps([WORK]),
        json.dumps(WORK) + "\n",
        json.dumps({"10.5555/LAKE.1": [WORK]}),
    ],
)
def test_works_are_read_however_they_stand(text: str) -> None:
    assert [found.doi for found in records(read, text)] == ["10.5555/lake.1"]
    assert problems(read, text) == []


def test_titles_may_be_texts() -> None:
    found = record(title="On lakes", subtitle="On lakes", **{"container-title": "Lake Letters"})
    assert (found.title, found.container_title) == ("On lakes", "Lake Letters")


def test_a_chapter_stands_in_a_book_of_a_series() -> None:
    found = record(type="book-chapter", **{"container-title": ["Series of lakes", "Lake book"]})
    assert (found.container_title, found.collection_title) == ("Lake book", "Series of lakes")


def test_serial_numbers_may_be_addresses() -> None:
    found = record(
        ISBN=["http://id.crossref.org/isbn/9783161484100", "978-1-00-000000-1"],
        ISSN=["http://id.crossref.org/issn/1234-5678"],
    )
    assert found.isbn == ("9783161484100", "978-1-00-000000-1")
    assert found.issn == ("1234-5678",)


def test_without_a_date_the_next_best_one_counts() -> None:
    empty = {"date-parts": [[None]]}
    assert record(issued=empty, **{"published-online": None}).issued == Issued(2016, 5)
    nothing = dict.fromkeys(("issued", "published-print", "published-online"))
    assert record(**nothing, created={"date-parts": [[2017, 9, 7]]}).issued == Issued(2017, 9, 7)
    assert record(created={"date-parts": [[2017, 9, 7]]}).extra["created"] == "2017-09-07"


def test_retractions_are_told() -> None:
    notice = record(**{"update-to": [{"DOI": "10.5555/old", "type": "retraction"}]})
    assert notice.extra["update-to"] == "retraction 10.5555/old"
    assert "status" not in notice.csl
    work = record(**{"updated-by": [{"DOI": "10.5555/new", "type": "retraction"}]})
    assert work.csl["status"] == "retracted"


def test_an_event_has_a_name_and_a_place() -> None:
    found = record(event={"name": "Lake Days", "location": "Oslo", "acronym": "LD",
                          "start": {"date-parts": [[2016, 5, 1]]}})  # fmt: skip
    assert (found.event, found.csl["event-place"]) == ("Lake Days", "Oslo")
    assert (found.extra["event.acronym"], found.extra["event.start"]) == ("LD", "2016-05-01")


def test_values_of_any_type_are_read() -> None:
    for value in [None, 1, True, "text", [], {}, [1], [[]], {"a": [None]}, [{"b": 1}], 10**30]:
        found = records(read, json.dumps([dict.fromkeys(WORK, value) | {"DOI": "10.5555/a"}]))
        assert [each.doi for each in found] == ["10.5555/a"]
        msgspec.msgpack.encode(found)


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    items(read, data)


@given(mutilated(json.dumps(ANSWER, indent=2)))
def test_no_mutilated_file_makes_the_reader_raise(text: str) -> None:
    assert items(read, text)


@pytest.mark.parametrize("path", corpus_files("crossref_json"), ids=lambda path: path.name)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    # The manifest takes four works by their DOIs for one object.
    assert found in ({4} if path.name.endswith("doi.json") else expected)
