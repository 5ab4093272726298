"""Answer: what a table shows, together with the library whose numbers it speaks of."""

from dataclasses import dataclass

from seedbrowse.library.library import DamagedError, Library
from seedbrowse.records import Record
from seedbrowse.search.engine import Results

__all__ = ["Answer", "record_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """Results, and the library they were asked of: their numbers mean nothing in any other."""

    library: Library
    results: Results

    @classmethod
    def everything(cls, library: Library, query: str = "") -> "Answer":
        """Every record in library order: the answer to an empty query, for which nobody waits."""
        return cls(library, Results(query, range(len(library)), len(library), {}, 0.0))

    def row_of(self, number: int) -> int | None:
        """The row that a record stands in; None where it is not among the results."""
        try:
            return self.results.ids.index(number)
        except ValueError:
            return None


def record_of(library: Library, number: int) -> Record | None:
    """A record; None where the store under the library is damaged and being built anew."""
    try:
        return library[number]
    except (DamagedError, OSError):
        return None
