from seedbrowse.library.columns import ColumnsBuilder, gathered_digests
from seedbrowse.records import Record
from seedbrowse.records.identity import digest


def columns_of(records):
    builder = ColumnsBuilder()
    for record in records:
        builder.add(record)
    return builder.build()


def test_a_library_without_a_part_has_only_gaps():
    assert gathered_digests([], 2).tolist() == [0, 0]


def test_digests_are_those_of_the_records():
    found = [Record(doi="10.1000/a"), Record(title="B"), Record(eid="2-s2.0-1")]
    digests = gathered_digests([(columns_of(found), None)], 3)
    assert digests.tolist() == [digest(each) for each in found]
