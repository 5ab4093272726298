"""PubMed's text, and ERIC's, to records."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.pubmed.nbib import read
from seedbrowse.records import Issued, Name, Record
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, lines_without_place, lost_words, mutilated
from tests.formats.pubmed.samples import ERIC, NBIB
from tests.formats.tables.reading_tables import items, problems, records


def article(*changes: tuple[str, str]) -> Record:
    """The first record of the sample, with texts replaced."""
    text = NBIB
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return records(read, text)[0]


def test_an_article_is_read_with_all_its_fields() -> None:
    record = article()
    assert record.type == "article-journal"
    assert record.title == "Mixing of shallow lakes in winter"
    assert record.csl == {"original-title": "Blanding av grunne innsjøer om vinteren"}
    assert (record.container_title, record.container_title_short) == (
        "Journal of lake research",
        "J Lake Res",
    )
    assert (record.volume, record.issue, record.page) == ("12", "3", "171-9")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/lake.2020.1",
        "99000001",
        "PMC9900001",
    )
    assert record.issn == ("2999-0001", "2999-0002")
    assert record.abstract.startswith("BACKGROUND: Lakes mix when p<0.05. METHODS: We looked at tw")
    assert record.copyright == "Copyright (c) 2020 Lake Society. All rights reserved."
    assert record.author_keywords == ("ice", "lake mixing")
    assert record.index_keywords == ("Lakes/chemistry", "Seasons", "Humans")
    assert record.funding == ("R01 LK000001/LK/NILK NIH HHS/United States",)
    assert record.language == "nor; eng"
    assert record.document_type == "Journal Article; Review"
    assert record.publication_stage == "ppublish"
    assert record.source.first_line == 2


def test_affiliations_and_ids_belong_to_the_person_before_them() -> None:
    record = article()
    assert record.affiliations == (
        "Institute of Lakes, Oslo, Norway. anna@lake.example",
        "Shore University, Porto, Portugal.",
    )
    assert record.authors == (
        Name(
            family="Meer",
            given="Anna B",
            non_dropping_particle="van der",
            author_id="0000-0002-1825-0097",
            affiliations=(0, 1),
        ),
        Name(family="Okonkwo", given="John", suffix="Jr", affiliations=(1,)),
        Name(literal="Lake Mixing Group", affiliations=(0,)),
    )
    assert record.editors == (Name(family="Weir", given="Petra"),)
    assert record.extra["FIR"] == "Brook, Mia (Delta Lab, Ghent, Belgium.); Pond, Ole"
    assert "AU" not in record.extra


def test_an_affiliation_before_the_first_author_is_of_the_record() -> None:
    record = article(("FAU - van der", "AD  - Old Institute.\nFAU - van der"))
    assert record.affiliations[0] == "Old Institute."
    assert record.authors[0].affiliations == (1, 2)


def test_authors_may_have_initials_only() -> None:
    record = article(
        ("FAU - van der Meer, Anna B\n", ""), ("FAU - Okonkwo, John Jr\n", ""), ("CN  -", "AU  -")
    )
    assert [name.display for name in record.authors] == [
        "van der Meer, AB",
        "Okonkwo, J, Jr",
        "Lake Mixing Group",
    ]
    assert record.authors[1].affiliations == (1,)


def test_a_short_name_that_says_something_else_is_kept() -> None:
    assert article(("AU  - Okonkwo J Jr", "AU  - Okonkwo-Lake J")).extra["AU"] == "Okonkwo-Lake J"
    record = article(("AU  - Okonkwo J Jr", "AU  - Okonkwo J Jr\nAU  - et al."))
    assert len(record.authors) == 3
    assert record.extra["AU"] == "et al."


@pytest.mark.parametrize(
    ("date", "expected", "kept"),
    [
        ("2020 Mar-Apr", Issued(2020, 3), True),
        ("2020 Winter", Issued(2020), True),
        ("2020 Mar 5", Issued(2020, 3, 5), False),
        ("2020 Mar", Issued(2020, 3), False),
        ("2020", Issued(2020), False),
        ("2019 Dec-2020 Jan", Issued(2019, 12), True),
        ("soon", Issued(2020, 2, 29), True),
    ],
)
def test_a_date_is_read_and_kept_where_it_says_more(
    date: str, expected: Issued, kept: bool
) -> None:
    record = article(("DP  - 2020 Mar-Apr", f"DP  - {date}"))
    assert record.issued == expected
    assert ("DP" in record.extra) is kept


def test_a_title_that_is_not_available_is_replaced_by_the_original() -> None:
    record = article(("[Mixing of shallow lakes in\n      winter].", "[Not Available]."))
    assert record.title == "Blanding av grunne innsjøer om vinteren"
    assert "original-title" not in record.csl
    assert record.extra["TI"] == "[Not Available]."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[18F]FDG in lakes [corrected].", "[18F]FDG in lakes [corrected]"),
        ("Lakes...", "Lakes..."),
        ("Lakes?", "Lakes?"),
        ("Lakes.", "Lakes"),
        ("Re: Lakes: .", "Re: Lakes:"),
    ],
)
def test_only_the_full_stop_and_the_brackets_of_pubmed_leave_a_title(
    title: str, expected: str
) -> None:
    record = article(("[Mixing of shallow lakes in\n      winter].", title))
    assert record.title == expected


def test_an_article_number_stands_in_its_own_identifier() -> None:
    number = ("LID - 10.5555", "LID - 53\nLID - 10.5555")
    assert article(number, ("PG  - 171-9\n", "")).number == "53"
    assert article(number, ("PG  - 171-9", "PG  - 53")).number == ""


def test_a_chapter_of_a_book_is_told_from_the_book() -> None:
    chapter = records(read, NBIB)[1]
    assert (chapter.type, chapter.title) == ("chapter", "Salt and sediment")
    assert (chapter.container_title, chapter.collection_title) == (
        "The book of estuaries",
        "Estuary shelf",
    )
    assert (chapter.publisher, chapter.publisher_place) == ("Lake Press", "Gdynia (PL)")
    assert chapter.editors == (Name(family="Weir", given="P"),)
    book = records(read, NBIB.replace("TI  - Salt and sediment\n", ""))[1]
    assert (book.type, book.title, book.container_title) == ("book", "The book of estuaries", "")


def test_what_has_no_field_is_kept_under_its_tag() -> None:
    extra = article().extra
    assert extra["SO"].startswith("J Lake Res. 2020 Mar-Apr;12(3):171-9.")
    assert extra["PHST"] == "2019/12/01 00:00 [received]; 2020/03/02 06:00 [pubmed]"
    assert extra["MH"] == "Lakes/*chemistry; *Seasons"
    assert extra["AID"] == "S2999-0001(20)00001-1 [pii]"
    assert extra["COIS"] == "None declared."


def test_eric_has_no_pubmed_ids() -> None:
    article_, book = records(read, ERIC)
    assert (article_.type, article_.doi) == ("article-journal", "10.5555/class.1")
    assert article_.url == "http://eric.ed.gov/?id=EJ9900001"
    assert article_.authors == (Name(family="Reed", given="Tom"),)
    assert (article_.issn, article_.language) == (("2999-4567",), "English")
    assert (book.type, book.publisher, book.container_title) == (
        "book",
        "Lake Publishing Company",
        "",
    )
    assert book.isbn == ("978-1-5985-0000-9",)
    assert problems(read, ERIC) == []


def test_blank_lines_between_all_lines_change_nothing_but_the_places() -> None:
    doubled = NBIB.replace("\n", "\n\n")
    assert [record.title for record in records(read, doubled)] == [
        record.title for record in records(read, NBIB)
    ]
    assert records(read, doubled)[0].authors == article().authors


def test_text_between_records_is_reported_with_its_lines() -> None:
    text = NBIB.replace("\nPMID- 99000002", "\nWritten by hand.\n\nPMID- 99000002")
    assert len(records(read, text)) == 2
    (problem,) = problems(read, text)
    assert "“Written by hand.”" in problem.message
    assert text.split("\n")[problem.line - 1] == "Written by hand."


def test_a_record_without_its_first_line_is_read() -> None:
    record = records(read, NBIB.partition("IS  - ")[2])[0]
    assert record.title == "Mixing of shallow lakes in winter"


_LABEL = re.compile(r"^[A-Z]{2,4} *- ?(?:ORCID:|IS[SB]N-|http://dx\.doi\.org/)?|\[doi\]")
_DATE_OR_SHORT_NAME = re.compile(r"(?:AU|ED|IR|DP) *- .*")


def _without_label(line: str) -> str:
    return "" if _DATE_OR_SHORT_NAME.match(line) else _LABEL.sub("", line)


def test_every_word_arrives() -> None:
    for text in (NBIB, ERIC):
        assert lost_words(text, records(read, text), _without_label) == set()


@given(st.text())
def test_no_text_makes_the_reader_raise(text: str) -> None:
    items(read, text)


@given(mutilated(NBIB, ERIC))
def test_no_line_of_a_mutilated_file_is_lost(text: str) -> None:
    assert lines_without_place(text, items(read, text)) == []


@pytest.mark.parametrize("path", corpus_files("nbib"), ids=lambda path: path.name)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
