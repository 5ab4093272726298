"""Records of one work as one record."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.duplicate_merging import MERGED_FROM, merged_group
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.identity import normal_doi

SCOPUS = Record(
    type="article-journal",
    title="Grain in winter",
    authors=(Name(family="Brook", given="A."), Name(family="Nowak", given="B.")),
    issued=Issued(2019),
    volume="12",
    page="3-9",
    doi="10.5555/Grain.1",
    eid="2-s2.0-1",
    abstract="Short.",
    author_keywords=("Grain", "winter storage"),
    affiliations=("Mill House",),
    cited_by=3,
    extra={"CODEN": "GRAIN"},
    source=Source("scopus.ris", 1, 20, "ris"),
)
PUBMED = Record(
    title="Grain in winter.",
    authors=(Name(family="Brook", given="Anna", affiliations=(1,)),
             Name(family="Nowak", given="Berta", affiliations=(0,))),
    issued=Issued(2019, 5),
    doi="10.5555/grain.1",
    pmid="77",
    abstract="A longer abstract.",
    author_keywords=("grain", "Wheat"),
    affiliations=("Institute of Wheat", "mill house"),
    cited_by=1,
    extra={"CODEN": "GRN", "Owner": "NLM"},
    source=Source("pubmed.nbib", 30, 40, "nbib"),
)  # fmt: skip


def test_the_fuller_fields_of_all_parts_are_kept():
    one = merged_group([PUBMED, SCOPUS])
    assert one.type == "article-journal"
    assert one.title == "Grain in winter"
    assert (one.volume, one.page) == ("12", "3-9")
    assert (one.doi, one.eid, one.pmid) == ("10.5555/Grain.1", "2-s2.0-1", "77")
    assert one.abstract == "A longer abstract."
    assert one.author_keywords == ("Grain", "winter storage", "Wheat")
    assert one.cited_by == 3
    assert one.issued == Issued(2019, 5)


def test_a_title_in_capitals_gives_way_to_one_that_is_not():
    loud = msgspec.structs.replace(SCOPUS, title="GRAIN IN <i>WINTER</i>")
    assert merged_group([loud, PUBMED]).title == "Grain in winter."
    assert merged_group([loud, msgspec.structs.replace(PUBMED, title="")]).title == loud.title


def test_the_fullest_list_of_authors_points_to_the_affiliations_it_came_with():
    one = merged_group([SCOPUS, PUBMED])
    assert [name.given for name in one.authors] == ["Anna", "Berta"]
    assert [one.affiliations[name.affiliations[0]] for name in one.authors] == [
        "mill house",
        "Institute of Wheat",
    ]
    assert len(one.affiliations) == 2


def test_unplaced_fields_that_differ_stand_with_their_origin():
    assert merged_group([SCOPUS, PUBMED]).extra == {
        "CODEN": "GRAIN",
        "CODEN (pubmed.nbib:30)": "GRN",
        "Owner": "NLM",
        MERGED_FROM: "scopus.ris:1; pubmed.nbib:30",
    }


def test_a_second_identifier_of_a_kind_stays():
    other = msgspec.structs.replace(SCOPUS, doi="10.7777/jstor.1", source=Source("b.ris", 5))
    one = merged_group([SCOPUS, other])
    assert one.doi == SCOPUS.doi
    assert one.extra["DOI"] == "10.7777/jstor.1"


def test_another_title_volume_or_year_stays_with_its_origin():
    merged = merged_group([
        Record(title="On wells", volume="7", issued=Issued(2019), abstract="Long.", doi="10.5555/a",
               container_title="Lakes", source=Source("a.ris", 3)),
        Record(title="On Wells!", volume="8", issued=Issued(2020), doi="10.5555/a",
               container_title="J. Lakes", source=Source("b.bib", 9)),
    ])  # fmt: skip
    assert (merged.title, merged.volume, merged.issued) == ("On wells", "7", Issued(2019))
    assert merged.extra == {
        "Other volume": "8",
        "Other container title": "J. Lakes",
        "Other issued": "2020",
        "Merged from": "a.ris:3; b.bib:9",
    }


def test_punctuation_tells_pages_apart_and_markup_tells_no_titles_apart():
    merged = merged_group([
        Record(title="On <i>wells</i>", page="1-12", issued=Issued(2019, 3), source=Source("a", 1)),
        Record(title="On wells", page="112", issued=Issued(2019), source=Source("b", 1)),
    ])  # fmt: skip
    assert merged.extra == {"Other page": "112", "Merged from": "a:1; b:1"}


def test_guessed_keywords_give_way_to_those_that_a_source_divides():
    guessed = Record(author_keywords=("Grain winter",), author_keywords_inferred=True)
    assert merged_group([guessed, SCOPUS]).author_keywords == SCOPUS.author_keywords
    assert not merged_group([guessed, SCOPUS]).author_keywords_inferred
    assert merged_group([guessed, Record()]).author_keywords_inferred


def test_one_record_stays_as_it_is():
    assert merged_group([SCOPUS]) is SCOPUS


short = st.sampled_from(["", "a", "b", "A"])
lists = st.lists(st.sampled_from(["x", "X", "y", "y z"]), max_size=3).map(tuple)
names = st.lists(
    st.builds(
        Name,
        family=st.sampled_from(["Brook", "Li"]),
        given=short,
        affiliations=st.lists(st.integers(0, 3), max_size=2).map(tuple),
    ),
    max_size=3,
).map(tuple)
parts = st.lists(
    st.builds(
        Record,
        type=st.sampled_from(["document", "book"]),
        title=short,
        authors=names,
        editors=names,
        issued=st.none() | st.builds(Issued, st.sampled_from([2000, 2001]), st.integers(0, 2)),
        doi=short,
        pmid=short,
        wos=short,
        key=short,
        abstract=st.text("ab", max_size=3),
        author_keywords=lists,
        author_keywords_inferred=st.booleans(),
        affiliations=lists,
        references=lists,
        issn=lists,
        open_access=st.none() | st.booleans(),
        open_access_status=short,
        cited_by=st.none() | st.integers(0, 3),
        csl=st.dictionaries(st.sampled_from(["genre", "note"]), short),
        extra=st.dictionaries(st.sampled_from(["N1", "U1", "DOI"]), st.sampled_from("pq")),
        source=st.builds(Source, st.sampled_from(["a.ris", "b.ris"]), st.integers(0, 3)),
    ),
    min_size=2,
    max_size=4,
)


@given(parts)
def test_every_identifier_stays(records):
    one = merged_group(records)
    kept = {*one.extra.values(), normal_doi(one.doi), one.pmid, one.wos, one.key, ""}
    for record in records:
        assert normal_doi(record.doi) in {normal_doi(text) for text in kept}
        assert {record.pmid, record.wos, record.key} <= kept


@given(parts)
def test_every_unplaced_field_stays(records):
    one = merged_group(records)
    for record in records:
        assert {*record.extra.values()} <= {*one.extra.values()}
        for name, value in record.csl.items():
            assert value == one.csl[name] or value in {*one.extra.values(), ""}


@given(parts)
def test_merging_the_parts_into_the_merged_record_changes_nothing(records):
    one = merged_group(records)
    assert merged_group([one, one]) == one
    assert merged_group([one, *records]) == one


@given(parts)
def test_names_point_to_affiliations_that_there_are(records):
    one = merged_group(records)
    for name in (*one.authors, *one.editors):
        assert all(place < len(one.affiliations) for place in name.affiliations)
