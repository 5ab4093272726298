"""Library: many records as one thing, as the screens see it."""

from collections.abc import Callable, Sequence, Set
from typing import Protocol

from seedbrowse.records import Record
from seedbrowse.search.citations import Citations
from seedbrowse.search.engine import NO_SETS, Order, Results, WordsBySet
from seedbrowse.search.facet import Facet, FacetName, FacetValue

__all__ = ["DamagedError", "Library"]


class DamagedError(Exception):
    """The store under a library is damaged; it is being built anew."""


class Library(Protocol):
    """Records numbered from 0 in library order: that of the files, and within one of its lines.

    A library never changes; when files do, or more of them is read, a new one takes its place.
    Every method may be called from any thread.
    """

    def __len__(self) -> int:
        """How many records there are."""

    def __getitem__(self, number: int) -> Record:
        """One record; those asked for lately are kept, all others are decoded anew.

        Raises:
            IndexError: There is no record of this number.
            DamagedError: It cannot be read from the store.
        """

    def search(
        self,
        query: str,
        *,
        order: Order = Order(),  # noqa: B008 - frozen
        marked: Set[int] = frozenset(),
        term_sets: WordsBySet = NO_SETS,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Answer a query; see `SearchEngine`."""

    def facets(
        self,
        ids: Sequence[int],
        names: Sequence[FacetName],
        *,
        limit: int | None = None,
        typed: str = "",
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Facet] | None:
        """Count the values of some fields among the records `ids`; see `SearchEngine`.

        Raises:
            DamagedError: What is counted cannot be read.
        """

    def values(self, name: FacetName, typed: str, limit: int) -> list[FacetValue]:
        """Values of a field in which every word of `typed` begins a word; see `SearchEngine`.

        Raises:
            DamagedError: They cannot be read.
        """

    def citations(
        self,
        ids: Sequence[int],
        *,
        most: int,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Citations | None:
        """Add up how often the records `ids` are cited, and find at most `most` of the most cited.

        None as soon as `is_cancelled` says that nobody waits any more.

        Raises:
            DamagedError: What is added up cannot be read.
        """

    def digests(self, numbers: Sequence[int]) -> Sequence[int]:
        """The records' identities as 64 bits each (`records.identity.digest`).

        By them records are marked: one that stands in two files has the same one in both.
        """

    def duplicates(self, number: int) -> Sequence[int]:
        """The other records of the same work as this one, in library order.

        While files are being read, only those of the same identity are known.

        Raises:
            DamagedError: They cannot be read.
        """

    def number_in(self, other: "Library", number: int) -> int | None:
        """Where in this library the record is that has `number` in `other`; None where nowhere.

        First by its place (the same file, the same record of it), else by its identity.
        """
