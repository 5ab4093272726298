"""BibTeX and BibLaTeX as they are written, and that what is written is read back equal."""

import io
import re
import string
from types import ModuleType
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.keys import CiteKeys
from seedbrowse.formats.bibtex import biblatex_writer
from seedbrowse.formats.bibtex import writer as bibtex_writer
from seedbrowse.formats.bibtex.names import read_names
from seedbrowse.formats.scopus.labels import present
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.values.pages import page_range
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.text import clean
from tests.formats.bibtex.reading_text import items

WRITERS = [bibtex_writer, biblatex_writer]


def written(writer: ModuleType, *records: Record) -> str:
    out = io.StringIO()
    writer.write(records, out, CiteKeys())
    return out.getvalue()


def read_back(writer: ModuleType, *records: Record) -> list[Record]:
    """What is read of what was written, without its place and its key."""
    found = items(written(writer, *records))
    assert all(isinstance(item, Record) for item in found)
    return [
        msgspec.structs.replace(item, source=Source(), key="")
        for item in found
        if isinstance(item, Record)
    ]


def is_settled(text: str) -> bool:
    """Whether reading changes nothing of a text: markup in it is gone, entities are decoded."""
    return clean(text) == text == plain(text) == present(text) and text != "NA"


# Whole Unicode, and often what LaTeX and BibTeX mind.
TEXT = (
    st.text(st.sampled_from("\\{}~^&%$#_-`'\"@,;=()<> aA1é") | st.characters(codec="utf-8"))
    .map(lambda text: clean(text))
    .filter(is_settled)
)
FULL_TEXT = TEXT.filter(bool)
ITEMS = st.lists(FULL_TEXT.filter(lambda text: text.strip(";")), max_size=3, unique=True).map(tuple)
PLAIN_WORD = st.text(string.ascii_letters, min_size=1, max_size=8)
TITLE_PART = st.one_of(
    FULL_TEXT,
    st.tuples(st.sampled_from(["i", "b", "sub", "sup"]), PLAIN_WORD).map(
        "<{0[0]}>{0[1]}</{0[0]}>".format
    ),
    PLAIN_WORD.map('<span class="nocase">{}</span>'.format),
    PLAIN_WORD.map('<span style="font-variant:small-caps;">{}</span>'.format),
)  # fmt: skip
TITLE = (
    st.lists(TITLE_PART, max_size=4)
    .map(lambda parts: clean(" ".join(parts)))
    .filter(lambda title: rich(title) == title == present(title))
)


def is_name(name: Name) -> bool:
    """Whether a made-up name could be somebody's: words of letters before the family name."""
    particle = name.non_dropping_particle.split()
    return bool(name.family) and all(word.isalpha() and word != "and" for word in particle)


PERSON = st.builds(
    Name.from_parts, FULL_TEXT, FULL_TEXT, st.sampled_from(["", "Jr.", "III"])
).filter(is_name)
ORGANISATION = FULL_TEXT.map(lambda text: Name(literal=text))
NAMES = st.lists(PERSON | ORGANISATION, max_size=3).map(tuple)
DATE = st.builds(Issued, st.integers(1000, 2099)) | st.builds(
    Issued, st.integers(1000, 2099), st.integers(1, 12), st.integers(0, 28)
)
ABSTRACT = TEXT.filter(lambda text: divide_copyright(text) == (text, ""))
TYPES = sorted({*bibtex_writer._DIALECT.types, *biblatex_writer._DIALECT.types, "document", "map"})
CSL = st.fixed_dictionaries(
    {},
    optional={
        "edition": FULL_TEXT,
        "note": FULL_TEXT,
        "genre": FULL_TEXT.filter(
            lambda text: text.casefold() not in ("thesis", "report", "patent")
        ),
        "collection-number": FULL_TEXT,
        "event-place": FULL_TEXT,
        "archive": FULL_TEXT,
        "accessed": st.just({"date-parts": [[2020, 1, 31]]}),
        "original-date": st.just({"date-parts": [[1999]]}),
        "translator": st.just([{"family": "Well", "given": "E.", "non-dropping-particle": "van"}]),
    },
)
NUMBERED = st.integers(1, 10**8 - 1).map(str)


def _can_stand(label: str, text: str) -> bool:
    """Whether a verbatim field can hold a text: its braces must match."""
    return label != "groups" or not set(text) & set("{}\\")


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(TYPES),
    "title": TITLE,
    "authors": NAMES,
    "editors": NAMES,
    "issued": st.none() | DATE,
    "container_title": TEXT,
    "container_title_short": TEXT,
    "collection_title": TEXT,
    "volume": TEXT,
    "issue": TEXT,
    "page": st.from_regex(r"[A-Z]?[0-9]{1,4}(-[A-Z]?[0-9]{1,4})?|", fullmatch=True).filter(
        lambda page: page_range(page) == page
    ),
    "number": TEXT,
    "doi": st.from_regex(r"(10\.[0-9]{4}/[a-z0-9.;_#-]{1,20}[a-z])?", fullmatch=True),
    "url": st.from_regex(r"(https://lakes\.example/[~a-z0-9_%&#$-]{0,20})?", fullmatch=True),
    "eid": TEXT,
    "pmid": st.just("") | NUMBERED,
    "pmcid": st.just("") | NUMBERED.map("PMC{}".format),
    "arxiv": st.sampled_from(["", "2104.12255v1", "astro-ph/0601001"]),
    "wos": TEXT,
    "issn": st.sampled_from([(), ("1234-5678",), ("1234-5678", "2234-567X")]),
    "isbn": st.sampled_from([(), ("978-1-00-000000-1",), ("978-1-00-000000-1", "1000000001")]),
    "publisher": TEXT,
    "publisher_place": TEXT,
    "event": TEXT,
    "abstract": ABSTRACT,
    "author_keywords": ITEMS,
    "index_keywords": ITEMS,
    "affiliations": ITEMS,
    "correspondence": TEXT,
    "funding": ITEMS,
    "references": ITEMS,
    "language": TEXT,
    "document_type": TEXT,
    "publication_stage": TEXT,
    "open_access": st.sampled_from([None, True, False]),
    "open_access_status": TEXT.filter(lambda text: text not in ("yes", "no")),
    "cited_by": st.none() | st.integers(0, 10**6),
    "copyright": TEXT,
    "csl": CSL,
    "extra": st.dictionaries(
        st.sampled_from(["C7", "groups", "mendeley-tags", "ZZ"]), FULL_TEXT
    ).map(lambda extra: {label: text for label, text in extra.items() if _can_stand(label, text)}),
}
# A few fields at a time: more of them say nothing more, and take long to make up.
RECORDS = st.lists(
    st.sampled_from(sorted(FIELDS)).flatmap(lambda name: st.tuples(st.just(name), FIELDS[name])),
    max_size=8,
    unique_by=lambda field: field[0],
).map(lambda fields: Record(**dict(fields)))


