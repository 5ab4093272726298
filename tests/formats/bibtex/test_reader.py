"""BibTeX and BibLaTeX in the manner of each source; the samples are invented."""

import pytest

from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Issued, Name, Record
from tests.formats.bibtex.reading_text import fields, items, problems, record, records

SCOPUS_OLD = """Scopus
EXPORT DATE: 5 March 2022

@ARTICLE{Brook2020397,
author={Brook, A.B. and de Lake, C.},
title={Counting {brooks} at $5 a day [Bäche zählen im Sommer]},
journal={Journal of Lakes},
year={2020},
volume={12},
number={3},
pages={397-404},
doi={10.5555/lakes.2020.1},
art_number={e183},
note={cited By 12; Article in Press},
url={https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&doi=10.5555%2flakes.2020.1&partnerID=40},
affiliation={Lake University, Lakeside; Institute of Brooks, Wells},
abstract={Brooks & lakes cost 50% ~ more. © 2020 Lakeside Press.},
author_keywords={Brook;  Lake, deep},
keywords={water;  human},
correspondence_address1={Brook, A.B.; Lake University},
funding_details={Lake Fund},
funding_text 1={We thank the fund.},
references={Lake, C., Wells (2010) Wells, 3, pp. 1-2; Stone, D., Stones (2011)},
document_type={Conference Paper},
source={Scopus},
}
"""
SCOPUS_NEW = """@CONFERENCE{Well20217,
\tauthor = {Well, Dora},
\ttitle = {H<inf>2</inf>O in wells},
\tyear = {2021},
\tjournal = {Proceedings of the Well Conference},
\tpages = {7 – 15},
\tisbn = {978-030000000-1},
\tabbrev_source_title = {Proc. Well Conf.},
\ttype = {Conference paper},
\tpublication_stage = {Final},
\tsource = {Scopus},
\tnote = {Cited by: 3; All Open Access, Gold Open Access; Conference name: 2nd Well Conference;\
 Conference date: 1 May 2021; Conference code: 178}
}
"""
WOS = r"""
@article{ WOS:000000000000001,
Author = {Brook, Anna and Lake, Ben
   C.},
Title = {{On brooks and their
   lakes}},
Journal = {{JOURNAL OF LAKES}},
Year = {{2021}},
Month = {{MAR 15}},
Volume = {{5}},
Abstract = {{P = 0.05 \& more.
   P = {6}}},
Affiliation = {{Brook, A (Corresponding Author), Lake Univ, Lakeside.
   Brook, Anna; Lake, Ben C., Lake Univ, Dept Brooks,
   Lakeside.}},
Article-Number = {{101967}},
Keywords = {{brook; lake}},
Keywords-Plus = {{WATER}},
Cited-References = {{Stone D, 2011, STONES, V3, P1, DOI
   10.5555/stones.
   Well E, 2012, WELLS.}},
Times-Cited = {{7}},
OA = {{gold}},
Type = {{Article}},
ISSN = {{1234-5678}},
EISSN = {{2234-567X}},
Unique-ID = {{WOS:000000000000001}},
}
"""


def test_an_old_scopus_entry_is_read_with_everything_it_says() -> None:
    found = record(SCOPUS_OLD)
    assert found.title == "Counting {brooks} at $5 a day"
    assert found.csl == {"original-title": "Bäche zählen im Sommer", "source": "Scopus"}
    assert found.authors == (
        Name(family="Brook", given="A.B."),
        Name(family="Lake", given="C.", non_dropping_particle="de"),
    )
    assert (found.type, found.document_type) == ("paper-conference", "Conference Paper")
    assert (found.container_title, found.volume, found.issue) == ("Journal of Lakes", "12", "3")
    assert (found.page, found.number, found.issued) == ("397-404", "e183", Issued(2020))
    assert (found.doi, found.eid) == ("10.5555/lakes.2020.1", "2-s2.0-85000000001")
    assert (found.cited_by, found.publication_stage) == (12, "Article in Press")
    assert found.abstract == "Brooks & lakes cost 50% ~ more."
    assert found.copyright == "© 2020 Lakeside Press."
    assert found.affiliations == ("Lake University, Lakeside", "Institute of Brooks, Wells")
    assert found.author_keywords == ("Brook", "Lake, deep")
    assert found.index_keywords == ("water", "human")
    assert found.correspondence == "Brook, A.B.; Lake University"
    assert found.funding == ("Lake Fund", "We thank the fund.")
    assert len(found.references) == 2
    assert found.key == "Brook2020397"
    assert found.extra == {}
    assert (found.source.first_line, found.source.last_line) == (4, 26)


