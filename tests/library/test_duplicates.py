"""Groups of records that are of one work, in memory and on disk."""

import subprocess
import sys
from functools import cache

import msgspec
import numpy as np
import pytest
from benchmarks.copies import labelled_records
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.library.arrays import read_arrays
from seedbrowse.library.build import StoredFile
from seedbrowse.library.building import LibraryArrays
from seedbrowse.library.cache import Cache
from seedbrowse.library.catalogue import SegmentFacts
from seedbrowse.library.columns import DUPLICATE
from seedbrowse.library.duplicate_groups import KeyColumns, duplicate_groups
from seedbrowse.library.duplicate_keys import MOST_KEYS, duplicate_keys
from seedbrowse.library.duplicates import first_of_groups, grouped, merged
from seedbrowse.library.segment import DamagedSegmentError, SegmentWriter
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.identity import normal_doi
from tests.library.opened import opened

AUTHOR = (Name(family="Brook", given="A."),)


@cache
def exported() -> list[Record]:
    """Invented works as several databases export them."""
    return [record for record, _ in labelled_records(150)]


def grain(**fields: object) -> Record:
    given = {"title": "Grain stored through a long winter", "authors": AUTHOR}
    return Record(**given | {"issued": Issued(2019)} | fields)


def test_a_group_is_named_by_its_first_record():
    records = [Record(title="Mice"), grain(), Record(title="Owls"), grain(), grain(doi="10.5/1")]
    assert first_of_groups(records).tolist() == [-1, 1, -1, 1, 1]
    assert grouped(records) == [[1, 3, 4]]


def test_there_may_be_no_records():
    assert grouped([]) == []
    assert list(merged([])) == []


def test_a_thousand_copies_are_one_group():
    assert grouped([grain()] * 1_000) == [[*range(1_000)]]


def test_a_record_that_says_nothing_is_no_copy_of_another():
    assert grouped([Record(), Record(), Record(title="Editorial"), Record(title="Editorial")]) == []


def test_what_two_records_contradict_no_third_one_joins():
    first = grain(doi="10.5/1", volume="3", page="7-9", container_title="Mills")
    second = grain(doi="10.5/2", volume="4", page="50-59", container_title="Barns")
    bare = grain()
    (group,) = grouped([first, second, bare])
    assert len(group) == 2
    assert 2 in group


def test_groups_do_not_depend_on_the_order_of_the_records():
    turned = exported()[::-1]
    last = len(turned) - 1
    found = {tuple(sorted(last - place for place in group)) for group in grouped(turned)}
    assert found == {tuple(group) for group in grouped(exported())}


def test_records_with_a_key_that_many_share_are_found_by_their_other_keys():
    beginning = "A survey of everything that is stored in the mills of"
    records = [grain(title=f"{beginning} place{number}q") for number in range(100)]
    assert grouped([*records, records[7]]) == [[7, 100]]


