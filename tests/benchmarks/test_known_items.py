import random
from collections import Counter

import pytest
from benchmarks.invented import invented_records
from benchmarks.known_items import Heading, Kind, KnownItem, known_items
from benchmarks.plain_words import plain_words
from benchmarks.typing_errors import transliterated, unfinished, with_typo
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records import Issued, Name, Record

PER_KIND = 8


@pytest.fixture(scope="module")
def headings() -> list[Heading]:
    return [Heading.of(record, number) for number, record in enumerate(invented_records(1_500))]


@pytest.fixture(scope="module")
def items(headings: list[Heading]) -> list[KnownItem]:
    return known_items(headings, per_kind=PER_KIND)


def test_the_same_seed_gives_the_same_queries(
    headings: list[Heading], items: list[KnownItem]
) -> None:
    assert known_items(headings, per_kind=PER_KIND) == items
    assert known_items(headings, 12, per_kind=PER_KIND) != items


def test_queries_of_every_kind_are_made(items: list[KnownItem]) -> None:
    assert Counter(item.kind for item in items) == {kind.value: PER_KIND for kind in Kind}


def test_exact_words_stand_in_the_title(headings: list[Heading], items: list[KnownItem]) -> None:
    for item in items:
        if item.kind == Kind.EXACT:
            assert set(item.query.split()) <= set(headings[item.id].title)


def test_records_that_fit_as_well_are_counted() -> None:
    twins = [
        Heading.of(
            Record(
                title="Remembering vessels",
                authors=(Name(family="Poletaev", given="D.V."),),
                issued=Issued(year),
            ),
            number,
        )
        for number, year in enumerate((2018, 2019, 2019))
    ]
    fitting = {
        (item.kind, twins[item.id].year): item.fitting for item in known_items(twins, per_kind=9)
    }
    assert fitting[Kind.AUTHOR_YEAR, "2018"] == 1
    assert fitting[Kind.AUTHOR_YEAR, "2019"] == 2


def test_no_record_gives_no_query() -> None:
    assert known_items([]) == []


def test_lost_diacritics_are_those_of_the_name() -> None:
    record = Record(
        title="Remembering wooden vessels",
        authors=(Name(family="Łęcki", given="J."),),
        issued=Issued(2019),
    )
    others = [Heading.of(Record(title="Rivers"), number) for number in range(1, 5)]
    items = known_items([Heading.of(record, 0), *others], per_kind=1)
    (item,) = [item for item in items if item.kind == Kind.DIACRITICS]
    assert item.query.split()[0] == "lecki"


@given(st.text("abcdefgh", min_size=2, max_size=12), st.integers())
def test_an_error_changes_the_length_by_one_at_most(word: str, seed: int) -> None:
    assert abs(len(with_typo(word, random.Random(seed))) - len(word)) <= 1


@given(st.text("abcdefgh", min_size=3, max_size=12), st.integers())
def test_an_unfinished_word_is_a_beginning(word: str, seed: int) -> None:
    beginning = unfinished(word, random.Random(seed))
    assert word.startswith(beginning)
    assert len(beginning) >= 3


@pytest.mark.parametrize(
    ("word", "latin"),
    [("Полетаев", "poletaev"), ("Щукин", "shchukin"), ("Горбачёв", "gorbachev"), ("Poletaev", "")],
)
def test_cyrillic_is_spelt_as_in_english(word: str, latin: str) -> None:
    assert transliterated(*plain_words(word)) == latin
