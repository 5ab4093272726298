"""Metadata: lines of an export that speak of the file and of no record."""

import msgspec

__all__ = ["Metadata"]


class Metadata(msgspec.Struct, frozen=True):
    """One such line: `Scopus`, `EXPORT DATE: 14 October 2024`, the furniture of a printed page."""

    line: int
    """Counted from 1."""

    text: str