def test_pairs_are_bounded_however_many_share_their_keys():
    size = 2_000
    keys = np.repeat(np.arange(size // 20, dtype=np.uint32), 20)
    asked = []

    def read(numbers):
        asked.extend(numbers)
        return [(number, Record(title=f"Work {number} of many")) for number in numbers]

    columns = KeyColumns(np.zeros(size, np.uint64), np.tile(keys, 3), np.tile(np.arange(size), 3))
    assert set(duplicate_groups(columns, read).tolist()) == {-1}
    assert len(asked) == len(set(asked))


texts = st.text(max_size=30)


@given(st.builds(Record, title=texts, doi=texts, wos=texts, arxiv=texts, page=texts, number=texts))
def test_keys_are_few_and_of_32_bits(record):
    exact, keys = duplicate_keys(record)
    assert 0 <= exact < 2**64
    assert len(keys) <= MOST_KEYS
    assert all(0 <= key < 2**32 for key in keys)


def test_merged_records_stand_where_the_first_of_each_stood():
    records = [
        Record(title="Owls in barns"),
        grain(),
        Record(title="Mice in mills"),
        grain(pmid="7"),
    ]
    titles = [record.title for record in merged(records)]
    assert titles == ["Owls in barns", "Grain stored through a long winter", "Mice in mills"]


samples = st.deferred(lambda: st.lists(st.sampled_from(exported()), max_size=12))


@settings(max_examples=40)
@given(samples)
def test_merging_keeps_every_identifier_and_the_order_of_first_appearances(records):
    once = list(merged(records))
    kept = {text for each in once for text in (normal_doi(each.doi), each.eid, each.pmid, each.wos)}
    kept |= {normal_doi(text) for each in once for text in each.extra.values()}
    for record in records:
        assert {normal_doi(record.doi), record.eid, record.pmid, record.wos} <= {*kept, ""}
    firsts = [places[0] for places in grouped(records)]
    others = {place for places in grouped(records) for place in places[1:]}
    assert len(once) == len(records) - len(others)
    for place in set(range(len(records))) - others - {*firsts}:
        assert once[sum(each not in others for each in range(place))] == records[place]


@settings(max_examples=40)
@given(samples)
def test_merging_twice_changes_nothing_more(records):
    once = list(merged(records))
    assert list(merged(once)) == once


@pytest.fixture
def store():
    made = Cache.temporary()
    yield made
    made.close()


def written(store: Cache, *files: list[Record]) -> tuple[list[StoredFile], SegmentFacts]:
    name, _lock = store.new_segment()
    writer = SegmentWriter(store.segment(name))
    stored = []
    for number, records in enumerate(files):
        stored.append(
            StoredFile(b"%d" % number, "", "", (1, 2, 3), name, writer.count, len(records))
        )
        writer.add(records)
        writer.index(records)
        writer.finish_part()
    return stored, SegmentFacts(name, writer.finish(), tuple(writer.parts))


def test_on_disk_the_same_groups_are_found_over_parts_and_files(store, tmp_path):
    records = exported()
    (one, other), facts = written(store, records[100:], records[:100])
    # The second file first, and again under another name.
    files = [other, one, msgspec.structs.replace(other, path=b"2")]
    LibraryArrays(store, files, [facts]).write(tmp_path, frozenset())
    expected = first_of_groups([*records, *records[:100]])
    assert read_arrays(tmp_path, [DUPLICATE])[DUPLICATE].tolist() == expected.tolist()
    assert (expected[:100] >= 0).all()


def test_a_record_that_cannot_be_read_is_told_as_damage_of_its_segment(store, tmp_path):
    files, facts = written(store, exported())
    database = store.segment(facts.name) / "records.sqlite"
    database.write_bytes(b"\0" * facts.size)
    with pytest.raises(DamagedSegmentError):
        LibraryArrays(store, files, [facts]).write(tmp_path, frozenset())


def ris(title: str, *lines: str) -> str:
    shared = ["TY  - JOUR", f"TI  - {title}", "AU  - Brook, Anna", "PY  - 2019"]
    return "\n".join([*shared, *lines, "ER  - ", ""])


def test_an_opened_library_finds_the_other_records_of_a_work(directory):
    title = "Grain stored through a long winter"
    (directory / "a.ris").write_text(ris(title, "DO  - 10.5555/1") + ris("Mice in a mill at night"))
    (directory / "b.ris").write_text(ris(title.upper(), "VL  - 3", "DO  - 10.5555/1"))
    with opened(".") as session:
        while_reading = session.until_read().library.search("is:duplicate")
        assert while_reading is not None
        assert sorted(while_reading.ids) == [0, 2]
        library = session.until_built().library
        assert list(library.duplicates(0)) == [2]
        assert list(library.duplicates(1)) == []
        results = library.search("is:duplicate")
        assert results is not None
        assert sorted(results.ids) == [0, 2]
    with opened(".") as session:
        assert list(session.library.duplicates(2)) == [0]


def test_merged_records_name_their_parts():
    one = grain(source=Source("a.ris", 3))
    (merged_one,) = merged([one, grain(source=Source("b.bib", 9))])
    assert merged_one.extra["Merged from"] == "a.ris:3; b.bib:9"


def test_opening_a_library_compares_nothing():
    code = (
        "import sys, seedbrowse.library.local_opening, seedbrowse.library.in_memory\n"
        "print([name for name in sys.modules if 'duplicate_' in name or name == 'numpy'])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout == "[]\n"
