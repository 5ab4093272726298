"""Names, identities and CSL items of records."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.csl_item import brief_csl, from_csl, is_own, to_csl
from seedbrowse.records.identity import identity, normal_doi
from tests.corpus import SEED
from tests.formats.reading_text import records
from tests.formats.samples import ALL


def test_leading_lower_case_words_of_a_family_are_its_particle() -> None:
    name = Name.from_parts("de Carvalho", "Osmar", "Jr.")
    assert (name.non_dropping_particle, name.family) == ("de", "Carvalho")
    assert name.display == "de Carvalho, Osmar, Jr."
    assert Name.from_parts("De Carvalho", "O.").non_dropping_particle == ""
    assert Name.from_parts("bell hooks", "").literal == "bell hooks"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Record(doi="10.5555/ABC", eid="2-s2.0-1"), "10.5555/abc"),
        (Record(eid="2-s2.0-1", pmid="7"), "2-s2.0-1"),
        (Record(pmid="7", wos="WOS:1"), "pmid:7"),
        (Record(wos="WOS:1"), "wos:WOS:1"),
    ],
)
def test_a_record_is_named_by_its_strongest_identifier(record: Record, expected: str) -> None:
    assert identity(record) == expected


def test_without_identifiers_title_year_and_author_make_the_identity() -> None:
    first = Record(title="On Größe", issued=Issued(2019), authors=(Name(family="Ø"),))
    same = Record(
        title="on grosse.", issued=Issued(2019, 5), authors=(Name(family="o", given="A."),)
    )
    other = Record(title="On Größe", issued=Issued(2020), authors=(Name(family="Ø"),))
    assert identity(first) == identity(same)
    assert identity(first) != identity(other)


@pytest.mark.parametrize(
    "doi", ["https://doi.org/10.5555/A", "http://dx.doi.org/10.5555/a", "doi: 10.5555/a"]
)
def test_a_doi_is_the_same_behind_every_resolver(doi: str) -> None:
    assert normal_doi(doi) == "10.5555/a"


def test_the_seed_as_a_csl_item() -> None:
    (record,) = records(SEED.read_text(encoding="utf-8"))
    item = to_csl(record)
    assert item["type"] == "article-journal"
    assert item["author"] == [{"family": "Poletaev", "given": "D.V."}]
    assert item["issued"] == {"date-parts": [[2019]]}
    assert item["container-title"] == "Russia in Global Affairs"
    assert item["ISSN"] == "1810-6374"
    assert item["custom"]["eid"] == "2-s2.0-85064328342"
    assert item["custom"]["open_access"] is True
    assert item["custom"]["author_keywords_inferred"] is True
    assert item["custom"]["index_keywords"] == []
    assert item["custom"]["cited_by"] is None
    assert item["custom"]["source"]["first_line"] == 1


@pytest.mark.parametrize("text", [text for text, _ in ALL.values()], ids=list(ALL))
def test_a_record_survives_the_way_to_a_csl_item_and_back(text: str) -> None:
    for record in records(text):
        for write in (to_csl, brief_csl):
            item = json.loads(json.dumps(write(record)))
            assert is_own(item)
            assert from_csl(item) == record


words = st.text(st.characters(categories=["L", "N"]), min_size=1)
names = st.builds(
    Name,
    family=words,
    given=words,
    suffix=st.just("") | words,
    corresponding=st.booleans(),
    affiliations=st.sampled_from([(), (0,), (1, 0)]),
) | st.builds(Name, literal=words, author_id=st.just("") | words)


@given(
    st.builds(
        Record,
        title=words,
        authors=st.lists(names, max_size=3).map(tuple),
        editors=st.lists(names, max_size=2).map(tuple),
        issued=st.none() | st.builds(Issued, st.integers(1500, 2100), st.integers(0, 12)),
        issn=st.lists(words, max_size=2).map(tuple),
        cited_by=st.none() | st.integers(0, 999),
        open_access=st.none() | st.booleans(),
        extra=st.dictionaries(words, words, max_size=2),
        csl=st.dictionaries(st.sampled_from(["genre", "status"]), words),
        source=st.builds(Source, path=words, first_line=st.integers(1, 9)),
    )
)
def test_any_record_survives_the_way_to_a_csl_item_and_back(record: Record) -> None:
    for write in (to_csl, brief_csl):
        item = msgspec.json.decode(msgspec.json.encode(write(record)))
        assert is_own(item)
        assert from_csl(item) == record


def test_a_brief_item_says_nothing_of_what_is_not_there() -> None:
    record = Record(
        title="Lakes",
        authors=(Name(family="Lake"), Name(family="Brook", corresponding=True)),
        open_access=False,
        cited_by=0,
    )
    assert brief_csl(record)["custom"] == {
        "open_access": False,
        "cited_by": 0,
        "authors": [{}, {"corresponding": True}],
        "source": {"format": ""},
    }


@pytest.mark.parametrize("custom", [None, {}, {"eid": "x"}, {"source": "x"}, {"stars": 4}])
def test_the_custom_facts_of_other_programs_are_not_ours(custom: object) -> None:
    assert not is_own({"custom": custom})
