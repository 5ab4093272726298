import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.keys import CiteKeys, KeyPatternError
from seedbrowse.records import Issued, Name, Record, Source

ANY_RECORD = st.builds(
    Record,
    title=st.text(),
    key=st.text() | st.sampled_from(["a", "A", "b"]),
    authors=st.lists(st.text().map(lambda text: Name(literal=text)), max_size=2).map(tuple),
    issued=st.none() | st.builds(Issued, st.integers(1, 9999)),
)


def record(title: str, family: str = "Lake", year: int = 2019, **fields: object) -> Record:
    authors = (Name(family=family, given="A."),) if family else ()
    return Record(title=title, authors=authors, issued=Issued(year), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "family", "key"),
    [
        ("From Mistrust to Solidarity or More Mistrust?", "Poletaev",
         "poletaevMistrustSolidarityMore2019"),
        ("BERT: Pre-training of Deep Transformers", "Devlin", "devlinBERTPretrainingDeep2019"),
        ("The lakes", "Poletaev", "poletaevLakes2019"),
        ("Über die Bäche", "Müller", "mullerUberBache2019"),
        ("Русские озёра и реки", "Полетаев", "poletaevRusskieOzeraI2019"),
        ("On <i>Natrix natrix</i>'s brooks", "O’Brien", "obrienNatrixNatrixsBrooks2019"),
        ("COVID-19 in 2020", "", "COVID1920202019"),
        ("湖", "朱", "2019"),
    ],
)  # fmt: skip
def test_the_pattern_is_author_three_words_and_year(title: str, family: str, key: str) -> None:
    assert CiteKeys()(record(title, family)) == key


def test_particles_belong_to_the_key() -> None:
    name = Name(family="Beethoven", given="L.", non_dropping_particle="van")
    assert CiteKeys()(Record(authors=(name,))) == "vanbeethoven"


def test_equal_keys_get_letters() -> None:
    keys = CiteKeys()
    given_keys = [keys(record("Lakes")) for _ in range(29)]
    assert given_keys[:3] == ["lakeLakes2019", "lakeLakes2019a", "lakeLakes2019b"]
    assert given_keys[25:] == [f"lakeLakes2019{end}" for end in ("y", "z", "aa", "ab")]


def test_a_source_s_own_key_is_preferred() -> None:
    keys = CiteKeys()
    assert keys(record("Lakes", key="Lake:2019+b")) == "Lake:2019+b"
    assert keys(record("Brooks", key="Lake:2019+b")) == "lakeBrooks2019"
    assert keys(record("Brooks", key="Lake:2019+B")) == "lakeBrooks2019a"


@pytest.mark.parametrize(
    "key", ["", "Siłuch2022", "a b", "a,b", "{a}", "a%b", "-a", "31978945", "a" * 101]
)
def test_a_key_that_is_no_key_is_replaced(key: str) -> None:
    assert CiteKeys()(record("Lakes", key=key)) == "lakeLakes2019"


def test_a_number_is_a_key_where_a_bibliography_says_so() -> None:
    own = record("Lakes", key="31978945", source=Source(format="bibtex"))
    assert CiteKeys()(own) == "31978945"


def test_keys_follow_the_pattern_that_is_asked_for() -> None:
    keys = CiteKeys("[auth]:[shortyear]", keeps_own=False)
    assert keys(record("Lakes", key="own")) == "Lake:19"
    assert keys(record("Brooks")) == "Lake:19a"
    assert CiteKeys("scholar")(record("Lakes", key="own")) == "own"


def test_a_pattern_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(KeyPatternError, match="did you mean “auth”"):
        CiteKeys("[aut]")


@given(st.lists(ANY_RECORD, max_size=20))
def test_keys_are_unique_ascii_and_always_the_same(records: list[Record]) -> None:
    keys = CiteKeys()
    given_keys = [keys(each) for each in records]
    assert len({key.lower() for key in given_keys}) == len(records)
    assert all(
        key.isascii() and key and not set(key) & set(" ,{}%#\\~\"'()=") for key in given_keys
    )
    again = CiteKeys()
    assert [again(each) for each in records] == given_keys