def test_a_new_scopus_entry_has_its_facts_in_the_note() -> None:
    found = record(SCOPUS_NEW)
    assert found.title == "H<sub>2</sub>O in wells"
    assert (found.type, found.page, found.cited_by) == ("paper-conference", "7-15", 3)
    assert found.open_access is True
    assert found.open_access_status == "All Open Access, Gold Open Access"
    assert found.event == "2nd Well Conference"
    assert found.extra == {"Conference date": "1 May 2021", "Conference code": "178"}
    assert found.container_title_short == "Proc. Well Conf."


def test_the_header_of_scopus_is_metadata() -> None:
    first, second, *_ = items(SCOPUS_OLD)
    assert first == Metadata(1, "Scopus")
    assert second == Metadata(2, "EXPORT DATE: 5 March 2022")
    assert problems(SCOPUS_OLD) == []


def test_web_of_science_is_read_through_its_double_braces() -> None:
    found = record(WOS)
    assert found.title == "On brooks and their lakes"
    assert [name.given for name in found.authors] == ["Anna", "Ben C."]
    assert found.issued == Issued(2021, 3, 15)
    assert found.abstract == "P = 0.05 & more. P = 6"
    assert found.affiliations == ("Brook, Anna; Lake, Ben C., Lake Univ, Dept Brooks, Lakeside.",)
    assert found.correspondence == "Brook, A (Corresponding Author), Lake Univ, Lakeside."
    assert found.author_keywords == ("brook", "lake")
    assert found.index_keywords == ("WATER",)
    assert found.references == (
        "Stone D, 2011, STONES, V3, P1, DOI 10.5555/stones.",
        "Well E, 2012, WELLS.",
    )
    assert (found.cited_by, found.number, found.wos) == (7, "101967", "WOS:000000000000001")
    assert (found.open_access, found.open_access_status) == (True, "gold")
    assert found.issn == ("1234-5678", "2234-567X")
    assert (found.document_type, found.type) == ("Article", "article-journal")


def test_editors_of_web_of_science_are_people_and_groups_are_not() -> None:
    editors = "Editor = {{Brook, A and Lake, BC}},\nEISSN"
    people = record(WOS.replace("EISSN", editors)).editors
    assert [(name.family, name.given) for name in people] == [("Brook", "A"), ("Lake", "BC")]

    group = record(WOS.replace("EISSN", "Editor = {{Lakes and Brooks, Lake Univ}},\nEISSN")).editors
    assert [name.literal for name in group] == ["Lakes and Brooks, Lake Univ"]


@pytest.mark.parametrize(
    ("kind", "key", "genre"),
    [
        ("thesis", "mathesis", "Master's thesis"),
        ("patent", "patentus", "U.S. patent"),
        ("report", "techreport", "Technical report"),
        ("report", "Field report", "Field report"),
    ],
)
def test_localisation_keys_of_biblatex_are_words(kind: str, key: str, genre: str) -> None:
    assert record(f"@{kind}{{a, title = {{Lakes}}, type = {{{key}}}}}").csl["genre"] == genre


