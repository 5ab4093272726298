"""EndNote's XML to records."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.endnote.xml import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lost_words, mutilated
from tests.formats.tables.reading_tables import items, problems, records


def _styled(text: str) -> str:
    return f'<style face="normal" font="default" size="100%">{text}</style>'


ARTICLE = f"""\
<record><database name="Lakes.enl" path="Lakes.enl">Lakes.enl</database>
<source-app name="EndNote" version="20.1">EndNote</source-app><rec-number>7</rec-number>
<foreign-keys><key app="EN" db-id="abc">7</key></foreign-keys>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>{_styled("Ås, Ida, Jr.")}</author>
<author>{_styled("Lake Tides Collaboration,")}</author></authors>
<secondary-authors><author>{_styled("Well, Petra")}</author></secondary-authors></contributors>
<auth-address>{_styled("Institute of Lakes, Oslo&#xD;Shore University, Porto")}</auth-address>
<titles><title>{_styled("Mixing of ")}<style face="italic">Daphnia</style>{_styled(" in CO")}\
<style face="subscript">2</style></title>
<secondary-title>{_styled("Lake Letters")}</secondary-title>
<alt-title>{_styled("Lake Lett.")}</alt-title>
<short-title>{_styled("Mixing")}</short-title></titles>
<periodical><full-title>{_styled("Lake Letters")}</full-title></periodical>
<pages>{_styled("184-187")}</pages><volume>{_styled("1")}</volume><number>{_styled("2")}</number>
<edition>{_styled("2020/03/05")}</edition>
<keywords><keyword>{_styled("lakes")}</keyword><keyword>{_styled("tides&#xD;ice")}</keyword></keywords>
<dates><year>{_styled("2020")}</year><pub-dates><date>{_styled("Mar 5")}</date></pub-dates></dates>
<isbn>{_styled("2999-0001 (Print)&#xD;2999-0002")}</isbn>
<accession-num>{_styled("WOS:000999000001")}</accession-num>
<electronic-resource-num>{_styled("https://doi.org/10.5555/lake.1")}</electronic-resource-num>
<abstract>{_styled("Lakes mix.&#xD;We saw it. (C) 2020 Lakeside Press")}</abstract>
<notes>{_styled("read it")}</notes><research-notes>{_styled("again")}</research-notes>
<label>{_styled("as2020")}</label><custom2>{_styled("PMC9900001")}</custom2>
<urls><related-urls><url>{_styled("https://lake.example/?a=1&amp;b=2")}</url>
<url>{_styled("&lt;Go to ISI&gt;://000999000001")}</url></related-urls>
<pdf-urls><url>internal-pdf://1234/a lake.pdf</url></pdf-urls></urls>
<language>{_styled("English")}</language></record>
"""
CHAPTER = """\
<record><ref-type name="Book Section">5</ref-type>
<contributors><authors><author>Kelp, Kai</author></authors>
<secondary-authors><author>Tide, Ada</author></secondary-authors></contributors>
<titles><title>On salt</title><secondary-title>Book of salt</secondary-title>
<tertiary-title>Series of salt</tertiary-title></titles>
<dates><year>2001</year></dates><pub-location>Oslo</pub-location><publisher>Press</publisher>
<isbn>0-943396-04-2</isbn></record>
"""
XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<xml><records>
{ARTICLE}{CHAPTER}</records></xml>
"""


def article(*changes: tuple[str, str]) -> Record:
    """The first record of the sample, with texts replaced."""
    text = XML
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return records(read, text)[0]


def test_an_article_is_read_with_all_its_fields() -> None:
    found = article()
    assert (found.type, found.document_type) == ("article-journal", "Journal Article")
    assert found.title == "Mixing of <i>Daphnia</i> in CO<sub>2</sub>"
    assert found.authors == (
        Name(family="Ås", given="Ida", suffix="Jr."),
        Name(literal="Lake Tides Collaboration"),
    )
    assert found.editors == (Name(family="Well", given="Petra"),)
    assert found.affiliations == ("Institute of Lakes, Oslo", "Shore University, Porto")
    assert found.issued == Issued(2020, 3, 5)
    assert (found.container_title, found.container_title_short) == ("Lake Letters", "Lake Lett.")
    assert (found.volume, found.issue, found.page) == ("1", "2", "184-187")
    assert (found.doi, found.wos, found.pmcid) == (
        "10.5555/lake.1", "WOS:000999000001", "PMC9900001",
    )  # fmt: skip
    assert found.issn == ("2999-0001", "2999-0002")
    assert found.author_keywords == ("lakes", "tides", "ice")
    assert found.abstract == "Lakes mix. We saw it."
    assert found.copyright == "(C) 2020 Lakeside Press"
    assert found.url == "https://lake.example/?a=1&b=2"
    assert (found.key, found.language) == ("as2020", "English")
    assert found.csl == {"edition": "2020/03/05", "note": "read it", "title-short": "Mixing"}
    assert found.extra["research-notes"] == "again"
    assert found.extra["pdf-urls.url"] == "internal-pdf://1234/a lake.pdf"
    assert found.extra["related-urls.url"] == "<Go to ISI>://000999000001"


