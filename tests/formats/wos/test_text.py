"""Web of Science's text to records."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.wos.text import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lines_without_place, lost_words, mutilated
from tests.formats.tables.reading_tables import items, problems, records
from tests.formats.wos.samples import OTHER_COLLECTIONS, TEXT


def article(*changes: tuple[str, str]) -> Record:
    """The first record of the sample, with texts replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return records(read, text)[0]


def test_an_article_is_read_with_all_its_fields() -> None:
    record = article()
    assert record.type == "article-journal"
    assert record.title == '"Salt" and sediment in shallow lakes'
    assert record.container_title == "JOURNAL OF LAKES"
    assert record.container_title_short == "J. Lakes"
    assert (record.volume, record.issue, record.page) == ("12", "3", "171-179")
    assert (record.number, record.doi) == ("110806", "10.5555/lake.2021.1")
    assert (record.pmid, record.wos) == ("99000001", "WOS:000999999900001")
    assert record.issn == ("2999-0001", "2999-0002")
    assert record.abstract == "Lakes mix. We measured how."
    assert record.copyright == "(C) 2021 Lake Press. All rights reserved."
    assert record.author_keywords == ("tidal mixing", "nutrient pulses", "ponds [small; deep]")
    assert record.index_keywords == ("WATER-QUALITY", "LONG-TERM TRENDS")
    assert record.funding == ("Lake Fund [LF1; LF2]", "Shore Council", "We thank the lake.")
    assert record.references == (
        "Delta D, 1999, LAKES, V1, P2, DOI 10.5555/delta.1",
        "[Anonymous], 2001, SHORES",
    )
    assert (record.document_type, record.publication_stage) == ("Article", "Early Access")
    assert (record.open_access, record.open_access_status) == (True, "Green Published, gold")
    assert (record.cited_by, record.language) == (12, "English")
    assert (record.publisher, record.publisher_place) == ("LAKE PRESS", "OSLO")
    assert record.source.first_line == 3


def test_full_names_win_and_short_ones_are_kept_where_they_differ() -> None:
    assert [name.display for name in article().authors[:3]] == [
        "Lake, Anna B.",
        "Pond, Yi-Wen",
        "van Brook, Carl",
    ]
    assert "AU" not in article().extra
    assert article(("Pond, YW", "Pond, Y")).extra["AU"] == "Lake, AB; Pond, Y; van Brook, C"


def test_authors_have_the_addresses_in_whose_brackets_they_stand() -> None:
    record = article()
    assert record.affiliations == (
        "Univ Lakes, Dept Tides, N-0371 Oslo, Norway.",
        "Shore Inst, P-4000 Porto, Portugal.",
    )
    assert [name.affiliations for name in record.authors] == [(0, 1), (0,), (1,), ()]
    assert [name.corresponding for name in record.authors] == [True, False, False, False]
    assert record.authors[0].author_id == "0000-0002-1825-0097"
    assert record.authors[3] == Name(literal="Shore Mixing Grp")


def test_brackets_may_hold_short_names_or_be_missing() -> None:
    assert article(("[Lake, Anna B.; Pond", "[Lake, AB; Pond")).authors[0].affiliations == (0, 1)
    record = article(("[Lake, Anna B.; Pond, Yi-Wen] ", ""))
    assert record.affiliations[0] == "Univ Lakes, Dept Tides, N-0371 Oslo, Norway."
    assert record.authors[1].affiliations == ()


def test_an_address_of_somebody_unknown_is_kept_as_it_was() -> None:
    record = article(("[Lake, Anna B.; Pond", "[Stranger, Sam; Pond"))
    assert record.extra["C1"].startswith("[Stranger, Sam; Pond, Yi-Wen] Univ Lakes")
    assert record.authors[1].affiliations == (0,)


@pytest.mark.parametrize(
    ("day", "expected", "kept"),
    [
        ("JUL-AUG", Issued(2021, 7), True),
        ("SUM", Issued(2021), True),
        ("MAR 15", Issued(2021, 3, 15), False),
        ("FEB", Issued(2021, 2), False),
        ("FEB 2021", Issued(2021, 2), False),
        ("Aug 1 2021", Issued(2021, 8, 1), False),
    ],
)
def test_a_date_is_read_and_kept_where_it_says_more(day: str, expected: Issued, kept: bool) -> None:
    record = article(("PD JUL-AUG", f"PD {day}"))
    assert record.issued == expected
    assert ("PD" in record.extra) is kept


def test_a_record_without_a_year_has_that_of_early_access() -> None:
    record = article(("PY 2021\n", ""), ("PD JUL-AUG\n", ""))
    assert record.issued == Issued(2021, 6)
    assert record.csl["available-date"] == {"date-parts": [[2021, 6]]}


def test_a_paper_of_a_conference_knows_it() -> None:
    paper = records(read, TEXT)[1]
    assert (paper.type, paper.event) == ("paper-conference", "3rd Conference on Ducks")
    assert paper.csl["event-place"] == "Gdynia, POLAND"
    assert paper.csl["event-date"] == {"date-parts": [[2019, 5, 11]]}
    assert paper.extra["CY"] == "MAY 11-13, 2019"
    assert paper.editors == (Name(family="Weir", given="P"), Name(family="Marsh", given="I"))
    assert (paper.collection_title, paper.page) == ("Duck Studies", "12")
    assert paper.isbn == ("978-1-5985-0000-9",)


