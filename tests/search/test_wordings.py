"""Phrases and regular expressions, looked up in the records."""

import pytest

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.records import Name, Record
from seedbrowse.search import wordings
from seedbrowse.search.query import Phrase, Span
from seedbrowse.search.wordings import phrase_fits

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


def test_the_last_word_of_an_unfinished_phrase_may_go_on():
    assert phrase_fits(Phrase("labor migr", SPAN, is_closed=False), fields=255)(RECORD)
    assert not phrase_fits(Phrase("labor migr", SPAN), fields=255)(RECORD)


def library(size: int) -> InMemoryLibrary:
    return InMemoryLibrary([Record(title=f"grain of number {n}", abstract="a" * 60 + "!")
                            for n in range(size)])  # fmt: skip


def test_a_regular_expression_that_takes_too_long_is_given_up_and_told():
    results = library(2_000).search("grain /(a|aa)+$/")
    assert list(results.ids) == []
    (hint,) = results.hints
    assert "too long" in hint.message


def test_a_regular_expression_finds_what_it_fits_whatever_the_case():
    assert list(library(300).search("/NUMBER 2\\d\\d$/").ids) == list(range(200, 300))


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
