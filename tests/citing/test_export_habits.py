"""Habits of exports: what databases say of works is cited as a librarian would."""

import msgspec
import pytest

from seedbrowse.citing.citable_item import citable_item
from seedbrowse.citing.citer import Citer
from seedbrowse.records import Issued, Name, Record, Source

_SOURCE = Source("export.ris", 1, 9, "ris")
_ARTICLE = Record(
    type="article-journal",
    title="Growing seeds in winter",
    authors=(Name(family="Kowalska", given="MO"), Name(family="Berg", given="Jo")),
    issued=Issued(2021),
    container_title="Journal of Examples",
    volume="12",
    issue="3",
    source=_SOURCE,
)
_BOOK = Record(
    type="book",
    title="Seeds: A guide",
    authors=_ARTICLE.authors,
    issued=Issued(2020),
    container_title="Seeds: A Guide",
    publisher="Example Press",
    page="1-311",
    source=_SOURCE,
)
_PAPER = Record(
    type="paper-conference",
    title="Seeds in rows",
    authors=_ARTICLE.authors,
    issued=Issued(2019),
    container_title="2019 Days of Examples, DoE 2019 - Proceedings",
    event="Days of Examples, DoE 2019",
    number="9111851",
    page="20-25",
    source=_SOURCE,
)


def changed(record: Record, **fields: object) -> Record:
    return msgspec.structs.replace(record, **fields)


def cited(record: Record, style: str = "apa") -> str:
    return Citer.of(style).reference(record)


@pytest.mark.parametrize(
    ("style", "names"),
    [
        ("apa", "Kowalska, M. O., & Berg, J. "),
        ("modern-language-association", "Kowalska, M. O., and Jo Berg. "),
        ("chicago", "Kowalska, M. O., and Jo Berg. "),
        ("ieee", "M. O. Kowalska and J. Berg, "),
        ("vancouver", "Kowalska MO, Berg J. "),
    ],
)
def test_no_initial_is_lost_where_the_source_writes_them_together(style, names):
    assert cited(_ARTICLE, style).startswith(names)


def test_capitals_of_web_of_science_are_initials_always():
    loud = changed(_ARTICLE, authors=(Name(family="HARDY", given="ANA"),))

    assert cited(loud).startswith("HARDY, A. (")
    assert cited(changed(loud, wos="WOS:1")).startswith("HARDY, A. N. A. (")


def test_a_record_is_not_changed_by_being_cited():
    translator = {"translator": [{"family": "Nowak", "given": "JK"}]}
    record = changed(_BOOK, csl=translator)

    assert citable_item(record)["translator"] == [{"family": "Nowak", "given": "J. K."}]
    assert record.csl == {"translator": [{"family": "Nowak", "given": "JK"}]}


@pytest.mark.parametrize(
    ("source", "is_printed"),
    [("Scopus", False), ("Embase; Medline", False), ("JSTOR", True), ("JSTOR; Scopus", True)],
)
def test_an_index_is_no_container_of_a_work_and_an_archive_is(source, is_printed):
    record = changed(_ARTICLE, csl={"source": source}, doi="10.1234/seeds")

    assert (source in cited(record, "modern-language-association")) is is_printed


@pytest.mark.parametrize("style", ["modern-language-association", "chicago"])
def test_where_a_journal_is_published_is_not_told(style):
    paper = changed(_ARTICLE, publisher_place="Riga")

    assert "Riga" not in cited(paper, style)
    newspaper = changed(paper, type="article-newspaper")
    assert "Riga" in cited(newspaper, "modern-language-association")


def test_a_whole_book_is_no_part_of_itself():
    assert cited(_BOOK) == "Kowalska, M. O., & Berg, J. (2020). Seeds: A guide. Example Press."
    longer = changed(_BOOK, title="Seeds")
    assert cited(longer) == "Kowalska, M. O., & Berg, J. (2020). Seeds. Example Press."
    assert "In Seeds: A Guide" in cited(changed(_BOOK, title="Weeds"))