@pytest.mark.parametrize(
    ("medium", "kind", "expected"),
    [
        ("J", "Proceedings Paper", "article-journal"),
        ("S", "Proceedings Paper", "paper-conference"),
        ("S", "Review", "article-journal"),
        ("B", "Article; Book Chapter", "chapter"),
        ("B", "Book", "book"),
        ("B", "Editorial Material", "chapter"),
        ("J", "Data Set", "dataset"),
        ("P", "", "patent"),
    ],
)
def test_the_type_follows_medium_and_document_type(medium: str, kind: str, expected: str) -> None:
    record = article(("PT J", f"PT {medium}"), ("DT Article; Early Access", f"DT {kind}"))
    assert record.type == expected


def test_authors_of_the_book_are_not_those_of_the_chapter() -> None:
    record = article(("TI ", "BA Tide, A\nBF Tide, Ada\nTI "))
    assert record.csl["container-author"] == [{"family": "Tide", "given": "Ada"}]
    assert len(record.authors) == 4


def test_nobody_is_called_anonymous() -> None:
    full = "AF Lake, Anna B.\n   Pond, Yi-Wen\n   van Brook, Carl\n"
    short = "AU Lake, AB\n   Pond, YW\n   van Brook, C\n"
    record = article((full, ""), (short, "AU [Anonymous]\n"))
    assert record.authors == (Name(literal="Shore Mixing Grp"),)
    assert record.extra["AU"] == "[Anonymous]"


def test_an_old_id_is_the_same_as_the_new_one() -> None:
    assert article(("UT WOS:", "UT ISI:")).wos == "WOS:000999999900001"


def test_the_other_collections_use_the_tags_in_their_own_ways() -> None:
    zoology, patent, medicine, latin = records(read, OTHER_COLLECTIONS)
    assert problems(read, OTHER_COLLECTIONS) == []
    assert (zoology.title, zoology.page) == ("Nests of ducks after rain", "12-19, i-iv")
    assert zoology.authors[0] == Name(family="Reed", given="Tom", affiliations=(0,))
    assert zoology.affiliations == ("Univ Ducks, Wildlife Ecol, Gdynia, 12345, Poland, Poland.",)
    assert zoology.index_keywords == (
        "Anas invicta [Habitat / Pond / ]",
        "Anas altera",
        "Ecology",
        "Habitat",
    )
    assert zoology.extra["AU"] == "Reed, Tom (tom@duck.example); Marsh, Ida"
    assert "AN" not in zoology.extra
    assert (patent.type, patent.number, patent.issued) == (
        "patent",
        "US 09999999",
        Issued(2011, 6, 28),
    )
    assert (medicine.pmid, medicine.page) == ("99000009", "457-71")
    assert [name.given for name in medicine.authors] == ["Tom", "Ida J"]
    assert latin.csl["original-title"] == "Sal en lagos"
    assert (latin.abstract, latin.author_keywords) == ("El lago es salado.", ("sal", "lagos"))


def test_lines_about_the_file_are_metadata() -> None:
    found = [item for item in items(read, TEXT) if isinstance(item, Metadata)]
    assert [item.text for item in found] == [
        "FN Clarivate Analytics Web of Science",
        "VR 1.0",
        "EF",
    ]


def test_header_and_end_may_be_missing() -> None:
    bare = TEXT.partition("VR 1.0\n")[2].removesuffix("EF\n")
    assert len(records(read, bare)) == 2
    assert problems(read, bare) == []


def test_a_record_that_is_cut_off_arrives_and_is_reported() -> None:
    cut = TEXT[: TEXT.index("CL Gdynia")]
    assert [record.title for record in records(read, cut)][1] == "Ponds and ducks"
    (problem,) = problems(read, cut)
    assert "ER" in problem.message
    lost_end = TEXT.replace("ER\n", "", 1)
    assert len(records(read, lost_end)) == 2
    assert len(problems(read, lost_end)) == 1


def test_continuation_lines_need_no_indentation() -> None:
    bare = TEXT.replace("\n   ", "\n")
    (first, *_), (indented, *_) = records(read, bare), records(read, TEXT)
    assert (first.title, first.authors) == (indented.title, indented.authors)


def _without_label(line: str) -> str:
    if line.startswith(("FN", "VR", "PD", "EA", "DA", "AU", "   Pond, YW", "BA")):
        return ""
    return line[3:] if line[2:3] == " " else line


def test_every_word_arrives() -> None:
    for text in (TEXT, OTHER_COLLECTIONS):
        bare = text.replace("\ufeff", "")
        assert lost_words(bare, records(read, text), _without_label) <= {"ER", "EF"}


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    items(read, text)


@given(mutilated(TEXT, OTHER_COLLECTIONS))
def test_no_line_of_a_mutilated_file_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@pytest.mark.parametrize("path", corpus_files("wos_txt"), ids=lambda path: path.name)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
