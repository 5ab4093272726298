"""RIS of many programs to records."""

import io
import re
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import encoding_of
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.ris.reader import read
from seedbrowse.formats.values.dates import month
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.text import clean
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lines_without_place, mutilated
from tests.formats.ris.samples import (
    ALL,
    COCHRANE,
    EBSCO,
    ENDNOTE,
    OVID,
    PROQUEST,
    SCOPUS_NEW,
    SCOPUS_OLD,
    WOS,
)
from tests.formats.tables.reading_tables import items, problems, records


def one(*lines: str, kind: str = "JOUR") -> Record:
    text = "\n".join((f"TY  - {kind}", *lines, "ER  - "))
    (record,) = records(read, text)
    return record


def test_a_conference_paper_of_scopus_is_read_with_all_its_fields() -> None:
    record, chapter = records(read, SCOPUS_NEW)
    assert record.type == "paper-conference"
    assert record.authors == (
        Name(family="Rivière", given="A."),
        Name(family="Berg", given="J.-P.", non_dropping_particle="van der"),
    )
    assert record.editors == (Name(family="Eddy", given="M."),)
    assert (record.container_title, record.event) == (
        "Lecture Notes in Limnology",
        "5th Symposium on Ice",
    )
    assert (record.volume, record.page, record.issued) == ("12345 LNL", "17-26", Issued(2021))
    assert (record.doi, record.eid) == ("10.5555/lnl.2021.17", "2-s2.0-85000000001")
    assert (record.issn, record.isbn) == (("2999-0001",), ("978-300000000-1",))
    assert record.copyright == "© 2021, The Authors."
    assert record.cited_by == 4
    assert record.correspondence == ("A. Rivière; Institute of Lakes, Oslo; email: a@lake.example")
    assert record.csl == {"event-place": "Porto", "source": "Scopus"}
    assert record.extra["CODEN"] == "LNLIM"
    assert (chapter.type, chapter.number, chapter.pmid) == ("chapter", "110806", "31421429")
    assert chapter.csl["original-title"] == "Über das Tauen"


def test_a_report_has_its_own_number_where_others_have_their_issn() -> None:
    assert one("SN  - TR-45", kind="RPRT").number == "TR-45"
    report = one("SN  - 1234-5679", kind="RPRT")
    assert (report.number, report.issn) == ("", ("1234-5679",))
    article = one("SN  - TR-45")
    assert (article.number, article.extra["SN"]) == ("", "TR-45")


def test_notes_of_old_scopus_are_fields_and_references() -> None:
    (record,) = records(read, SCOPUS_OLD)
    assert record.cited_by == 1642
    assert record.publication_stage == "Article in Press"
    assert record.funding == ("Ice Fund, IF", "We thank the fund.")
    assert record.references == (
        "Adams, B., Ice (2001) J. Ice, 1 (2), pp. 3-4",
        "Brook, C., Water (2002) J. Water, 7, p. 9",
        "TY or not: a reference that begins oddly (2003)",
    )


def test_fields_between_which_web_of_science_has_half_a_line_end_are_divided() -> None:
    (record,) = records(read, WOS)
    assert record.affiliations == ("Univ Shore, Porto, Portugal", "Inst Lakes, Oslo, Norway")
    assert record.wos == "WOS:000900000000001"
    assert record.issued == Issued(2023, 3, 15)
    assert (record.container_title_short, record.cited_by) == ("Front. Lakes", 7)
    assert record.title == "Calls of <i>Pseudorca</i> in ice"
    assert record.extra["C3"] == "Shore University System"


def test_endnote_has_values_line_by_line_and_names_of_organisations_with_a_comma() -> None:
    article, talk, book = records(read, ENDNOTE)
    assert article.author_keywords == ("Animals", "Disease Models, Animal", "Ice/*chemistry")
    assert article.issn == ("2999-0005", "2999-0006")
    assert article.authors[1] == Name(literal="Lake Society")
    assert (article.issued, article.pmid, article.key) == (Issued(2011, 6), "99000001", "369")
    assert (talk.event, talk.container_title) == ("Symposium on Ice", "Proceedings of Ice")
    assert (book.collection_title, book.editors[0].family) == ("Series of Ice", "Berg")
    assert book.csl["number-of-pages"] == "250"
    assert book.csl["translator"] == [{"family": "Tolk", "given": "Tia"}]


