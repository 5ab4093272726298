"""What makes two records one work, and what makes them two."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.duplicate_evidence import Verdict, verdict
from seedbrowse.library.duplicate_facts import facts_of
from seedbrowse.library.duplicate_keys import duplicate_keys
from seedbrowse.records import Issued, Name, Record

BASE = Record(
    type="article-journal",
    title="Grain stored through a long winter: what mice leave of it",
    authors=(Name(family="Brook", given="Anna"), Name(family="Nowak", given="B.")),
    issued=Issued(2019),
    container_title="Journal of Agricultural Storage",
    volume="12",
    issue="3",
    page="171-197",
    doi="10.5555/grain.1",
)


def changed(record: Record = BASE, **fields: object) -> Record:
    return msgspec.structs.replace(record, **fields)


def judged(one: Record, other: Record) -> Verdict:
    found = verdict(facts_of(one), facts_of(other))
    assert found == verdict(facts_of(other), facts_of(one))
    return found


BARE = changed(doi="")

SAME = {
    "capitals and a full stop": changed(BARE, title=f"{BASE.title.upper()}."),
    "typing errors": changed(
        BARE, title="Grain storred through a long wintr: what mice leave of it"
    ),
    "no subtitle": changed(BARE, title="Grain stored through a long winter"),
    "no diacritics": changed(BARE, authors=(Name(family="Bróok", given="A."),)),
    "another DOI of the same pages": changed(doi="10.2307/455"),
    "a DOI out of an address": changed(doi="https://doi.org/10.5555/GRAIN.1/full"),
    "the year before": changed(BARE, issued=Issued(2018)),
    "no year": changed(BARE, issued=None),
    "no authors": changed(BARE, authors=()),
    "an abbreviated journal": changed(BARE, container_title="J. Agric. Stor.", page=""),
    "an abbreviated range": changed(BARE, page="171-97"),
    "nothing but title, author and year": Record(
        title=BASE.title, authors=BASE.authors[:1], issued=BASE.issued
    ),
    "a title in two languages": changed(
        BARE, title=f"Getreide, über einen langen Winter gelagert [{BASE.title}]"
    ),
    "a translated title": changed(BARE, title="[Getreide, gelagert]", language="German"),
    "a note of an erratum": changed(BARE, title=f"{BASE.title} [Erratum appears in 2020]"),
    "retracted": changed(BARE, title=f"RETRACTED: {BASE.title}"),
    "authors in another order": changed(BARE, authors=BASE.authors[::-1]),
    "the particle elsewhere": changed(BARE, authors=(Name(family="de Brook", given="A."),)),
    "only the DOI in common": Record(doi="10.5555/grain.1"),
}
DIFFERENT = {
    "an erratum": changed(title=f"Erratum to: {BASE.title}"),
    "a correction by its type": changed(document_type="Erratum"),
    "a reply": changed(title=f"{BASE.title}: reply"),
    "a letter": changed(BARE, title=f"Re: {BASE.title}"),
    "other authors": changed(BARE, authors=(Name(family="Adler", given="C."),)),
    "five years later": changed(BARE, issued=Issued(2024)),
    "a preprint": changed(doi="10.1101/77", volume="", page="", container_title="bioRxiv"),
    "other pages": changed(BARE, page="300-310"),
    "a chapter with the DOI of its book": changed(
        title="Wheat in ships, and rats", page="200-210"
    ),
    "a book of that name": changed(BARE, type="book", volume="", page=""),
    "the conference paper": changed(
        BARE, type="paper-conference", container_title="Workshop on Mice", volume="", page=""
    ),
}  # fmt: skip


@pytest.mark.parametrize("other", [pytest.param(each, id=name) for name, each in SAME.items()])
def test_of_one_work(other):
    assert judged(BASE, other) > Verdict.UNKNOWN


@pytest.mark.parametrize("other", [pytest.param(each, id=name) for name, each in DIFFERENT.items()])
def test_of_two_works(other):
    assert judged(BASE, other) == Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Studies of stored grain and mice. Part I", "Studies of stored grain and mice. Part II"),
        ("Studies of stored grain and mice, 1", "Studies of stored grain and mice, 2"),
        ("Grain stored in Hungary in 2019", "Grain stored in Hungary in 2020"),
        ("Grain prices of the month: January", "Grain prices of the month: February"),
        ("Second survey of the stored grain", "Third survey of the stored grain"),
        ("The hepatitis B virus in mice and rats", "The hepatitis C virus in mice and rats"),
        ("Stored grain in the diet of male mice", "Stored grain in the diet of female mice"),
    ],
)  # fmt: skip
def test_what_counts_parts_two_titles(one, other):
    bare = changed(BARE, page="", volume="")
    assert judged(changed(bare, title=one), changed(bare, title=other)) <= Verdict.UNKNOWN


def test_a_part_in_roman_digits_is_the_same_in_arabic_ones():
    one, other = (changed(BARE, title=f"Studies of stored grain. Part {n}") for n in ("II", "2"))
    assert judged(one, other) > Verdict.UNKNOWN


@pytest.mark.parametrize("title", ["Editorial", "Introduction", "[No title available]", "Preface"])
def test_a_title_that_many_have_is_one_work_only_in_the_same_place(title):
    one = changed(BARE, title=title)
    assert judged(one, one) > Verdict.UNKNOWN
    assert judged(one, changed(one, page="2-3")) == Verdict.DIFFERENT
    assert judged(one, changed(one, page="")) == Verdict.UNKNOWN
    assert judged(one, changed(one, volume="", page="")) == Verdict.UNKNOWN


def test_a_report_of_each_year_under_one_name_is_a_work_a_year():
    one = changed(BARE, title="Annual report on the storage of grain", volume="", page="")
    assert judged(one, changed(one, issued=Issued(2020))) == Verdict.UNKNOWN
    assert judged(one, one) > Verdict.UNKNOWN


def test_two_articles_of_one_volume_that_begin_on_page_one_are_two():
    one = changed(title="A mouse in the mill", page="1-5", doi="10.5555/2", language="Spanish")
    assert judged(one, changed(one, title="Seven owls", doi="10.5555/3")) == Verdict.DIFFERENT


def test_one_identifier_of_a_database_is_one_work_whatever_the_language():
    one = Record(title="Grain in winter", pmid="77", issued=Issued(2019))
    assert judged(one, Record(title="Getreide im Winter", pmid="077")) == Verdict.IDENTIFIED


words = st.sampled_from(["", "Part", "II", "2019", "Editorial", "[Grain]", "Re:", "é", "研究"])
records = st.builds(
    Record,
    type=st.sampled_from(["article-journal", "book", "chapter"]),
    title=st.lists(words, max_size=5).map(" ".join) | st.text(max_size=20),
    authors=st.lists(st.builds(Name, st.text(max_size=5), literal=words), max_size=2).map(tuple),
    issued=st.none() | st.builds(Issued, st.integers(2018, 2021)),
    volume=words,
    page=st.sampled_from(["", "1-5", "e12", "x-", "-", "12-7", "²"]) | st.text(max_size=5),
    doi=st.sampled_from(["", "10.1/a", "10.1/b", ".pdf"]),
    wos=st.sampled_from(["", "WOS:1", "MEDLINE:1", ":"]),
    arxiv=st.sampled_from(["", "solv-int/9801001v2", "v1"]),
)


@given(records, records)
def test_any_two_records_are_judged_alike_from_both_sides(one, other):
    judged(one, other)


@given(records)
def test_a_record_never_contradicts_itself(record):
    assert judged(record, record) > Verdict.DIFFERENT


@pytest.mark.parametrize(
    "unit", ["[", ": ", "x [see comment ", "(erratum ", " = abcdefghij", "re: ", "a (b "]
)
def test_a_damaged_title_of_any_length_is_judged_by_its_beginning(unit):
    one, other = (
        changed(title=f"Grain stored {unit * 100_000}{end}", doi="") for end in ("mice", "rats")
    )
    assert judged(one, other) is not Verdict.DIFFERENT
    assert duplicate_keys(one) == duplicate_keys(other)