def test_a_chapter_stands_in_a_book_of_a_series() -> None:
    chapter = records(read, XML)[1]
    assert (chapter.type, chapter.container_title, chapter.collection_title) == (
        "chapter", "Book of salt", "Series of salt",
    )  # fmt: skip
    assert chapter.editors == (Name(family="Tide", given="Ada"),)
    assert (chapter.publisher, chapter.publisher_place, chapter.isbn) == (
        "Press", "Oslo", ("0-943396-04-2",),
    )  # fmt: skip


def test_a_title_of_a_book_may_be_in_a_series() -> None:
    book = article(('"Journal Article">17', '"Book">6'))
    assert (book.type, book.container_title, book.collection_title) == ("book", "", "Lake Letters")
    assert book.csl["collection-editor"] == [{"family": "Well", "given": "Petra"}]


@pytest.mark.parametrize(
    ("date", "expected", "kept"),
    [
        ("Mar 5", Issued(2020, 3, 5), ""),
        ("March", Issued(2020, 3), ""),
        ("Winter", Issued(2020), "Winter"),
        ("2020 Mar 5", Issued(2020, 3, 5), ""),
    ],
)
def test_a_date_is_read_in_every_form(date: str, expected: Issued, kept: str) -> None:
    found = article(("Mar 5", date))
    assert (found.issued, found.extra.get("dates.date", "")) == (expected, kept)


@pytest.mark.parametrize(
    ("number", "field", "value"),
    [
        ("ISI:000200148800007", "wos", "WOS:000200148800007"),
        ("2-s2.0-850001", "eid", "2-s2.0-850001"),
        ("99000001", "pmid", "99000001"),
    ],
)
def test_the_form_of_a_number_tells_whose_it_is(number: str, field: str, value: str) -> None:
    assert getattr(article(("WOS:000999000001", number)), field) == value


def test_a_number_of_an_unknown_database_is_kept() -> None:
    assert article(("WOS:000999000001", "rayyan-1")).extra["accession-num"] == "rayyan-1"


def test_a_patent_has_its_number_among_the_serial_numbers() -> None:
    patent = article(
        ('"Journal Article">17', '"Patent">25'),
        ("2999-0001 (Print)&#xD;2999-0002", "WO2999LA1"),
        ("<number>", "<misc1>"),
        ("</number>", "</misc1>"),
    )
    assert (patent.type, patent.number, patent.isbn) == ("patent", "WO2999LA1", ())


def test_names_may_be_attributes_and_types_may_be_numbers() -> None:
    text = ARTICLE.replace(' name="Journal Article"', "").replace(
        f"<author>{_styled('Ås, Ida, Jr.')}</author>",
        '<author first-name="Ida" last-name="Ås"></author>',
    )
    (found,) = records(read, f"<xml><records>{text}</records></xml>")
    assert found.authors[0] == Name(family="Ås", given="Ida")
    assert found.type == "article-journal"


def test_a_file_may_be_one_line() -> None:
    one_line = XML.replace("\n", "")
    assert [found.title for found in records(read, one_line)] == [
        found.title for found in records(read, XML)
    ]
    assert problems(read, one_line) == []


def test_records_know_their_lines() -> None:
    lines = XML.split("\n")
    for found in records(read, XML):
        assert lines[found.source.first_line - 1].startswith("<record>")
        assert lines[found.source.last_line - 1].endswith("</record>")


def test_every_word_arrives() -> None:
    tags = re.compile(r"</?\w[^<>]*>|<\?.*\?>|\(Print\)|https://doi\.org|&lt;|&gt;|&amp;|&#xD;")
    first, second = records(read, XML)
    otherwise = {"17", "Mar"}  # the type's number, and a month
    assert lost_words(XML, [first, second], lambda line: tags.sub(" ", line)) <= otherwise


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    items(read, data)


@given(mutilated(XML))
def test_no_mutilated_file_makes_the_reader_raise_or_lose_all(text: str) -> None:
    assert items(read, text) or "<record" not in text


@pytest.mark.parametrize("path", corpus_files("endnote_xml"), ids=lambda path: path.name)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
