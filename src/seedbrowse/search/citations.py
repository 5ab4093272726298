"""Citations: how often some records are cited, all together and by their year."""

import msgspec

__all__ = ["Citations", "CitedRecord", "YearCitations"]


class CitedRecord(msgspec.Struct, frozen=True):
    """One record and how often it is cited."""

    number: int
    """In the library."""

    cited: int


class YearCitations(msgspec.Struct, frozen=True):
    """The records of one year of publication."""

    year: int
    records: int
    """Those whose source tells how often they are cited."""

    total: int
    """How often they are cited together, whenever that was."""


class Citations(msgspec.Struct, frozen=True):
    """How often some records are cited, as their sources say."""

    known: int
    """Records whose source tells it, also those that are never cited; all else is about them."""

    missing: int
    """Records whose source does not tell it."""

    total: int
    mean: float | None
    """None where nothing is known, as of the median."""

    median: float | None
    h_index: int
    """The greatest number h so that h records are cited at least h times each (Hirsch 2005)."""

    most_cited: tuple[CitedRecord, ...]
    """The most cited first, of equals the first of the library; none that is never cited."""

    by_year: tuple[YearCitations, ...]
    """By year of publication, ascending; a year without such a record is left out, and so are
    records without a year."""
