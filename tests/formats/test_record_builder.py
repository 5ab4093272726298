"""Collecting the fields of a record."""

from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.records import Name, Source


def builder() -> RecordBuilder:
    return RecordBuilder(Source("a.txt", 1, 9, "ris"))


def test_a_second_value_of_a_field_is_kept_under_its_label() -> None:
    collected = builder()
    collected.put("volume", "7", "VL", "7")
    collected.put("volume", "7", "VL", " 7 ")
    collected.put("volume", "8", "VL", "8")
    collected.put("issue", "", "IS", "")
    record = collected.build("article-journal")
    assert (record.type, record.volume, record.issue) == ("article-journal", "7", "")
    assert record.extra == {"VL": "8"}
    assert record.source.first_line == 1


def test_a_label_that_repeats_gets_numbers_and_takes_no_other_ones_place() -> None:
    collected = builder()
    collected.keep("ZZ (2)", "mine")
    for place in range(20_000):
        collected.keep("ZZ", f"text {place}")
    collected.keep("ZZ", "  ")
    record = collected.build()
    assert len(record.extra) == 20_001
    assert record.extra["ZZ"] == "text 0"
    assert record.extra["ZZ (2)"] == "mine"
    assert record.extra["ZZ (3)"] == "text 1"


def test_values_of_a_list_come_once_and_people_as_often_as_they_are_named() -> None:
    collected = builder()
    collected.extend("author_keywords", ["lakes", "", "wells"])
    collected.extend("author_keywords", ["lakes", "brooks"])
    for _ in range(2):
        collected.add_name("authors", Name(family="Lake", given="A."))
    collected.add_name("authors", Name())
    record = collected.build()
    assert record.author_keywords == ("lakes", "wells", "brooks")
    assert len(record.authors) == 2
