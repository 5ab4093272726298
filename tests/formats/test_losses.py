"""What is lost when records are written in a format that has no place for it."""

from seedbrowse.formats.losses import Losses
from seedbrowse.formats.writers import WRITERS, columns_of, fields_lost
from seedbrowse.records import Issued, Name, Record

RECORDS = [
    Record(title="One", abstract="Text.", funding=("Council",)),
    Record(title="Two", abstract="More.", extra={"CODEN": "X"}, issued=Issued(2020)),
    Record(title="Three", authors=(Name(literal="Somebody"),)),
]


def counted(lost: frozenset[str]) -> Losses:
    losses = Losses(lost)
    assert [*losses.counted(RECORDS)] == RECORDS
    return losses


def test_fields_are_told_with_how_many_records_have_them_the_most_frequent_first():
    losses = counted(frozenset({"funding", "abstract", "extra", "isbn"}))
    told = losses.told()
    assert told.startswith("abstract (2), ")
    assert {"funding (1)", "other labelled fields (1)"} < set(told.split(", "))
    assert "isbn" not in told
    assert losses.records == 3


def test_what_no_person_knows_by_its_name_is_told_in_words():
    losses = Losses(frozenset({"author_keywords_inferred"}))
    guessed = Record(author_keywords=("city",), author_keywords_inferred=True)
    assert [*losses.counted([guessed])] == [guessed]
    assert losses.told() == "the note that keywords were inferred (1)"


def test_nothing_is_told_where_nothing_is_lost():
    losses = counted(frozenset({"isbn"}))
    assert not losses
    assert losses.told() == ""


def test_columns_that_are_not_written_are_lost_too():
    assert "abstract" not in fields_lost("csv")
    assert "abstract" in fields_lost("csv", ["title", "DOI"])
    assert not {"title", "doi"} & fields_lost("csv", ["title", "DOI"])
    assert "volume" not in fields_lost("markdown", ["Source"])
    assert "volume" in fields_lost("markdown", ["Key"])


def test_only_tables_have_columns():
    assert {name for name in WRITERS if columns_of(name)} == {"csv", "markdown"}
    assert columns_of("markdown") == ("Key", "Authors", "Year", "Title", "Source", "Link")