@pytest.mark.parametrize("writer", WRITERS)
@given(record=RECORDS)
def test_what_is_written_is_read_back_equal(writer: ModuleType, record: Record) -> None:
    assert read_back(writer, record) == [record]


@given(st.lists(PERSON | ORGANISATION, min_size=1, max_size=4))
def test_names_are_read_back_equal(names: list[Name]) -> None:
    text = written(bibtex_writer, Record(authors=tuple(names)))
    found = re.search(r"author = \{(.*)\},\n", text)
    assert found
    assert read_names(found[1]) == (names, False)


@pytest.mark.parametrize("writer", WRITERS)
@given(records=st.lists(RECORDS, max_size=2))
def test_no_value_ends_its_entry(writer: ModuleType, records: list[Record]) -> None:
    text = written(writer, *records)
    assert len(items(text)) == len(records)
    for line in text.split("\n"):
        # BibTeX counts every brace, escaped or not.
        if line.startswith("  "):
            assert line.count("{") == line.count("}")


LAKE = Record(
    type="article-journal",
    title='Brooks of <i>Natrix</i> & the <span class="nocase">NASA</span>',
    authors=(
        Name(family="Lake", given="Anna", non_dropping_particle="van der", suffix="Jr."),
        Name(literal="Brook and Sons"),
    ),
    issued=Issued(2019, 3, 5),
    container_title="Journal of Lakes",
    volume="12",
    issue="3",
    page="171-197",
    number="e12",
    doi="10.5555/lakes_1",
    author_keywords=("brooks", "lakes"),
    extra={"and others": "author", "Funding text 1": "thanks", "crossref": "p"},
)


def test_an_article_in_bibtex() -> None:
    assert (
        written(bibtex_writer, LAKE)
        == r"""@article{vanderlakeBrooksNatrixNASA2019,
  author = {van der Lake, Jr., Anna and {Brook and Sons} and others},
  title = {Brooks of \textit{Natrix} \& the {{NASA}}},
  journal = {Journal of Lakes},
  volume = {12},
  number = {3},
  eid = {e12},
  pages = {171--197},
  year = {2019},
  month = mar,
  day = {5},
  doi = {10.5555/lakes_1},
  keywords = {brooks; lakes},
}
"""
    )


def test_an_article_in_biblatex() -> None:
    text = written(biblatex_writer, LAKE)
    assert "  journaltitle = {Journal of Lakes},\n" in text
    assert "  date = {2019-03-05},\n" in text
    assert "year" not in text


@pytest.mark.parametrize("writer", WRITERS)
def test_a_doi_with_angles_stays_as_others_know_it(writer: ModuleType) -> None:
    record = Record(doi="10.5555/(SICI)2999-0001(199606)26:6<425::AID-LAKE11>3.0.CO;2-A")
    assert f"doi = {{{record.doi}}}" in written(writer, record)
    assert read_back(writer, record) == [record]


@pytest.mark.parametrize(
    ("genre", "bibtex"),
    [("Master's thesis", "@mastersthesis"), ("PhD thesis", "@phdthesis"), ("", "@phdthesis")],
)
def test_theses_are_written_by_their_genre(genre: str, bibtex: str) -> None:
    record = Record(
        type="thesis", publisher="Lake University", csl={"genre": genre} if genre else {}
    )
    assert written(bibtex_writer, record).startswith(bibtex)
    assert "school = {Lake University}" in written(bibtex_writer, record)
    assert written(biblatex_writer, record).startswith("@thesis")


def test_records_are_parted_by_a_blank_line_and_have_different_keys() -> None:
    text = written(bibtex_writer, LAKE, LAKE)
    assert re.findall(r"@article\{(.*),", text) == [
        "vanderlakeBrooksNatrixNASA2019",
        "vanderlakeBrooksNatrixNASA2019a",
    ]
    assert "}\n\n@" in text


def test_a_note_like_scopus_own_is_not_taken_for_one() -> None:
    record = Record(csl={"note": "Cited by: 3", "source": "Scopus"}, title="a {b} $c")
    assert read_back(bibtex_writer, record) == [record]


@pytest.mark.parametrize(
    ("year", "written_date"), [("2014", "2014-10-02"), ("20145", ""), ("c. 2014", "")]
)
def test_a_year_of_access_may_be_a_text(year: str, written_date: str) -> None:
    record = Record(title="x", csl={"accessed": {"date-parts": [[year, 10, 2]]}})
    found = re.search("urldate = {(.*)}", written(bibtex_writer, record))
    assert (found[1] if found else "") == written_date
