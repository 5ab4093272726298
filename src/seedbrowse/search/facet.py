"""Facets: how many of some records have each value of a field."""

from enum import StrEnum

import msgspec

__all__ = ["Facet", "FacetName", "FacetValue"]


class FacetName(StrEnum):
    """A field whose values are counted."""

    YEAR = "year"
    SOURCE = "source"
    AUTHOR = "author"
    AUTHOR_KEYWORD = "author_keyword"
    INDEX_KEYWORD = "index_keyword"
    TYPE = "type"
    LANGUAGE = "language"
    OPEN_ACCESS = "open_access"
    COUNTRY = "country"
    FILE = "file"


class FacetValue(msgspec.Struct, frozen=True):
    """One value and how many records have it."""

    value: str
    """As most records spell it; of a year its digits, of open access `yes` or `no`."""

    count: int


class Facet(msgspec.Struct, frozen=True):
    """The values of one field among some records."""

    name: FacetName
    values: tuple[FacetValue, ...]
    """The most frequent first; years ascending."""

    distinct: int
    """How many different values there are, also those that `values` leaves out."""

    missing: int
    """Records without any value."""
