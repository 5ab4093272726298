"""The texts by which records sort that a table shows in its columns."""

from seedbrowse.records import Record
from seedbrowse.records.column_keys import COLUMN_KEYS, natural_key


def test_numbers_sort_by_their_size_wherever_they_stand():
    volumes = ["10", "9", "10a", "e12", "E7", "9 (Suppl. 2)", "9 (Suppl. 10)"]
    assert sorted(volumes, key=natural_key) == [
        "9", "9 (Suppl. 2)", "9 (Suppl. 10)", "10", "10a", "E7", "e12",
    ]  # fmt: skip


def test_of_several_values_the_first_one_counts_most():
    key = COLUMN_KEYS["keywords"]
    several = [("soil", "water"), ("soil water",), ("Soil", "Air"), ("soil",)]
    ordered = sorted((Record(author_keywords=each) for each in several), key=key)
    assert [each.author_keywords for each in ordered] == [
        ("soil",), ("Soil", "Air"), ("soil", "water"), ("soil water",),
    ]  # fmt: skip


def test_keys_of_records_with_thousands_of_values_stay_short():
    many = tuple(f"Institute {number}, Porto, Portugal" for number in range(10_000))
    record = Record(author_keywords=many, index_keywords=many, funding=many, affiliations=many,
                    volume="1" * 10_000, doi="10.1/" + "x" * 10_000)  # fmt: skip
    for name in ("keywords", "index-keywords", "funding", "country", "volume", "doi"):
        assert 0 < len(COLUMN_KEYS[name](record)) <= 200