def test_zotero_and_better_bibtex_entries_keep_case_and_files() -> None:
    found = record(r"""@incollection{lake_wells_2019,
        address = {Lakeside}, edition = {2}, series = {Studies in {Lakes}}, number = {7},
        title = {Wells of the {Brook} {Valley}}, booktitle = {The {Book} of Wells},
        editor = {Stone, D. and Lake, C.}, publisher = {Brook \& Sons}, language = {en},
        urldate = {2020-01-31}, url = {http://wells.example/~lake/a_b}, isbn = {978-1-00-000000-1},
        keywords = {wells,⛔ No DOI found}, file = {Full Text:C\:\\lake\\a_b.pdf:application/pdf},
        year = {2019}, month = may, pages = {12--34}, doi = {https://doi.org/10.5555/Wells{\_}1},
        translator = {van Well, E.}, shorttitle = {Wells}, pmid = {31978945}}""")
    assert found.title == (
        'Wells of the <span class="nocase">Brook</span> <span class="nocase">Valley</span>'
    )
    assert (found.type, found.container_title) == ("chapter", "The Book of Wells")
    assert (found.collection_title, found.publisher) == ("Studies in Lakes", "Brook & Sons")
    assert (found.issued, found.page, found.doi) == (Issued(2019, 5), "12-34", "10.5555/Wells_1")
    assert found.url == "http://wells.example/~lake/a_b"
    assert found.author_keywords == ("wells", "⛔ No DOI found")
    assert found.csl == {
        "edition": "2", "collection-number": "7", "accessed": {"date-parts": [[2020, 1, 31]]},
        "translator": [{"family": "Well", "given": "E.", "non-dropping-particle": "van"}],
        "title-short": "Wells",
    }  # fmt: skip
    assert found.extra == {"file": r"Full Text:C\:\\lake\\a_b.pdf:application/pdf"}


def test_biblatex_has_dates_subtitles_and_archives() -> None:
    found = record("""@online{brook, author = {given=Ann, family=Brook}, title = {On Brooks},
        subtitle = {A Life}, date = {2019-03-05/2019-03-09}, eprint = {2104.12255},
        eprinttype = {arxiv}, eprintclass = {cs.DL}, organization = {Lake Club},
        langid = {english}, annotation = {a remark}, pubstate = {inpress}}""")
    assert (found.type, found.title) == ("webpage", "On Brooks: A Life")
    assert (found.issued, found.arxiv) == (Issued(2019, 3, 5), "2104.12255")
    assert (found.publisher, found.language) == ("Lake Club", "english")
    assert found.csl == {"annote": "a remark", "status": "inpress"}
    assert found.extra == {"date": "2019-03-05/2019-03-09", "eprintclass": "cs.DL"}


@pytest.mark.parametrize(
    ("entry", "kind", "genre"),
    [
        ("@phdthesis{a, school={Lake University}}", "thesis", "PhD thesis"),
        ("@mastersthesis{a, school={Lake University}, type={Diplom}}", "thesis", "Diplom"),
        ("@techreport{a, institution={Lake University}, type={Memo}}", "report", "Memo"),
    ],
)  # fmt: skip
def test_theses_and_reports_are_published_by_their_institution(
    entry: str, kind: str, genre: str
) -> None:
    found = record(entry)
    assert (found.type, found.publisher) == (kind, "Lake University")
    assert found.csl == {"genre": genre}


def test_a_number_is_an_issue_or_the_report_s_own() -> None:
    assert fields("number = {3}").issue == "3"
    assert record("@techreport{a, number = {TR-3}}").number == "TR-3"


def test_an_unknown_type_says_what_the_record_is() -> None:
    found = record("@tech-brief{a, title={Brooks}}")
    assert (found.type, found.document_type, found.title) == ("document", "tech-brief", "Brooks")
    assert problems("@tech-brief{a, title={Brooks}}") == []


def test_strings_concatenation_and_months_are_resolved() -> None:
    (found,) = records("""@string{lake = "Journal of Lakes"}
        @STRING(press = {Brook } # "Press")
        @preamble{"\\newcommand{\\noop}[1]{}"}
        @article(a, journal = LAKE, publisher = press, title = "On " # {Brooks},
            month = "10~" # oct, year = 2020, volume = vol5)""")
    assert (found.container_title, found.publisher) == ("Journal of Lakes", "Brook Press")
    assert (found.title, found.volume) == ("On Brooks", "vol5")
    assert found.issued == Issued(2020, 10, 10)


def test_an_entry_inherits_from_a_parent_before_or_behind_it() -> None:
    parent, before, behind = records("""@inproceedings{a, title={A}, crossref={P}}
        @proceedings{p, title={Lake Talks}, year=2020, editor={Stone, D.}, doi={10.5555/p}}
        @inproceedings{b, title={B}, crossref={p}, year=2021}""")
    assert (parent.title, parent.doi) == ("Lake Talks", "10.5555/p")
    for child in (before, behind):
        assert child.container_title == "Lake Talks"
        assert (child.editors, child.doi) == ((Name(family="Stone", given="D."),), "")
    assert (before.issued, behind.issued) == (Issued(2020), Issued(2021))


