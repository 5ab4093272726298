"""One segment: what is read from it, and what is not there to be read."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from seedbrowse.library.cache import Cache
from seedbrowse.library.library import DamagedError
from seedbrowse.library.segment import SegmentReader, SegmentWriter
from seedbrowse.library.segments import OpenSegments
from seedbrowse.records import Record

TITLES = ["Tides", "Grain", "Sand"]

Read = Callable[[SegmentReader], object]

READS: list[Read] = [
    lambda reader: reader.record(1, "a.txt"),
    lambda reader: reader.searched([2, 1, 0]),
]

CHANGES = [
    "DELETE FROM record WHERE number = 1",
    "UPDATE record SET blob = 'text' WHERE number = 1",
    "UPDATE record SET blob = CAST(x'ff' AS TEXT) WHERE number = 1",
    "UPDATE record SET blob = 7 WHERE number = 1",
    "UPDATE record SET blob = x'' WHERE number = 1",
    "DROP TABLE record",
]


@pytest.fixture
def cache() -> Cache:
    return Cache.shared()


@pytest.fixture
def segment(cache: Cache) -> str:
    """The name of a finished segment with three records."""
    name, lock = cache.new_segment()
    writer = SegmentWriter(cache.segment(name))
    writer.add([Record(title=title) for title in TITLES])
    writer.finish()
    lock.release()
    return name


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "records.sqlite")) as database:
        database.execute(statement)
        database.commit()


def test_records_are_read_one_by_one_and_several_at_once(cache: Cache, segment: str):
    reader = SegmentReader(cache.segment(segment))
    assert reader.record(1, "a.txt").title == "Grain"
    found = dict(reader.searched([2, 0]))
    assert {number: record.title for number, record in found.items()} == {0: "Tides", 2: "Sand"}
    assert reader.searched([]) == []
    reader.close()


@pytest.mark.parametrize("read", READS)
@pytest.mark.parametrize("statement", CHANGES)
def test_a_record_that_is_missing_or_none_is_damage_however_it_is_read(
    cache: Cache, segment: str, statement: str, read: Read
):
    change(cache.segment(segment), statement)
    reader = SegmentReader(cache.segment(segment))
    with pytest.raises(DamagedError):
        read(reader)
    reader.close()


def test_damage_is_told_with_the_name_of_the_segment_however_it_is_read(cache: Cache, segment: str):
    change(cache.segment(segment), CHANGES[0])
    told: list[str] = []
    segments = OpenSegments(cache, told.append)
    with pytest.raises(DamagedError):
        segments.record(segment, 1, "a.txt")
    with pytest.raises(DamagedError):
        segments.searched(segment, [0, 1])
    assert told == [segment, segment]
    segments.close()


def test_nothing_is_told_of_what_was_given_back(cache: Cache, segment: str):
    told: list[str] = []
    segments = OpenSegments(cache, told.append)
    segments.close()
    (cache.segment(segment) / "lock").unlink()
    with pytest.raises(DamagedError):
        segments.searched(segment, [0])
    assert told == []
