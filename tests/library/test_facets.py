"""Facets of libraries, however they are kept."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from seedbrowse.library.facet_store import part_facets, write_part_facets
from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.library.library import DamagedError
from seedbrowse.records import Issued, Record
from seedbrowse.search.facet import FacetName, FacetValue
from seedbrowse.search.facet_builder import FacetBuilder
from seedbrowse.search.facet_column import FacetColumn
from tests.formats.samples import CLASSIC, NEW
from tests.library.opened import cache_root, opened, records_of
from tests.library.test_load import many


def all_facets(library):
    return library.facets(range(len(library)), [*FacetName])


def test_a_growing_a_stored_and_an_in_memory_library_have_the_same_facets():
    Path("many.txt").write_text(many(700))
    Path("classic.txt").write_text(CLASSIC)
    Path("same.txt").write_text(CLASSIC)
    Path("new.txt").write_text(NEW)
    paths = ("classic.txt", "many.txt", "same.txt", "new.txt")
    expected = all_facets(InMemoryLibrary(records_of(*paths)))
    with opened(*paths) as library:
        growing = library.until_read().library
        assert all_facets(growing) == expected
        stored = library.until_built().library
        assert stored is not growing
        assert all_facets(stored) == expected
    with opened(*paths) as library:
        assert all_facets(library.library) == expected
        some = library.library.search("lake").ids
        assert 0 < len(some) < len(library.library)
        growing = library.library.facets(some, [FacetName.TYPE, FacetName.FILE], limit=1)
        assert [len(facet.values) for facet in growing] == [1, 1]
    assert {facet.name: facet.missing for facet in expected}[FacetName.FILE] == 0
    files = {value.value: value.count for value in expected[-1].values}
    assert (files["many.txt"], files["classic.txt"], files["same.txt"]) == (700, 2, 2)


def test_values_are_found_by_what_is_typed():
    Path("classic.txt").write_text(CLASSIC)
    with opened("classic.txt") as library:
        assert library.until_built().library.values(FacetName.FILE, "cla", 5) == [
            FacetValue("classic.txt", 2)
        ]
        assert library.library.values(FacetName.FILE, "lassic", 5) == []


def test_counting_needs_no_index_of_words():
    Path("classic.txt").write_text(CLASSIC)
    with opened("classic.txt") as library:
        library.until_built()
    for index in cache_root().glob("libraries/*/*/term_*"):
        index.write_bytes(b"x" * index.stat().st_size)
    with opened("classic.txt") as library:
        (facet,) = library.library.facets(range(2), [FacetName.FILE])
    assert facet.values == (FacetValue("classic.txt", 2),)


def test_a_damaged_facet_is_told_and_built_anew():
    Path("classic.txt").write_text(CLASSIC)
    with opened("classic.txt") as library:
        library.until_built()
    (source,) = (cache_root() / "libraries").rglob("facet-source.npy")
    source.write_bytes(b"x" * source.stat().st_size)
    with opened("classic.txt") as again:
        with pytest.raises(DamagedError):
            again.library.facets(range(2), [FacetName.SOURCE])
        again.until_read()
        again.until_read_again()
        assert again.library.facets(range(2), [FacetName.SOURCE])[0].missing == 0
        assert again.notices == ["The cache was damaged; the files are being read again."]


def test_a_flipped_bit_of_a_facet_is_told_before_it_takes_memory():
    Path("many.txt").write_text(many(40))
    with opened("many.txt") as library:
        library.until_built()
    (source,) = (cache_root() / "libraries").rglob("facet-source.npy")
    stored = np.load(source)
    starts = stored[8 * len(FacetColumn.ARRAYS) :][: 41 * 4].view(np.uint32)
    assert starts[0] == 0
    starts[7] |= 1 << 31
    np.save(source, stored)
    with opened("many.txt") as again:
        with pytest.raises(DamagedError, match="facet"):
            again.library.search('source:="Lakes"')
        with pytest.raises(DamagedError, match="facet"):
            again.library.facets(range(20), [FacetName.SOURCE])


def test_a_facet_of_other_lengths_is_told_by_a_search_too():
    Path("many.txt").write_text(many(40))
    with opened("many.txt") as library:
        library.until_built()
    (facts,) = (cache_root() / "libraries").rglob("facet-facts.npy")
    stored = np.load(facts)
    stored[:16].view(np.int64)[:] += [-8, 8]
    np.save(facts, stored)
    with opened("many.txt") as again:
        with pytest.raises(DamagedError, match="what is stored is damaged"):
            again.library.search("has:eid year:2021")
        again.until_read()
        again.until_read_again()
        assert len(again.library.search("has:eid year:2021").ids) == 40


@pytest.mark.parametrize("damage", ["empty", "cut", "longer", "other numbers", "missing"])
def test_a_part_that_is_not_what_was_written_is_refused(damage):
    builder = FacetBuilder()
    builder.add(Record(title="Tides", author_keywords=("grain", "sand")))
    write_part_facets(Path(), builder.build())
    assert len(part_facets(Path())) == 1
    stored = np.load("facets.npy")
    match damage:
        case "empty":
            stored = stored[:0]
        case "cut":
            stored = stored[:-8]
        case "longer":
            stored = np.append(stored, np.zeros(8, np.uint8))
        case "other numbers":
            stored[:16] = 255
    np.save("facets.npy", stored)
    if damage == "missing":
        Path("facets.npy").unlink()
    with pytest.raises((OSError, ValueError)):
        part_facets(Path())


def test_numbers_beyond_any_year_and_any_count_are_taken():
    library = InMemoryLibrary([Record(issued=Issued(9999), cited_by=10**12), Record()])
    assert library.facets(range(2), [FacetName.YEAR])[0].values == (FacetValue("9999", 1),)


def test_a_library_without_a_record_has_no_values():
    assert all(not each.values and not each.missing for each in all_facets(InMemoryLibrary([])))


def test_nothing_is_collected_before_it_is_asked_for():
    code = (
        "import sys\n"
        "from seedbrowse.library.in_memory import InMemoryLibrary\n"
        "from seedbrowse.search.facet import FacetName\n"
        "library = InMemoryLibrary([])\n"
        "print('numpy' in sys.modules)\n"
        "library.facets([], [FacetName.YEAR])\n"
        "print('numpy' in sys.modules, 'rapidfuzz' in sys.modules)\n"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout.split() == ["False", "True", "False"], printed.stderr
