"""Citation rate: how often a record is cited a year, so that old and new ones can be compared."""

from seedbrowse.records.record import Record

__all__ = ["cites_per_year"]


def cites_per_year(record: Record, present: int) -> float | None:
    """Citations a year, the year of publication and the `present` one both counted.

    None where the record lacks one of the two; a year to come counts as the present one.
    """
    if record.cited_by is None or record.year is None:
        return None
    return record.cited_by / max(present - record.year + 1, 1)
