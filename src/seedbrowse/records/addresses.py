"""Addresses of records: which of them tell where a work is."""

import re
from typing import Final

from seedbrowse.records.patterns import pattern

__all__ = ["is_database_page"]

_DATABASE: Final = pattern(
    r"https?://(?:(?:[\w-]+\.)*(?:scopus|webofscience|webofknowledge)\.com(?:/|$)"
    # A library's proxy, under whatever name, leads to the same page.
    r"|[^/?#]*\bscopus[^/?#]*/(?:inward|record)/)",
    re.IGNORECASE,
)


def is_database_page(url: str) -> bool:
    """Whether an address is a database's own page of the record.

    That is where the record was found, not where the work is, and needs a subscription.
    """
    return _DATABASE.match(url) is not None
