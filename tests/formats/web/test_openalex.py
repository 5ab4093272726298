"""OpenAlex' JSON to records."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.web.openalex import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, mutilated
from tests.formats.tables.reading_tables import items, problems, records

AUTHORSHIP: dict[str, Any] = {
    "author": {"id": "https://openalex.org/A1", "display_name": "Ida Ås",
               "orcid": "https://orcid.org/0000-0002-1825-0097"},
    "raw_author_name": "I. Ås",
    "is_corresponding": True,
    "raw_affiliation_strings": ["Institute of Lakes, Oslo"],
    "institutions": [{"display_name": "Lakes", "country_code": "NO"}],
}  # fmt: skip
WORK: dict[str, Any] = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/lake.1",
    "title": "Mixing of <i>Daphnia</i> &amp; tides",
    "display_name": "Mixing of <i>Daphnia</i> &amp; tides",
    "publication_year": 2020,
    "publication_date": "2020-03-05",
    "ids": {"openalex": "https://openalex.org/W1", "doi": "https://doi.org/10.5555/lake.1",
            "pmid": "https://pubmed.ncbi.nlm.nih.gov/99000001", "mag": "77"},
    "language": "en",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.5555/lake.1",
        "source": {"display_name": "Lake Letters", "issn_l": "2999-0001",
                   "issn": ["2999-0001", "2999-0002"], "type": "journal",
                   "host_organization_name": "Lakeside Press"},
    },
    "type": "article",
    "open_access": {"is_oa": True, "oa_status": "gold", "oa_url": "https://lake.example/1.pdf"},
    "authorships": [
        AUTHORSHIP,
        {"author": {"id": "https://openalex.org/A2", "display_name": "B. Brook"},
         "institutions": [{"display_name": "Shore University", "country_code": "PT"}]},
    ],
    "cited_by_count": 12,
    "biblio": {"volume": "1", "issue": "2", "first_page": "184", "last_page": "187"},
    "is_retracted": False,
    "keywords": [{"display_name": "Lake", "score": 0.5}],
    "concepts": [{"display_name": "Limnology"}, {"display_name": "Lake"}],
    "topics": [{"display_name": "Inland waters"}],
    "mesh": [{"descriptor_name": "Lakes", "qualifier_name": "chemistry"}],
    "grants": [{"funder_display_name": "Lake Council", "award_id": "4711"}],
    "referenced_works": ["https://openalex.org/W2"],
    "abstract_inverted_index": {"Lakes": [0], "mix": [1, 3], "and": [2], "again.": [4]},
    "fwci": 1.5,
}  # fmt: skip
ANSWER = {"meta": {"count": 1}, "results": [WORK], "group_by": []}


def record(**changes: Any) -> Record:
    """The record of the sample work, with fields changed, or taken out where they are None."""
    work = {name: value for name, value in (WORK | changes).items() if value is not None}
    (found,) = records(read, json.dumps(work))
    return found


def test_a_work_is_read_with_all_its_fields() -> None:
    found = record()
    assert (found.type, found.document_type) == ("article-journal", "article")
    assert found.title == "Mixing of <i>Daphnia</i> & tides"
    assert found.abstract == "Lakes mix and mix again."
    assert found.issued == Issued(2020, 3, 5)
    assert (found.container_title, found.publisher) == ("Lake Letters", "Lakeside Press")
    assert found.issn == ("2999-0001", "2999-0002")
    assert (found.volume, found.issue, found.page) == ("1", "2", "184-187")
    assert (found.doi, found.pmid) == ("10.5555/lake.1", "99000001")
    assert (found.open_access, found.open_access_status) == (True, "gold")
    assert found.cited_by == 12
    assert found.index_keywords == ("Lake", "Limnology", "Inland waters", "Lakes/chemistry")
    assert found.funding == ("Lake Council (4711)",)
    assert found.references == ("https://openalex.org/W2",)
    assert found.extra["id"] == "https://openalex.org/W1"
    assert (found.extra["ids.mag"], found.extra["fwci"]) == ("77", "1.5")


def test_authors_are_named_as_the_work_names_them() -> None:
    found = record()
    assert found.authors == (
        Name(family="Ås", given="I.", author_id="0000-0002-1825-0097", corresponding=True,
             affiliations=(0,)),
        Name(family="Brook", given="B.", author_id="A2", affiliations=(1,)),
    )  # fmt: skip
    assert found.affiliations == ("Institute of Lakes, Oslo", "Shore University, PT")
    assert found.extra["authorships.author.display_name"] == "Ida Ås"


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ANSWER),
        json.dumps(ANSWER, indent=1),
        json.dumps([WORK]),
        json.dumps(WORK),
        json.dumps(WORK) + "\n\n",
    ],
)
def test_works_are_read_however_they_stand(text: str) -> None:
    assert [found.doi for found in records(read, text)] == ["10.5555/lake.1"]
    assert problems(read, text) == []


@pytest.mark.parametrize(
    "index",
    [None, {}, {"a": None}, {"a": [10**12], "b": ["x", 1]}, {"a": 1}, "a", ["a"], {"a": [True]}],
)
def test_an_abstract_may_be_missing_or_strange(index: Any) -> None:
    assert record(abstract_inverted_index=index).abstract in ("", "a", "b a")


def test_the_first_of_january_is_only_a_year() -> None:
    found = record(publication_date="2020-01-01")
    assert found.issued == Issued(2020)
    assert found.extra["publication_date"] == "2020-01-01"


@pytest.mark.parametrize(
    ("kind", "source", "expected"),
    [
        ("article", "journal", "article-journal"),
        ("article", "repository", "article"),
        ("article", "conference", "paper-conference"),
        ("review", "journal", "article-journal"),
        ("book-chapter", "ebook platform", "chapter"),
        ("dissertation", "repository", "thesis"),
        ("preprint", "repository", "article"),
        ("paratext", "journal", "document"),
    ],
)
def test_the_type_is_told_by_the_source_as_well(kind: str, source: str, expected: str) -> None:
    place = {"source": {"display_name": "Lakes", "type": source}}
    assert record(type=kind, primary_location=place).type == expected


def test_older_answers_are_read() -> None:
    venue = {"display_name": "Lake Letters", "publisher": "Press", "issn": ["2999-0001"],
             "type": "journal", "url": "https://lake.example"}  # fmt: skip
    found = record(primary_location=None, host_venue=venue, keywords=[{"keyword": "tide"}])
    assert (found.container_title, found.publisher, found.url) == (
        "Lake Letters", "Press", "https://lake.example",
    )  # fmt: skip
    assert found.type == "article-journal"
    assert "tide" in found.index_keywords


def test_a_retraction_is_told() -> None:
    assert record(is_retracted=True).csl == {"status": "retracted"}
    assert record().csl == {}


def test_authors_that_were_cut_off_are_reported() -> None:
    for work in (
        WORK | {"is_authors_truncated": True},
        WORK | {"authorships": [AUTHORSHIP] * 100},
    ):
        (problem,) = problems(read, json.dumps(work))
        assert "OpenAlex gave only the first" in problem.message
    whole = WORK | {"authorships": [AUTHORSHIP] * 100, "is_authors_truncated": False}
    assert problems(read, json.dumps(whole)) == []


def test_values_of_any_type_are_read() -> None:
    for value in [None, 1, True, "text", [], {}, [1], [[]], {"a": [None]}, [{"b": 1}], 10**30]:
        found = records(read, json.dumps([dict.fromkeys(WORK, value) | {"doi": "10.5555/a"}]))
        assert [each.doi for each in found] == ["10.5555/a"]
        msgspec.msgpack.encode(found)


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    items(read, data)


@given(mutilated(json.dumps(ANSWER, indent=2)))
def test_no_mutilated_file_makes_the_reader_raise(text: str) -> None:
    assert items(read, text)


@pytest.mark.parametrize("path", corpus_files("openalex_json"), ids=lambda path: path.name)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    # The manifest takes a list of 23 works with their author's figures for one object.
    assert found in ({23} if path.name.startswith("BioGeek") else expected)
