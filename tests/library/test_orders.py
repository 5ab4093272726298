"""Every order of a library, as it is on the disk and as it is in memory."""

from itertools import product

import msgspec

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.paths import demo_library
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.search.engine import Order, SortKey
from tests.library.opened import opened, records_of

BARE = Record(type="document")
FULL = Record(
    type="article-journal",
    title="Ponds",
    authors=(Name(family="Adler"),),
    issued=Issued(2019),
    container_title="Grain",
    cited_by=20,
    open_access=True,
    publication_stage="Final",
    language="English",
    affiliations=("A, Porto, Portugal",),
    funding=("A Council",),
    author_keywords=("lakes",),
    index_keywords=("Water",),
    volume="9",
    issue="2",
    page="7-9",
    doi="10.1/a",
    publisher="Lakes",
    event="Lakes and Ponds",
)
OTHER = msgspec.structs.replace(
    FULL, type="chapter", title="Rivers", authors=(Name(family="Biel"),), issued=Issued(2020),
    container_title="Ponds", cited_by=200, open_access=False, publication_stage="in Press",
    language="Spanish", affiliations=("B, Vigo, Spain",), funding=("B Council",),
    author_keywords=("lakes", "ponds"), index_keywords=("Waters",), volume="10", issue="11",
    page="12", doi="10.2/A", publisher="Ponds", event="Rivers",
)  # fmt: skip


def test_every_order_puts_gaps_last_both_ways_and_leaves_equal_records_as_they_stand():
    library = InMemoryLibrary([BARE, OTHER, FULL, BARE, OTHER])
    for by in (each for each in SortKey if each not in (SortKey.RELEVANCE, SortKey.FILE)):
        rising = [2, 1, 4, 0, 3]
        falling = [1, 4, 2, 0, 3]
        if by is SortKey.OPEN_ACCESS:  # `no` before `yes`
            rising, falling = falling, rising
        assert [*library.search("", order=Order(by)).ids] == rising, by
        assert [*library.search("", order=Order(by, descending=True)).ids] == falling, by


def test_files_are_ordered_by_their_names_without_their_folders():
    paths = ("b/9.ris", "a/10.ris", "c/9.RIS")
    library = InMemoryLibrary([Record(source=Source(path)) for path in paths])
    assert [*library.search("", order=Order(SortKey.FILE)).ids] == [0, 2, 1]


def test_a_stored_library_has_the_same_orders_as_one_in_memory():
    folder = str(demo_library())
    in_memory = InMemoryLibrary(records_of(folder))
    with opened(folder) as session:
        stored = session.until_built().library
        for by, descending, query in product(SortKey, (False, True), ("", "species")):
            order = Order(by, descending and by is not SortKey.RELEVANCE)
            wanted, found = (each.search(query, order=order) for each in (in_memory, stored))
            assert [*found.ids] == [*wanted.ids], (order, query)
