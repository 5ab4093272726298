"""What fields of tagged formats mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.entry import Field
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.tagged.values import add_address, add_people
from seedbrowse.formats.values.people import person
from seedbrowse.records import Name, Record, Source


def read(add: object, *lines: str) -> Record:
    builder = RecordBuilder(Source())
    field = Field("XX", [(number, line) for number, line in enumerate(lines, 1)], list(lines))
    add(builder, [field] if add is add_people else field)  # type: ignore[operator]
    return builder.build()


@given(st.from_regex(r"[A-Z][a-zß-öø-ÿ]{1,6}, ([A-Z]\.){1,4}", fullmatch=True))
def test_the_short_way_to_a_plain_name_ends_where_the_long_one_does(text: str) -> None:
    assert read(add_people, text).authors == (person(text),)


@pytest.mark.parametrize("family", ["Jr", "Inc", "Co", "Phd", "Group", "Others", "Van"])
def test_a_family_name_that_is_a_word_of_another_kind_is_read_the_same_both_ways(
    family: str,
) -> None:
    text = f"{family}, A.B."
    assert read(add_people, text).authors == (person(text),)


def test_people_stand_in_lines_of_their_own_or_in_a_list() -> None:
    assert len(read(add_people, "Smith, J.", "Doe, K.; Roe, L.").authors) == 3
    assert len(read(add_people, "Smith, John and Doe, Kim").authors) == 2


def test_a_comma_behind_a_name_keeps_it_together() -> None:
    assert read(add_people, "Lake Party,").authors == (Name(literal="Lake Party"),)


def test_who_is_nobody_is_kept() -> None:
    record = read(add_people, "et al.", ",")
    assert record.authors == ()
    assert record.extra["XX"] == "et al."


def test_a_field_may_have_several_addresses_and_what_is_none_is_kept() -> None:
    record = read(add_address, "http://a.example/1 http://b.example/2 file.pdf")
    assert record.url == "http://a.example/1"
    assert record.extra == {"XX": "http://b.example/2", "XX (2)": "file.pdf"}


def test_an_address_tells_eid_and_doi() -> None:
    url = "https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&doi=10.5555%2fx&partnerID=40"
    record = read(add_address, url)
    assert (record.eid, record.doi) == ("2-s2.0-1", "10.5555/x")
    assert read(add_address, "https://doi.org/10.5555/y").doi == "10.5555/y"
