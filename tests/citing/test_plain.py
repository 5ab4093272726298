"""Golden references, written by hand, and what holds for every record."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from seedbrowse.citing.plain import reference
from seedbrowse.formats.reading import Reading
from seedbrowse.records import Issued, Name, Record

LEE, NOWAK = Name(family="Lee", given="Ann"), Name(family="Nowak", given="Jan B.")
SEED = Path(__file__).parents[2] / "seeds" / "000_ca3a6ef0b031d6de.txt"
SEED_REFERENCE = (
    "Poletaev, D. V. (2019). From mistrust to solidarity or more mistrust? Russia’s migration "
    "experience in the international context. Russia in Global Affairs, 17(1), 171–197. "
    "https://doi.org/10.31278/1810-6374-2019-17-1-171-200"
)


def test_the_seed_is_cited_whole_as_it_stands_in_its_file():
    with SEED.open("rb") as stream:
        records = [item for item in Reading(stream, SEED.name) if isinstance(item, Record)]
    assert [reference(record) for record in records] == [SEED_REFERENCE]


ARTICLE = Record(
    type="article-journal",
    title="Grain storage in winter",
    authors=(LEE, NOWAK),
    issued=Issued(2020, 3, 5),
    container_title="Journal of Examples",
    volume="8",
    issue="2",
    page="11-19",
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {},
            "Lee, A., & Nowak, J. B. (2020). Grain storage in winter. "
            "Journal of Examples, 8(2), 11–19.",
        ),
        ({"authors": ()}, "Grain storage in winter. (2020). Journal of Examples, 8(2), 11–19."),
        (
            {"issued": None, "authors": (LEE,)},
            "Lee, A. (n.d.). Grain storage in winter. Journal of Examples, 8(2), 11–19.",
        ),
        (
            {"title": "", "authors": (LEE,)},
            "Lee, A. (2020). Journal of Examples, 8(2), 11–19.",
        ),
        (
            {"title": "Is <i>Zea mays</i> dry?", "authors": (LEE,), "issue": "", "page": ""},
            "Lee, A. (2020). Is Zea mays dry? Journal of Examples, 8.",
        ),
        (
            {"title": "A title with a stop.", "authors": (LEE,), "volume": "", "page": "7"},
            "Lee, A. (2020). A title with a stop. Journal of Examples, (2), 7.",
        ),
        (
            {"title": "“Who knows?”", "authors": (LEE,), "page": "", "number": "e15453"},
            "Lee, A. (2020). “Who knows?” Journal of Examples, 8(2), Article e15453.",
        ),
        (
            {"authors": (LEE,), "container_title": "Ann. Ex.", "volume": "", "issue": ""},
            "Lee, A. (2020). Grain storage in winter. Ann. Ex., 11–19.",
        ),
        (
            {"authors": (LEE,), "page": "S1-12-S1-20, 31-4, ix", "doi": "10.5555/X.1"},
            "Lee, A. (2020). Grain storage in winter. Journal of Examples, 8(2), "
            "S1-12–S1-20, 31–4, ix. https://doi.org/10.5555/X.1",
        ),
        (
            {"authors": (LEE,), "doi": "https://doi.org/10.5555/x.1", "url": "https://ex.org/1"},
            "Lee, A. (2020). Grain storage in winter. Journal of Examples, 8(2), 11–19. "
            "https://doi.org/10.5555/x.1",
        ),
        (
            {"authors": (LEE,), "url": "https://ex.org/1"},
            "Lee, A. (2020). Grain storage in winter. Journal of Examples, 8(2), 11–19. "
            "https://ex.org/1",
        ),
        (
            {"authors": (LEE,), "url": "https://www.scopus.com/record/1"},
            "Lee, A. (2020). Grain storage in winter. Journal of Examples, 8(2), 11–19.",
        ),
        (
            {"authors": (LEE,), "type": "article-newspaper", "volume": "", "issue": ""},
            "Lee, A. (2020, March 5). Grain storage in winter. Journal of Examples, 11–19.",
        ),
    ],
)
def test_an_article_is_cited_with_what_it_has(changes, expected):
    assert reference(replace(ARTICLE, **changes)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name(family="Carvalho", given="O.A.", non_dropping_particle="de"), "de Carvalho, O. A."),
        (Name(family="King", given="Martin L.", suffix="Jr."), "King, M. L., Jr."),
        (Name(family="Sartre", given="Jean-Paul"), "Sartre, J.-P."),
        (Name(family="王", given="小明"), "王小明."),
        (Name(family="김", given="민수"), "김민수."),
        (Name(literal="World Bank"), "World Bank."),
        (Name(literal="Statistics Office of the U.S."), "Statistics Office of the U.S."),
        (Name(family="Plato"), "Plato."),
        (Name(given="Madonna"), "Madonna."),
        (Name(family="O’Brien", given="A."), "O’Brien, A."),
        (Name(family="Полетаев", given="Дмитрий В."), "Полетаев, Д. В."),
    ],
)
def test_every_kind_of_name_is_printed_in_its_way(name, expected):
    assert reference(Record(authors=(name,), title="T")) == f"{expected} (n.d.). T."


def test_up_to_twenty_authors_are_all_named_and_of_more_the_first_nineteen_and_the_last():
    def authors(count: int) -> tuple[Name, ...]:
        return tuple(Name(family=f"F{n}", given="A.") for n in range(1, count + 1))

    twenty = reference(Record(authors=authors(20), title="T"))
    assert twenty.endswith("F19, A., & F20, A. (n.d.). T.")
    many = reference(Record(authors=authors(31), title="T"))
    assert many.endswith("F18, A., F19, A., … F31, A. (n.d.). T.")
    assert "F20" not in many


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            Record(
                type="chapter",
                title="Grain",
                authors=(LEE,),
                editors=(NOWAK, Name(family="King", given="Bo", suffix="Jr.")),
                issued=Issued(2018),
                container_title="The Book of Storage",
                csl={"edition": "2"},
                volume="3",
                page="12-30",
                publisher="Example Press Ltd.",
                doi="10.5555/b.3",
            ),
            "Lee, A. (2018). Grain. In J. B. Nowak & B. King Jr. (Eds.), The Book of Storage "
            "(2nd ed., Vol. 3, pp. 12–30). Example Press Ltd. https://doi.org/10.5555/b.3",
        ),
        (
            Record(type="chapter", title="Grain", editors=(NOWAK,), page="12"),
            "Grain. (n.d.). In J. B. Nowak (Ed.) (p. 12).",
        ),
        (
            Record(
                type="paper-conference",
                title="Drying grain",
                authors=(LEE, NOWAK, Name(literal="Grain Board")),
                issued=Issued(2017),
                container_title="Proceedings of Storage",
                collection_title="Lecture Notes in Examples",
                volume="12",
                page="1-9",
                event="10th Conference on Storage, Oslo",
                publisher="Example Society",
            ),
            "Lee, A., Nowak, J. B., & Grain Board. (2017). Drying grain. In Proceedings of Storage "
            "(Lecture Notes in Examples, Vol. 12, pp. 1–9). 10th Conference on Storage, Oslo. "
            "Example Society.",
        ),
        (
            Record(
                type="paper-conference",
                title="Drying grain",
                authors=(LEE,),
                issued=Issued(2017),
                container_title="Proceedings of STORAGE 2017",
                event="Storage 2017",
                number="7",
            ),
            "Lee, A. (2017). Drying grain. In Proceedings of STORAGE 2017 (Article 7).",
        ),
        (
            Record(type="paper-conference", title="A talk", authors=(LEE,), event="Storage 2017"),
            "Lee, A. (n.d.). A talk. Storage 2017.",
        ),
        (
            Record(
                type="book",
                title="Storage",
                authors=(LEE,),
                editors=(NOWAK,),
                issued=Issued(1999),
                csl={"edition": "Rev. ed."},
                publisher="Example Press",
            ),
            "Lee, A. (1999). Storage (J. B. Nowak, Ed.; Rev. ed.). Example Press.",
        ),
        (
            Record(
                type="book",
                title="Storage",
                editors=(LEE, NOWAK),
                issued=Issued(1999),
                csl={"edition": 13},
                publisher_place="Oslo",
            ),
            "Lee, A., & Nowak, J. B. (Eds.). (1999). Storage (13th ed.). Oslo.",
        ),
        (
            Record(
                type="report",
                title="Grain in numbers",
                authors=(Name(literal="Grain Board"),),
                issued=Issued(2001),
                number="17",
                publisher="Ministry of Examples",
                url="https://ex.org/17",
            ),
            "Grain Board. (2001). Grain in numbers (No. 17). Ministry of Examples. "
            "https://ex.org/17",
        ),
        (
            Record(
                type="thesis",
                title="On storage",
                authors=(LEE,),
                issued=Issued(2012),
                publisher="University of Examples",
                csl={"genre": "Doctoral dissertation"},
            ),
            "Lee, A. (2012). On storage [Doctoral dissertation, University of Examples].",
        ),
        (
            Record(type="thesis", title="On storage", authors=(LEE,)),
            "Lee, A. (n.d.). On storage [Thesis].",
        ),
        (
            Record(title="A leaflet", authors=(LEE,), issued=Issued(2003), publisher="Example"),
            "Lee, A. (2003). A leaflet. Example.",
        ),
        (Record(), "(n.d.)."),
        (Record(title="[/] [link] <b>"), "[/] [link] <b>. (n.d.)."),
    ],
)
def test_every_type_of_record_is_cited_in_its_form(record, expected):
    assert reference(record) == expected


# Without what the test looks for, so that only the reference's own punctuation can bring it.
TEXT = st.text(
    st.characters(blacklist_characters="()[]<>", blacklist_categories=("Cs",)), max_size=12
).filter(lambda text: ".." not in text)
NAME = st.builds(
    Name, family=TEXT, given=TEXT, non_dropping_particle=TEXT, suffix=TEXT, literal=TEXT
)
TYPES = (
    "article-journal", "chapter", "paper-conference", "book", "report", "thesis", "document",
    "webpage", "no-such-type",
)  # fmt: skip
RECORDS = st.builds(
    Record,
    type=st.sampled_from(TYPES),
    title=TEXT,
    authors=st.lists(NAME, max_size=3).map(tuple),
    editors=st.lists(NAME, max_size=3).map(tuple),
    issued=st.none() | st.builds(Issued, st.integers(-500, 3000), st.integers(0, 99)),
    container_title=TEXT,
    collection_title=TEXT,
    volume=TEXT,
    issue=TEXT,
    page=TEXT | st.from_regex(r"[0-9A-Z-]{1,9}", fullmatch=True),
    number=TEXT,
    doi=TEXT,
    url=TEXT,
    publisher=TEXT,
    publisher_place=TEXT,
    event=TEXT,
    document_type=TEXT,
    csl=st.dictionaries(
        st.sampled_from(["edition", "genre", "number"]), TEXT | st.integers() | st.none()
    ),
)


@settings(max_examples=400, deadline=None)
@given(RECORDS)
def test_a_reference_is_one_line_with_the_title_and_clean_punctuation(record):
    text = reference(record)
    assert len(text.splitlines()) == 1
    assert " ".join(record.title.split()) in text
    assert not [each for each in ("..", "()", "[]", "  ") if each in text]
    assert text == text.strip()
