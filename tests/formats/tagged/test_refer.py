"""Refer, BibIX and EndNote's `.enw` to records."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.tagged.refer import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lines_without_place, lost_words, mutilated
from tests.formats.tables.reading_tables import items, problems, records

ENDNOTE = """\
%0 Journal Article
%T Mixing of <i>shallow</i> lakes
%A Rivière, Anna
%A Berg, Jan P.
%J Journal of Lakes
%V 36
%N 4
%P 577-583
%@ 2999-0001
%D 2020
%8 March 5, 2020
%R https://doi.org/10.5555/jol.2020.4
%X BACKGROUND: Lakes mix.
They froze.

RESULTS: They thawed.
%K ice
lakes
%F riviere2020
%I Shore Press
%+ Institute of Lakes, Oslo

%0 Book
%A Eddy, Mary
%E Series, Sam
%? Tolk, Tia
%T Usynlige innsjøer
%S Lakes of the world
%G Norsk
%G Dansk
%P 173 s.
%@ 8203107354
%C Oslo
%U https://urn.example/URN:1
%R URN:NBN:no-1
"""

CATALOGUES = """\
%T Trust on ice
%0 Journal Article
%A Guo, Wen
%B Lakes Quarterly
%D 2021
%8 September  1, 2021
%V 45
%N 3
%U https://lakes.example/1


%T Table of Contents
%B Lakes Quarterly
%D 2021
%V 45
%P i-ii


%T Corn
%A Newman, W. H.
%I Uniontown
%D 1891
%K Corn -- Yields
%K Corn -- Varieties
"""

ALL = (ENDNOTE, CATALOGUES)


def one(*lines: str) -> Record:
    (record,) = records(read, "\n".join(lines))
    return record


def test_an_article_is_read_with_all_its_fields() -> None:
    record, _ = records(read, ENDNOTE)
    assert record.type == "article-journal"
    assert record.title == "Mixing of <i>shallow</i> lakes"
    assert record.authors == (
        Name(family="Rivière", given="Anna"),
        Name(family="Berg", given="Jan P."),
    )
    assert (record.container_title, record.volume, record.issue, record.page) == (
        "Journal of Lakes",
        "36",
        "4",
        "577-583",
    )
    assert (record.issued, record.doi) == (Issued(2020, 3, 5), "10.5555/jol.2020.4")
    assert record.abstract == "BACKGROUND: Lakes mix. They froze. RESULTS: They thawed."
    assert record.author_keywords == ("ice", "lakes")
    assert (record.key, record.issn) == ("riviere2020", ("2999-0001",))
    assert record.affiliations == ("Institute of Lakes, Oslo",)
    assert (record.source.first_line, record.source.last_line) == (1, 21)


def test_a_book_has_a_series_a_translator_and_a_number_of_pages() -> None:
    _, book = records(read, ENDNOTE)
    assert (book.type, book.collection_title, book.page) == ("book", "Lakes of the world", "")
    assert book.csl == {
        "translator": [{"family": "Tolk", "given": "Tia"}],
        "number-of-pages": "173",
    }
    assert (book.language, book.isbn) == ("Norsk; Dansk", ("8203107354",))
    assert book.extra == {"%R": "URN:NBN:no-1"}


def test_records_of_catalogues_begin_with_the_title_and_may_lack_a_type() -> None:
    trust, contents, corn = records(read, CATALOGUES)
    assert problems(read, CATALOGUES) == []
    assert (trust.type, trust.container_title) == ("article-journal", "Lakes Quarterly")
    assert (contents.type, contents.page) == ("article-journal", "i-ii")
    assert (corn.type, corn.issued) == ("book", Issued(1891))


def test_a_blank_line_inside_a_record_does_not_divide_it() -> None:
    record = one("%0 Report", "%T Ice", "", "%X It melts.", "", "%K ice")
    assert (record.type, record.abstract, record.author_keywords) == (
        "report",
        "It melts.",
        ("ice",),
    )


def test_records_without_a_blank_line_between_begin_with_their_type() -> None:
    assert [each.title for each in records(read, "%0 Book\n%T A\n%0 Book\n%T B\n")] == ["A", "B"]


def test_a_type_and_a_tag_that_nobody_knows_are_kept() -> None:
    assert one("%0 Strange Thing", "%T x", "%| y").extra == {"%0": "Strange Thing", "%|": "y"}


@pytest.mark.parametrize("text", ALL, ids=["endnote", "catalogues"])
def test_every_word_arrives(text: str) -> None:
    said_otherwise = {"Journal", "Article", "Book", "March", "September", "https", "doi", "org"}
    lost = lost_words(text, records(read, text), lambda line: re.sub("^%.", "", line))
    assert not lost - said_otherwise


@given(mutilated(*ALL))
def test_no_line_of_a_mutilated_file_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@given(st.text() | st.text("%0TAXK \n"))
def test_no_line_of_any_text_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    items(read, data)


@pytest.mark.parametrize("path", corpus_files("enw"), ids=lambda path: path.name)
def test_real_files_have_as_many_records_as_they_should(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
