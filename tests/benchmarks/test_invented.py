from statistics import fmean

import msgspec
import pytest
from benchmarks.invented import invented_records
from benchmarks.invented_words import Vocabulary

from seedbrowse.records import Record

COUNT = 1_500


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(invented_records(COUNT))


def test_the_same_seed_gives_the_same_records(records: list[Record]) -> None:
    assert list(invented_records(COUNT)) == records
    assert list(invented_records(COUNT, seed=2)) != records


def test_a_record_is_of_about_1400_bytes(records: list[Record]) -> None:
    assert 1_250 < fmean(len(msgspec.msgpack.encode(record)) for record in records) < 1_550


def test_every_record_has_what_a_query_can_ask_for(records: list[Record]) -> None:
    for record in records:
        assert record.title
        assert record.authors
        assert record.year
        assert record.abstract
        assert record.author_keywords
        assert record.container_title


def test_no_two_records_have_the_same_doi(records: list[Record]) -> None:
    assert len({record.doi for record in records}) == len(records)


def test_the_abstract_repeats_the_long_words_of_the_title(records: list[Record]) -> None:
    in_both = [
        word.lower() in record.abstract.lower()
        for record in records
        if record.language == "English"
        for word in record.title.split()
        if len(word) > 4
    ]
    assert sum(in_both) / len(in_both) > 0.95


def test_some_records_are_in_other_scripts(records: list[Record]) -> None:
    languages = [record.language for record in records]
    assert {"Russian", "Greek", "Chinese"} < set(languages)
    assert 0.95 < languages.count("English") / COUNT < 0.995


def test_some_authors_write_several_records(records: list[Record]) -> None:
    persons = [name.display for record in records for name in record.authors]
    assert len(set(persons)) < len(persons)


def test_a_share_of_what_is_drawn_leads_to_a_word() -> None:
    vocabulary = Vocabulary(["frequent", "rare"], exponent=1, offset=1)
    assert [vocabulary.at(share) for share in (0, 0.6, 0.7, 1)] == [
        "frequent",
        "frequent",
        "rare",
        "rare",
    ]
