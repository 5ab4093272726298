"""PubMed's XML to records: the same ones as from PubMed's text."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.pubmed import nbib
from seedbrowse.formats.pubmed.xml import read
from seedbrowse.records import Issued, Name, Record, Source
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lost_words, mutilated
from tests.formats.pubmed.samples import NBIB, XML
from tests.formats.tables.reading_tables import items, problems, records

ONLY_IN_TEXT = {"SO", "OID"}
ONLY_IN_XML = {"PUBM", "Book author", "SectionTitle"}


def article(*changes: tuple[str, str]) -> Record:
    """The first record of the sample, with texts replaced."""
    text = XML
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return records(read, text)[0]


def _comparable(record: Record) -> Record:
    extra = {
        label: text
        for label, text in record.extra.items()
        if label not in ONLY_IN_TEXT | ONLY_IN_XML
    }
    return msgspec.structs.replace(record, extra=extra, source=Source(), references=())


def test_an_article_is_the_same_record_in_text_and_in_xml() -> None:
    from_text, from_xml = records(nbib.read, NBIB), records(read, XML)
    assert len(from_xml) == 2
    for one, other in zip(from_text, from_xml, strict=True):
        assert _comparable(one) == _comparable(other)


def test_records_know_their_lines() -> None:
    lines = XML.split("\n")
    first, second = records(read, XML)
    assert lines[first.source.first_line - 1] == "<PubmedArticle>"
    assert lines[first.source.last_line - 1] == "</PubmedArticle>"
    assert lines[second.source.first_line - 1] == "<PubmedBookArticle>"


def test_the_document_type_of_pubmed_is_no_problem() -> None:
    assert problems(read, XML) == []


def test_what_the_text_does_not_have_is_read_as_well() -> None:
    chapter = records(read, XML)[1]
    assert chapter.references == ("Salt. 2001;1(2):3. PMID: 99000003",)
    assert chapter.extra["Book author"] == "Tide, Ada"
    assert chapter.extra["SectionTitle"] == "On salt"
    assert chapter.authors == (Name(family="Kelp", given="Kai"),)


def test_markup_stays_in_titles_and_leaves_abstracts() -> None:
    record = article(
        ("[Mixing of shallow lakes in winter]", "CO<sub>2</sub> in <i>Daphnia</i> &amp; a &lt; b"),
        ("<i>twelve</i>", "10<sup>3</sup>"),
    )
    assert record.title == "CO<sub>2</sub> in <i>Daphnia</i> & a < b"
    assert record.abstract.endswith("We looked at 103 of them.")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("<Year>2020</Year><Month>08</Month><Day>04</Day>", Issued(2020, 8, 4)),
        ("<Year>2020</Year><Month>Aug</Month>", Issued(2020, 8)),
        ("<Year>2020</Year><Season>Winter</Season>", Issued(2020)),
        ("<MedlineDate>Spring-Summer 2020</MedlineDate>", Issued(2020)),
    ],
)
def test_a_date_is_read_in_every_form(date: str, expected: Issued) -> None:
    assert article(("<MedlineDate>2020 Mar-Apr</MedlineDate>", date)).issued == expected


def test_an_element_nobody_knows_is_kept_under_its_name() -> None:
    record = article(
        ("<CitationSubset>", "<Depth unit='m'>deep <b>12</b> m</Depth><CitationSubset>")
    )
    assert record.extra["Depth"] == "deep 12 m"


def test_records_before_and_after_damage_arrive_and_it_is_reported() -> None:
    damaged = XML.replace("<Volume>12</Volume>", "<Volume>12<Volume>", 1)
    first, second = records(read, damaged)
    assert (first.pmid, second.pmid) == ("99000001", "99000002")
    (problem,) = problems(read, damaged)
    assert problem.line == first.source.first_line
    assert "damaged" in problem.message


def test_a_file_that_ends_too_early_gives_what_there_is() -> None:
    found = records(read, XML[: XML.index("<Sections>")])
    assert [record.title for record in found] == [
        "Mixing of shallow lakes in winter",
        "Salt and sediment",
    ]
    (problem,) = problems(read, XML[: XML.index("<Sections>")])
    assert "ends" in problem.message


def test_entities_are_refused_and_nothing_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never to be seen")
    text = re.sub(
        r"<!DOCTYPE.*?>",
        f'<!DOCTYPE PubmedArticleSet [<!ENTITY x SYSTEM "{secret.as_uri()}">]>',
        XML,
    ).replace("lake mixing", "&x;", 1)
    found = items(read, text)
    assert "never to be seen" not in repr(found)
    assert any("entit" in problem.message for problem in problems(read, text))
    assert len(records(read, text)) == 2


@pytest.mark.parametrize("name", ["i", "math", "Article", "BookDocument", "Abstract", "Unknown"])
def test_any_number_of_elements_in_each_other_is_no_danger(name: str) -> None:
    deep = f"<{name}>" * 5000 + "lakes" + f"</{name}>" * 5000
    assert "lakes" in article(("[Mixing of shallow lakes in winter]", deep)).title
    assert "lakes" in repr(article(("<CitationSubset>", f"{deep}<CitationSubset>")).extra)


def test_every_word_arrives() -> None:
    tags = re.compile(
        r"<(?:Year|Month|Day|Hour|Minute)>.*|<(?:Initials|StartPage|EndPage)>\w+|<[^<>]*>|"
        r"^.*DOCTYPE.*|https://orcid\.org"
    )
    assert lost_words(XML, records(read, XML), lambda line: tags.sub(" ", line)) <= {"lt"}


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    items(read, data)


@given(mutilated(XML))
def test_no_mutilated_file_makes_the_reader_raise_or_lose_all(text: str) -> None:
    found = items(read, text)
    assert found or "PubmedArticle" not in text


@pytest.mark.parametrize("path", corpus_files("pubmed_xml"), ids=lambda path: path.name)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