def test_xdata_is_inherited_and_is_no_record() -> None:
    text = "@xdata{x, publisher={Brook Press}}\n@book{a, title={A}, xdata={x}}"
    assert record(text).publisher == "Brook Press"
    assert any(isinstance(item, Metadata) and "@xdata x" in item.text for item in items(text))


def test_a_missing_parent_is_reported_once_and_its_children_arrive() -> None:
    text = "@inbook{a, title={A}, crossref={p}}\n@inbook{b, title={B}, crossref={p}}"
    assert len(records(text)) == 2
    (problem,) = problems(text)
    assert problem.line == 1
    assert "“p” is not in the file" in problem.message


def test_entries_that_name_each_other_as_parents_all_arrive() -> None:
    text = "@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n"
    assert len(records(text + "@book{c, crossref={c}}")) == 3


def test_both_papers_with_one_key_and_both_fields_with_one_label_arrive() -> None:
    first, second = records("@article{a, title={A}, title={Aa}}\n@article{a, title={B}}")
    assert (first.title, first.extra, first.key) == ("A", {"title": "Aa"}, "a")
    assert (second.title, second.key) == ("B", "a")


KEYS = ["Lake & Brook 2019", "Siłuch2022", "10.5555/a(b)", "smith_????", ""]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_may_be_nearly_anything(key: str) -> None:
    found = record(f"@article{{{key},\n title={{A}}\n}}")
    assert (found.key, found.title) == (key, "A")


def test_comments_are_metadata_and_other_text_is_a_problem() -> None:
    text = """% a remark
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;}
@Comment without braces
@article{a, title={A}}
Notes of Ann Lake
on brooks
%@article{b, title={B}}
"""
    assert [item.key for item in records(text)] == ["a"]
    assert problems(text) == [
        Problem("test.bib", 6, "text that belongs to no record, beginning “Notes of Ann Lake”", 7)
    ]
    lines = [item.line for item in items(text) if isinstance(item, Metadata)]
    assert lines == [1, 2, 3, 4, 8]


def test_entries_without_a_line_between_them_are_told_apart() -> None:
    found = records("@ARTICLE{1,title={A},}@ARTICLE{2,title={B},}@ARTICLE{3,title={C}}")
    assert [item.title for item in found] == ["A", "B", "C"]


def test_what_no_field_takes_is_kept_under_its_own_label() -> None:
    found = fields("Groups = {Lakes}, year = {in press}, doi = {none}, pmid = {x}, pages={NA}")
    assert found.extra == {
        "Groups": "Lakes", "year": "in press", "doi": "none", "pmid": "x", "pages": "NA",
    }  # fmt: skip


def test_and_others_is_kept_apart_from_the_authors() -> None:
    found = fields("author = {Lake, A. and others}")
    assert (len(found.authors), found.extra) == (1, {"and others": "author"})


def test_form_feeds_and_a_late_byte_order_mark_do_no_harm() -> None:
    found = records("\ufeff@book{a, title={A}}\n\f\n@book{b, title={B}}")
    assert [item.title for item in found] == ["A", "B"]


def test_line_numbers_hold_across_slices() -> None:
    entry = "@article{{k{0},\n  title = {{Title {0}}},\n  abstract = {{{1}}}\n}}\n"
    text = "".join(entry.format(number, "word " * 200) for number in range(500))
    found = records(text)
    assert [item.key for item in found] == [f"k{number}" for number in range(500)]
    assert [item.source.first_line for item in found] == list(range(1, 2001, 4))
    assert isinstance(found[0], Record)


def test_the_first_of_several_addresses_is_the_address_and_the_others_are_kept() -> None:
    found = record("@misc{a, url = {http://dx.doi.org/10.5555/1 https://a.example/x\n y}}")
    assert (found.url, found.doi) == ("http://dx.doi.org/10.5555/1", "10.5555/1")
    assert found.extra == {"url": "https://a.example/x y"}


def test_an_issn_in_the_place_of_an_isbn_is_an_issn() -> None:
    found = record("@article{a, isbn = {0022-1082, 15406261}}")
    assert (found.issn, found.isbn) == (("0022-1082", "1540-6261"), ())
    assert record("@book{a, isbn = {0-306-40615-2}}").isbn == ("0-306-40615-2",)