@pytest.mark.parametrize("host", ["container_title", "collection_title"])
def test_what_has_pages_in_a_book_is_a_chapter_of_it(host):
    chapter = changed(_BOOK, title="Weeds", page="61-81", container_title="")
    chapter = changed(chapter, **{host: "Green things"})

    assert "Weeds. In Green things (pp. 61–81). Example Press." in cited(chapter)


def test_proceedings_as_a_whole_are_a_book():
    whole = changed(_PAPER, title=_PAPER.container_title, authors=(), page="", number="")

    assert cited(whole) == "2019 Days of Examples, DoE 2019 - Proceedings. (2019)."


def test_a_paper_is_cited_by_its_pages_and_its_conference_is_named_once():
    assert cited(_PAPER).endswith(
        "Seeds in rows. 2019 Days of Examples, DoE 2019 - Proceedings, 20–25."
    )
    assert "event-title" not in citable_item(_PAPER)
    other = changed(_PAPER, event="Days of Weeds")
    assert citable_item(other)["event-title"] == "Days of Weeds"


@pytest.mark.parametrize(
    ("page", "ending"),
    [
        ("7-19", "12(3), 7–19."),
        ("1-12", "12(3), Article 1389."),
        ("", "12(3), Article 1389."),
        ("336", "12(3), Article 1389."),
    ],
)
def test_an_article_is_cited_by_its_number_unless_it_has_pages_of_the_volume(page, ending):
    assert cited(changed(_ARTICLE, number="1389", page=page)).endswith(ending)


def test_an_article_number_is_not_printed_like_an_issue():
    reference = cited(changed(_ARTICLE, number="1389"), "modern-language-association")

    assert reference.endswith("vol. 12, no. 3, 2021, p. 1389.")


def test_a_translated_title_stands_behind_the_original_one():
    foreign = changed(
        _ARTICLE,
        language="spa",
        title="[Seeds in winter]",
        csl={"original-title": "Semillas en invierno"},
    )

    assert "Semillas en invierno [Seeds in winter]. Journal" in cited(foreign)
    assert "(2021). [Seeds in winter]. Journal" in cited(changed(foreign, language="English"))


def test_the_repository_of_a_preprint_is_its_publisher():
    preprint = changed(
        _ARTICLE, type="article", container_title="arXiv", volume="", issue="", doi="10.1234/seeds"
    )

    assert cited(preprint).endswith("winter. arXiv. https://doi.org/10.1234/seeds")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Dissertations/Theses - Doctoral Dissertations", "Doctoral dissertation"),
        ("Masters Thesis", "Master’s thesis"),
        ("Habilitation", "Habilitation"),
    ],
)
def test_a_thesis_says_of_which_kind_it_is(words, shown):
    thesis = changed(_BOOK, type="thesis", publisher="Example", document_type=words)
    thesis = changed(thesis, container_title="", page="")

    assert cited(thesis).endswith(f"guide [{shown}]. Example.")


@pytest.mark.parametrize(
    ("issue", "printed"),
    [("3-4", "12(3–4)."), ("15 - 16", "12(15–16)."), ("2017-1", "12(2017-1).")],
)
def test_a_double_issue_has_a_dash(issue, printed):
    assert cited(changed(_ARTICLE, issue=issue)).endswith(printed)


@pytest.mark.parametrize(
    ("edition", "german"),
    [("2nd", "2. Aufl."), ("3rd ed.", "3. Aufl."), ("10th edition", "10. Aufl."),
     ("Rev. ed", "Rev. ed")],
)  # fmt: skip
def test_an_edition_is_told_in_the_language_of_the_style(edition, german):
    book = changed(_BOOK, csl={"edition": edition})

    assert f"({german})" in Citer.of("apa", "de").reference(book)


def test_a_patent_is_no_part_of_the_gazette_that_announces_it():
    patent = changed(_ARTICLE, type="patent", container_title="Gazette of Patents")

    assert "Gazette" not in cited(patent)


def test_an_item_of_csl_is_cited_as_it_is():
    item = changed(_PAPER, source=Source("items.json", 1, 9, "csl-json"))

    assert citable_item(item)["author"][0]["given"] == "MO"
    assert citable_item(item)["number"] == "9111851"
