"""Phrases and regular expressions, looked up in the records."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.records import Name, Record
from seedbrowse.search import wordings
from seedbrowse.search.query import Phrase, Regex, Span
from seedbrowse.search.wordings import GivenUpError, Wordings, phrase_fits, regex_fits

SPAN = Span(0, 1)
RECORD = Record(
    title="Labour <i>migration</i> and TGF-β1 in Köln",
    abstract="After COVID-19, labor   migration rose. 移民政策研究 was read by О. Полетаев.",
    authors=(Name(family="de Carvalho", given="Ana"),),
)


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("labor migration", True),
        ("LABOUR MIGRATION", True),
        ("labor migrations", False),
        ("abor migration", False),
        ("covid 19", True),
        ("COVID-19 labor", True),
        ("移民政策", True),
        ("民政", True),
        ("政民", False),
        ("in koln", True),
        ("o poletaev", True),
        ("tgf beta1", True),
        ("de carvalho ana", True),
        ("koln after", False),
    ],
)
def test_a_phrase_stands_in_one_field_word_after_word(text, is_there):
    assert phrase_fits(Phrase(text, SPAN), fields=255)(RECORD) is is_there


@pytest.mark.parametrize("text", ["one two", "migration labor", "nature science", "ana lee", "x y"])
def test_a_phrase_does_not_go_on_from_one_value_to_the_next(text):
    record = Record(
        author_keywords=("one", "two"),
        index_keywords=("migration", "labor"),
        container_title="Nature",
        collection_title="Science",
        authors=(Name(family="de Carvalho", given="Ana"), Name(family="Lee", given="Bo")),
        affiliations=("x", "y"),
    )
    assert not phrase_fits(Phrase(text, SPAN), fields=255)(record)
    for word in text.split():
        assert phrase_fits(Phrase(word, SPAN), fields=255)(record)


def test_a_phrase_without_words_is_everywhere():
    assert phrase_fits(Phrase("\udcff", SPAN), fields=255)(RECORD)


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_can_be_a_phrase(text):
    assert isinstance(phrase_fits(Phrase(text, SPAN), fields=255)(RECORD), bool)


def test_the_last_word_of_an_unfinished_phrase_may_go_on():
    assert phrase_fits(Phrase("labor migr", SPAN, is_closed=False), fields=255)(RECORD)
    assert not phrase_fits(Phrase("labor migr", SPAN), fields=255)(RECORD)


def library(size: int) -> InMemoryLibrary:
    return InMemoryLibrary([Record(title=f"grain of number {n}", abstract="a" * 60 + "!")
                            for n in range(size)])  # fmt: skip


def test_a_regular_expression_that_takes_too_long_is_left_out_and_told():
    results = library(2_000).search("grain /(a|aa)+$/")
    assert len(results.ids) == 2_000
    (hint,) = results.hints
    assert "too long" in hint.message


def test_a_regular_expression_finds_what_it_fits_whatever_the_case():
    assert list(library(300).search("/NUMBER 2\\d\\d$/").ids) == list(range(200, 300))


EVERY = np.arange(1_000)
REGEX = Regex(SPAN, "migr")


def wordings_of(size: int) -> Wordings:
    return Wordings(lambda numbers: ((number, RECORD) for number in numbers), size)


def give_up(record):
    raise TimeoutError


def test_what_one_search_gives_up_another_still_knows():
    own = wordings_of(len(EVERY))
    seen = 0

    def fits(record):
        nonlocal seen
        seen += 1
        if seen == 900:
            with pytest.raises(GivenUpError, match="takes too long"):
                own.among(EVERY, REGEX, give_up, Wordings.deadline(), lambda: None)
        return True

    looked_up = own.among(EVERY, REGEX, fits, Wordings.deadline(), lambda: None)
    assert looked_up.found.tolist() == EVERY.tolist()
    assert looked_up.unknown.tolist() == []
    assert looked_up.hint is None


def test_what_is_given_up_says_where_it_stands_in_the_query():
    with pytest.raises(GivenUpError) as raised:
        wordings_of(1).among(EVERY[:1], REGEX, give_up, Wordings.deadline(), lambda: None)
    assert raised.value.hint.span == SPAN


def test_what_was_not_looked_at_in_time_is_unknown():
    own = wordings_of(len(EVERY))
    known = own.among(EVERY[:10], REGEX, lambda _: True, Wordings.deadline(), lambda: None)
    late = own.among(EVERY[5:20], REGEX, lambda _: True, -1.0, lambda: None)
    assert known.found.tolist() == EVERY[:10].tolist()
    assert late.found.tolist() == [*range(5, 10)]
    assert late.unknown.tolist() == [*range(10, 20)]
    assert late.hint is not None
    assert late.hint.message.startswith("only 0 of 10 records were looked at")


def test_waiting_for_other_programs_does_not_count_as_slow(monkeypatch):
    # Ten seconds go by on the clock between any two looks, none of which this thread works.
    clock = itertools.count(0.0, 10.0)
    monkeypatch.setattr(wordings, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(wordings, "thread_time", lambda: 0.0)
    fits = regex_fits("migr.*in")
    assert all(fits(RECORD) for _ in range(1_000))


class Interrupted:
    """A search whose time runs out as often as told, since others have the processor."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.timeouts: list[float] = []

    def __call__(self, text: str, *, timeout: float, concurrent: bool) -> str | None:
        self.timeouts.append(timeout)
        if len(self.timeouts) <= self.times:
            raise TimeoutError
        return text


def test_a_text_is_tried_once_more_when_the_thread_did_not_work_for_all_the_time():
    search = Interrupted(times=1)
    assert wordings._is_found(search, "text")
    first, second = search.timeouts
    assert second == 4 * first
    search = Interrupted(times=2)
    with pytest.raises(TimeoutError):
        wordings._is_found(search, "text")


def test_a_text_is_not_tried_again_when_the_thread_worked_for_all_the_time(monkeypatch):
    clock = itertools.count(0.0, wordings._PATIENCE_FOR_ONE)
    monkeypatch.setattr(wordings, "thread_time", lambda: next(clock))
    search = Interrupted(times=1)
    with pytest.raises(TimeoutError):
        wordings._is_found(search, "text")
    assert len(search.timeouts) == 1


def test_looking_up_ends_when_its_time_is_over_and_says_how_far_it_came(monkeypatch):
    monkeypatch.setattr(wordings, "_PATIENCE", -1.0)
    results = library(10).search('"of number"')
    (hint,) = results.hints
    assert hint.message.startswith("only 0 of 10 records were looked at")
    assert list(results.ids) == []


def test_what_was_looked_up_once_is_not_looked_up_again(monkeypatch):
    own = library(10)
    first = own.search('"of number" 7')
    monkeypatch.setattr(wordings, "_PATIENCE", -1.0)
    again = own.search('grain "of number" 7')
    assert list(first.ids) == list(again.ids) == [7]
    assert not again.hints
