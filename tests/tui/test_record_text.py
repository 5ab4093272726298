"""What the detail panel says about a record."""

import pytest

from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.search.engine import Match, Term
from seedbrowse.search.query import QueryField
from seedbrowse.search.terms import Terms
from seedbrowse.tui import record_text

NASTY = "[/] [link] \x1b[31m <b>"


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (
            Record(container_title="Russia in Global Affairs", volume="17", issue="1",
                   issued=Issued(2019), page="171-197"),
            "Russia in Global Affairs 17(1), pp. 171–197, 2019",
        ),
        (Record(container_title="Nature", issued=Issued(2020, 5, 3)), "Nature, 2020-05-03"),
        (
            Record(container_title="Plos", volume="3", number="e44", page="12"),
            "Plos 3, art. no. e44, p. 12",
        ),
        (Record(issued=Issued(1999)), "1999"),
        (Record(), ""),
        (Record(publisher="A Press", issued=Issued(2001)), "A Press, 2001"),
    ],
)  # fmt: skip
def test_the_source_line_has_what_is_known(record: Record, line: str):
    assert record_text.source_line(record, {}).plain == line


def test_authors_bear_the_numbers_of_their_affiliations():
    record = Record(
        authors=(
            Name(family="Biel", given="A.", affiliations=(0, 11), corresponding=True),
            Name(family="Nowak", given="B.", affiliations=(1,)),
        ),
        affiliations=tuple("abcdefghijkl"),
    )
    assert record_text.byline(record, {}).plain == "Biel, A.¹˒¹²*; Nowak, B.²"


def test_one_affiliation_needs_no_numbers():
    record = Record(authors=(Name(literal="WHO", affiliations=(0,)),), affiliations=("Geneva",))
    assert record_text.byline(record, {}).plain == "WHO"
    assert [(label, text.plain) for label, text in record_text.affiliations(record, {})] == [
        ("", "Geneva")
    ]


def test_of_very_many_authors_the_byline_has_the_first_and_all_stand_at_the_end():
    few = Record(authors=tuple(Name(family=f"Lake{n}", given="A.") for n in range(30)))
    assert record_text.byline(few, {}).plain.endswith("Lake29, A.")
    assert not record_text.all_authors(few, {})
    many = Record(authors=tuple(Name(family=f"Lake{n}", given="A.") for n in range(3000)))
    assert record_text.byline(many, {}).plain.endswith(
        "; Lake19, A.; and 2,980 more, all of them below"
    )
    everyone = record_text.all_authors(many, {}).plain
    assert everyone.startswith("Lake0, A.; Lake1, A.")
    assert everyone.count(";") == 2999


def test_editors_are_told_as_such():
    record = Record(editors=(Name(family="Biel", given="A."),))
    assert record_text.byline(record, {}).plain == "edited by Biel, A."


def test_inferred_keywords_are_marked():
    record = Record(
        author_keywords=("a", "b"), author_keywords_inferred=True, index_keywords=("c",)
    )
    assert [(label, text.plain) for label, text in record_text.keywords(record, {})] == [
        ("Author (inferred)", "a · b"),
        ("Index", "c"),
    ]


def test_nothing_of_a_record_is_left_out():
    record = Record(
        doi="10.1/x", url="https://e.org", eid="2-s2.0-1", pmid="1", pmcid="PMC1", arxiv="2101.1",
        wos="WOS:1", issn=("1810-6374", "1"), isbn=("978",), key="k", language="English",
        publisher="P", publisher_place="Moscow", collection_title="Series", event="Conf",
        container_title="C", container_title_short="C.", publication_stage="Final",
        open_access_status="Gold", correspondence="Mail", funding=("F1", "F2"), copyright="© 2019",
        csl={"genre": "Thesis", "accessed": {"date-parts": [[2020]]}},
        extra={"CODEN": "X", "Tradenames": "Y"}, source=Source("a.txt", 1, 23, "scopus-text"),
    )  # fmt: skip
    facts = {label: text.plain for label, text in record_text.facts(record)}
    assert facts == {
        "DOI": "10.1/x", "URL": "https://e.org", "EID": "2-s2.0-1", "PMID": "1", "PMCID": "PMC1",
        "arXiv": "2101.1", "WoS": "WOS:1", "ISSN": "1810-6374, 1", "ISBN": "978", "Key": "k",
        "Language": "English", "Publisher": "P, Moscow", "Series": "Series", "Abbreviated": "C.",
        "Conference": "Conf", "Stage": "Final", "Open access": "Gold", "Correspondence": "Mail",
        "Funding": "F2", "Copyright": "© 2019", "Genre": "Thesis",
        "Accessed": "2020", "CODEN": "X", "Tradenames": "Y",
        "File": "a.txt, lines 1–23",
    }  # fmt: skip
    assert [text.plain for label, text in record_text.facts(record) if label == "Funding"] == [
        "F1",
        "F2",
    ]