def test_numbers_and_lines_around_records_of_ovid_have_a_place() -> None:
    found = items(read, OVID)
    assert [item.text for item in found if isinstance(item, Metadata)] == ["1.", "2."]
    first = records(read, OVID)[0]
    assert first.container_title_short == "Clin Ice Psychol"
    assert first.doi == "10.5555/cpp.1"
    assert not first.page
    assert problems(read, OVID) == []


def test_a_field_that_strayed_behind_the_end_of_its_record_belongs_to_it() -> None:
    text = "TY  - JOUR\nTI  - Ice\nER  - \n\nC1  - Database: Lakes\n\n2.\nTY  - JOUR\nER  - \n"
    assert records(read, text)[0].extra == {"C1": "Database: Lakes"}
    assert problems(read, text) == []


def test_records_before_a_cut_are_whole_and_the_cut_one_is_told_of() -> None:
    whole = records(read, ENDNOTE)
    cut = ENDNOTE[: ENDNOTE.index("A book")]
    assert records(read, cut)[:2] == whole[:2]
    (problem,) = problems(read, cut)
    assert (problem.line, problem.last_line) == (38, 44)
    assert "no closing ER line" in problem.message


def test_banners_of_cochrane_are_metadata_and_its_second_space_is_none() -> None:
    assert problems(read, COCHRANE) == []
    first = records(read, COCHRANE)[0]
    assert (first.type, first.container_title, first.page) == (
        "article-journal",
        "Ice trials",
        "11-20",
    )


def test_the_second_abstract_of_ebsco_is_its_copyright_and_l3_the_doi() -> None:
    (record,) = records(read, EBSCO)
    assert record.copyright.startswith("Copyright of Lakes & Fires")
    assert (record.abstract, record.doi) == ("Fires burn.", "10.5555/lf.2016.1")
    assert record.issued == Issued(2016, 9)


def test_the_pages_of_a_thesis_are_counted() -> None:
    (record,) = records(read, PROQUEST)
    assert (record.page, record.csl["number-of-pages"]) == ("", "150")


def test_authors_keep_their_order_across_tags() -> None:
    record = one("A1  - Georgiev, Danko", "AU  - Bello, Leon", "A1  - Cohen, Eliahu")
    assert [name.family for name in record.authors] == ["Georgiev", "Bello", "Cohen"]


def test_several_authors_in_one_field_are_divided() -> None:
    assert len(one("AU  - Smith, J.; Doe, K.").authors) == 2
    assert one("AU  - et al.").extra == {"AU": "et al."}


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        (["PY  - 2020///"], Issued(2020)),
        (["Y1  - 2013/07/22", "PY  - 2013", "DA  - 2013/07/28"], Issued(2013, 7, 28)),
        (["PY  - 2020", "Y1  - 4-8 Aug. 2020"], Issued(2020, 8, 4)),
        (["PY  - 2018/04"], Issued(2018, 4)),
        (["DA  - Jun", "PY  - 2011"], Issued(2011, 6)),
        (["PY  - 0000"], None),
    ],
)
def test_the_date_is_as_precise_as_its_tags_together(
    lines: list[str], issued: Issued | None
) -> None:
    assert one(*lines).issued == issued


def test_words_of_a_date_that_it_does_not_hold_are_kept() -> None:
    record = one("PY  - 2003", "DA  - 2003///SPR", "Y1  - Date of Publication")
    assert record.extra == {"DA": "2003///SPR", "Y1": "Date of Publication"}


def test_an_abbreviated_journal_is_the_journal_where_there_is_no_other() -> None:
    record = one("JO  - J.Ice.", "JA  - J Ice")
    assert (record.container_title, record.container_title_short) == ("J.Ice.", "J Ice")


def test_a_lower_case_type_an_unknown_one_and_none_are_read() -> None:
    assert one("TI  - x", kind="jour").type == "article-journal"
    strange = one("JO  - Ice", kind="Journal Article")
    assert (strange.type, strange.extra["TY"]) == ("article-journal", "Journal Article")
    assert one("TI  - x", kind="").type == "document"


@pytest.mark.parametrize("form", ["{} - {}", "{}  -{}", "{}  -  {}", "  {}  - {}", "{}- {}"])
def test_tags_are_read_however_the_hyphen_is_spaced(form: str) -> None:
    text = "\n".join(form.format(*field) for field in (("TY", "JOUR"), ("TI", "Ice"), ("ER", " ")))
    assert records(read, text)[0].title == "Ice"


def test_text_that_looks_like_an_unknown_tag_stays_in_its_field() -> None:
    assert one("AB  - Ice of the", "UK - based lakes").abstract == "Ice of the UK - based lakes"


