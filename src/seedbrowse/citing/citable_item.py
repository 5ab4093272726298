"""Citable item: a record as the CSL-JSON item that a reference is made of.

Exports say things that belong in no reference, and say some in a way that CSL does not understand.
A CSL-JSON item that was read is cited as it is.
"""

from typing import Any, Final

from seedbrowse.citing.export_habits import HABITS, SERIAL_TYPES
from seedbrowse.records import Record
from seedbrowse.records.csl_item import to_csl
from seedbrowse.records.identity import bare_doi

__all__ = ["citable_item"]

_CITED_AS_IT_IS: Final = "csl-json"


def citable_item(record: Record, *, number_as_page: bool = False) -> dict[str, Any]:
    """The item of a record, for a CSL processor.

    DOIs lose their resolver, a conference has both names that styles call it by, and what exports
    have a habit of is settled: see `export_habits`.

    Args:
        record: The record.
        number_as_page: Whether an article number is the page of an article that has none, for
            styles that print only pages.
    """
    item = to_csl(record)
    del item["custom"]
    if record.source.format == _CITED_AS_IT_IS:
        return item
    if record.doi:
        item["DOI"] = bare_doi(record.doi)
    if record.event:
        item.setdefault("event", record.event)  # as older styles call it
    for settle in HABITS:
        settle(record, item)
    if number_as_page and record.number and record.type in SERIAL_TYPES:
        item.setdefault("page", record.number)
        item.pop("number", None)
    return item