def test_variables_of_csl_have_names_for_people():
    record = Record(
        csl={"number-of-pages": "12", "original-title": "О доверии", "source": "Scopus"}
    )
    assert [label for label, _text in record_text.facts(record)] == [
        "Pages in all",
        "Original title",
        "Database",
    ]


def test_tags_are_not_shown_and_hide_no_match():
    rich = "H<sub>2</sub>O in <i>wells</i>"
    record = Record(
        container_title=rich, author_keywords=(rich,), affiliations=(rich,), references=(rich,),
        extra={"Note": rich},
    )  # fmt: skip
    shown = [
        record_text.highlighted(rich, {}),
        record_text.source_line(record, {}),
        *(text for _label, text in record_text.keywords(record, {})),
        *(text for _label, text in record_text.affiliations(record, {})),
        *(text for _label, text in record_text.references(record)),
        *(text for _label, text in record_text.facts(record)),
    ]
    assert [text.plain for text in shown] == ["H2O in wells"] * 6
    matched = record_text.highlighted(rich, {"wells": Term(Match.EXACT)})
    assert [(span.start, span.end) for span in matched.spans] == [(7, 12)]


def test_badges_tell_type_access_and_citations():
    record = Record(document_type="Article", open_access=True, cited_by=1234)
    assert [badge.plain.strip() for badge in record_text.badges(record)] == [
        "Article",
        "open access",
        "cited by 1,234",
    ]


def test_an_unknown_access_is_not_called_closed():
    assert len(record_text.badges(Record(document_type="Article"))) == 1


def test_words_that_answer_the_query_are_styled_by_how_they_match():
    terms = {
        "labor": Term(Match.EXACT), "migration": Term(Match.TYPO), "policy": Term(Match.PREFIX, 3),
    }  # fmt: skip
    content = record_text.highlighted("Labor migration policy", terms)
    assert [(span.start, span.end, span.style) for span in content.spans] == [
        (0, 5, record_text.MATCH_STYLES[Match.EXACT]),
        (6, 15, record_text.MATCH_STYLES[Match.TYPO]),
        (16, 19, record_text.MATCH_STYLES[Match.PREFIX]),
    ]


def test_kinds_of_match_are_told_apart_without_colours():
    attributes = [
        frozenset(style.split()) - {"$match", "$typo"}
        for style in record_text.MATCH_STYLES.values()
    ]
    assert len(set(attributes)) == len(Match)


def test_what_counts_in_one_field_stands_out_in_this_field_only():
    record = Record(
        authors=(Name(literal="Trust"),), container_title="Trust", author_keywords=("Trust",),
        affiliations=("Trust",),
    )  # fmt: skip
    terms = Terms({"trust": Term(Match.EXACT)}).restricted(QueryField.KEYWORD)
    (keyword,) = (text for _label, text in record_text.keywords(record, terms))
    (affiliation,) = (text for _label, text in record_text.affiliations(record, terms))
    others = [
        record_text.byline(record, terms), record_text.source_line(record, terms), affiliation,
    ]  # fmt: skip
    assert record_text.MATCH_STYLES[Match.EXACT] in [span.style for span in keyword.spans]
    for text in others:
        assert record_text.MATCH_STYLES[Match.EXACT] not in [span.style for span in text.spans]


def test_what_looks_like_markup_is_text():
    record = Record(title=NASTY, extra={NASTY: NASTY}, references=(NASTY,))
    assert record_text.highlighted(NASTY, {}).plain == "[/] [link] [31m <b>"
    assert record_text.facts(record)[0][0] == "[/] [link] [31m <b>"
    assert record_text.references(record)[0][1].plain == "[/] [link] [31m <b>"
