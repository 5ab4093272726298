"""arXiv's feeds to records."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.web.arxiv import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, mutilated
from tests.formats.tables.reading_tables import items, problems, records

FEED = r"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/lakes</id>
  <title>arXiv Query: lakes</title>
  <entry>
    <id>http://arxiv.org/abs/9912.00001v12</id>
    <updated>2100-01-02T03:04:05Z</updated>
    <published>2099-12-31T23:59:59Z</published>
    <title>Mixing of H$_2$O in
  \"Oland's lakes</title>
    <summary>  We measured $\alpha$ &lt; 3
in caf\'es.
</summary>
    <author><name>Ida Ås</name><arxiv:affiliation>Institute of Lakes</arxiv:affiliation></author>
    <author><name>Lake Tides Collaboration</name></author>
    <arxiv:comment>3 pages,
  1 figure</arxiv:comment>
    <arxiv:journal_ref>Lake Lett. 1, 184 (2099)</arxiv:journal_ref>
    <arxiv:doi>10.5555/lake.1</arxiv:doi>
    <link href="http://arxiv.org/abs/9912.00001v12" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/9912.00001v12" rel="related"/>
    <arxiv:primary_category term="physics.ao-ph"/>
    <category term="physics.ao-ph"/>
    <category term="cs.RO"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/solv-int/0601001v2</id>
    <published>2006-01-01T00:00:00Z</published>
    <title>On old names</title>
    <author><name>A. Tide</name></author>
  </entry>
</feed>
"""
ERROR = """<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id><title>Error</title>
<summary>incorrect id format for abc</summary><author><name>arXiv api core</name></author>
</entry></feed>
"""
OAI = r"""<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record>
<header><identifier>oai:arXiv.org:9912.00001</identifier><setSpec>cs</setSpec></header>
<metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>9912.00001</id>
<created>2099-12-31</created><authors><author><keyname>Tide</keyname><forenames>Ad\'a</forenames>
<suffix>Jr</suffix><affiliation>Shore</affiliation></author></authors><title>On
  lakes</title><categories>cs.RO stat.ML</categories><journal-ref>Lake Lett. 1</journal-ref>
<doi>10.5555/lake.1</doi><abstract>  Lakes mix.
</abstract></arXiv></metadata></record></ListRecords></OAI-PMH>
"""


def entry() -> Record:
    return records(read, FEED)[0]


def test_an_entry_is_read_with_all_its_fields() -> None:
    found = entry()
    assert found.type == "article"
    assert found.title == "Mixing of H<sub>2</sub>O in Öland's lakes"
    assert found.abstract == "We measured α < 3 in cafés."
    assert found.authors == (
        Name(family="Ås", given="Ida", affiliations=(0,)),
        Name(literal="Lake Tides Collaboration"),
    )
    assert found.affiliations == ("Institute of Lakes",)
    assert found.issued == Issued(2099, 12, 31)
    assert (found.arxiv, found.doi) == ("9912.00001", "10.5555/lake.1")
    assert found.url == "http://arxiv.org/abs/9912.00001v12"
    assert found.container_title == "arXiv"
    assert found.index_keywords == ("physics.ao-ph", "cs.RO")
    assert found.extra == {
        "version": "v12",
        "updated": "2100-01-02T03:04:05Z",
        "comment": "3 pages, 1 figure",
        "journal_ref": "Lake Lett. 1, 184 (2099)",
        "link.pdf": "http://arxiv.org/pdf/9912.00001v12",
        "primary_category": "physics.ao-ph",
    }
    assert (found.source.first_line, found.source.last_line) == (5, 25)


def test_what_latex_leaves_of_a_formula_leaves_no_double_space() -> None:
    text = FEED.replace(r"$\alpha$ &lt; 3", r"13 $\mathrm{~TeV}$ and $\left( x \right)$ or $ $ so")
    abstract = records(read, text)[0].abstract
    assert abstract == " ".join(abstract.split())


def test_old_ids_keep_their_archive() -> None:
    assert records(read, FEED)[1].arxiv == "solv-int/0601001"
    assert records(read, FEED)[1].extra["version"] == "v2"


def test_what_a_feed_says_of_itself_is_metadata() -> None:
    found = [item.text for item in items(read, FEED) if isinstance(item, Metadata)]
    assert "title: arXiv Query: lakes" in found


def test_an_error_is_a_problem_and_no_record() -> None:
    assert records(read, ERROR) == []
    (problem,) = problems(read, ERROR)
    assert "“incorrect id format for abc”" in problem.message


def test_several_dois_are_kept() -> None:
    two = "10.5555/lake.1 10.5555/lake.2"
    found = records(read, FEED.replace("10.5555/lake.1", two))[0]
    assert (found.doi, found.extra["doi"]) == ("10.5555/lake.1", two)


def test_thousands_of_authors_are_all_read() -> None:
    authors = "".join(f"<author><name>Ida Ås{number}</name></author>" for number in range(3000))
    text = FEED.replace("<author><name>A. Tide</name></author>", authors)
    assert len(records(read, text)[1].authors) == 3000


def test_records_of_the_harvesting_interface_are_read() -> None:
    (found,) = records(read, OAI)
    assert (found.title, found.abstract) == ("On lakes", "Lakes mix.")
    assert found.authors == (Name(family="Tide", given="Adá", suffix="Jr", affiliations=(0,)),)
    assert (found.arxiv, found.issued) == ("9912.00001", Issued(2099, 12, 31))
    assert found.index_keywords == ("cs.RO", "stat.ML")
    assert found.extra["journal-ref"] == "Lake Lett. 1"


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    items(read, data)


@given(mutilated(FEED, OAI))
def test_no_mutilated_file_makes_the_reader_raise_or_lose_all(text: str) -> None:
    assert items(read, text) or not text.strip()


@pytest.mark.parametrize(
    "path", corpus_files("arxiv_atom", "arxiv_oai"), ids=lambda path: path.name
)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
