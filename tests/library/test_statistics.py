"""Statistics: what is counted, however a library is kept, is what a plain count finds."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.library.library import DamagedError
from seedbrowse.library.statistics import COUNTED, Statistics, statistics_of
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.country import country_of
from seedbrowse.records.kind import kinds_of
from seedbrowse.records.language import languages_of
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import fold
from seedbrowse.search.facet import FacetName
from tests.corpus import corpus_files
from tests.formats.samples import CLASSIC, DOCUMENT, NEW
from tests.library.opened import cache_root, opened, records_of
from tests.library.test_load import many

VALUES: dict[FacetName, Callable[[Record], Iterable[str]]] = {
    FacetName.YEAR: lambda each: [] if each.year is None else [str(each.year)],
    FacetName.SOURCE: lambda each: [each.container_title or each.collection_title],
    FacetName.AUTHOR: lambda each: [name.display for name in each.authors],
    FacetName.AUTHOR_KEYWORD: lambda each: each.author_keywords,
    FacetName.INDEX_KEYWORD: lambda each: each.index_keywords,
    FacetName.COUNTRY: lambda each: [country_of(place) for place in each.affiliations],
    FacetName.TYPE: kinds_of,
    FacetName.LANGUAGE: lambda each: languages_of(each.language),
    FacetName.OPEN_ACCESS: lambda each: (
        [] if each.open_access is None else ["yes" if each.open_access else "no"]
    ),
}
EVERYTHING = 10**9
PLACES = ("Lakeside, Norway", "Shore University, Porto, Portugal", "Exeter, UK", "York, England")


def invented(number: int) -> Record:
    """A record that shares some of its values with others, some of them in another spelling."""
    return Record(
        title=f"On well {number}",
        authors=tuple(Name(family=f"Pond {k}", given="A.") for k in range(number % 5)),
        issued=Issued(1990 + number % 31) if number % 7 else None,
        container_title=("Ponds", "PONDS", "Brooks", "", "Körner")[number % 5],
        author_keywords=("lake", "Lake", f"tide {number % 9}")[number % 3 :],
        index_keywords=(f"water {number % 4}",) if number % 2 else (),
        affiliations=PLACES[: number % 5],
        language=("English", "English; Spanish", "")[number % 3],
        document_type=("Article", "Review")[number % 2],
        open_access=(True, False, None)[number % 3],
        cited_by=None if number % 6 == 0 else number * 7 % 50,
    )


def key(value: str) -> str:
    return " ".join(fold(without_markup(value)).split())


def plain_count(records: Iterable[Record], name: FacetName) -> Counter[str]:
    return Counter(
        each
        for record in records
        for each in {key(value) for value in VALUES[name](record)}
        if each
    )


def of(library, ids=None, most=EVERYTHING) -> Statistics:
    found = statistics_of(library, range(len(library)) if ids is None else ids, most=most)
    assert found is not None
    return found


def assert_counts_are_plain(found: Statistics, records: list[Record]) -> None:
    assert found.records == len(records)
    for name in COUNTED:
        facet = found.facets[name]
        counts = Counter({key(each.value): each.count for each in facet.values})
        assert counts == plain_count(records, name), name
        assert facet.distinct == len(counts)
        assert facet.missing == sum(
            not any(key(value) for value in VALUES[name](record)) for record in records
        )
    known = [record.cited_by for record in records if record.cited_by is not None]
    assert (found.citations.known, found.citations.total) == (len(known), sum(known))


def test_invented_records_are_counted_as_one_by_one():
    records = [invented(number) for number in range(200)]
    library = InMemoryLibrary(records)

    assert_counts_are_plain(of(library), records)
    some = library.search("year:2005.. -brooks").matching
    assert 0 < len(some) < len(records)
    assert_counts_are_plain(of(library, some), [records[number] for number in some])


@pytest.mark.parametrize("path", corpus_files("scopus_txt_new", "ris", "nbib")[:6], ids=str)
def test_real_records_are_counted_as_one_by_one(path):
    records = records_of(str(path))

    assert_counts_are_plain(of(InMemoryLibrary(records)), records)


def test_a_growing_a_stored_and_an_in_memory_library_have_the_same_statistics():
    Path("many.txt").write_text(many(700))
    for name, text in {"classic.txt": CLASSIC, "new.txt": NEW, "document.txt": DOCUMENT}.items():
        Path(name).write_text(text)
    paths = ("classic.txt", "many.txt", "document.txt", "new.txt")
    expected = of(InMemoryLibrary(records_of(*paths)), most=7)
    assert expected.citations.most_cited
    with opened(*paths) as library:
        assert of(library.until_read().library, most=7) == expected
        assert of(library.until_built().library, most=7) == expected


def test_every_year_is_told_and_of_other_fields_so_many_values():
    records = [invented(number) for number in range(200)]

    found = of(InMemoryLibrary(records), most=2)

    assert len(found.facets[FacetName.YEAR].values) == found.facets[FacetName.YEAR].distinct > 2
    assert len(found.facets[FacetName.SOURCE].values) == len(found.citations.most_cited) == 2


def test_no_records_have_statistics_too():
    found = of(InMemoryLibrary([]))

    assert found.records == 0
    assert all(facet.values == () for facet in found.facets.values())
    assert found.citations.mean is None


def test_counting_ends_as_soon_as_nobody_waits():
    library = InMemoryLibrary([invented(number) for number in range(3)])

    assert statistics_of(library, range(3), most=5, is_cancelled=lambda: True) is None


def test_damaged_citations_are_told():
    Path("classic.txt").write_text(CLASSIC)
    with opened("classic.txt") as library:
        library.until_built()
    (cited,) = (cache_root() / "libraries").rglob("rank-cited.npy")
    cited.write_bytes(b"x" * cited.stat().st_size)
    with opened("classic.txt") as again:
        with pytest.raises(DamagedError):
            statistics_of(again.library, range(2), most=5)
        again.until_read()
        again.until_read_again()
        assert of(again.library).records == 2