def test_identifiers_are_told_by_their_form() -> None:
    record = one(
        "AN  - WOS:1", "AN  - 2-s2.0-1", "AN  - PMID: 12345", "AN  - arXiv: 2104.12255",
        "C2  - PMC123", "M3  - doi: 10.5555/x", "AN  - CN-1", "UR  - http://a.example/x",
        "L1  - file.pdf",
    )  # fmt: skip
    assert (record.wos, record.eid, record.pmid) == ("WOS:1", "2-s2.0-1", "12345")
    assert (record.arxiv, record.pmcid, record.doi) == ("2104.12255", "PMC123", "10.5555/x")
    assert (record.url, record.extra) == ("http://a.example/x", {"AN": "CN-1", "L1": "file.pdf"})


@given(mutilated(*ALL))
def test_no_line_of_a_mutilated_file_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@given(st.text())
def test_no_line_of_any_text_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    items(read, data)


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[A-Z][A-Z0-9]", fullmatch=True),
            st.text(st.characters(exclude_categories=("Cs", "Cc"))),
        )
    )
)
def test_no_values_raise(fields: list[tuple[str, str]]) -> None:
    items(read, "\n".join(f"{tag}  - {value}" for tag, value in [("TY", "JOUR"), *fields]))


@pytest.mark.parametrize("path", corpus_files("ris", "scopus_ris"), ids=lambda path: path.name)
def test_real_files_have_as_many_records_as_they_should(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected


def _values(found: object) -> list[str]:
    """Every text in what rispy gives for one record, but its type, which we translate."""
    if isinstance(found, str):
        return [found]
    if isinstance(found, dict):
        inner = [value for key, value in found.items() if key != "type_of_reference"]
    else:
        inner = list(found) if isinstance(found, list) else []
    return [text for each in inner for text in _values(each)]


def _tokens(text: str) -> list[str]:
    """A text between its spaces, without markup and entities."""
    text = re.sub(r"</?\w+/?>|&nbsp;", " ", text)
    return unquote(clean(text)).replace("&", " ").casefold().split()


def _words(token: str) -> list[str]:
    return [word.lstrip("0") for word in re.findall(r"[^\W_]+", token)]


# Labels, and what says that nothing is there.
_SAID_BY_THE_FIELD = frozenset(
    {
        "undefined", "issn", "isbn", "http", "https", "dx", "doi", "org", "www", "start", "date",
        "no", "available", "abstract", "title", "pp", "print", "refid", "correspondence",
        "address", "funding", "details", "text", "conference", "name", "146p", "",
    }
)  # fmt: skip


def _is_there(token: str, there: set[str]) -> bool:
    """Whether the words of a token are there, or all of it without its hyphens.

    Figures behind a name are marks of footnotes.
    """
    if token.replace("-", "").strip("()[].,;:") in there:
        return True
    return all(
        word in there
        or word in _SAID_BY_THE_FIELD
        or month(word)
        or word.rstrip("0123456789") in there
        for word in _words(token)
    )


def _assert_values_arrive(data: bytes, encoding: str) -> None:
    """Compare with what rispy finds; some fifty records show what all of a file do."""
    found = read(Content(io.BytesIO(data), encoding, "test.ris"))
    ours = [item for item in found if isinstance(item, Record)]
    theirs = rispy.loads(re.sub("\r\n?", "\n", data.decode(encoding, "replace")))
    if len(ours) != len(theirs):
        pytest.skip(f"rispy finds {len(theirs)} records, we {len(ours)}")
    for record, found_by_rispy in list(zip(ours, theirs, strict=True))[:50]:
        tokens = _tokens(msgspec.json.encode(record).decode().replace("\\\\", "\\"))
        there = {word for token in tokens for word in _words(token)}
        there |= {word for token in tokens for word in _words(token.replace("-", ""))}
        for text in _values(found_by_rispy):
            missing = [token for token in _tokens(text) if not _is_there(token, there)]
            assert not missing, f"{text!r} at line {record.source.first_line}"


@pytest.mark.parametrize("text", ALL, ids=range(len(ALL)))
def test_every_value_that_rispy_finds_in_a_sample_is_in_our_records(text: str) -> None:
    _assert_values_arrive(text.encode(), "utf-8")


@pytest.mark.parametrize("path", corpus_files("ris", "scopus_ris"), ids=lambda path: path.name)
def test_every_value_that_rispy_finds_in_a_real_file_is_in_our_records(path: Path) -> None:
    data = path.read_bytes()
    _assert_values_arrive(data, encoding_of(data))
