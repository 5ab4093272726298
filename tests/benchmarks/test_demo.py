"""The demo library: what is shipped is what its generator writes, something of everything."""

import re
from collections import Counter

import pytest
from benchmarks.demo.__main__ import files

from seedbrowse.formats.reading import Reading
from seedbrowse.library.duplicates import grouped
from seedbrowse.paths import demo_library
from seedbrowse.problems import Problem
from seedbrowse.records import Record


@pytest.fixture(scope="module", name="items")
def _items() -> list[Record | Problem]:
    read: list[Record | Problem] = []
    for path in sorted(demo_library().iterdir()):
        with path.open("rb") as stream:
            read += [
                each for each in Reading(stream, path.name) if isinstance(each, Record | Problem)
            ]
    return read


@pytest.fixture(scope="module", name="records")
def _records(items) -> list[Record]:
    return [each for each in items if isinstance(each, Record)]


def test_what_is_shipped_is_what_the_generator_writes():
    shipped = {path.name: path.read_text(encoding="utf-8") for path in demo_library().iterdir()}
    assert shipped == files()
    assert sum(len(text.encode()) for text in shipped.values()) < 700_000


def test_there_are_two_hundred_records_and_two_damaged_places(items, records):
    assert len(records) == 200
    problems = [each for each in items if isinstance(each, Problem)]
    assert {problem.source for problem in problems} == {"lighthouses.bib", "shared.ris"}
    assert len(problems) == 2


def test_eleven_works_are_there_twice(records):
    groups = [group for group in grouped(records) if len(group) > 1]
    assert len(groups) == 11
    assert all(len(group) == 2 for group in groups)


def test_every_field_is_in_use(records):
    for field in Record.__struct_fields__:
        assert any(getattr(record, field) for record in records), field


def test_there_are_several_formats_languages_and_types(records):
    assert {record.source.format for record in records} == {
        "scopus-text", "scopus-csv", "nbib", "bibtex", "ris", "csl-json",
    }  # fmt: skip
    assert len(Counter(record.language for record in records)) >= 9
    assert len(Counter(record.type for record in records)) >= 5
    assert len(Counter(record.year for record in records)) >= 15


def test_nothing_of_it_points_to_anything_real(records):
    for record in records:
        assert not record.doi or record.doi.startswith("10.5555/")
        assert not record.eid or record.eid.startswith("2-s2.0-99")
        assert not record.pmid or record.pmid.startswith("9900")
        assert not record.wos or record.wos.startswith("WOS:9999")
        assert all(isbn.replace("-", "").startswith("97899999") for isbn in record.isbn)
        assert re.match(r"https://(www\.scopus\.com|www\.example\.org)/", record.url or
                        "https://www.example.org/")  # fmt: skip


def test_no_place_of_a_sentence_is_left_empty(records):
    for record in records:
        assert not re.search(r"[{}]", record.title + record.abstract)
        assert len(record.title) < 120
