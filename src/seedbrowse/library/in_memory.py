"""InMemoryLibrary: a library of records that are there as objects, for a few thousand of them."""

from collections.abc import Callable, Sequence, Set

from seedbrowse.library.library import Library
from seedbrowse.records import Record
from seedbrowse.records.collation import authors_key, source_key, title_key
from seedbrowse.records.identity import digest
from seedbrowse.search.engine import Order, Results, SortKey
from seedbrowse.search.local import LocalEngine

__all__ = ["InMemoryLibrary"]


class InMemoryLibrary:
    """What headless commands search, and whatever else needs no file."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Make a library of `records`, which must not change any more."""
        self._records = records
        self._engine = LocalEngine()
        self._engine.extend(records)
        self._digests = [digest(record) for record in records]

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, number: int) -> Record:
        return self._records[number]

    def search(
        self,
        query: str,
        *,
        order: Order = Order(),  # noqa: B008 - frozen
        marked: Set[int] = frozenset(),
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Results | None:
        """Answer a query; see `SearchEngine`."""
        words = query.split()
        results = self._engine.search(
            " ".join(word for word in words if word != "is:marked"), is_cancelled=is_cancelled
        )
        if results is None:
            return None
        ids = list(results.ids)
        if "is:marked" in words:
            ids = [number for number in ids if self._digests[number] in marked]
        return Results(query, self._sorted(ids, order), len(self), results.terms, results.took,
                       order)  # fmt: skip

    def digests(self, numbers: Sequence[int]) -> Sequence[int]:
        """The records' identities as 64 bits each."""
        return [self._digests[number] for number in numbers]

    def number_in(self, other: Library, number: int) -> int | None:
        """Where in this library the record is that has `number` in `other`."""
        wanted = other[number]
        if number < len(self) and self._records[number] == wanted:
            return number
        identity = digest(wanted)
        return self._digests.index(identity) if identity in self._digests else None

    def _sorted(self, ids: list[int], order: Order) -> list[int]:
        if order.by is SortKey.RELEVANCE:
            return ids
        keys = {number: _key(self._records[number], order.by) for number in ids}
        known = [number for number in ids if keys[number] is not None]
        gaps = [number for number in ids if keys[number] is None]
        known.sort(key=lambda number: keys[number] or (0, ""), reverse=order.descending)
        return known + gaps


def _key(record: Record, by: SortKey) -> tuple[int, str] | None:
    """What a record sorts by; None where it has nothing of the kind."""
    if by in (SortKey.YEAR, SortKey.CITED):
        number = record.year if by is SortKey.YEAR else record.cited_by
        return None if number is None else (number, "")
    texts = {
        SortKey.AUTHORS: authors_key,
        SortKey.SOURCE: source_key,
        SortKey.TITLE: title_key,
    }
    text = texts[by](record)
    return (0, text) if text else None
