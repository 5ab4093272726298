"""Values of facets that have several names, and those that are compared exactly."""

from collections import Counter

import numpy as np

from seedbrowse.records import Record, Source
from seedbrowse.search.facet import FacetName
from tests.search.faceted import facets_of


def never() -> None:
    pass


def test_countries_and_languages_are_found_by_any_of_their_names():
    records = [
        Record(affiliations=("Sand, Exeter, UK", "Sand, Boston, MA, USA"), language="English"),
        Record(affiliations=("Sand, Kyiv, Ukraine", "Sand, Seoul, South Korea"), language="eng"),
        Record(language="en; ger"),
    ]
    facets = facets_of(records)

    def found(find, name, typed):
        return np.flatnonzero(find(name, typed)).tolist()

    country, language = FacetName.COUNTRY, FacetName.LANGUAGE
    for find in (facets.with_words, facets.with_value):
        for typed in ("usa", "USA", "uk", "United Kingdom"):
            assert found(find, country, typed) == [0]
        for typed in ("south korea", "Korea"):
            assert found(find, country, typed) == [1]
        for typed in ("en", "eng", "english"):
            assert found(find, language, typed) == [0, 1, 2]
        for typed in ("de", "deu", "German"):
            assert found(find, language, typed) == [2]
    assert found(facets.with_words, country, "united") == [0]
    assert found(facets.with_words, language, "engl") == [0, 1, 2]
    counted = facets.count(range(3), language, None, never).values
    assert [(each.value, each.count) for each in counted] == [("English", 3), ("German", 1)]
    offered = facets.values(country, "uk", 5)
    assert [each.value for each in offered] == ["United Kingdom", "Ukraine"]
    assert facets.values(country, "uk", 1) == offered[:1]


def test_files_whose_names_differ_in_case_or_spaces_alone_are_two():
    names = ["a/Grain.txt", "a/grain.txt", "a/grain  2.txt", "a/grain 2.txt", "a/Körner.txt",
             "a/korner.txt", "a/<i>x</i>.txt", "a/x.txt", "a/grain.txt"]  # fmt: skip
    facets = facets_of([Record(source=Source(path=name)) for name in names])
    facet = facets.count(range(len(names)), FacetName.FILE, None, never)
    assert {each.value: each.count for each in facet.values} == Counter(names)
    for name in names:
        same = facets.with_value(FacetName.FILE, name).tolist()
        assert same == [name == other for other in names]
    assert facets.with_words(FacetName.FILE, "KORN").tolist() == ["rner" in each for each in names]
